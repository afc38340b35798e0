package scenario

import (
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

// Condition is what gets worse or better by itself while an incident is open: how a patient does, how far a fire has come.
type Condition struct {
	Starts  Starts                `json:"starts" jsonschema:"The state in which it begins: one, or states with their shares: {red: 20%, green: 80%}."`
	Changes Map[Map[StateChange]] `json:"changes,omitempty" form:"{red: {dead: 20m}}" jsonschema:"What it changes to by itself: state → next state → how long that takes, or {in: duration, while: step}. A state without changes is final."`
	HeldBy  Names                 `json:"held-by,omitempty" jsonschema:"Steps of the plan (work, move, decide): while one of them is running, nothing changes."`
	EndedBy *Trigger              `json:"ended-by,omitempty" jsonschema:"Milestones like those of after: from then on nothing changes any more."`
}

// Starts is the state in which a condition begins: one, or one of several by their shares.
type Starts struct {
	State  string // empty when Shares are given
	Shares Map[Figure[Share]]
}

func (s *Starts) decode(d *decoding, w written) {
	switch {
	case w.Kind != tree.Mapping:
		d.value(&s.State, w)
		if s.State != "" {
			d.check(w, CheckID(s.State))
		}
	case len(w.Entries) == 0:
		d.Failf(w.path, "write a state, or {STATE: 20%, STATE: 80%}", "no state is named")
	default:
		d.value(&s.Shares, w)
	}
}

// StateChange is how long a condition takes to come from one state to another.
type StateChange struct {
	In    Figure[Duration] `json:"in" jsonschema:"How long it takes, counted while nothing holds it."`
	While Names            `json:"while,omitempty" jsonschema:"Steps of the plan (work, move, decide): it comes nearer only while one of them is running."`
}

func (c *StateChange) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping && w.Get("value") == nil {
		d.fields(reflect.ValueOf(c).Elem(), w)
		return
	}
	d.value(&c.In, w)
}

// States lists the states of a condition, in the order in which the file names them.
func (c *Condition) States() []string {
	if c == nil {
		return nil
	}
	states := slices.Clone(c.Starts.Shares.IDs())
	if c.Starts.State != "" {
		states = append(states, c.Starts.State)
	}
	seen := make(map[string]bool)
	for _, state := range states {
		seen[state] = true
	}
	add := func(state string) {
		if !seen[state] {
			seen[state] = true
			states = append(states, state)
		}
	}
	for from, changes := range c.Changes.All() {
		add(from)
		for to := range changes.All() {
			add(to)
		}
	}
	return states
}

// Has reports whether a condition has a state.
func (c *Condition) Has(state string) bool { return slices.Contains(c.States(), state) }

// Reaches reports into which states a condition can come from some others, those included.
func (c *Condition) Reaches(from ...string) map[string]bool {
	reached := make(map[string]bool)
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		if reached[queue[0]] {
			continue
		}
		reached[queue[0]] = true
		if changes := c.Changes.Get(queue[0]); changes != nil {
			queue = append(queue, changes.IDs()...)
		}
	}
	return reached
}

// Outset lists the states in which a condition may begin.
func (c *Condition) Outset() []string {
	if c.Starts.State != "" {
		return []string{c.Starts.State}
	}
	return slices.Clone(c.Starts.Shares.IDs())
}

// Final reports whether nothing leads out of a state.
func (c *Condition) Final(state string) bool {
	changes := c.Changes.Get(state)
	return changes == nil || changes.Len() == 0
}

// conditionRef stands in references in place of a step: condition.red is that the condition of the incident is red for the first time.
const conditionRef = "condition"
