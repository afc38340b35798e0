package stats

import "math"

// Outcome is what one run gave for a measure that has one value a run: the value where it happened, or one of those below.
type Outcome int64

// What stands for a value that there is not; no run is so long. That a run took another way says nothing about how long something takes;
// that it was missing, not over or in vain, says that it takes longer than the run lasted.
const (
	Missing       Outcome = math.MaxInt64     // not over by the horizon, or given up: longer than any value
	NotApplicable Outcome = math.MaxInt64 - 1 // the run has no value, because the plan took another branch
)

// Happened reports whether there is a value.
func (o Outcome) Happened() bool { return o < NotApplicable }

// length returns the value of an outcome that is applicable, which is +Inf where it is missing.
func (o Outcome) length() float64 {
	if o == Missing {
		return math.Inf(1)
	}
	return float64(o)
}

// Uniforms is a sequence of independent draws from the uniform distribution on (0, 1), by their number in the sequence.
// The same function gives the same numbers, so that whatever is computed from them can be computed again.
type Uniforms func(n uint64) float64
