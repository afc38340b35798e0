package sim

import (
	"math"

	"simulate/sim/dist"
	"simulate/sim/engine"
)

// span is a duration ready to be drawn. It is small, because steps have many and the processor's nearest cache is too.
type span struct {
	dist   *dist.Dist // nil: always the median
	median engine.Time
	input  drawn // what its median is in a run
	source sourceNumber
	column column // where the row of the instance says it
}

// newSpan rounds the median once, here: a run in which nothing varies takes it as it is.
func newSpan(d dist.Dist) span {
	s := span{median: roundTime(d.Median())}
	if d.Min() != d.Max() {
		s.dist = &d
	}
	return s
}

// column is one of the columns of a stream's trace, counted from 1; 0 stands for none.
type column uint16

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

// odds is a probability, which may be an input.
type odds struct {
	share  float64
	input  drawn
	source sourceNumber
	column column
}

// never and always report whether it is settled by the file, so that nobody need draw it.
func (o *odds) never() bool { return o.share <= 0 && o.input == 0 && o.column == 0 }

func (o *odds) always() bool { return o.share >= 1 && o.input == 0 && o.column == 0 }

// adjusted is the share of a choice up to an index, where one of the shares is an input: the others share what is left, in
// proportion.
type adjusted struct {
	at    int // index of the share that is an input
	share float64
	input drawn
}

// lottery is which of several comes about, by their shares.
type lottery struct {
	shares    []outcome // by name; empty where only one can come about
	adjusted  *adjusted // one of the shares is an input; nil without
	source    sourceNumber
	likeliest uint16 // of equal ones the first written
	column    column // of the incident's trace that says which, where it does; 0 without
}

// outcome is one of several, with the shares of those up to it.
type outcome struct {
	upTo  float64
	share float64 // its own
	end   uint16  // its number: of an outcome in Step.Ends and of a state in Incident.States, counted from 1, of a place in Program.Places
}

// Input is an assumed figure of the file that has a range: every run draws it once, all values equally likely. Of a
// distribution it is the median.
type Input struct {
	Path             string
	Low, Value, High float64 // in the base unit of scenario.Ranged
	Whole            bool    // only whole numbers are drawn

	subject subject
	source  sourceNumber
}

// At is the value that a uniform number stands for. Of whole numbers, all between the two ends have equal parts of it.
func (in *Input) At(u float64) float64 {
	if in.Whole {
		return min(in.Low+math.Floor(u*(in.High-in.Low+1)), in.High)
	}
	return in.Low + float64(u*(in.High-in.Low))
}

// InputsOf are the values of the inputs in a run, without making it.
func (p *Program) InputsOf(luck Luck) []float64 {
	values := make([]float64, len(p.Inputs))
	for i := range p.Inputs {
		in := &p.Inputs[i]
		if values[i] = in.Value; !luck.Nominal {
			values[i] = in.At(in.subject.key.Mix(uint64(luck.root())).Mix(uint64(DrawInput) << 56).Uniform())
		}
	}
	return values
}

// drawn is the number of an input, counted from 1; 0 stands for a figure that is always the same.
type drawn int32
