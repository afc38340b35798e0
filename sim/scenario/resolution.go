package scenario

import (
	"math"
	"strings"
)

// What people round to when they write a figure down, the coarsest first.
var (
	minuteSteps = []float64{600_000, 300_000, 60_000}
	secondSteps = []float64{10_000, 5_000, 1_000, 1}
	shareSteps  = []float64{0.1, 0.05, 0.01, 0.001, 0.0001}
	numberSteps = []float64{10, 5, 1, 0.1, 0.01, 0.001}
)

// Resolution is by how much a point may be off by the way it is written: half of the coarsest step that people round to of which it is
// a whole number. 13:30 is in steps of ten minutes, and ±5 min; 13:35 in steps of five; 13:31 in minutes, and ±30 s; 13:31:20 in steps of ten
// seconds, and ±5 s. Lengths, offsets, shares and numbers are read alike. It is in milliseconds, or parts of the limit's unit.
func (r *Report) Resolution() float64 {
	switch {
	case r.Clock && !r.From.Offset && strings.Count(r.Text, ":") > 1:
		return stepOf(float64(r.From.Millis), secondSteps) / 2
	case r.Clock:
		return stepOf(float64(r.From.Millis), append(minuteSteps[:len(minuteSteps):len(minuteSteps)], secondSteps...)) / 2
	case r.Low.Unit == Milliseconds:
		return stepOf(r.Low.Value, append(minuteSteps[:len(minuteSteps):len(minuteSteps)], secondSteps...)) / 2
	case r.Low.Unit == ShareOfOne:
		return stepOf(r.Low.Value, shareSteps) / 2
	default:
		return stepOf(r.Low.Value, numberSteps) / 2
	}
}

// stepOf is the first of some steps of which a figure is a whole number, or the last of them.
func stepOf(v float64, steps []float64) float64 {
	for _, step := range steps {
		if n := v / step; math.Abs(n-math.Round(n)) < rounding*max(1, n) {
			return step
		}
	}
	return steps[len(steps)-1]
}

// Point reports whether it is one instant or figure, and not between which two something lies.
func (r *Report) Point() bool {
	if r.Clock {
		return r.From == r.To
	}
	return r.Low == r.High
}
