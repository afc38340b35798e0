package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// one is a thing that is counted, in parts.
var one = int64(scenario.Counts.Parts())

// Values returns the values of the run that has ended: one for each row, any number for a row with Several, none for one
// that is Streamed. Those of a row are in the order in which they ended. The memory is used again by the next run.
func (f *Fold) Values() []Value {
	if f.ended {
		return f.values
	}
	f.ended = true
	f.pass(f.now)
	f.meter.finish(f.now)
	f.finishIncidents()
	f.finishUnits()
	f.finishAid()
	f.finishRequests()
	f.finishPostures()
	f.finishStaff()
	f.finishStates()
	f.finishSums()
	f.finishCounts()
	f.finishAverages()
	f.finishSpans()
	for f.read < len(f.set.levels) {
		f.readLevel()
	}
	return f.values
}

// Ledger returns what the instances of streams yielded for a row that is Streamed, after Values was called; nil for others.
// The next run uses it again.
func (f *Fold) Ledger(row int) *Ledger {
	n := f.set.ledgers[row]
	if n == noRow {
		return nil
	}
	return &f.ledgers[n]
}

func (f *Fold) finishSums() {
	for m := range numMetrics {
		if m.sort() != addedUp {
			continue
		}
		for _, t := range f.set.builtins[m] {
			for _, row := range t.rows {
				if row != noRow {
					f.values = append(f.values, Value{Row: row, Amount: f.divided(row)})
				}
			}
		}
	}
}

// divided divides a row's sum, to the nearest whole number.
func (f *Fold) divided(row int32) int64 {
	d := f.set.divisors[row]
	return (f.sums[row] + d/2) / d
}

// finishSpans tells the times between milestones of the whole run.
func (f *Fold) finishSpans() {
	for i := range f.set.spans {
		sp := &f.set.spans[i]
		from, to := f.origin(sp.from, sim.None, false), f.ending(sp.to, sim.None, true)
		if sp.from.milestone == runBegins && sp.to.milestone >= 0 && to.At == engine.Never && f.skipped(sp.to.milestone) {
			to.missing = NotApplicable // an incident that does not happen has no milestones that could be late
		}
		n := int32(sim.None)
		if sp.group != nil {
			n = f.set.watched[sp.from.milestone].incident
		}
		f.putFrom(sp.row, sp.group, n, nil, &from, f.spell(from, to))
	}
}

// readLevel tells what is under way at the instant of the next level, that instant included. What streams have under way
// has been counted up to here; the rest is known at the end of the run.
func (f *Fold) readLevel() {
	l := &f.set.levels[f.read]
	f.read++
	n := int64(0)
	if l.state >= 0 {
		n = f.inState[l.state]
	}
	for _, u := range l.under {
		n += f.under[u]
	}
	for i := range l.spans {
		from, to := f.point(l.spans[i].from.milestone, sim.None), f.point(l.spans[i].to.milestone, sim.None)
		if from.At <= l.at && to.At > l.at {
			n++
		}
	}
	f.values = append(f.values, Value{Row: l.row, Amount: one * n})
}

// point is when something occurred, or never and why it is missing.
type point struct {
	sim.Occurrence
	missing State
}

// or is the first of two points. Where neither has occurred it may come as long as one of them may, and does not apply where neither
// does.
func (p point) or(q point) point {
	switch {
	case p.At != engine.Never && (q.At == engine.Never || p.Seq <= q.Seq):
		return p
	case q.At != engine.Never:
		return q
	case p.missing == Unfinished || q.missing == Unfinished:
		return point{never, Unfinished}
	case p.missing == NotApplicable:
		return q
	default:
		return p
	}
}

// never is when something occurred that has not.
var never = sim.Occurrence{At: engine.Never}

// spell is the time from one point to another.
func (f *Fold) spell(from, to point) spell {
	if from.At == engine.Never || to.At == engine.Never {
		return f.lacking(from, to)
	}
	return between(from.Occurrence, to.Occurrence)
}

