package stats

import "math"

// Level is the confidence level of the intervals in a [Summary].
const Level = 0.95

// Interval is a two-sided confidence interval, in the unit of its estimate. The
// zero value is an interval that is not known, for instance because there were
// too few runs. A High of +Inf is open upwards: the end falls among the missing
// values; with a Low of +Inf the whole interval does.
type Interval struct {
	Low, High float64
	Known     bool
}

// Estimate is a statistic with its interval.
type Estimate struct {
	Value    float64
	Interval Interval
}

// IsMissing reports whether a statistic falls among the missing values, which
// are longer than any other.
func IsMissing(v float64) bool { return math.IsInf(v, 1) }

// around is the interval that reaches as far below the centre as above it.
func around(centre, halfWidth float64) Interval {
	return Interval{Low: centre - halfWidth, High: centre + halfWidth, Known: true}
}

// tail is the probability that an interval of the level leaves out on each side.
// The conversion keeps its halving apart from a caller's difference.
func tail(level float64) float64 { return float64((1 - level) / 2) }
