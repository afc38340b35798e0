package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// unit is what a unit is doing. A unit that was sent is on a trip from its assignment to its arrival.
type unit struct {
	since engine.Time // of the present stage of its trip
	slot  int32       // of the incident that it is on a trip to
	stage metric      // turnout or travel
	under bool        // it is on a trip
	busy  bool        // assigned, or on another job
	duty  bool
}

// resetUnits puts all units on duty: who is not, says so in a record.
func (f *Fold) resetUnits() {
	for u := range f.units {
		f.units[u] = unit{duty: true}
		f.clockOn(int32(u), 1, 0)
	}
}

// noteUnit tells a record of a unit to what it concerns.
func (f *Fold) noteUnit(r *sim.Record) {
	f.noteDuty(r)
	s := f.slots.of(r)
	f.noteTrip(r, s)
	if s != nil && s.aid != none {
		f.noteAided(r, s)
	}
	if len(f.set.builtins[staffOnScene]) > 0 {
		f.noteStaff(r, s)
	}
}

// noteTrip follows the units that steps send.
func (f *Fold) noteTrip(r *sim.Record, s *slot) {
	u := &f.units[r.Unit]
	sent := s != nil && r.Step != sim.NoStep && f.set.verbs[r.Step] == scenario.Send
	switch r.Kind {
	case sim.UnitAssigned:
		if s != nil && s.requests != none {
			f.noteGiven(r, s)
		}
		if sent {
			s.notified = min(s.notified, r.At)
			u.stage, u.under, u.since, u.slot = turnout, true, r.At, r.Incident
		}
	case sim.UnitEnRoute:
		f.endTrip(r, u, turnout)
		if sent {
			u.stage, u.under, u.since, u.slot = travel, true, r.At, r.Incident
		}
	case sim.UnitArrived:
		f.endTrip(r, u, travel)
		f.noteArrival(r, s)
	case sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitDisabled:
		u.under = false
	case sim.UnitDiverted, sim.UnitOffDuty:
		u.under = false
		f.requests.taken = r.Unit
	}
}

// endTrip tells how long a unit was in a stage, if it was.
func (f *Fold) endTrip(r *sim.Record, u *unit, stage metric) {
	if u.under && u.stage == stage {
		s := &f.slots.list[u.slot]
		sub := f.subject(s, r.Unit)
		f.tell(stage, &sub, s, Happened, r.At-u.since)
	}
	u.under = false
}

// finishTrips tells of the units that are still on their way.
func (f *Fold) finishTrips() {
	for n := range f.units {
		if u := &f.units[n]; u.under {
			s := &f.slots.list[u.slot]
			sub := f.subject(s, int32(n))
			f.tell(u.stage, &sub, s, Unfinished, 0)
		}
	}
}

// noteDuty follows a unit's availability. Units present at the beginning of an incident arrive without an assignment.
func (f *Fold) noteDuty(r *sim.Record) {
	u := &f.units[r.Unit]
	switch r.Kind {
	case sim.UnitAssigned, sim.UnitOccupied, sim.UnitArrived:
		if !u.busy {
			u.busy = true
			f.employ(r.Unit, 1, r.At)
		}
	case sim.UnitReturning, sim.UnitHome, sim.UnitFreed:
		f.free(u, r)
	case sim.UnitOnDuty:
		if !u.duty {
			u.duty = true
			f.clockOn(r.Unit, 1, r.At)
		}
	case sim.UnitOffDuty:
		f.free(u, r)
		if u.duty {
			u.duty = false
			f.clockOn(r.Unit, -1, r.At)
		}
	}
}

func (f *Fold) free(u *unit, r *sim.Record) {
	if u.busy {
		u.busy = false
		f.employ(r.Unit, -1, r.At)
	}
}
