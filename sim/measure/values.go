package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Values returns the values of the run that has ended: one for each row, any number for a row with Several. Those of a
// row are in the order in which they ended. The memory is used again by the next run.
func (f *Fold) Values() []Value {
	if f.ended {
		return f.values
	}
	f.ended = true
	f.finishIncidents()
	f.finishTrips()
	f.finishAid()
	f.finishWaits()
	f.finishPostures()
	f.finishDuty()
	f.finishStaff()
	f.finishSums()
	f.finishSpans()
	return f.values
}

func (f *Fold) finishSums() {
	for m := range numMetrics {
		if !m.addedUp() {
			continue
		}
		for _, t := range f.set.builtins[m] {
			for _, row := range t.rows {
				if row != noRow {
					f.values = append(f.values, Value{Row: row, Amount: f.average(row)})
				}
			}
		}
	}
}

// average divides a row's sum, to the nearest whole number.
func (f *Fold) average(row int32) int64 {
	d := f.set.divisors[row]
	return (f.sums[row] + d/2) / d
}

func (f *Fold) finishSpans() {
	for i := range f.set.spans {
		s := &f.set.spans[i]
		v := between(f.point(s.from), f.ending(s.to))
		v.Row = s.row
		f.values = append(f.values, v)
	}
	for i := range f.set.levels {
		l := &f.set.levels[i]
		f.values = append(f.values, Value{Row: l.row, Amount: 1000 * f.underWay(l)})
	}
}

// underWay counts the spans of a level that have begun and not ended at its instant, that instant included.
func (f *Fold) underWay(l *level) int64 {
	n := int64(0)
	for i := range l.spans {
		from, to := f.point(l.spans[i].from), f.point(l.spans[i].to.milestone)
		if from.at <= l.at && to.at > l.at {
			n++
		}
	}
	return n
}

// point is an instant, or engine.Never and why it is missing.
type point struct {
	at      engine.Time
	missing State
}

// between is the time from one point to another.
func between(from, to point) Value {
	switch {
	case from.at == engine.Never:
		return Value{State: Never}
	case to.at == engine.Never:
		return Value{State: to.missing}
	default:
		return Value{Amount: int64(to.at - from.at)}
	}
}

// point is when a milestone occurred.
func (f *Fold) point(m milestone) point {
	switch m {
	case runBegins:
		return point{}
	case noneGiven:
		return point{engine.Never, Never}
	}
	if first := f.watch.First(int(m)); first.Occurred() {
		return point{at: first.At}
	}
	return point{engine.Never, Unfinished}
}

// ending is when the milestone of an end occurred. It never does once its step has ended otherwise.
func (f *Fold) ending(e end) point {
	p := f.point(e.milestone)
	for _, m := range e.instead {
		if p.at == engine.Never && f.point(m).at != engine.Never {
			p.missing = Never
		}
	}
	return p
}

// Ends returns the first occurrences of the milestones that a row's value counts from and to. ok is false for rows that
// are not Spans.
func (f *Fold) Ends(row int) (from, to sim.Occurrence, ok bool) {
	s := f.set.span(row)
	if s == nil {
		return from, to, false
	}
	return f.watch.First(int(s.from)), f.watch.First(int(s.to.milestone)), true
}
