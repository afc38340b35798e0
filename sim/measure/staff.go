package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// staff follows the responders at the place of an incident.
type staff struct {
	at   []int32 // by unit: the incident on whose scene it is, or sim.None
	now  []int64 // people, by row
	most []int64 // the same, most at once
}

func newStaff(s *Set) staff {
	return staff{at: make([]int32, len(s.Program.Units)), now: make([]int64, len(s.Rows)), most: make([]int64, len(s.Rows))}
}

func (st *staff) reset() {
	for i := range st.at {
		st.at[i] = sim.None
	}
	clear(st.now)
	clear(st.most)
}

// noteStaff follows a unit to and from a scene.
func (f *Fold) noteStaff(r *sim.Record, s *slot) {
	switch r.Kind {
	case sim.UnitArrived, sim.UnitRestored:
		if s != nil && r.Place == s.place {
			f.staff.at[r.Unit] = s.incident
			f.countStaff(r.Unit, 1, r.At)
		}
	case sim.UnitEnRoute, sim.UnitReturning, sim.UnitFreed, sim.UnitDisabled, sim.UnitOffDuty:
		f.leaveScene(r.Unit, r.At)
	}
}

func (f *Fold) leaveScene(unit int32, at engine.Time) {
	if f.staff.at[unit] != sim.None {
		f.countStaff(unit, -1, at)
		f.staff.at[unit] = sim.None
	}
}

// countStaff adds the crew of a unit to those on its scene, or takes it away.
func (f *Fold) countStaff(unit int32, sign int64, at engine.Time) {
	crew := sign * int64(f.set.Program.Units[unit].Crew)
	sub := f.set.units[unit]
	sub[byIncident] = f.staff.at[unit]
	for i := range f.set.builtins[staffOnScene] {
		if row := f.set.builtins[staffOnScene][i].row(&sub); row != noRow {
			before := f.staff.now[row]
			f.staff.now[row] += crew
			if f.set.Program.Measured(at) {
				f.staff.most[row] = max(f.staff.most[row], before, f.staff.now[row])
			}
		}
	}
}

func (f *Fold) finishStaff() {
	for _, t := range f.set.builtins[staffOnScene] {
		for _, row := range t.rows {
			if row != noRow {
				f.values = append(f.values, Value{Row: row, Amount: one * f.staff.most[row]})
			}
		}
	}
}
