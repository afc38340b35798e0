package conduct

import (
	"slices"

	"simulate/report/paper"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// EvaluatorView is what an evaluator is shown: everything that has happened, no chances, and no inject before its release.
type EvaluatorView struct {
	Title        string          `json:"title"`
	Tasks        []TaskRow       `json:"tasks"`
	Capabilities []CapabilityRow `json:"capabilities"`
	Observations []Observation   `json:"observations"`
	Injects      []InjectTold    `json:"injects"` // that have been released
	Back         *Back           `json:"back"`    // with the observations that went when the clock was set back
	Lines        []Line          `json:"lines,omitempty"`
}

// TaskRow is a critical task and what it has come to so far.
type TaskRow struct {
	ID           string `json:"id"`
	Objective    string `json:"objective"`
	Capability   string `json:"capability"`
	Text         string `json:"text"`
	Measure      string `json:"measure"`
	Limit        string `json:"limit"`
	Most         int64  `json:"most"`  // the limit, in the unit; of a time milliseconds, of a share thousandths
	Least        bool   `json:"least"` // it is a lower limit
	Unit         string `json:"unit"`  // ms, share, count
	State        string `json:"state"`
	Amount       int64  `json:"amount"`
	As           int64  `json:"as"` // the instant of Amount, from which on it grows while the task runs
	Said         string `json:"said"`
	Why          string `json:"why"`          // it cannot come about any more; empty where that is not known
	Observations []int  `json:"observations"` // their numbers
}

// CapabilityRow is a core capability, and the rating that the rule proposes for it so far.
type CapabilityRow struct {
	Title    string          `json:"title"`
	Tasks    []string        `json:"tasks"`
	Proposal exercise.Rating `json:"proposal"`
	Rated    exercise.Rating `json:"rated"` // the last that an evaluator gave
}

// Observation is what an evaluator has kept.
type Observation struct {
	Number int   `json:"number"`
	At     int64 `json:"at"`
	exercise.Observe
}

// InjectTold is an inject that has been released.
type InjectTold struct {
	ID     string   `json:"id"`
	Number string   `json:"number"`
	Title  string   `json:"title"`
	Text   string   `json:"text"`
	To     []string `json:"to"`
	At     int64    `json:"at"`
}

func (c *Conductor) evaluatorView() *EvaluatorView {
	v := &EvaluatorView{Title: c.title(), Tasks: c.tasks(), Capabilities: []CapabilityRow{}, Observations: c.observations(), Injects: []InjectTold{}, Back: c.backOf(Evaluator)}
	v.Capabilities = c.capabilities()
	for _, row := range c.injectRows() {
		if row.State == Released {
			v.Injects = append(v.Injects, InjectTold{row.ID, row.Number, row.Title, row.Text, row.To, row.Since})
		}
	}
	return v
}

// title is what the exercise is called where anybody reads it: a scenario's own title may tell how it ends.
func (c *Conductor) title() string {
	if title := c.exercise.Plan().Exercise.Title; title != "" {
		return title
	}
	return "Exercise"
}

func (c *Conductor) observations() []Observation {
	list := []Observation{}
	for i := range c.exercise.Journal.Entries {
		if e := &c.exercise.Journal.Entries[i]; e.Observe != nil {
			list = append(list, Observation{e.Number, e.At, *e.Observe})
		}
	}
	return list
}

// soFar are the critical tasks in a run, and when they were judged.
type soFar struct {
	program *sim.Program
	records int
	tasks   []judge.Task
	at      int64
}

// judged are the critical tasks in the run so far. As long as nothing has happened they only last longer, which pages know by themselves.
func (c *Conductor) judged() ([]judge.Task, int64) {
	if j := &c.soFar; j.program != c.exercise.Program || j.records != c.everything.folded {
		j.program, j.records, j.at = c.exercise.Program, c.everything.folded, c.clock.now(c.wall)
		j.tasks = c.judge(j.at)
	}
	return c.soFar.tasks, c.soFar.at
}

func (c *Conductor) judge(now int64) []judge.Task {
	p := c.exercise.Program.Until(max(min(c.instant(now)+1, c.exercise.Program.Horizon), 1))
	set, err := measure.Compile(p)
	if err != nil {
		return nil
	}
	fold := set.NewFold()
	var tape experiment.Tape
	if err := sim.NewWorld(p).Run(c.exercise.Luck(), fold, &tape); err != nil {
		return nil
	}
	values := slices.Clone(fold.Values())
	slices.SortStableFunc(values, func(a, b measure.Value) int { return int(a.Row - b.Row) })
	tasks := judge.Tasks(c.exercise.Plan(), set, values)
	judge.Lose(tasks, set, fold)
	if slices.ContainsFunc(tasks, func(t judge.Task) bool { return t.State == judge.Lost }) {
		judge.Explain(tasks, set, tape.Records())
	}
	return tasks
}

// capabilities are the core capabilities, in the order of the file, with what the rule proposes and what an evaluator has given last.
func (c *Conductor) capabilities() []CapabilityRow {
	rows := []CapabilityRow{}
	of := make(map[string][]judge.Task)
	tasks, _ := c.judged()
	for i := range tasks {
		t := &tasks[i]
		title := c.exercise.Plan().Exercise.Objectives.Get(t.Ref.Objective).Capability
		if of[title] == nil {
			rows = append(rows, CapabilityRow{Title: title, Tasks: []string{}})
		}
		of[title] = append(of[title], *t)
		row := &rows[slices.IndexFunc(rows, func(r CapabilityRow) bool { return r.Title == title })]
		row.Tasks = append(row.Tasks, t.Ref.String())
		for _, o := range c.observations() {
			if o.Objective == t.Ref.Objective && o.Rating != "" {
				row.Rated = o.Rating
			}
		}
	}
	for i := range rows {
		rows[i].Proposal = judge.Propose(of[rows[i].Title])
	}
	return rows
}

// tasks are the critical tasks and what they have come to so far.
func (c *Conductor) tasks() []TaskRow {
	rows := []TaskRow{}
	tasks, now := c.judged()
	for i := range tasks {
		t := &tasks[i]
		objective := c.exercise.Plan().Exercise.Objectives.Get(t.Ref.Objective)
		limit := t.Task.Limit.Comparison
		row := TaskRow{
			ID: t.Ref.String(), Objective: objective.Title, Capability: objective.Capability, Text: t.Task.Text, Measure: t.Task.Measure,
			Limit: words.Within(&limit), Most: int64(measure.Amount(limit.Limit, t.Unit)), Least: limit.IsLower(), Unit: unitOf(t.Unit), Amount: t.Amount, As: now, Observations: []int{},
		}
		row.State, row.Said = stateOf(t, c.exercise.Journal.Ended())
		if l := t.Evidence.Lost(); t.State == judge.Lost && l != nil {
			row.Why = c.names.Ended(l)
		}
		for _, o := range c.observations() {
			if o.Objective == t.Ref.Objective && o.Task == t.Ref.Task {
				row.Observations = append(row.Observations, o.Number)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func unitOf(u scenario.MeasureUnit) string {
	switch u {
	case scenario.Seconds:
		return "ms"
	case scenario.Shares:
		return "share"
	default:
		return "count"
	}
}

// stateOf is how far a task has come, and what it has come to: of times pages say it themselves.
func stateOf(t *judge.Task, ended bool) (state, said string) {
	if t.Unit != scenario.Seconds && t.IsDone() {
		said = paper.Amount(t)
	}
	switch {
	case t.IsDone() && !ended && !isSettled(t):
		return "running", said + " so far"
	case t.State == judge.Within:
		return "within", said
	case t.State == judge.Beyond:
		return "beyond", said
	case t.State == judge.Lost:
		return "lost", "cannot come about any more"
	case t.State == judge.Undone && t.Amount > 0:
		return "running", "so far"
	case t.State == judge.Unjudged:
		return "unjudged", "is of many arrivals, and judged afterwards"
	default:
		return "not-yet", "not called for yet"
	}
}

// isSettled reports whether what a task has come to stays so: a time does, and a number that only grows once it is beyond its limit.
func isSettled(t *judge.Task) bool {
	switch t.Unit {
	case scenario.Seconds:
		return true
	case scenario.Shares:
		return false
	default:
		return (t.State == judge.Beyond) != t.Task.Limit.IsLower()
	}
}