// lacking is what there is of the time from one point to another of which one has not occurred.
func (f *Fold) lacking(from, to point) (l spell) {
	switch {
	case from.At == engine.Never && from.missing == Unfinished && to.At != engine.Never:
		l = f.backwards(to.At)
	case from.At == engine.Never:
		l = without(from.missing)
	case to.missing == Unfinished:
		l = f.unfinished(from.At)
	default:
		l = without(to.missing)
	}
	l.from, l.to = from.Occurrence, to.Occurrence
	return l
}

// point is when a milestone occurred: of a stream, in the instance that has the slot.
func (f *Fold) point(m milestone, slot int32) point {
	switch m {
	case runBegins:
		return point{}
	case noneGiven:
		return point{never, Never}
	}
	if first := f.occurrence(m, slot); first.Occurred() {
		return point{Occurrence: first}
	}
	return point{never, Unfinished}
}

// origin is when the milestone occurred that a value counts from, or why not. In an instance that is open it may still come.
func (f *Fold) origin(of start, slot int32, open bool) point {
	if of.or != nil {
		p := f.origin(of.or[0], slot, open)
		for _, another := range of.or[1:] {
			p = p.or(f.origin(another, slot, open))
		}
		return p
	}
	p := f.ending(of.end, slot, open)
	if p.At != engine.Never {
		return p
	}
	if of.milestone >= 0 && (f.skipped(of.milestone) || f.point(of.otherwise, slot).At != engine.Never) {
		p.missing = NotApplicable
	}
	return p
}

// skipped reports whether the incident whose milestone it is did not happen, or the one of which a stream is part.
func (f *Fold) skipped(m milestone) bool {
	incident := f.set.watched[m].incident
	if host := f.set.Program.Incidents[incident].PartOf; host != sim.None {
		incident = host
	}
	return !f.set.streamed[incident] && f.slots.list[incident].skipped
}

// isOver reports whether the incident whose milestone it is has closed, or did not happen: what has not occurred in it never will.
func (f *Fold) isOver(m milestone) bool {
	incident := f.set.watched[m].incident
	if f.set.streamed[incident] {
		return f.skipped(m) || f.set.milestones[m].Counted() && f.isSpent(incident)
	}
	s := &f.slots.list[incident]
	return s.skipped || s.incident != sim.None && !s.open
}

// ending is when the milestone of an end occurred. It never does once its step has ended otherwise, or when it is that of an
// instance which is not open any more, or of an incident that is over.
func (f *Fold) ending(e end, slot int32, open bool) point {
	if e.or != nil {
		p := f.ending(e.or[0], slot, open)
		for _, another := range e.or[1:] {
			p = p.or(f.ending(another, slot, open))
		}
		return p
	}
	p := f.point(e.milestone, slot)
	if p.At != engine.Never {
		return p
	}
	if !open || e.milestone >= 0 && f.isOver(e.milestone) {
		p.missing = Never
	}
	for _, m := range e.instead {
		if f.point(m, slot).At != engine.Never {
			p.missing = Never
		}
	}
	return p
}

// IsLost reports whether the time that a row tells of the whole run cannot come about any more, after the records up to then: its beginning or
// its end has become impossible. Of rows that are not Spans, and of groups that the run's value is not in, nothing is known.
func (f *Fold) IsLost(row int) bool {
	s := f.set.span(row)
	if s == nil || s.group != nil && !f.isOf(row, s) {
		return false
	}
	from, to := f.origin(s.from, sim.None, true), f.ending(s.to, sim.None, true)
	return from.At == engine.Never && from.missing == Never || to.At == engine.Never && to.missing == Never
}

// Ends returns the first occurrences of the milestones that a row's value counts from and to. ok is false for rows that
// are not Spans, and of groups that the run's value is not in.
func (f *Fold) Ends(row int) (from, to sim.Occurrence, ok bool) {
	s := f.set.span(row)
	if s == nil || s.group != nil && !f.isOf(row, s) {
		return from, to, false
	}
	if s.to.milestone != noneGiven {
		to = f.occurrence(s.to.milestone, sim.None)
	}
	return f.occurrence(s.from.milestone, sim.None), to, true
}
