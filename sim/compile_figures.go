package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// paths says where the figures of the file stand.
func (c *compiler) paths() {
	c.path, c.sourced = make(map[any]string), make(map[Source]sourceNumber)
	for path, figure := range c.s.Stated() {
		c.path[figure] = path
	}
}

// source numbers a source, once.
func (c *compiler) source(s Source) sourceNumber {
	n, known := c.sourced[s]
	if known || s.Path == "" || len(c.p.Sources) == mostSources {
		return n
	}
	c.p.Sources = append(c.p.Sources, s)
	c.sourced[s] = sourceNumber(len(c.p.Sources))
	return c.sourced[s]
}

// inputs numbers the figures that have a range. They come before everything else that is compiled, since any figure may turn
// out to be one of them.
func (c *compiler) inputs() {
	c.ranged = map[string]drawn{}
	for i := range c.s.Ranges {
		r := &c.s.Ranges[i]
		c.ranged[r.Path] = drawn(i + 1)
		c.p.Inputs = append(c.p.Inputs, Input{
			Path: r.Path, Low: r.Low, Value: r.Value, High: r.High, Whole: r.Whole,
			subject: subject{key: engine.KeyOf("range", r.Path), name: r.Path, step: NoStep},
			source:  c.source(Source{Path: r.Path, Ranged: true}),
		})
	}
}

// drawn is the input that a range makes.
func (c *compiler) drawn(r *scenario.Range) drawn {
	if r == nil {
		return 0
	}
	return c.ranged[r.Path]
}

// span is the span of an optional figure; absent, it is always zero.
func (c *compiler) span(f *scenario.Figure[scenario.Duration]) span {
	if f == nil {
		return span{}
	}
	s := newSpan(f.Value.Dist)
	s.input, s.column = c.drawn(f.Range), c.column(scenario.DurationCells, f.Row)
	if s.dist != nil {
		s.source = c.source(Source{Path: c.path[f]})
	}
	return s
}

// odds is an optional share, or what stands in for it.
func (c *compiler) odds(f *scenario.Figure[scenario.Share], absent float64) odds {
	if f == nil {
		return odds{share: absent}
	}
	o := odds{share: float64(f.Value), input: c.drawn(f.Range), column: c.column(scenario.ShareCells, f.Row)}
	if !f.Must && (o.input != 0 || 0 < o.share && o.share < 1) {
		o.source = c.source(Source{Path: c.path[f], Chance: true})
	}
	return o
}

// lottery compiles several by their shares, with their numbers.
func (c *compiler) lottery(path string, shares *scenario.Map[scenario.Figure[scenario.Share]], number func(id string) uint16) lottery {
	l := lottery{adjusted: c.adjust(shares)}
	sum, greatest := 0.0, 0.0
	for _, id := range byName(shares) {
		share := float64(shares.Get(id).Value)
		sum += share
		l.shares = append(l.shares, outcome{sum, share, number(id)})
	}
	for id, f := range shares.All() {
		if share := float64(f.Value); share > greatest {
			greatest, l.likeliest = share, number(id)
		}
		if f.Value > 0 && f.Value < 1 || f.Range != nil {
			l.source = c.source(Source{Path: path, Chance: true})
		}
	}
	return l
}

// adjust finds the share of a choice that is an input.
func (c *compiler) adjust(shares *scenario.Map[scenario.Figure[scenario.Share]]) *adjusted {
	for i, id := range byName(shares) {
		if f := shares.Get(id); f.Range != nil {
			return &adjusted{at: i, share: float64(f.Value), input: c.drawn(f.Range)}
		}
	}
	return nil
}

// byName are the ids of a choice in the order in which it is drawn: whoever writes the same shares in another order has the same luck.
func byName(shares *scenario.Map[scenario.Figure[scenario.Share]]) []string {
	return slices.Sorted(slices.Values(shares.IDs()))
}

// figure is the value of an optional figure, or what stands in for it.
func figure[T any](f *scenario.Figure[T], absent T) T {
	if f == nil {
		return absent
	}
	return f.Value
}
