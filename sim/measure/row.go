package measure

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Row is one line of a report: a measure, or a measure for one site, agency, channel …
type Row struct {
	Measure  string // id of the declared measure, name of the built-in one, or the milestone
	Title    string
	Origin   Origin
	Per      string               // site, agency, incident, channel, kind, unit, pool, place, hour and so on, or several; instant for a level; empty without
	Key      string               // id of what the row is about, or the instant as written; empty when Per is
	Name     string               // display name of Key
	From     string               // milestone as written; of a built-in measure, the instant in words; empty without
	To       string               // the same
	Unit     scenario.MeasureUnit // what values count, in parts
	Several  bool                 // a run may yield any number of values; otherwise exactly one
	Streamed bool                 // those are of a stream's instances: not Values but a Ledger holds them
	Timed    bool                 // its values are times between two records, or added up of such
	Mean     bool                 // its one value is a mean over time or a share, of which a fold has the Parts
	Waits    bool                 // its mean is over all who have waited: those who were not served count as what they waited
	Part     bool                 // it has those values only that are of a group, or began while, or outside, an incident
	Groups   int32                // rows among which one value is in that of its group, and not applicable in the others; at most 1 where each row has its own
	Period   Period               // that the row is about; the zero Period when about the whole window
	Target   *scenario.Figure[scenario.Target]
}

// ID is what the row is called on command lines and in data: the measure's id, and of one with several rows the key behind it.
func (r *Row) ID() string {
	if r.Key == "" {
		return r.Measure
	}
	return r.Measure + ":" + r.Key
}

// Times is in how many of the rows, all those of a measure or one of them, each value of theirs is counted.
func (r *Row) Times(rows int) int {
	if r.Several {
		return 1
	}
	return max(1, min(rows, int(r.Groups)))
}

// Period is a part of the time that is measured.
type Period struct{ From, To engine.Time }

// Whole reports whether the period is not a part.
func (p Period) Whole() bool { return p == Period{} }

// Origin says why a row is there.
type Origin uint8

// The origins of a row.
const (
	Declared Origin = iota // the scenario declares the measure
	Builtin                // every report shows it
	Instant                // an objective or a report refers to the milestone; its value counts from time 0
)

// Value is what one run yields for a row.
type Value struct {
	Row    int32 // index in Set.Rows
	State  State
	Amount int64 // parts of the row's unit; unless Happened, a bound of what it would have been
}

// State tells a value from the ways of not having one.
//
// The Amount of one that is Unfinished is what it would be if all that has not occurred did at the horizon: how long it has lasted, which is
// the least that it can become; 0 of one that has neither begun nor ended and still may; and less than 0 of one that has ended and may still begin,
// which is the most that it can become. Of one that Never happened it is 0, or of a row with Waits how long was waited in vain.
type State uint8

// The states of a value.
const (
	Happened      State = iota
	Unfinished          // not over by the horizon, and could still be; of a stream's instance also what could still begin
	Never               // it never began because something gave up, failed, was released or still waits, or has ended without its end
	NotApplicable       // it never began because the plan took another way: the run says nothing about how long it takes
	numStates
)

// Missing reports whether a value is longer than any other, because what is measured was not over or came to nothing.
func (s State) Missing() bool { return s == Unfinished || s == Never }

// Counts is a number of values by state.
type Counts [numStates]int

// String returns the state as reports print it.
func (s State) String() string {
	return [...]string{"happened", "unfinished", "never", "not-applicable"}[s]
}
