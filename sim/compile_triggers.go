package sim

import (
	"simulate/sim/scenario"
)

// gated is a gate's wait for one milestone.
type gated struct {
	milestone Milestone
	gate      int32
}

// triggers compiles what steps wait for into gates, and the edges from milestones to them.
func (c *compiler) triggers() error {
	for id, incident := range c.s.Incidents.All() {
		for name, step := range incident.Plan.All() {
			number := c.step[id+"/"+name]
			compiled := &c.p.Steps[number]
			for _, t := range []struct {
				trigger *scenario.Trigger
				role    role
				gate    *int32
			}{{step.After, begin, &compiled.after}, {step.Until, stop, &compiled.until}, {step.Hold, letGo, &compiled.hold}} {
				if t.trigger == nil {
					continue
				}
				gate, err := c.gate(id, number, t.role, None, t.trigger)
				if err != nil {
					return err
				}
				*t.gate = gate
			}
		}
	}
	c.connect()
	return nil
}

// gate compiles a trigger; a single milestone is a gate with one input.
func (c *compiler) gate(incident string, step uint16, role role, parent int32, t *scenario.Trigger) (int32, error) {
	inputs := t.All
	if t.Any != nil {
		inputs = t.Any
	}
	if inputs == nil {
		inputs = []scenario.Trigger{*t}
	}
	at := int32(len(c.p.gates))
	c.p.gates = append(c.p.gates, gate{
		step: step, role: role, any: t.Any != nil, parent: parent, inputs: int32(len(inputs)),
	})
	for i := range inputs {
		if err := c.input(incident, step, role, at, &inputs[i]); err != nil {
			return None, err
		}
	}
	return at, nil
}

func (c *compiler) input(incident string, step uint16, role role, gate int32, t *scenario.Trigger) error {
	if t.Any != nil || t.All != nil {
		_, err := c.gate(incident, step, role, gate, t)
		return err
	}
	milestone, err := c.p.Milestone(incident, t.Milestone)
	if err != nil {
		return err
	}
	c.gated = append(c.gated, gated{milestone, gate})
	return nil
}

// connect numbers the milestones that gates wait for, each once, and lays the edges from them to the gates, in the order
// of the file.
func (c *compiler) connect() {
	number := map[Milestone]int{}
	var milestones []Milestone
	for _, g := range c.gated {
		if _, known := number[g.milestone]; !known {
			number[g.milestone] = len(milestones)
			milestones = append(milestones, g.milestone)
		}
	}
	list, place := newWatchList(len(c.p.Steps), milestones)
	behind := make([][]int32, len(milestones))
	for _, g := range c.gated {
		at := place[number[g.milestone]]
		behind[at] = append(behind[at], g.gate)
		c.waitOutside(g, at)
	}
	c.p.triggers = list
	for at, m := range list.milestones {
		if m.instance != 0 {
			owner := &c.p.Incidents[c.p.Steps[m.Step].Incident]
			owner.counted = append(owner.counted, int32(at))
		}
	}
	c.p.edges.from = []int32{0}
	for _, gates := range behind {
		c.p.edges.gates = append(c.p.edges.gates, gates...)
		c.p.edges.from = append(c.p.edges.from, int32(len(c.p.edges.gates)))
	}
}

// waitOutside notes a wait for another incident's milestone.
func (c *compiler) waitOutside(g gated, milestone int32) {
	steps := c.p.Steps
	if steps[c.p.gates[g.gate].step].Incident == steps[g.milestone.Step].Incident {
		return
	}
	outermost := g.gate
	for c.p.gates[outermost].parent != None {
		outermost = c.p.gates[outermost].parent
	}
	owner := &c.p.Incidents[steps[c.p.gates[g.gate].step].Incident]
	owner.outside = append(owner.outside, edge{milestone, g.gate, outermost})
}
