package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// stateRows are what is counted of a state of conditions: one word is one state, whatever incidents have it.
type stateRows struct {
	gauges []int32 // by which its periods are measured
	ends   []int32 // rows of how many are in it at the end
}

// declareStates adds the rows of how many are in each state: at the end of the run, at instants, or on average over periods.
func (s *Set) declareStates(m *scenario.Measure, row Row, every engine.Time) {
	s.followStates()
	row.Unit = scenario.Counts
	for i, state := range s.states {
		row.Key, row.Name = state, state
		of := &s.stateRows[i]
		switch {
		case len(m.At) > 0:
			s.declareStatesAt(m, row, int32(i))
		case every > 0:
			a := average{below: timeGauge, times: 1, ruler: s.periods(every), cell: allCells}
			a.above = s.gauge(1 << a.ruler)
			of.gauges = append(of.gauges, a.above)
			row.Mean = true
			s.addPeriods(row, a)
		default:
			of.ends = append(of.ends, s.addRow(row))
		}
	}
}

// declareStatesAt adds a row for each instant at which it is counted who is in a state.
func (s *Set) declareStatesAt(m *scenario.Measure, row Row, state int32) {
	name := row.Name
	row.Per = "condition, instant"
	for _, at := range m.At {
		row.Key, row.Name = name+"/"+at.Text, name+", "+at.Text
		t := s.Program.WarmUp + engine.Time(s.Program.Scenario.Resolve(at.Value, 0))
		s.addLevel(level{row: s.addRow(row), at: t, state: state})
	}
}

// followStates lets a fold count who is in which state.
func (s *Set) followStates() {
	s.conditions = true
	if s.stateRows != nil {
		return
	}
	all := s.Program.Scenario.Incidents.IDs()
	s.states = s.Program.Scenario.StatesOf(all)
	s.stateRows = make([]stateRows, len(s.states))
	s.statesOf = s.entriesOf(s.states, all)
}

// entriesOf are, by incident, the places of its states in a list; empty of those that are not concerned.
func (s *Set) entriesOf(list, concerned []string) [][]int32 {
	entries := make([][]int32, len(s.Program.Incidents))
	for i := range s.Program.Incidents {
		if incident := &s.Program.Incidents[i]; slices.Contains(concerned, incident.ID) {
			for _, state := range incident.States {
				entries[i] = append(entries[i], int32(slices.Index(list, state)))
			}
		}
	}
	return entries
}

// divideStates divides by the state that the condition of an incident was in; the last group is those without.
func (s *Set) divideStates(d *division, concerned []string) {
	s.conditions = true
	states := s.Program.Scenario.StatesOf(concerned)
	d.states = s.entriesOf(states, concerned)
	for _, state := range states {
		d.add(state)
	}
	d.entries = append(d.entries, entry{"none", "no condition"})
}

// noteState counts an instance that is measured in the state which its condition has come into, where it stays when it is over.
func (f *Fold) noteState(r *sim.Record, s *slot) {
	if len(f.set.stateRows) == 0 || !s.measured {
		return
	}
	entries := f.set.statesOf[s.incident]
	if s.state != 0 {
		f.countState(entries[s.state-1], -1, r.At)
	}
	s.state = r.Arg
	f.countState(entries[s.state-1], 1, r.At)
}

func (f *Fold) countState(entry int32, by int64, at engine.Time) {
	f.inState[entry] += by
	for _, gauge := range f.set.stateRows[entry].gauges {
		f.meter.bump(gauge, by, at)
	}
}

// finishStates tells how many are in each state at the end.
func (f *Fold) finishStates() {
	for i := range f.set.stateRows {
		for _, row := range f.set.stateRows[i].ends {
			f.values = append(f.values, Value{Row: row, Amount: one * f.inState[i]})
		}
	}
}
