package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// trip is what a unit that was sent is doing on its way.
type trip struct {
	stage    metric // turnout or travel
	under    bool   // it is on its way
	since    engine.Time
	incident int32
}

// trips follows every unit from its assignment to its arrival.
type trips struct{ units []trip }

func newTrips(units int) trips { return trips{make([]trip, units)} }

func (t *trips) reset() { clear(t.units) }

// noteUnit tells a record of a unit to what it concerns.
func (f *Fold) noteUnit(r *sim.Record) {
	f.noteDuty(r)
	s := f.arrivals.of(r)
	f.noteTrip(r, s)
	if len(f.aid.open) > 0 {
		f.noteAided(r)
	}
	if len(f.set.builtins[staffOnScene]) > 0 {
		f.noteStaff(r, s)
	}
}

// noteTrip follows the units that steps send.
func (f *Fold) noteTrip(r *sim.Record, s *slot) {
	t := &f.trips.units[r.Unit]
	sent := s != nil && r.Step != sim.NoStep && f.set.verbs[r.Step] == scenario.Send
	switch r.Kind {
	case sim.UnitAssigned:
		if sent {
			s.notified = min(s.notified, r.At)
			*t = trip{turnout, true, r.At, s.incident}
		}
	case sim.UnitEnRoute:
		f.endTrip(r, t, turnout)
		if sent {
			*t = trip{travel, true, r.At, s.incident}
		}
	case sim.UnitArrived:
		f.endTrip(r, t, travel)
		f.noteArrival(r, s)
	case sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitDisabled:
		t.under = false
	}
}

// endTrip tells how long a unit was in a stage, if it was.
func (f *Fold) endTrip(r *sim.Record, t *trip, stage metric) {
	if t.under && t.stage == stage {
		sub := unitSubject(f.set.Program, t.incident, r.Unit)
		f.tell(stage, &sub, Happened, r.At-t.since)
	}
	t.under = false
}

// finishTrips tells of the units that are still on their way.
func (f *Fold) finishTrips() {
	for u := range f.trips.units {
		if t := &f.trips.units[u]; t.under {
			sub := unitSubject(f.set.Program, t.incident, int32(u))
			f.tell(t.stage, &sub, Unfinished, 0)
		}
	}
}
