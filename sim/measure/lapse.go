package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Lapse is a time that a Timed row's value is, or is part of: what lies between two records of a run. To is the earlier one where
// the value is negative. Of one that has not Happened they are those of its milestones that have occurred, where it lies between such; of
// a wait that counts with what was Waited (Row.Waits), From is where it asked.
type Lapse struct {
	Row      int32
	State    State
	Of       sim.Instance // of a stream whose it is; without an ordinal of what is no instance's
	From, To sim.Occurrence
	Waited   engine.Time // of a wait that counts though it has not Happened: by when it gave up, or by the horizon
	Again    bool        // more of the value that the row's last lapse was of: a site may be in a posture more than once
}

// Length is how much of the value it is; negative where it ends before it begins.
func (x *Lapse) Length() engine.Time { return x.To.At - x.From.At }

// spell is how long something took; of what did not, why, and how long at least it would have.
type spell struct {
	state    State
	length   engine.Time
	from, to sim.Occurrence
	more     []period // besides, where it was not all at once
}

// period lies between two records.
type period struct{ from, to sim.Occurrence }

// between is the time between two occurrences.
func between(from, to sim.Occurrence) spell {
	return spell{length: to.At - from.At, from: from, to: to}
}

// unfinished is what has lasted since an instant, and is not over by the horizon.
func (f *Fold) unfinished(since engine.Time) spell {
	return spell{state: Unfinished, length: f.now - since}
}

// backwards is what has ended, at an instant, before it has begun: as if it began at the horizon.
func (f *Fold) backwards(end engine.Time) spell {
	return spell{state: Unfinished, length: end - f.now}
}

// without is a spell of what did not happen.
func without(state State) spell { return spell{state: state} }

// onto tells what a spell lies between.
func (f *Fold) onto(row int32, s *slot, l *spell) {
	if !f.set.Rows[row].Timed {
		return
	}
	x := Lapse{Row: row, State: l.state, From: l.from, To: l.to}
	if l.state.Missing() && f.set.Rows[row].Waits {
		x.Waited = l.length
	}
	if s != nil {
		x.Of = sim.Instance{Incident: s.incident, Ordinal: s.ordinal}
	}
	f.OnLapse(x)
	x.Again = true
	for _, p := range l.more {
		x.From, x.To = p.from, p.to
		f.OnLapse(x)
	}
}
