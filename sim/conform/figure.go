package conform

import (
	"slices"

	"simulate/sim/log"
)

// Figure is a time that a log shows of an incident: one between two things, or how long the units of a group took for an interval.
type Figure struct {
	From, To []Thing // of several the first that happened
	Group    int     // of an interval
	Interval int     // in log.Intervals, or Whole
}

// Whole is the interval of a figure that is the time between two things.
const Whole = -1

// Between is the time from one thing to another.
func Between(from, to Thing) Figure {
	return Figure{From: []Thing{from}, To: []Thing{to}, Interval: Whole}
}

// Until is the instant that a figure ends with.
func (f *Figure) Until() log.Instant {
	if f.Interval != Whole {
		return log.Intervals[f.Interval].To
	}
	return f.To[0].At
}

// Of is a figure of a course in milliseconds, of the intervals of several units the median; log.None where an end of it is missing. The
// median of an even number is the lower of the two in the middle, as everywhere in the project.
func (f *Figure) Of(p *Plan, c *Course) int64 {
	if f.Interval == Whole {
		return p.between(c, f.From, f.To)
	}
	var values []int64
	interval := log.Intervals[f.Interval]
	for i := range c.Parts {
		part := &c.Parts[i]
		if from, to := part.At[interval.From], part.At[interval.To]; part.Group == f.Group && from != log.None && to != log.None {
			values = append(values, to-from)
		}
	}
	if len(values) == 0 {
		return log.None
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}

func (p *Plan) between(c *Course, from, to []Thing) int64 {
	first, last := p.earliest(c, from), p.earliest(c, to)
	if first == log.None || last == log.None {
		return log.None
	}
	return last - first
}

func (p *Plan) earliest(c *Course, things []Thing) int64 {
	earliest := int64(log.None)
	for _, t := range things {
		if at := p.Time(c, t); at != log.None && (earliest == log.None || at < earliest) {
			earliest = at
		}
	}
	return earliest
}

// Phases are how long it took from each of several things to the next, in milliseconds. They add up to the time from the first to the
// last: one that came before its predecessor took no time. Those that end with what did not happen, or begin with it, are log.None.
func (p *Plan) Phases(c *Course, points []Thing) []int64 {
	phases := make([]int64, len(points)-1)
	so := p.Time(c, points[0])
	for i, point := range points[1:] {
		at := p.Time(c, point)
		phases[i] = log.None
		switch {
		case at == log.None || so == log.None:
			so = at
			continue
		case at < so:
			at = so
		}
		phases[i], so = at-so, at
	}
	return phases
}
