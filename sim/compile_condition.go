package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// conditions compiles what changes by itself, when steps have their numbers.
func (c *compiler) conditions() {
	for id, incident := range c.s.Incidents.All() {
		if incident.Condition != nil {
			c.condition(id, incident.Condition)
		}
	}
}

func (c *compiler) condition(id string, written *scenario.Condition) {
	incident := &c.p.Incidents[c.incident[id]]
	incident.States = written.States()
	c.p.Steps[incident.FirstStep].Ends = incident.States
	of := &condition{
		subject: subject{key: engine.KeyOf("condition", id), name: "starts", step: incident.FirstStep},
		from:    make([]indexes, len(incident.States)),
	}
	incident.condition = of
	of.starts = c.starts(id, incident.States, &written.Starts)
	if p := c.s.Incidents.Get(id).Priority; p != nil && p.States != nil {
		incident.priorities, incident.rated = priorities(p, incident.States), true
		incident.Priority = incident.priorities[of.starts.likeliest]
		incident.priorities[0] = incident.Priority
	}
	for i, from := range incident.States {
		of.from[i].from = int32(len(c.p.changes))
		if changes := written.Changes.Get(from); changes != nil {
			for to, change := range changes.All() {
				c.change(incident, id, from, to, change)
			}
		}
		of.from[i].to = int32(len(c.p.changes))
		of.within = append(of.within, within(incident.States, written.Reaches(from)))
	}
	for _, step := range written.HeldBy {
		c.careOf(id, step).holds = true
	}
}

// starts compiles in which state a condition begins.
func (c *compiler) starts(id string, states []string, written *scenario.Starts) lottery {
	number := func(state string) uint16 { return 1 + uint16(slices.Index(states, state)) }
	if written.State != "" {
		return lottery{likeliest: number(written.State)}
	}
	return c.lottery("incidents."+id+".condition.starts", &written.Shares, number)
}

// change compiles one change, and which steps it comes nearer with.
func (c *compiler) change(incident *Incident, id, from, to string, written *scenario.StateChange) {
	number := int32(len(c.p.changes))
	c.p.changes = append(c.p.changes, change{
		subject: subject{key: engine.KeyOf("condition", id, from, to), name: from + " to " + to, step: incident.FirstStep},
		step:    incident.FirstStep, to: 1 + uint16(slices.Index(incident.States, to)),
		takes: c.span(&written.In), helped: len(written.While) > 0,
	})
	for _, step := range written.While {
		care := c.careOf(id, step)
		care.helps = append(care.helps, number)
	}
}

// careOf is what a step does to the condition of its incident.
func (c *compiler) careOf(incident, step string) *care {
	s := &c.p.Steps[c.step[incident+"/"+step]]
	if s.care == nil {
		s.care = &care{}
	}
	return s.care
}

// within is a set of states as bits.
func within(states []string, reached map[string]bool) uint64 {
	var set uint64
	for i, state := range states {
		if reached[state] {
			set |= 1 << i
		}
	}
	return set
}

// layCondition lays out the state of an incident's condition, and of the clocks of its changes.
func (s *planStates) layCondition(p *Program, incident *Incident) {
	if incident.condition == nil {
		return
	}
	s.conditions = append(s.conditions, conditionState{})
	for i := len(s.clocks); i < len(p.changes) && p.changes[i].step == incident.FirstStep; i++ {
		s.clocks = append(s.clocks, clockState{due: engine.Never, of: int32(i), step: stepIndex(incident.FirstStep)})
	}
}

// numbers compiles the figures of a step, for each state where some of them differ by it.
func (c *compiler) numbers(incident string, compiled *Step, step *scenario.Step) {
	if !step.IsByState() {
		compiled.numbers = c.numbersIn("", incident, step, compiled.ID)
		return
	}
	for _, state := range c.s.Incidents.Get(incident).Condition.States() {
		compiled.byState = append(compiled.byState, c.numbersIn(state, incident, step, compiled.ID))
	}
}

// numbersIn are the figures of a step in a state.
func (c *compiler) numbersIn(state, incident string, step *scenario.Step, id string) numbers {
	return numbers{
		delay: c.span(step.Delay.In(state)), takes: c.span(step.Takes.In(state)),
		patience: c.span(step.GiveUp.In(state)), interval: c.span(step.Every.In(state)), retry: c.span(step.Retry.In(state)),
		chance: c.odds(step.Chance.In(state), 1), lost: c.odds(step.Lost.In(state), 0),
		where: c.location(state, incident, step, id), ends: c.endsIn(state, incident, step, id),
	}
}
