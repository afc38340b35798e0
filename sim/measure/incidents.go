package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// finishIncidents tells the intervals of incidents that begin once, and those of a stream's instances that are still open.
func (f *Fold) finishIncidents() {
	for i := range f.set.Program.Incidents {
		s := &f.slots.list[i]
		switch {
		case f.set.streamed[i]:
		case s.skipped:
			f.neverBegan(int32(i), NotApplicable)
		case s.incident == sim.None:
			f.neverBegan(int32(i), Never)
		default:
			f.tellIntervals(int32(i), s)
		}
	}
	for n := len(f.set.Program.Incidents); n < len(f.slots.list); n++ {
		if s := &f.slots.list[n]; s.open {
			f.tellInstance(int32(n), s)
		}
	}
}

// neverBegan tells that an incident which did not happen, or has not begun, has no intervals.
func (f *Fold) neverBegan(incident int32, state State) {
	sub := subject{byIncident: incident}
	for _, m := range []metric{alarmAnswering, alarmProcessing, initiatingAction} {
		if f.set.instants[incident].allow(m) {
			f.tellOnce(m, &sub, without(state))
		}
	}
	for _, r := range f.set.responses[incident] {
		f.putFrom(r.row, r.group, incident, nil, &point{Occurrence: never}, without(state))
	}
}

// tellInstance tells what an instance of a stream has yielded.
func (f *Fold) tellInstance(n int32, s *slot) {
	if !s.measured {
		return
	}
	f.tellIntervals(n, s)
	for i := range f.set.timesOf[s.incident] {
		f.countTimes(&f.set.timesOf[s.incident][i], n)
	}
	for i := range f.set.own[s.incident] {
		sp := &f.set.own[s.incident][i]
		from := f.origin(sp.from, n, s.open)
		f.putFrom(sp.row, sp.group, n, s, &from, f.spell(from, f.ending(sp.to, n, s.open)))
	}
}

// tellIntervals tells the built-in intervals of the incident in a slot.
func (f *Fold) tellIntervals(n int32, s *slot) {
	in := &f.set.instants[s.incident]
	open := s.open || !s.stream
	sub := subject{byIncident: s.incident}
	begins := s.open && s.stream
	received := f.origin(in.received, n, begins)
	if in.allow(alarmAnswering) {
		f.tellSpan(alarmAnswering, &sub, s, received, f.ending(in.answered, n, open))
		f.tellSpan(alarmProcessing, &sub, s, f.origin(in.processed, n, begins), f.notified(n, s, in, open))
	}
	if in.allow(initiatingAction) {
		f.tellSpan(initiatingAction, &sub, s, point{s.arrived, s.missing()}, f.ending(in.intervention, n, open))
	}
	first := f.slots.arrivals(n)
	for i, r := range f.set.responses[s.incident] {
		switch {
		case f.concerns(r, s, first[i].At):
			f.putFrom(r.row, r.group, n, s, &received, f.spell(received, point{first[i], s.missing()}))
		case !f.set.Rows[r.row].Several: // of a place where it was not
			for part := range r.group.rows() {
				f.put(r.row+part, s, without(NotApplicable))
			}
		}
	}
}

// concerns reports whether an instance has a value in a row of first arrivals: of places, only in that of its own. Of
// agencies and kinds an incident that begins once has all that it may send; of a stream, which rarely needs them all, those
// that came.
func (f *Fold) concerns(r responseRow, s *slot, arrived engine.Time) bool {
	switch {
	case r.by == byPlace:
		if s.arrived != never {
			return r.entry == int32(s.met)
		}
		return r.entry == int32(s.place)
	case r.by == overall || r.by == byIncident || !s.stream:
		return true
	default:
		return arrived != engine.Never
	}
}

// notified is the instant at which the first unit was notified.
func (f *Fold) notified(n int32, s *slot, in *instants, open bool) point {
	if in.notified.milestone != noneGiven {
		return f.ending(in.notified, n, open)
	}
	return point{s.notified, s.missing()}
}

// missing is why nobody was notified or has arrived: units may still be on their way, or the plan sent none.
func (s *slot) missing() State {
	if s.sends > 0 && s.open {
		return Unfinished
	}
	return Never
}

// tellSpan notes the time between two points in the rows of a metric.
func (f *Fold) tellSpan(m metric, sub *subject, s *slot, from, to point) {
	f.tell(m, sub, s, f.spell(from, to))
}
