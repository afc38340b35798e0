package stats

import "math"

// State says whether a run gave a value for a measure, and if not, why.
type State uint8

// The states of an outcome. That a run took another way says nothing about how long something takes; that it was missing, not over
// or in vain, says that it takes longer than the run lasted.
const (
	Happened      State = iota // it has a value
	Missing                    // not over by the horizon, or given up: longer than any value
	NotApplicable              // the run has no value, because the plan took another branch
)

// Outcome is what one run gave for a measure that has one value a run.
type Outcome struct {
	Value int64 // where it happened
	State State
}

// length returns the value of an outcome that is applicable, which is +Inf where it is missing.
func (o Outcome) length() float64 {
	if o.State == Missing {
		return math.Inf(1)
	}
	return float64(o.Value)
}

// Uniforms is a sequence of independent draws from the uniform distribution on (0, 1), by their number in the sequence.
// The same function gives the same numbers, so that whatever is computed from them can be computed again.
type Uniforms func(n uint64) float64
