package exercise

import (
	"encoding/json"
	"maps"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// allowed lists what is wrong with an entry beside the scenario, but for its step, which is checked as part of it: what it names that
// there is not, and what its author has no say in.
func (x *Exercise) allowed(e *Entry) []*tree.Mistake {
	c := allowing{s: x.opened.Scenario, entry: e}
	c.author()
	c.names()
	return c.mistakes
}

// allowing looks at one entry.
type allowing struct {
	s        *scenario.Scenario
	entry    *Entry
	mistakes []*tree.Mistake
}

func (c *allowing) wrong(hint, format string, args ...any) {
	c.mistakes = append(c.mistakes, mistake(hint, format, args...))
}

// role is a role of the scenario; nil when there is none of that name.
func (c *allowing) role(id string) *scenario.Role {
	if c.s.Exercise == nil {
		return nil
	}
	return c.s.Exercise.Roles.Get(id)
}

// roles are the ids of all roles.
func (c *allowing) roles() []string {
	if c.s.Exercise == nil {
		return nil
	}
	return c.s.Exercise.Roles.IDs()
}

// author checks that whoever has written the entry may.
func (c *allowing) author() {
	e := c.entry
	switch own := c.role(e.Author); {
	case e.For != "" && e.Author != Controller:
		c.wrong("", "only the controller does something for somebody else")
	case e.For != "" && c.role(e.For) == nil:
		c.wrong(tree.Suggest(e.For, c.roles()), "there is no role %q", e.For)
	case own != nil:
		c.player(own)
	case e.Author == Controller:
	case e.Author == Keeper:
		if e.Clock == nil && e.Refuse == nil && (e.Inject == nil || e.Inject.Action != Release) {
			c.wrong("", "the clock brings time and injects, and nothing else")
		}
	case e.Author == Evaluator:
		if e.Observe == nil && (e.Note == nil || e.Note.To != "") {
			c.wrong("", "an evaluator writes observations and notes")
		}
	default:
		c.wrong(tree.Suggest(e.Author, c.roles()), "there is no role %q", e.Author)
	}
}

// player checks what a role may do: what is its own.
func (c *allowing) player(own *scenario.Role) {
	e := c.entry
	switch {
	case e.Decide != nil && !c.decides(own, e.Decide):
		c.wrong("ask the controller", "%s is not for %s to decide", e.Decide.Step, e.Author)
	case e.Order != nil:
		c.orders(own, e.Order)
	case e.Role != nil && (e.Role.Role != e.Author || e.Role.Action == Start || e.Role.Action == HandBack):
		c.wrong("ask the controller", "who plays what is for the controller to say")
	case e.Clock != nil, e.Inject != nil, e.Effect != nil, e.Finish != nil, e.Back != nil, e.Branch != nil, e.Display != nil, e.Note != nil && e.Note.To != "":
		c.wrong("ask the controller", "that is for the controller to do")
	}
}

// decides reports whether a decision is a role's.
func (c *allowing) decides(own *scenario.Role, d *Decide) bool {
	return slices.ContainsFunc(own.Decides, func(ref string) bool {
		incident, step, err := c.s.StepMeant(ref)
		return err == nil && incident == d.Incident && step == d.Step
	})
}

// orders checks that those who are to do what a role orders are its to order.
func (c *allowing) orders(own *scenario.Role, o *Order) {
	step := c.ordered(o)
	if c.s.Incidents.Get(o.Incident) == nil || step == nil {
		return
	}
	switch step.Verb() {
	case scenario.Decide:
		c.wrong("decide it", "a decision is no order")
	case scenario.Event:
		c.wrong("ask the controller", "an event is nobody's to order")
	default:
		if agency := Beyond(c.s, own, o.Incident, step); agency != "" {
			c.wrong("ask them by a message, or the controller", "%s gives no orders to %s", c.entry.Author, agency)
		}
	}
}

// ordered is the step that an order is about, as far as it says who is to do it; nil when it cannot be read, which is said elsewhere.
func (c *allowing) ordered(o *Order) *scenario.Step {
	switch {
	case o.Do != "":
		if incident := c.s.Incidents.Get(o.Incident); incident != nil {
			return incident.Plan.Get(o.Do)
		}
		return nil
	case o.Named != "":
		if c.s.Exercise == nil {
			return nil
		}
		return c.s.Exercise.Orders.Get(o.Named)
	}
	var raw map[string]json.RawMessage
	if json.Unmarshal(o.Step, &raw) != nil {
		return nil
	}
	return outlined(raw)
}

// outlined is a step with its verb and who is to do it.
func outlined(raw map[string]json.RawMessage) *scenario.Step {
	step := &scenario.Step{From: namesIn(raw["from"]), By: namesIn(raw["by"]), Sites: namesIn(raw["sites"])}
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		switch key {
		case "send":
			step.Send = needIn(raw[key])
		case "move":
			step.Move = needIn(raw[key])
		case "release":
			step.Release = needIn(raw[key])
		case "needs":
			step.Needs = needIn(raw[key])
		case "message":
			step.Message = key
		case "work":
			step.Work = key
		case "posture":
			step.Posture = key
		case "decide":
			step.Decide = key
		case "event":
			step.Event = key
		}
	}
	return step
}

// needIn reads which units are needed, but not how many.
func needIn(raw json.RawMessage) (need scenario.Need) {
	words := keysOf(raw)
	slices.Sort(words)
	for _, word := range words {
		need.Kinds.Set(word, scenario.Count{})
	}
	need.All = len(words) == 0
	return need
}

// namesIn reads a name, or a list of them.
func namesIn(raw json.RawMessage) scenario.Names {
	var one string
	var list []string
	if json.Unmarshal(raw, &one) == nil {
		return scenario.Names{one}
	}
	_ = json.Unmarshal(raw, &list) // what is neither is a mistake of the step, which says so
	return list
}

// keysOf are the keys of a JSON object.
func keysOf(raw json.RawMessage) []string {
	var of map[string]json.RawMessage
	_ = json.Unmarshal(raw, &of) // what is none is a mistake of the step, which says so
	return slices.Collect(maps.Keys(of))
}
