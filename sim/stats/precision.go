package stats

import "math"

// FirstRound is how many runs are made before a precision is looked at for the first time.
const FirstRound = 1000

// NextRound returns how many runs there should be in all when a precision is not reached with so many: FirstRound, then
// twice as many each time. Looking seldom matters: whoever looks every 100 runs stops where an interval happens to be
// narrow, and a nominal 95% covers 91%.
func NextRound(runs int) int { return max(FirstRound, 2*runs) }

// Precision is how narrow an interval is asked to be.
type Precision struct {
	HalfWidth float64 // in the unit of the statistic, or, when Relative, as a share of its magnitude
	Relative  bool
}

// Reached reports whether half the width of the statistic's interval is within the precision. An interval that is not
// known or has no end is not.
func (p Precision) Reached(e Estimate) bool {
	return e.Interval.Known && !IsMissing(e.Interval.High) && halfOf(e.Interval) <= p.of(e)
}

// Runs returns how many runs in all it would take, given the interval from so many: its width shrinks with their square
// root. It is not ok where that cannot be told or would take more than a hundred million.
func (p Precision) Runs(e Estimate, runs int) (total int, ok bool) {
	if p.Reached(e) {
		return runs, true
	}
	ratio := halfOf(e.Interval) / p.of(e)
	total64 := math.Ceil(float64(runs) * float64(ratio*ratio))
	if !e.Interval.Known || !(total64 <= mostRuns) { // written so that NaN is refused
		return 0, false
	}
	return int(total64), true
}

// of returns the half-width that is asked of an estimate.
func (p Precision) of(e Estimate) float64 {
	if p.Relative {
		return float64(p.HalfWidth * math.Abs(e.Value))
	}
	return p.HalfWidth
}

func halfOf(i Interval) float64 { return float64((i.High - i.Low) / 2) }
