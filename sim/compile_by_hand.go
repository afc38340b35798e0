package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// byHand compiles what people do with a step; nil of one with which they do nothing.
func (c *compiler) byHand(step *Step, of *scenario.ByHand) *byHand {
	if of == nil {
		return nil
	}
	h := &byHand{begins: engine.Never, only: of.Only, takes: of.Takes}
	if of.Given != nil {
		h.given = c.p.WarmUp + engine.Time(*of.Given)
	}
	if of.Begins != nil {
		h.begins = c.p.WarmUp + engine.Time(*of.Begins)
	}
	for _, open := range of.Open {
		h.open = append(h.open, window{c.p.WarmUp + engine.Time(open.First), c.p.WarmUp + engine.Time(open.Last)})
	}
	for _, a := range of.Ends {
		h.ends = append(h.ends, answer{c.p.WarmUp + engine.Time(a.At), uint16(slices.Index(step.Ends, a.Option) + 1)})
	}
	return h
}
