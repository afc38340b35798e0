package conform

import (
	"slices"

	"simulate/sim/log"
)

// Call is the group of what is stamped of a call as a whole.
const Call = -1

// Unknown is the group of a unit that is none of the plan's.
const Unknown = -2

// Stamps are instants in milliseconds since any moment, or log.None.
type Stamps [log.NumInstants]int64

// Unstamped has none.
func Unstamped() (s Stamps) {
	for at := range s {
		s[at] = log.None
	}
	return s
}

// First keeps the earlier of what is stamped already and another instant.
func (s *Stamps) First(at log.Instant, ms int64) {
	if ms != log.None && (s[at] == log.None || ms < s[at]) {
		s[at] = ms
	}
}

// Course is an incident as a log shows it.
type Course struct {
	Call  Stamps // of what units do there is nothing in it
	Parts []Part
}

// Part is a unit's part in a call.
type Part struct {
	Group int // of the plan's, or Unknown
	At    Stamps
}

// OfUnits reports whether an instant is one that each unit has its own of, and that plans are held against.
func OfUnits(at log.Instant) bool {
	switch at {
	case log.Notified, log.EnRoute, log.OnScene, log.LeftScene, log.AtDestination, log.Available:
		return true
	}
	return false
}

// Label is an instant of a group of units, or of the call.
type Label struct {
	Group int // or Call; where the instant is one of units, Call stands for all that are sent
	At    log.Instant
}

// Last is the number of the last.
const Last = 0

// Thing is one of what a label stands for: the second patrol car on scene.
type Thing struct {
	Label
	Nth int // in the order of time, counted from 1, or Last
}

// Plan is what of a plan a log can show.
type Plan struct {
	Sent   []bool  // by group: its units are sent, and do not only work where they are
	Judged []Label // what the log can show of it, in the order of groups and then of instants
	Orders []Order
	Paces  []Pace
}

// Order says that one thing comes before another, and before all later ones of that label.
type Order struct{ First, Then Thing }

// Pace says that the n-th of one label comes before the n-th of another.
type Pace struct{ First, Then Label }

// times are those of a label in a course, ascending.
func (p *Plan) times(c *Course, l Label) (times []int64) {
	if l.Group == Call && !OfUnits(l.At) {
		if ms := c.Call[l.At]; ms != log.None {
			times = append(times, ms)
		}
		return times
	}
	for i := range c.Parts {
		part := &c.Parts[i]
		if ms := part.At[l.At]; ms != log.None && (part.Group == l.Group || l.Group == Call && part.Group >= 0 && p.Sent[part.Group]) {
			times = append(times, ms)
		}
	}
	slices.Sort(times)
	return times
}

// Time is when a thing happened in a course, or log.None.
func (p *Plan) Time(c *Course, t Thing) int64 {
	times := p.times(c, t.Label)
	switch {
	case t.Nth == Last && len(times) > 0:
		return times[len(times)-1]
	case t.Nth == Last || t.Nth > len(times):
		return log.None
	}
	return times[t.Nth-1]
}

// Counts is how many there are of each label that is judged.
func (p *Plan) Counts(c *Course) []int {
	counts := make([]int, len(p.Judged))
	for i, l := range p.Judged {
		counts[i] = len(p.times(c, l))
	}
	return counts
}
