package sim

import (
	"slices"

	"simulate/sim/scenario"
)

// triggers compiles what steps wait for into gates, and the edges from milestones to them.
func (c *compiler) triggers() error {
	for id, incident := range c.s.Incidents.All() {
		if incident.IsSetOff() { // the gates stand in the order of the steps, of which that of its beginning is the first
			begins := c.p.Incidents[c.incident[id]].FirstStep
			gate, err := c.gate(id, begins, setOff, None, incident.Begins.After)
			if err != nil {
				return err
			}
			c.p.Steps[begins].after = gate
		}
		if err := c.ended(id, incident.Condition); err != nil {
			return err
		}
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
	c.p.connect(nil)
	return nil
}

// ended compiles from when on the condition of an incident does not change any more. Its gates are those of the pseudo-step, which
// come first.
func (c *compiler) ended(id string, written *scenario.Condition) error {
	if written == nil || written.EndedBy == nil {
		return nil
	}
	_, err := c.gate(id, c.p.Incidents[c.incident[id]].FirstStep, settle, None, written.EndedBy)
	return err
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
	c.p.waits = append(c.p.waits, wait{milestone, gate})
	return c.await(incident, t.Milestone, &c.p.Steps[milestone.Step])
}

// await notes at a step which arrivals of single units are waited for: there are too many to follow all.
func (c *compiler) await(incident, reference string, step *Step) error {
	named, err := c.s.Milestone(incident, reference)
	if err != nil || !named.OfSome() {
		return err
	}
	if part := named.ArrivalPart(); !slices.Contains(step.Awaited, part) {
		step.Awaited = append(step.Awaited, part)
	}
	return nil
}
