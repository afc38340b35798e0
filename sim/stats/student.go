package stats

import (
	"math"

	"simulate/sim/portable"
)

// studentTails returns the probability that Student's t with df ≥ 1 degrees of freedom is at least as far from 0 as t:
// I_x(df/2, 1/2) with x = df/(df + t²) (Abramowitz & Stegun 26.7.1 and 26.5.2).
func studentTails(t float64, df int) float64 {
	return portable.RegularisedBeta(float64(df)/2, 0.5, float64(df)/(float64(df)+float64(t*t)))
}

// standardError is the standard error of an estimate and what Student's t needs besides. The zero value is one that is not
// known, for want of runs.
type standardError struct {
	size float64
	df   int // degrees of freedom; 0: not known
}

func (e standardError) known() bool { return e.df > 0 }

// interval returns Student's interval around an estimate.
func (e standardError) interval(estimate, level float64) Interval {
	if !e.known() {
		return Interval{}
	}
	return around(estimate, float64(StudentQuantile(e.df, 1-tail(level))*e.size))
}

// p returns the probability of an estimate at least as far from 0 if the truth is 0. Without spread that is 1 for an
// estimate of 0 and 0 for any other; where the error is not known it is 1, because nothing can be told.
func (e standardError) p(estimate float64) float64 {
	switch {
	case !e.known() || estimate == 0:
		return 1
	case e.size == 0:
		return 0
	default:
		return studentTails(estimate/e.size, e.df)
	}
}

// errorOfMean returns the standard error of the mean of the moments, from two values on.
func errorOfMean(m Moments) standardError {
	if m.N() < 2 {
		return standardError{}
	}
	return standardError{size: m.SD() / math.Sqrt(float64(m.N())), df: m.N() - 1}
}
