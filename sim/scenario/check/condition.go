package check

import (
	"slices"
	"strconv"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// mostStates bounds the states of a condition: the model keeps sets of them in one word.
const mostStates = 64

// notStates are the words that mean something else where a map of states can stand.
var notStates = []string{"value", "source", "confidence", "note", "range", "default", "by"}

// condition checks the states of an incident's condition, and what holds it.
func (p *plan) condition(path tree.Path) {
	c := p.incident.Condition
	if c == nil {
		return
	}
	states := c.States()
	if len(states) > mostStates {
		p.Errorf(path.AtKey(), "tell fewer apart", "%d states are more than the %d that a condition can have", len(states), mostStates)
	}
	p.whole(path.Key("starts"), &c.Starts.Shares)
	p.stateWord(path.Key("starts"), c.Starts.State)
	for state := range c.Starts.Shares.All() {
		p.stateWord(path.Key("starts", state).AtKey(), state)
	}
	for from, changes := range c.Changes.All() {
		p.stateWord(path.Key("changes", from).AtKey(), from)
		for to, change := range changes.All() {
			p.change(path.Key("changes", from, to), from, to, change)
		}
	}
	p.tenders(path.Key("held-by"), c.HeldBy)
	if c.EndedBy != nil {
		p.eachMilestone(path.Key("ended-by"), c.EndedBy, func(path tree.Path, ref string) { p.milestone(path, p.id, ref) })
	}
	p.course(path, c, states)
}

// stateWord reports a word that cannot be a state.
func (p *plan) stateWord(path tree.Path, state string) {
	if slices.Contains(notStates, state) {
		p.Errorf(path, "choose another word", "%q has a meaning of its own and cannot be a state", state)
	}
}

// change checks a change from one state to another.
func (p *plan) change(path tree.Path, from, to string, change *scenario.StateChange) {
	p.stateWord(path.AtKey(), to)
	if from == to {
		p.Errorf(path.AtKey(), "name another state", "%s does not change to itself", from)
	}
	p.tenders(path.Key("while"), change.While)
}

// tenders checks the steps that hold a condition or bring it on: they must be such as are running for a while.
func (p *plan) tenders(path tree.Path, steps scenario.Names) {
	p.once(path, steps)
	for i, name := range steps {
		at := path
		if p.Root.Locate(path).Kind == tree.List {
			at = path.Item(i)
		}
		if !refer(p.checker, at, "step", tree.At("incidents"), &p.incident.Plan, name) {
			continue
		}
		switch step := p.incident.Plan.Get(name); step.Verb() {
		case scenario.Work, scenario.Move, scenario.Decide, scenario.NoVerb:
		default:
			p.Errorf(at, "name work, a move or a decision", "%s is %s, which is not at work for a while", name, article(step.Verb().String()))
		}
	}
}

// article is a verb with its article.
func article(verb string) string {
	if strings.ContainsAny(verb[:1], "aeiou") {
		return "an " + verb
	}
	return "a " + verb
}

// course warns of states that nothing leads into, and of a condition that never settles.
func (p *plan) course(path tree.Path, c *scenario.Condition, states []string) {
	if p.Unreadable(path) {
		return
	}
	outset := c.Outset()
	reached := c.Reaches(outset...)
	for from := range c.Changes.All() {
		if reached[from] {
			continue
		}
		known := slices.DeleteFunc(slices.Clone(states), func(state string) bool { return !reached[state] })
		hint := "let it begin so, or let something change to it"
		if near := tree.Nearest(from, known); near != "" {
			hint = "did you mean " + strconv.Quote(near) + "?"
		}
		p.Warnf(scenario.NeverOccurs, path.Key("changes", from).AtKey(), hint, "nothing leads to the state %s, out of which this leads", from)
	}
	settles := slices.ContainsFunc(states, func(state string) bool { return reached[state] && c.Final(state) })
	if c.EndedBy == nil && !settles {
		p.Warnf(scenario.NeverSettles, path.AtKey(), "write ended-by:, or a state without changes",
			"this changes for ever, and %s never closes", p.id)
	}
}

// byState checks figures of a step that are written by state.
func (p *plan) byState(path tree.Path, step *scenario.Step) {
	for key, named := range step.ByState() {
		p.statesNamed(path.Key(key), named)
	}
	if step.Verb() == scenario.Event && step.Priority != nil && step.Priority.States != nil {
		p.Errorf(path.Key("priority"), "write one, or an event for each: with after: condition.STATE", "an event sets one priority")
	}
}

// statesNamed checks what is written by state: each state of the condition, and no other.
func (p *plan) statesNamed(path tree.Path, named []string) {
	if p.incident.Condition == nil {
		p.Errorf(path, "write one figure, or a condition: with these states", "%s has no condition, whose states these could be", p.id)
		return
	}
	known := p.incident.Condition.States()
	for _, state := range named {
		if state != scenario.DefaultState && !slices.Contains(known, state) {
			p.unknown(path.Key(state).AtKey(), "state", state, known)
		}
	}
	missing := slices.DeleteFunc(slices.Clone(known), func(state string) bool { return slices.Contains(named, state) })
	if len(missing) > 0 && !slices.Contains(named, scenario.DefaultState) {
		p.Errorf(path, "add "+tree.InWords(missing)+", or default:", "nothing is said of %s", tree.InWords(missing))
	}
}
