package exercise

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// names checks what an entry names of the scenario.
func (c *allowing) names() {
	e := c.entry
	if incident, id, _, adds := e.Added(); adds {
		if plan := c.plan(incident); plan != nil && plan.Get(id) != nil {
			c.wrong("", "there is a step %q in the plan of %s", id, incident)
		}
	}
	switch {
	case e.Role != nil && c.role(e.Role.Role) == nil:
		c.wrong(tree.Suggest(e.Role.Role, c.roles()), "there is no role %q", e.Role.Role)
	case e.Decide != nil:
		c.decision(e.Decide)
	case e.Order != nil:
		c.order(e.Order)
	case e.Finish != nil:
		c.plan(e.Finish.Incident)
	case e.Inject != nil:
		c.inject(e.Inject)
	case e.Effect != nil:
		c.effect(e.Effect)
	case e.Observe != nil:
		c.observed(e.Observe)
	case e.Note != nil && e.Note.To != "" && c.role(e.Note.To) == nil:
		c.wrong(tree.Suggest(e.Note.To, c.roles()), "there is no role %q", e.Note.To)
	}
}

// plan is the plan of an incident that people can do something about; nil when it is none, which is said.
func (c *allowing) plan(id string) *scenario.Map[scenario.Step] {
	incident := c.s.Incidents.Get(id)
	switch {
	case incident == nil:
		c.wrong(tree.Suggest(id, c.s.Incidents.IDs()), "there is no incident %q", id)
		return nil
	case c.s.IsStream(id):
		c.wrong("name an incident that happens once", "%s comes again and again: which one is meant cannot be said", id)
		return nil
	}
	return &incident.Plan
}

// step is a step of a plan; nil when there is none, which is said.
func (c *allowing) step(incident, id string) *scenario.Step {
	plan := c.plan(incident)
	if plan == nil {
		return nil
	}
	step := plan.Get(id)
	if step == nil {
		c.wrong(tree.Suggest(id, plan.IDs()), "there is no step %q in the plan of %s", id, incident)
	}
	return step
}

func (c *allowing) decision(d *Decide) {
	step := c.step(d.Incident, d.Step)
	switch {
	case step == nil:
	case step.Verb() != scenario.Decide:
		c.wrong("name a step with decide", "%s is no decision", d.Step)
	case !slices.Contains(step.Options.IDs(), d.Option):
		c.wrong(tree.Suggest(d.Option, step.Options.IDs()), "%s has no option %q", d.Step, d.Option)
	}
}

func (c *allowing) order(o *Order) {
	switch {
	case o.Do != "":
		if step := c.step(o.Incident, o.Do); step != nil && step.Verb() == scenario.Decide {
			c.wrong("decide it", "a decision is no order")
		}
	case o.Named != "":
		if c.s.Exercise == nil || c.s.Exercise.Orders.Get(o.Named) == nil {
			var known []string
			if c.s.Exercise != nil {
				known = c.s.Exercise.Orders.IDs()
			}
			c.wrong(tree.Suggest(o.Named, known), "there is no order %q", o.Named)
		}
	case slices.Contains(keysOf(o.Step), "at"):
		c.wrong("leave it out", "an order begins when it is given")
	}
}

func (c *allowing) inject(i *Inject) {
	switch {
	case i.Action == MakeUp:
		c.happens(i.Step)
	case c.s.Exercise == nil:
		c.wrong("make one up", "the scenario has no injects")
	case c.s.Exercise.Injects.Get(i.Inject) == nil:
		c.wrong(tree.Suggest(i.Inject, c.s.Exercise.Injects.IDs()), "there is no inject %q", i.Inject)
	}
}

// observed checks what an observation is tied to: a report has it there.
func (c *allowing) observed(o *Observe) {
	if o.Objective+o.Task+o.Inject == "" {
		return
	}
	of := c.s.Exercise
	if of == nil {
		c.wrong("leave them out", "the scenario has no objectives and no injects")
		return
	}
	objective := of.Objectives.Get(o.Objective)
	switch {
	case o.Objective != "" && objective == nil:
		c.wrong(tree.Suggest(o.Objective, of.Objectives.IDs()), "there is no objective %q", o.Objective)
	case o.Task != "" && objective == nil:
		c.wrong("say of which objective", "the task %q is of no objective", o.Task)
	case o.Task != "" && objective.Tasks.Get(o.Task) == nil:
		c.wrong(tree.Suggest(o.Task, objective.Tasks.IDs()), "the objective %s has no task %q", o.Objective, o.Task)
	case o.Inject != "" && of.Injects.Get(o.Inject) == nil:
		c.wrong(tree.Suggest(o.Inject, of.Injects.IDs()), "there is no inject %q", o.Inject)
	}
}

// happens checks that what the controller makes up is an event or a message.
func (c *allowing) happens(step []byte) {
	if keys := keysOf(step); len(step) > 0 && !slices.Contains(keys, "event") && !slices.Contains(keys, "message") {
		c.wrong("write an event or a message", "an inject orders nobody")
	}
}

func (c *allowing) effect(of *Effect) {
	if !slices.Contains(keysOf(of.Step), "event") {
		c.wrong(`write {"event": "A crash", "block": "quarry"}`, "an effect is an event")
	}
}
