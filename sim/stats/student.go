package stats

import (
	"math"

	"simulate/sim/portable"
)

// StudentQuantile returns the p-quantile, 0 < p < 1, of Student's t
// distribution with df ≥ 1 degrees of freedom.
func StudentQuantile(df int, p float64) float64 { return studentQuantile(float64(df), p) }

// studentQuantile is StudentQuantile of degrees of freedom that need not be whole, 1 or more.
//
// It follows from P(|T| ≤ t) = I_y(1/2, df/2) with y = t²/(df + t²), where I is
// the regularised incomplete beta function (Abramowitz & Stegun 26.7.1).
func studentQuantile(df, p float64) float64 {
	if p < 0.5 {
		return -studentQuantile(df, 1-p)
	}
	half := df / 2
	if y := portable.RegularisedBetaQuantile(0.5, half, 2*(p-0.5)); y <= 0.5 {
		return math.Sqrt(df * y / (1 - y))
	}
	// Beyond the middle the complement 1−y keeps its digits, y does not.
	rest := portable.RegularisedBetaQuantile(half, 0.5, 2*(1-p))
	return math.Sqrt(df * (1 - rest) / rest)
}

// studentTails returns the probability that Student's t with df ≥ 1 degrees of freedom is at least as far from 0 as t:
// I_x(df/2, 1/2) with x = df/(df + t²) (Abramowitz & Stegun 26.7.1 and 26.5.2).
func studentTails(t, df float64) float64 {
	return portable.RegularisedBeta(df/2, 0.5, df/(df+float64(t*t)))
}
