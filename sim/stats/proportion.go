package stats

import (
	"math"

	"simulate/sim/portable"
)

// Wilson returns Wilson's score interval for a share of which k out of n
// independent trials were successes: the one to report, its coverage being near
// the level on average (Wilson 1927; Brown, Cai & DasGupta 2001). It is not
// known for n = 0.
func Wilson(k, n int, level float64) Interval {
	if n == 0 {
		return Interval{}
	}
	z := portable.NormalQuantile(1 - tail(level))
	return Interval{Low: wilsonLow(k, n, z), High: 1 - wilsonLow(n-k, n, z), Known: true}
}

// wilsonLow is (2k + z² − z·√(z² + 4k(n−k)/n)) / (2(n + z²)), in the form that
// is exactly 0 for k = 0.
func wilsonLow(k, n int, z float64) float64 {
	zz := float64(z * z)
	failures := float64(n-k) / float64(n)
	root := math.Sqrt(zz + float64(4*float64(k)*failures))
	return (float64(2*k) + zz - float64(z*root)) / (2 * (float64(n) + zz))
}

// ClopperPearson returns the exact interval for a share of which k out of n
// independent trials were successes: the one that gates, its coverage being at
// least the level for every true share (Clopper & Pearson 1934). It is not known
// for n = 0.
func ClopperPearson(k, n int, level float64) Interval {
	if n == 0 {
		return Interval{}
	}
	return clopperPearson(float64(k), float64(n), level)
}

// clopperPearson takes counts that may have a fraction: effective numbers of
// independent trials.
func clopperPearson(k, n, level float64) Interval {
	return Interval{
		Low:   clopperPearsonLow(k, n, tail(level)),
		High:  1 - clopperPearsonLow(n-k, n, tail(level)),
		Known: true,
	}
}

// clopperPearsonLow is the share at which k or more successes have the given
// probability.
func clopperPearsonLow(k, n, probability float64) float64 {
	if k == 0 {
		return 0
	}
	return portable.RegularisedBetaQuantile(k, n-k+1, probability)
}
