package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// ofPresence are the metrics of units, and of those aboard, that have come to where they were sent: the most at once, and over time.
var ofPresence = []metric{staffOnScene, unitsOnScene, staffPresent, unitsPresent}

// staff follows the responders at places.
type staff struct {
	at    []presence    // by unit
	now   []int64       // people or units, by row
	since []engine.Time // since when so many
	most  []int64       // the same, most at once in the time that is measured
}

// presence is where a unit is that has come there for an incident.
type presence struct {
	incident int32  // on whose scene it is, or sim.None
	place    uint16 // or sim.NoPlace
}

var absent = presence{sim.None, sim.NoPlace}

func newStaff(s *Set) staff {
	rows := len(s.Rows)
	return staff{at: make([]presence, len(s.Program.Units)), now: make([]int64, rows), since: make([]engine.Time, rows), most: make([]int64, rows)}
}

func (st *staff) reset() {
	for i := range st.at {
		st.at[i] = absent
	}
	clear(st.now)
	clear(st.since)
	clear(st.most)
}

// noteStaff follows a unit to and from where it is for an incident.
func (f *Fold) noteStaff(r *sim.Record, s *slot) {
	switch r.Kind {
	case sim.UnitArrived, sim.UnitRestored:
		if s != nil {
			f.leave(r.Unit, r.At)
			at := presence{sim.None, r.Place}
			if r.Place == s.place {
				at.incident = s.incident
			}
			f.staff.at[r.Unit] = at
			f.countStaff(r.Unit, 1, r.At)
		}
	case sim.UnitEnRoute, sim.UnitReturning, sim.UnitFreed, sim.UnitDisabled, sim.UnitOffDuty:
		f.leave(r.Unit, r.At)
	}
}

// leave takes a unit away from where it is.
func (f *Fold) leave(unit int32, at engine.Time) {
	if f.staff.at[unit] != absent {
		f.countStaff(unit, -1, at)
		f.staff.at[unit] = absent
	}
}

// countStaff adds a unit and its crew to those where it is, or takes them away.
func (f *Fold) countStaff(unit int32, sign int64, at engine.Time) {
	sub, where := f.set.units[unit], f.staff.at[unit]
	for _, m := range ofPresence {
		amount := sign
		if m == staffOnScene || m == staffPresent {
			amount *= int64(f.set.Program.Units[unit].Crew)
		}
		for i := range f.set.builtins[m] {
			t := &f.set.builtins[m][i]
			switch {
			case t.by == byPlace && where.place == sim.NoPlace, t.by != byPlace && where.incident == sim.None:
				continue
			case t.by == byPlace:
				sub[byPlace] = int32(where.place)
			case t.by == byIncident:
				sub[byIncident] = where.incident
			}
			f.countPresent(m, t, &sub, amount, at)
		}
	}
}

// countPresent counts in one tally.
func (f *Fold) countPresent(m metric, t *tally, sub *subject, amount int64, at engine.Time) {
	if m.sort() == lasting {
		if g := t.gauge(sub); g != noGauge {
			f.meter.bump(g, amount, at)
		}
		return
	}
	row := t.row(sub)
	if row == noRow {
		return
	}
	f.stay(row, at)
	f.staff.now[row] += amount
	if f.set.Program.Measured(at) {
		f.staff.most[row] = max(f.staff.most[row], f.staff.now[row])
	}
}

// stay notes how many there have been up to an instant; from before the time that is measured, too.
func (f *Fold) stay(row int32, until engine.Time) {
	if p := f.set.Program; until >= p.WarmUp && f.staff.since[row] < p.Horizon {
		f.staff.most[row] = max(f.staff.most[row], f.staff.now[row])
	}
	f.staff.since[row] = until
}

func (f *Fold) finishStaff() {
	for _, m := range []metric{staffOnScene, unitsOnScene} {
		for _, t := range f.set.builtins[m] {
			for _, row := range t.rows {
				if row != noRow {
					f.stay(row, f.now)
					f.values = append(f.values, Value{Row: row, Amount: one * f.staff.most[row]})
				}
			}
		}
	}
}

// broughtSubjects lists the units that come to an incident without being sent: those present when it begins, and those that it moves.
func (s *Set) broughtSubjects(by dimension) (subjects []subject) {
	for i := range s.Program.Incidents {
		incident := &s.Program.Incidents[i]
		written := s.Program.Scenario.Incidents.Get(incident.ID)
		for pool := range s.Program.Pools {
			of := &s.Program.Pools[pool]
			moved := slices.ContainsFunc(s.Program.Steps[incident.FirstStep:incident.FirstStep+incident.Steps], func(step sim.Step) bool {
				return step.Verb == scenario.Move && slices.ContainsFunc(step.Needs, func(n sim.Need) bool { return n.Kind == of.Kind })
			})
			if len(of.Units) > 0 && (moved || written.Present.Get(s.Program.Kinds[of.Kind]) != nil) {
				subjects = s.addSent(subjects, int32(i), of, by)
			}
		}
	}
	return subjects
}

// placesOfUnits lists the places to which units are sent, moved, or at which they are present when an incident begins.
func (s *Set) placesOfUnits() []subject {
	wanted := make([]bool, len(s.Program.Places))
	for i := range s.Program.Incidents {
		incident := &s.Program.Incidents[i]
		written := s.Program.Scenario.Incidents.Get(incident.ID)
		own := written.Present.Len() > 0
		for id, step := range written.Plan.All() {
			if verb := step.Verb(); verb != scenario.Send && verb != scenario.Move {
				continue
			}
			at, its := s.Program.Scenario.StepPlaces(incident.ID, id)
			for _, id := range at {
				wanted[slices.IndexFunc(s.Program.Places, func(p sim.Place) bool { return p.ID == id })] = true
			}
			own = own || its
		}
		for _, place := range s.places[i] {
			if own && place != sim.NoPlace {
				wanted[place] = true
			}
		}
	}
	var subjects []subject
	for place, is := range wanted {
		if is {
			subjects = append(subjects, subject{byPlace: int32(place)})
		}
	}
	return subjects
}
