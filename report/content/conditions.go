package content

import (
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
)

// mostInstants is how many instants the table of conditions has at most, besides the first.
const mostInstants = 12

// conditions is how many incidents were in each state of their condition over time, in the run that is shown. Those that are over count
// in the state in which they ended, and those that begin in the warm-up do not, as in the measure.
func (b *review) conditions(shown *experiment.ShownRun) document.Section {
	states := b.Scenario.StatesOf(b.Scenario.Incidents.IDs())
	if len(states) == 0 || !shown.Kept() {
		return &document.Prose{}
	}
	t := &document.Table{
		Title:   "Conditions over time, in " + b.settings.shownRun() + ": how many are in each state",
		Columns: []document.Column{{Title: "At"}},
	}
	for i, state := range states {
		t.Columns = append(t.Columns, document.Column{Title: state, Rank: i})
	}
	course := newCourseOfStates(b.Program, states)
	last := course.lastChange(shown.Records)
	step := roundStep((last - b.WarmUp) / mostInstants)
	next := 0
	for at := b.WarmUp; ; at += step {
		for ; next < len(shown.Records) && shown.Records[next].At <= at; next++ {
			course.take(&shown.Records[next])
		}
		row := []document.Value{document.Text(b.ShortClock(at))}
		for _, n := range course.counts {
			row = append(row, count(n))
		}
		t.Rows = append(t.Rows, row)
		if at >= last {
			return t
		}
	}
}

// roundStep is the least round length of time that is not shorter.
func roundStep(least engine.Time) engine.Time {
	for _, minutes := range []engine.Time{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720} {
		if minutes*engine.Minute >= least {
			return minutes * engine.Minute
		}
	}
	const day = 24 * 60 * engine.Minute
	return (least + day - 1) / day * day
}

// courseOfStates follows how many incidents are in each state.
type courseOfStates struct {
	program *sim.Program
	number  map[string]int
	counts  []int
	of      map[int32]int // state of what has a slot, counted from 1; 0 of what is not counted
}

func newCourseOfStates(p *sim.Program, states []string) *courseOfStates {
	c := &courseOfStates{program: p, number: make(map[string]int), counts: make([]int, len(states)), of: make(map[int32]int)}
	for i, state := range states {
		c.number[state] = i + 1
	}
	return c
}

// take follows a record.
func (c *courseOfStates) take(r *sim.Record) {
	switch r.Kind {
	case sim.IncidentBegan:
		delete(c.of, r.Incident)
		if c.program.Measured(r.At) {
			c.of[r.Incident] = 0
		}
	case sim.ConditionSet:
		was, counted := c.of[r.Incident]
		if !counted {
			return
		}
		if was > 0 {
			c.counts[was-1]--
		}
		is := c.number[c.program.Steps[r.Step].Ends[r.Arg-1]]
		c.of[r.Incident] = is
		c.counts[is-1]++
	}
}

// lastChange is the instant after which no state changes.
func (c *courseOfStates) lastChange(records []sim.Record) engine.Time {
	last := c.program.WarmUp
	for i := range records {
		if records[i].Kind == sim.ConditionSet {
			last = max(last, records[i].At)
		}
	}
	return last
}
