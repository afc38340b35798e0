package dist

import (
	"errors"
	"math"

	"simulate/sim/portable"
)

// Normal returns the normal distribution. It reaches below zero: a duration needs
// it truncated. It fails when sd is not positive.
func Normal(mean, sd float64) (Dist, error) {
	if err := errors.Join(checkFinite("mean", mean), checkPositive("sd", sd)); err != nil {
		return Dist{}, err
	}
	return whole(normal{mean, sd}), nil
}

type normal struct{ centre, sd float64 }

func (f normal) quantile(u float64) float64 {
	return f.centre + float64(f.sd*portable.NormalQuantile(u))
}

func (f normal) shares(x float64) (below, upTo float64) {
	return continuous(portable.NormalCDF((x - f.centre) / f.sd))
}

func (f normal) mean() float64 { return f.centre }

func (f normal) support() (lowest, highest float64) { return math.Inf(-1), math.Inf(1) }

// Lognormal returns the lognormal distribution with the given median and 90th
// percentile. It fails unless 0 < p50 < p90.
func Lognormal(p50, p90 float64) (Dist, error) {
	if err := checkPercentiles(p50, p90); err != nil {
		return Dist{}, err
	}
	sigma := portable.Log(p90/p50) / portable.NormalQuantile(0.9)
	return whole(lognormal{p50, sigma}), nil
}

// LognormalByMean returns the lognormal distribution with the given mean and
// standard deviation. It fails unless both are positive.
func LognormalByMean(mean, sd float64) (Dist, error) {
	if err := checkMeanAndSpread(mean, sd); err != nil {
		return Dist{}, err
	}
	variation := sd / mean
	variance := portable.Log(1 + float64(variation*variation)) // of the logarithm
	return whole(lognormal{mean * portable.Exp(-variance/2), math.Sqrt(variance)}), nil
}

type lognormal struct{ median, sigma float64 }

func (f lognormal) quantile(u float64) float64 {
	return f.median * portable.Exp(f.sigma*portable.NormalQuantile(u))
}

func (f lognormal) shares(x float64) (below, upTo float64) {
	if x <= 0 {
		return 0, 0
	}
	return continuous(portable.NormalCDF(portable.Log(x/f.median) / f.sigma))
}

func (f lognormal) mean() float64 { return f.median * portable.Exp(f.sigma*f.sigma/2) }

func (f lognormal) support() (lowest, highest float64) { return 0, math.Inf(1) }
