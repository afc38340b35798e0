package stats

import (
	"math"

	"simulate/sim/portable"
)

// standardError is the standard error of an estimate and what intervals need besides. The zero value is one that is not known, for
// want of runs.
//
// Of values with a long tail, such as durations, the means of few runs lie too low more often than too high, and those that do vary
// too little: an interval that reaches as far to either side lies below the mean too often. Hall (Journal of the Royal Statistical
// Society B 54, 1992) turns Student's t into a number whose distribution is not skewed, g(t) = t + a·t²/3 + a²·t³/27 + a/6 with a the
// skewness over √n, and the interval has those ends at which that is as far from 0 as Student's quantile. Where there is little
// skewness for so many values it is Student's.
type standardError struct {
	size float64
	df   float64 // degrees of freedom; 0: not known
	skew float64 // of the estimate: a
}

// newStandardError is that of the mean of n values, two or more, with their standard deviation and the sum of the cubes of their
// deviations from the mean.
func newStandardError(sd, cubes float64, n int) standardError {
	root := math.Sqrt(float64(n))
	e := standardError{size: sd / root, df: float64(n - 1)}
	if sd > 0 {
		e.skew = cubes / float64(n) / (sd * sd * sd) / root
	}
	return e
}

// errorOfMean returns the standard error of the mean of the moments, from two values on, given the sum of the cubes of the values'
// deviations from it.
func errorOfMean(m Moments, cubes float64) standardError {
	if m.N() < 2 {
		return standardError{}
	}
	return newStandardError(m.SD(), cubes, m.N())
}

// errorOfSum returns the standard error of an estimate that is as far off as the parts of so many runs in its error add up to, from
// the sums of the squares and the cubes of these, of which there are as many as would tell as much.
func errorOfSum(squares, cubes, n float64) standardError {
	e := standardError{size: math.Sqrt(squares * n / (n - 1)), df: n - 1}
	if e.size > 0 {
		e.skew = cubes / (e.size * e.size * e.size)
	}
	return e
}

func (e standardError) known() bool { return e.df > 0 }

// hall returns Hall's interval for a mean. It may reach less far than Student's on the side where values are short.
func (e standardError) hall(mean, level float64) Interval {
	t := studentQuantile(e.df, 1-tail(level))
	return Interval{Low: mean - float64(e.unskewed(t)*e.size), High: mean - float64(e.unskewed(-t)*e.size), Known: true}
}

// interval returns the interval for a difference: on either side it reaches as far as Student's and as Hall's. Hall's alone would
// tell a difference that two runs of thousands show, because none of the others contradicts them.
func (e standardError) interval(estimate, level float64) Interval {
	if !e.known() {
		return Interval{}
	}
	p := 1 - tail(level)
	return Interval{Low: estimate - e.below(p), High: estimate + e.mirrored().below(p), Known: true}
}

// below returns how far below the estimate that end lies which the truth is above with probability p.
func (e standardError) below(p float64) float64 {
	t := studentQuantile(e.df, p)
	return float64(max(t, e.unskewed(t)) * e.size)
}

// mirrored is the error of the estimate with the other sign.
func (e standardError) mirrored() standardError {
	e.skew = -e.skew
	return e
}

// p returns the probability of an estimate at least as far from 0 if the truth is 0, the larger of Student's and Hall's, so that it
// agrees with the interval. Without spread that is 1 for an estimate of 0 and 0 for any other; where the error is not known it is 1,
// because nothing can be told.
func (e standardError) p(estimate float64) float64 {
	switch {
	case !e.known() || estimate == 0:
		return 1
	case e.size == 0:
		return 0
	}
	t := estimate / e.size
	p := studentTails(t, e.df)
	if g := e.skewed(t); math.Abs(g) < math.Abs(t) {
		p = max(p, studentTails(g, e.df))
	}
	return p
}

// littleSkew moves an end by a thirtieth of the standard error; less is none.
const littleSkew = 0.02

// skewed returns Hall's g(t).
func (e standardError) skewed(t float64) float64 {
	if math.Abs(e.skew) < littleSkew {
		return t
	}
	root := 1 + e.skew*t/3
	return (float64(root*root*root)-1)/e.skew + e.skew/6
}

// unskewed returns the t with g(t) = y.
func (e standardError) unskewed(y float64) float64 {
	if math.Abs(e.skew) < littleSkew {
		return y
	}
	inner := 1 + float64(e.skew*(y-e.skew/6))
	return float64(3/e.skew) * (cubeRoot(inner) - 1)
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
