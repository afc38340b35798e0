package measure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/sim"
	"simulate/sim/scenario"
)

// grouping divides the values of a measure by what was so when they began, and leaves out those that do not count. Where there
// are rows for it, they stand in the order of its groups.
type grouping struct {
	by      []division
	size    int32 // product of theirs
	while   int32 // place among Set.whiles, or noWhile
	outside bool  // it counts what began while that incident was not open
}

const noWhile int32 = -1

// division is one of the ways in which a grouping divides values.
type division struct {
	word     string
	begins   []int64 // of hours: milliseconds of the day, in order
	entries  []entry
	numbers  []int32       // of priority and place: those of the entries
	outcomes [][]milestone // of outcome: by incident, those of the entries but the last
	states   [][]int32     // of condition: by incident, the entries of its states
}

// entry is one group of a division.
type entry struct{ key, name string }

// weekdays begin with Monday.
var weekdays = []entry{
	{"mon", "Monday"}, {"tue", "Tuesday"}, {"wed", "Wednesday"}, {"thu", "Thursday"}, {"fri", "Friday"}, {"sat", "Saturday"}, {"sun", "Sunday"},
}

// groupingOf compiles what a measure is grouped by; nil for one that has all its values in one row.
func (s *Set) groupingOf(m *scenario.Measure) *grouping {
	each, while := m.Groups(), cmp.Or(m.While, m.Outside)
	if len(each) == 0 && while == "" {
		return nil
	}
	g := &grouping{size: 1, while: noWhile, outside: m.Outside != ""}
	for _, e := range each {
		d := s.divide(m, e)
		g.size *= int32(len(d.entries))
		g.by = append(g.by, d)
	}
	if while != "" {
		g.while = s.whileOf(int32(slices.IndexFunc(s.Program.Incidents, func(i sim.Incident) bool { return i.ID == while })))
	}
	return g
}

// whileOf returns the place of an incident among those of which a fold notes when they are open.
func (s *Set) whileOf(incident int32) int32 {
	if i := slices.Index(s.whiles, incident); i >= 0 {
		return int32(i)
	}
	s.whiles = append(s.whiles, incident)
	return int32(len(s.whiles) - 1)
}

// divide compiles one way of dividing.
func (s *Set) divide(m *scenario.Measure, e scenario.Each) division {
	d := division{word: e.Word}
	concerned := s.Program.Scenario.Concerned(m)
	switch e.Word {
	case scenario.ByHour:
		for hour := range int64(24) {
			d.add(scenario.ClockText(hour * 3_600_000))
		}
	case scenario.ByWeekday:
		d.entries = weekdays
	case scenario.ByHours:
		for i, at := range e.Hours {
			d.begins = append(d.begins, at.Millis)
			d.add(scenario.ClockText(at.Millis) + "-" + scenario.ClockText(e.Hours[(i+1)%len(e.Hours)].Millis))
		}
	case scenario.ByPriority:
		s.priorities = true
		for _, p := range s.Program.Scenario.Priorities(concerned, m.Of != "" && m.Of != "response") {
			d.numbers = append(d.numbers, int32(p))
			d.entries = append(d.entries, entry{strconv.Itoa(p), "priority " + strconv.Itoa(p)})
		}
	case scenario.ByPlace:
		s.dividePlaces(&d, m, concerned)
	case scenario.ByOutcome:
		s.divideOutcomes(&d, e.Step, concerned)
	case scenario.ByState:
		s.divideStates(&d, concerned)
	}
	return d
}

// add adds an entry that is called as it is written.
func (d *division) add(key string) { d.entries = append(d.entries, entry{key, key}) }

// dividePlaces divides by where incidents are, and a count by where its step happens.
func (s *Set) dividePlaces(d *division, m *scenario.Measure, concerned []string) {
	ref, _ := scenario.ParseMilestoneRef(m.Count)
	for i := range s.Program.Incidents {
		if !slices.Contains(concerned, s.Program.Incidents[i].ID) {
			continue
		}
		at, own := s.Program.Scenario.StepPlaces(s.Program.Incidents[i].ID, ref.Step)
		for _, id := range at {
			d.numbers = append(d.numbers, int32(slices.IndexFunc(s.Program.Places, func(p sim.Place) bool { return p.ID == id })))
		}
		if own {
			for _, place := range s.places[i] {
				d.numbers = append(d.numbers, int32(place))
			}
		}
		s.settles = s.settles || m.Count != ""
	}
	slices.Sort(d.numbers)
	d.numbers = slices.Compact(d.numbers)
	for _, place := range d.numbers {
		key, name := byPlace.entry(s.Program, int(place))
		d.entries = append(d.entries, entry{key, name})
	}
}

// divideOutcomes divides by the outcome of a step, which every incident may have; the last group is those without.
func (s *Set) divideOutcomes(d *division, step string, concerned []string) {
	outcomes := s.Program.Scenario.OutcomesOf(step, concerned)
	d.outcomes = make([][]milestone, len(s.Program.Incidents))
	for i := range s.Program.Incidents {
		id := s.Program.Incidents[i].ID
		for _, outcome := range outcomes {
			own := noneGiven
			if slices.Contains(concerned, id) {
				if m, err := s.watch(id, step+"."+outcome); err == nil {
					own = m
				}
			}
			d.outcomes[i] = append(d.outcomes[i], own)
		}
	}
	for _, outcome := range outcomes {
		d.add(outcome)
	}
	d.entries = append(d.entries, entry{"none", "no outcome"})
}

// entry is the key and the name of a group, behind those of what the rows are about.
func (g *grouping) entry(i int32, key, name string) entry {
	keys, names := make([]string, len(g.by)), make([]string, len(g.by))
	for at := len(g.by) - 1; at >= 0; at-- {
		d := &g.by[at]
		e := &d.entries[i%int32(len(d.entries))]
		keys[at], names[at] = e.key, e.name
		i /= int32(len(d.entries))
	}
	if key != "" {
		keys, names = append([]string{key}, keys...), append([]string{name}, names...)
	}
	return entry{strings.Join(keys, "/"), strings.Join(names, ", ")}
}

// addRows adds a row for each group, or one without, and returns the first.
func (s *Set) addRows(row Row, g *grouping) int32 {
	if g == nil {
		return s.addRow(row)
	}
	key, name, first := row.Key, row.Name, int32(len(s.Rows))
	row.Part = true
	for i := range g.size {
		e := g.entry(i, key, name)
		row.Key, row.Name = e.key, e.name
		s.addRow(row)
	}
	return first
}

// rows is how many rows a value has one of.
func (g *grouping) rows() int32 {
	if g == nil {
		return 1
	}
	return g.size
}

// ofClock is the group that a clock shows.
func (d *division) ofClock(clock time.Time) int32 {
	switch d.word {
	case scenario.ByHour:
		return int32(clock.Hour())
	case scenario.ByWeekday:
		return int32(clock.Weekday()+6) % 7
	default:
		now := scenario.SinceMidnight(clock).Milliseconds()
		i := len(d.begins) - 1 // before the first it is the last, from the day before
		for k, at := range d.begins {
			if at <= now {
				i = k
			}
		}
		return int32(i)
	}
}
