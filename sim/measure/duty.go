package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// duty follows which units are not available: assigned, or on another job.
type duty struct {
	busy  []bool
	since []engine.Time
}

func newDuty(units int) duty { return duty{make([]bool, units), make([]engine.Time, units)} }

func (d *duty) reset() { clear(d.busy) }

// noteDuty follows a unit's availability. Units present at the beginning of an incident arrive without an assignment.
func (f *Fold) noteDuty(r *sim.Record) {
	d := &f.duty
	switch r.Kind {
	case sim.UnitAssigned, sim.UnitOccupied, sim.UnitArrived:
		if !d.busy[r.Unit] {
			d.busy[r.Unit], d.since[r.Unit] = true, r.At
		}
	case sim.UnitReturning, sim.UnitHome, sim.UnitFreed:
		if d.busy[r.Unit] {
			f.addDuty(r.Unit, r.At)
			d.busy[r.Unit] = false
		}
	}
}

// addDuty adds the time until now for which a unit has not been available.
func (f *Fold) addDuty(unit int32, now engine.Time) {
	sub := unitSubject(f.set.Program, 0, unit)
	f.add(unitUtilisation, &sub, 1000*int64(now-f.duty.since[unit]))
}

func (f *Fold) finishDuty() {
	for u, busy := range f.duty.busy {
		if busy {
			f.addDuty(int32(u), f.now)
		}
	}
}
