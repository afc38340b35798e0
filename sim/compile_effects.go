package sim

import "simulate/sim/scenario"

func (c *compiler) effects(compiled *Step, step *scenario.Step) {
	e := &effects{}
	compiled.effects = e
	e.disable = c.needs(&step.Disable, nil, nil)
	for i := range e.disable {
		e.named = append(e.named, c.calledByName(step, &c.p.Sorts[e.disable[i].Sort]))
	}
	c.blocks(e, &step.Block)
	c.slows(e, &step.Slow)
	e.priority = priority(step.Priority, 0)
	if e.moves = NoPlace; step.Moves != "" {
		e.moves = uint16(c.place[step.Moves])
	}
}

// calledByName are the units that an event puts out of action wherever they are: those of an entry of the file or a single one, and
// not of a kind, nor those that can do something. Where it names a step it means the units that this has on scene.
func (c *compiler) calledByName(step *scenario.Step, sort *Sort) []int32 {
	if _, isKind := c.kind[sort.Name]; isKind || step.With != "" {
		return nil
	}
	return c.unit[sort.Name]
}

func (c *compiler) blocks(e *effects, block *scenario.Block) {
	e.down = NoChannel
	if place, ok := c.place[block.Name]; ok {
		e.blocks = []blocking{{place: uint16(place)}}
	} else if channel, ok := c.channel[block.Name]; ok {
		e.down = uint16(channel)
	}
	for place, kinds := range block.Kinds.All() {
		of := blocking{place: uint16(c.place[place])}
		for _, kind := range *kinds {
			of.kinds = append(of.kinds, uint16(c.kind[kind]))
		}
		e.blocks = append(e.blocks, of)
	}
}

func (c *compiler) slows(e *effects, slow *scenario.Slow) {
	for place, factor := range slow.To.All() {
		e.slow = append(e.slow, slowing{toPlace, uint16(c.place[place]), float64(factor.Value), c.drawn(factor.Range)})
	}
	for place, factor := range slow.From.All() {
		e.slow = append(e.slow, slowing{fromPlace, uint16(c.place[place]), float64(factor.Value), c.drawn(factor.Range)})
	}
	if factor := slow.Everywhere; factor != nil {
		e.slow = append(e.slow, slowing{everywhere, NoPlace, float64(factor.Value), c.drawn(factor.Range)})
	}
}
