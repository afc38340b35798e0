package conduct

import (
	"cmp"
	"encoding/json"
	"strconv"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
)

// InjectState is what has become of an inject.
type InjectState string

// What has become of an inject.
const (
	Planned  InjectState = "planned"
	Held     InjectState = "held"
	Released InjectState = "released"
	Skipped  InjectState = "skipped"
)

// inject is one of the scenario's, or one that was made up, and what has become of it.
type inject struct {
	id, number, title string
	text, from, means string
	to                []string // roles
	state             InjectState
	since             int64 // when it became so
	due               int64 // when it comes by itself; notKnown where that is not known
	changed           bool
	entry             int    // with which it was released
	failed            string // why the clock could not release it
	written           *scenario.Inject
}

// notKnown stands for an instant that nobody can tell yet.
const notKnown = -1

// plan works out what has become of every inject, and when the next ones come.
func (c *Conductor) plan() {
	c.injects = make(map[string]*inject)
	e := c.exercise.Plan().Exercise
	n := 0
	for id, written := range e.Injects.All() {
		n++
		i := &inject{
			id: id, number: cmp.Or(written.Number, strconv.Itoa(n)), title: cmp.Or(written.Title, written.Text), text: written.Text, from: written.From,
			means: string(cmp.Or(written.Means, "verbal")), to: e.Receivers(written), state: Planned, due: notKnown, written: written,
		}
		c.injects[id] = i
	}
	for k := range c.exercise.Journal.Entries {
		entry := &c.exercise.Journal.Entries[k]
		switch {
		case entry.Refuse != nil && entry.Author == exercise.Keeper:
			c.failed(entry.Refuse)
		case entry.Inject != nil && entry.Inject.Action != exercise.MakeUp && !c.exercise.Journal.Undone(entry.Number):
			c.injects[entry.Inject.Inject].becomes(entry)
		}
	}
	for _, i := range c.injects {
		if i.state == Planned && i.failed == "" {
			i.due = c.due(i.written)
		}
	}
}

// failed notes that the clock could not release an inject.
func (c *Conductor) failed(r *exercise.Refuse) {
	var of exercise.Inject
	if err := json.Unmarshal(r.What, &of); err == nil && c.injects[of.Inject] != nil && len(r.Problems) > 0 {
		c.injects[of.Inject].failed = r.Problems[0]
	}
}

// becomes notes what an entry makes of the inject.
func (i *inject) becomes(e *exercise.Entry) {
	i.failed = ""
	switch told := e.Inject; told.Action {
	case exercise.Release:
		i.state, i.since, i.entry = Released, e.At, e.Number
	case exercise.Hold:
		i.state, i.since = Held, e.At
	case exercise.Skip:
		i.state, i.since = Skipped, e.At
	case exercise.Change:
		if i.state == Released {
			return // what has been said stays
		}
		i.changed = true
		i.text, i.from, i.means = cmp.Or(told.Text, i.text), cmp.Or(told.From, i.from), cmp.Or(told.Means, i.means)
		if told.To != "" {
			i.to = []string{told.To}
		}
	}
}

// due is when a planned inject comes by itself, as far as the run has come: milliseconds since clock.start.
func (c *Conductor) due(i *scenario.Inject) int64 {
	delay := int64(0)
	if i.Delay != nil {
		delay = int64(*i.Delay)
	}
	var after int64
	if i.After != nil {
		at, ok := c.reached(i.After)
		if !ok {
			return notKnown
		}
		after = at
	}
	switch {
	case i.At != nil:
		return max(c.exercise.Plan().Resolve(*i.At, 0), after) + delay
	case i.After != nil:
		return after + delay
	default:
		return notKnown
	}
}

// reached is when a trigger was fulfilled in the run as far as it has been simulated.
func (c *Conductor) reached(t *scenario.Trigger) (at int64, ok bool) {
	switch {
	case len(t.All) > 0:
		for i := range t.All {
			one, ok := c.reached(&t.All[i])
			if !ok {
				return 0, false
			}
			at = max(at, one)
		}
		return at, true
	case len(t.Any) > 0:
		for i := range t.Any {
			if one, reached := c.reached(&t.Any[i]); reached && (!ok || one < at) {
				at, ok = one, true
			}
		}
		return at, ok
	}
	p := c.exercise.Program
	m, err := p.Milestone("", t.Milestone)
	if err != nil {
		return 0, false // which the scenario's check has said
	}
	var so sim.Occurrence
	for i := range c.run.records {
		if r := &c.run.records[i]; r.Step == m.Step && m.Matches(p, r) && m.Reaches(&so) {
			return c.journalInstant(r.At), true
		}
	}
	return 0, false
}

// nextDue is the planned inject that comes first, up to an instant; nil without. What the run has brought meanwhile is taken into account.
func (c *Conductor) nextDue(until int64) *inject {
	var next *inject
	for id := range c.exercise.Plan().Exercise.Injects.All() {
		i := c.injects[id]
		if i.state != Planned || i.failed != "" {
			continue
		}
		if i.due = c.due(i.written); i.due != notKnown && i.due <= until && (next == nil || i.due < next.due) {
			next = i
		}
	}
	return next
}

// release lets an inject come by the clock. One that cannot come is held back, and the controller told.
func (c *Conductor) release(i *inject) error {
	e := exercise.Entry{Author: exercise.Keeper, Inject: &exercise.Inject{Inject: i.id, Action: exercise.Release}}
	_, problems, err := c.enter(e)
	if err == nil && problems.Any() {
		err = c.refuse(e.Author, "", e.Kind(), e.Inject, c.said(problems))
	}
	return err
}

// InjectWish is what the controller wants of an inject.
type InjectWish struct {
	Inject string `json:"inject"`
	Do     string `json:"do"` // release, hold, skip, change, make-up
	Text   string `json:"text"`
	From   string `json:"from"`
	To     string `json:"to"` // a role
	Means  string `json:"means"`
}

// Inject releases, holds, skips or changes an inject, or makes one up.
func (c *Conductor) Inject(w InjectWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := exercise.Entry{Author: Controller, Inject: &exercise.Inject{
		Inject: w.Inject, Action: exercise.InjectAction(w.Do), Text: w.Text, From: w.From, To: w.To, Means: w.Means,
	}}
	if w.Do == string(exercise.MakeUp) && c.role(w.To) == nil {
		return refused("Make up an inject", "say which role is told"), nil
	}
	return c.ask(e, e.Inject, "Inject "+w.Inject)
}
