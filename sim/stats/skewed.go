package stats

import (
	"math"

	"simulate/sim/portable"
)

// skewed is what Student's interval for a mean does not look at. Of values with a long tail, such as durations, the means of few
// runs lie too low more often than too high, and those that do vary too little: an interval that reaches as far to either side
// lies below the mean too often. Hall (Journal of the Royal Statistical Society B 54, 1992) turns Student's t into a number whose
// distribution is not skewed, g(t) = t + a·t²/3 + a²·t³/27 + a/6 with a the skewness over √n, and the interval has those ends at
// which that is as far from 0 as Student's quantile. Where there is little skewness for so many values it is Student's.
type skewed struct {
	mean, se float64
	a        float64
}

// newSkewed describes the mean of n values, two or more, with their standard deviation and the sum of the cubes of their
// deviations from the mean.
func newSkewed(mean, sd, cubes float64, n int) skewed {
	root := math.Sqrt(float64(n))
	s := skewed{mean: mean, se: sd / root}
	if sd > 0 {
		s.a = cubes / float64(n) / (sd * sd * sd) / root
	}
	return s
}

// interval returns Hall's interval for so many degrees of freedom.
func (s skewed) interval(df int, level float64) Interval {
	t := StudentQuantile(df, 1-tail(level))
	return Interval{Low: s.mean - float64(s.inverse(t)*s.se), High: s.mean - float64(s.inverse(-t)*s.se), Known: true}
}

// inverse returns the t with g(t) = y.
func (s skewed) inverse(y float64) float64 {
	const little = 0.02 // which moves an end by a thirtieth of the standard error
	if math.Abs(s.a) < little {
		return y
	}
	inner := 1 + float64(s.a*(y-s.a/6))
	return float64(3/s.a) * (cubeRoot(inner) - 1)
}

// cubeRoot is exp(ln(x)/3), which has the same bits everywhere.
func cubeRoot(x float64) float64 {
	switch {
	case x == 0:
		return 0
	case x < 0:
		return -cubeRoot(-x)
	default:
		return portable.Exp(portable.Log(x) / 3)
	}
}
