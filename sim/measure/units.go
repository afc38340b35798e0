package measure

import (
	"simulate/sim"
	"simulate/sim/scenario"
)

// unit is what a unit is doing. A unit that was sent is on a trip from its assignment to its arrival.
type unit struct {
	since sim.Occurrence // of the present stage of its trip
	slot  int32          // of the incident that it is on a trip to
	due   sim.Occurrence // since when its relief has been due
	from  int32          // slot of the incident from whose work it is to be relieved
	sent  uint16         // the step that sent it
	left  sim.Seq        // the last record since which another is to be sent for it
	need  int            // of the step that sent it last, or -1
	stage metric         // turnout or travel
	under bool           // it is on a trip
	tired bool           // its relief is due
	busy  bool           // assigned, or on another job
	duty  bool
}

// resetUnits puts all units on duty: who is not, says so in a record.
func (f *Fold) resetUnits() {
	for u := range f.units {
		f.units[u] = unit{duty: true, need: -1}
		f.clockOn(int32(u), 1, 0)
	}
}

// noteUnit follows whether a unit is available, and those that steps send on their way.
func (f *Fold) noteUnit(seq sim.Seq, r *sim.Record) {
	u, s := &f.units[r.Unit], f.slots.of(r)
	if u.tired || r.Kind == sim.ReliefDue {
		f.noteRelief(seq, r, u)
	}
	switch r.Kind {
	case sim.UnitAssigned:
		f.noteAssigned(seq, r, u, s)
	case sim.UnitEnRoute:
		if r.Since != 0 {
			break // it turns, and is on its way as before
		}
		f.endTrip(seq, r, u, turnout)
		if f.isSent(r, s) {
			u.stage, u.under, u.since, u.slot = travel, true, sim.Occurrence{At: r.At, Seq: seq}, r.Incident
		}
	case sim.UnitArrived:
		f.take(r, u) // those present when an incident begins were not assigned
		f.endTrip(seq, r, u, travel)
		f.noteArrival(seq, r, s)
	case sim.UnitReturning, sim.UnitFreed:
		u.under = false
		f.free(r, u)
	default:
		f.noteDuty(seq, r, u)
	}
	if s != nil && s.aid != none {
		f.noteAided(seq, r, s)
	}
	if f.staffed {
		f.noteStaff(r, s)
	}
	if f.set.posted != nil {
		f.noteStandby(r)
	}
}

// isSent reports whether a record is on behalf of a step that sends units.
func (f *Fold) isSent(r *sim.Record, s *slot) bool {
	return s != nil && r.Step != sim.NoStep && f.set.verbs[r.Step] == scenario.Send
}

// noteAssigned gives a unit to a step, which may have waited for it; one that was sent is on its way from now on.
func (f *Fold) noteAssigned(seq sim.Seq, r *sim.Record, u *unit, s *slot) {
	f.take(r, u)
	if s != nil && s.requests != none {
		f.noteGiven(seq, r, s)
	}
	if f.isSent(r, s) {
		now := sim.Occurrence{At: r.At, Seq: seq}
		if s.notified == never {
			s.notified = now
		}
		u.stage, u.under, u.since, u.slot = turnout, true, now, r.Incident
	}
}

// noteDuty follows units that leave what they do, and tours of duty.
func (f *Fold) noteDuty(seq sim.Seq, r *sim.Record, u *unit) {
	switch r.Kind {
	case sim.UnitOccupied:
		f.take(r, u)
	case sim.UnitDisabled:
		u.under = false
	case sim.UnitDiverted:
		u.under = false
		f.vacate(seq, r.Unit)
		f.loseGiven(seq, r, u)
	case sim.UnitOnDuty:
		if !u.duty {
			u.duty = true
			f.clockOn(r.Unit, 1, r.At)
		}
	case sim.UnitOffDuty:
		u.under = false
		f.vacate(seq, r.Unit)
		f.loseGiven(seq, r, u)
		f.free(r, u)
		if u.duty {
			u.duty = false
			f.clockOn(r.Unit, -1, r.At)
		}
	}
}

// noteRelief tells for how long a unit's relief was overdue once it is there, or the unit does not work any more.
func (f *Fold) noteRelief(seq sim.Seq, r *sim.Record, u *unit) {
	now := sim.Occurrence{At: r.At, Seq: seq}
	if r.Kind == sim.ReliefDue {
		u.tired, u.due, u.from = true, now, r.Incident
		f.vacate(seq, r.Unit)
		return
	}
	u.tired = false
	s := &f.slots.list[u.from]
	sub := f.subject(s, r.Unit)
	f.tell(reliefOverdue, &sub, s, between(u.due, now))
}

// take makes a unit busy: it is assigned, or on another job.
func (f *Fold) take(r *sim.Record, u *unit) {
	if !u.busy {
		u.busy = true
		f.employ(r.Unit, 1, r.At)
	}
}

// free makes a unit available.
func (f *Fold) free(r *sim.Record, u *unit) {
	if u.busy {
		u.busy = false
		f.employ(r.Unit, -1, r.At)
	}
}

// endTrip tells how long a unit was in a stage, if it was.
func (f *Fold) endTrip(seq sim.Seq, r *sim.Record, u *unit, stage metric) {
	if u.under && u.stage == stage {
		s := &f.slots.list[u.slot]
		sub := f.subject(s, r.Unit)
		f.tell(stage, &sub, s, between(u.since, sim.Occurrence{At: r.At, Seq: seq}))
	}
	u.under = false
}

// finishUnits tells of the units that are still on their way, or wait for their relief.
func (f *Fold) finishUnits() {
	for n := range f.units {
		u := &f.units[n]
		if u.under {
			s := &f.slots.list[u.slot]
			sub := f.subject(s, int32(n))
			f.tell(u.stage, &sub, s, f.unfinished(u.since.At))
		}
		if u.tired {
			s := &f.slots.list[u.from]
			sub := f.subject(s, int32(n))
			f.tell(reliefOverdue, &sub, s, f.unfinished(u.due.At))
		}
	}
}
