package measure

import "simulate/sim"

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
		if s != nil && r.Place == f.set.Program.Incidents[s.incident].Place {
			f.staff.at[r.Unit] = s.incident
			f.countStaff(r.Unit, 1)
		}
	case sim.UnitEnRoute, sim.UnitReturning, sim.UnitHome, sim.UnitFreed, sim.UnitDisabled:
		f.leaveScene(r.Unit)
	}
}

func (f *Fold) leaveScene(unit int32) {
	if f.staff.at[unit] != sim.None {
		f.countStaff(unit, -1)
		f.staff.at[unit] = sim.None
	}
}

// countStaff adds the crew of a unit to those on its scene, or takes it away.
func (f *Fold) countStaff(unit int32, sign int64) {
	crew := sign * int64(f.set.Program.Units[unit].Crew)
	sub := unitSubject(f.set.Program, f.staff.at[unit], unit)
	for i := range f.set.builtins[staffOnScene] {
		if row := f.set.builtins[staffOnScene][i].row(&sub); row != noRow {
			f.staff.now[row] += crew
			f.staff.most[row] = max(f.staff.most[row], f.staff.now[row])
		}
	}
}

func (f *Fold) finishStaff() {
	for _, t := range f.set.builtins[staffOnScene] {
		for _, row := range t.rows {
			if row != noRow {
				f.values = append(f.values, Value{Row: row, Amount: 1000 * f.staff.most[row]})
			}
		}
	}
}
