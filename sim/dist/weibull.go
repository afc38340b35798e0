package dist

import (
	"math"

	"simulate/sim/portable"
)

// Exponential returns the exponential distribution: the time to something that is
// as likely in any minute as in any other. It fails when mean is not positive.
func Exponential(mean float64) (Dist, error) {
	if err := checkPositive("mean", mean); err != nil {
		return Dist{}, err
	}
	return whole(exponential(mean)), nil
}

type exponential float64

func (f exponential) quantile(u float64) float64 {
	return -float64(f) * portable.Log(1-u)
}

func (f exponential) shares(x float64) (below, upTo float64) {
	return continuous(1 - portable.Exp(-max(x, 0)/float64(f)))
}

func (f exponential) mean() float64 { return float64(f) }

func (f exponential) support() (lowest, highest float64) { return 0, math.Inf(1) }

// Weibull returns the Weibull distribution with the given median and 90th
// percentile. It fails unless 0 < p50 < p90.
func Weibull(p50, p90 float64) (Dist, error) {
	if err := checkPercentiles(p50, p90); err != nil {
		return Dist{}, err
	}
	// From F(x) = 1 - 2^-(x/p50)^shape at p90: (p90/p50)^shape = ln 10 / ln 2.
	inverseShape := portable.Log(p90/p50) / portable.Log(math.Ln10/math.Ln2)
	return whole(weibull{p50, inverseShape}), nil
}

type weibull struct{ median, inverseShape float64 }

func (f weibull) quantile(u float64) float64 {
	halvings := -portable.Log(1-u) / math.Ln2
	return f.median * portable.Exp(f.inverseShape*portable.Log(halvings))
}

func (f weibull) shares(x float64) (below, upTo float64) {
	if x <= 0 {
		return 0, 0
	}
	halvings := portable.Exp(portable.Log(x/f.median) / f.inverseShape)
	return continuous(1 - portable.Exp(-math.Ln2*halvings))
}

// mean is scale·Γ(1+1/shape), the scale being median·(ln 2)^(-1/shape).
func (f weibull) mean() float64 {
	return f.median * portable.Exp(portable.LogGamma(1+f.inverseShape)-float64(f.inverseShape*portable.Log(math.Ln2)))
}

func (f weibull) support() (lowest, highest float64) { return 0, math.Inf(1) }
