package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// slot is what is known of the instance of an incident.
type slot struct {
	incident int32 // index in Program.Incidents, or sim.None
	sends    int   // steps that have asked for units and are not over
	notified engine.Time
	arrived  engine.Time
	first    []engine.Time // arrival by row of the metric response
}

// arrivals follows the incidents and when units first arrive at them. engine.Never is what has not happened.
type arrivals struct {
	slots []slot
	rows  int
}

func newArrivals(s *Set) arrivals {
	return arrivals{rows: len(s.Rows)}
}

func (a *arrivals) reset() {
	for i := range a.slots {
		a.slots[i].incident = sim.None
	}
}

// begin prepares the slot of an instance.
func (a *arrivals) begin(r *sim.Record) {
	for len(a.slots) <= int(r.Incident) {
		a.slots = append(a.slots, slot{incident: sim.None, first: make([]engine.Time, a.rows)})
	}
	s := &a.slots[r.Incident]
	s.incident, s.sends = int32(r.Arg), 0
	s.notified, s.arrived = engine.Never, engine.Never
	for i := range s.first {
		s.first[i] = engine.Never
	}
}

// of returns the slot of a record, or nil when it concerns no incident that has begun.
func (a *arrivals) of(r *sim.Record) *slot {
	if uint(r.Incident) >= uint(len(a.slots)) || a.slots[r.Incident].incident == sim.None {
		return nil
	}
	return &a.slots[r.Incident]
}

// noteStep follows which incidents wait for units.
func (f *Fold) noteStep(r *sim.Record) {
	if r.Kind == sim.IncidentBegan {
		f.arrivals.begin(r)
		return
	}
	s := f.arrivals.of(r)
	if s == nil || f.set.verbs[r.Step] != scenario.Send {
		return
	}
	if r.Kind == sim.StepAsked {
		s.sends++
		return
	}
	s.sends--
	f.closeAid(r)
}

// noteArrival notes the first units at the place of an incident; those present when it begins do not count.
func (f *Fold) noteArrival(r *sim.Record, s *slot) {
	if s == nil {
		return
	}
	verb := f.set.verbs[r.Step]
	if verb != scenario.Send && verb != scenario.Move || r.Place != f.set.Program.Incidents[s.incident].Place {
		return
	}
	s.arrived = min(s.arrived, r.At)
	sub := unitSubject(f.set.Program, s.incident, r.Unit)
	for i := range f.set.builtins[response] {
		if row := f.set.builtins[response][i].row(&sub); row != noRow {
			s.first[row] = min(s.first[row], r.At)
		}
	}
}

// finishIncidents tells the intervals of incidents.
func (f *Fold) finishIncidents() {
	for i := range f.set.instants {
		at := slices.IndexFunc(f.arrivals.slots, func(s slot) bool { return s.incident == int32(i) })
		if at < 0 {
			f.neverBegan(int32(i))
			continue
		}
		f.finishIncident(&f.arrivals.slots[at], &f.set.instants[i])
	}
}

func (f *Fold) neverBegan(incident int32) {
	sub := subject{byIncident: incident}
	for _, m := range []metric{alarmAnswering, alarmProcessing, initiatingAction} {
		if f.set.instants[incident].allow(m) {
			f.tell(m, &sub, Never, 0)
		}
	}
	for _, row := range f.set.responses[incident] {
		f.values = append(f.values, Value{Row: row, State: Never})
	}
}

func (f *Fold) finishIncident(s *slot, in *instants) {
	sub := subject{byIncident: s.incident}
	received, answered := f.point(in.received), f.ending(in.answered)
	if in.allow(alarmAnswering) {
		f.tellSpan(alarmAnswering, &sub, received, answered)
		f.tellSpan(alarmProcessing, &sub, answered, f.notified(s, in))
	}
	if in.allow(initiatingAction) {
		f.tellSpan(initiatingAction, &sub, point{s.arrived, Unfinished}, f.ending(in.intervention))
	}
	for _, row := range f.set.responses[s.incident] {
		v := between(received, point{s.first[row], s.missing()})
		v.Row = row
		f.values = append(f.values, v)
	}
}

// notified is the instant at which the first unit was notified.
func (f *Fold) notified(s *slot, in *instants) point {
	if in.notified.milestone != noneGiven {
		return f.ending(in.notified)
	}
	return point{s.notified, s.missing()}
}

// missing is why nobody was notified or has arrived: units may still be on their way, or the plan sent none.
func (s *slot) missing() State {
	if s.sends > 0 {
		return Unfinished
	}
	return Never
}

// tellSpan notes the time between two points in the rows of a metric.
func (f *Fold) tellSpan(m metric, sub *subject, from, to point) {
	v := between(from, to)
	f.tell(m, sub, v.State, engine.Time(v.Amount))
}
