package sim

import (
	"simulate/sim/dist"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// span is a duration ready to be drawn. It is small, because steps have many and the processor's nearest cache is too.
type span struct {
	dist   *dist.Dist // nil: always the median
	median engine.Time
	input  drawn // what its median is in a run
	source sourceNumber
}

func newSpan(d dist.Dist) span {
	s := span{median: roundTime(d.Median())}
	if d.Min() != d.Max() {
		s.dist = &d
	}
	return s
}

// span is the span of an optional figure; absent, it is always zero.
func (c *compiler) span(f *scenario.Figure[scenario.Duration]) span {
	if f == nil {
		return span{}
	}
	s := newSpan(f.Value.Dist)
	s.input = c.drawn(f.Range)
	if s.dist != nil {
		s.source = c.source(Source{Path: c.path[f]})
	}
	return s
}

// roundTime rounds milliseconds to whole ones, and what is negative or not a number to zero. The conversion keeps a product
// in the caller from being fused with the sum.
func roundTime(ms float64) engine.Time {
	switch {
	case !(ms > 0):
		return 0
	case ms >= float64(longest): // beyond the largest integer a conversion differs between processors
		return longest
	}
	return engine.Time(float64(ms) + 0.5)
}

// longest is the longest time that can be drawn, about 34,000 years: it keeps sums far from engine.Never.
const longest engine.Time = 1 << 50
