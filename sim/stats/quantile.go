package stats

import (
	"sort"

	"simulate/sim/portable"
)

// QuantileInterval returns an interval for the p-quantile, 0 < p < 1, whose ends
// are order statistics and whose coverage is at least the level whatever the
// distribution. The number of values up to the true quantile is binomial(n, p),
// and the two ranks leave out at most (1−level)/2 of it on each side (David &
// Nagaraja, Order Statistics, 3rd edition, section 7.1). Missing values take
// part, so that either end may be missing. Of values that are known by their class alone an end is that of its class which is farther off.
//
// Where no rank is that far out, the interval is not known: at 95%, under 6
// values for the median, 36 for the 90th and 72 for the 95th percentile.
func (s Sample) QuantileInterval(p, level float64) Interval {
	low, high, ok := quantileRanks(s.Total(), p, level)
	if !ok {
		return Interval{}
	}
	return Interval{Low: s.lowest(low), High: s.ranked(high), Known: true}
}

// quantileRanks returns the ranks of n values between which the p-quantile lies
// with at least the level; ok is false when there are none.
func quantileRanks(n int, p, level float64) (low, high int, ok bool) {
	high = upperRank(n, p, tail(level))
	low = n + 1 - upperRank(n, 1-p, tail(level))
	return low, high, low >= 1 && high <= n
}

// upperRank returns the smallest rank from 1 to n that a binomial(n, p) number
// reaches with at most the given probability, or n+1 when there is none.
func upperRank(n int, p, probability float64) int {
	return 1 + sort.Search(n, func(below int) bool {
		// P(B ≥ r) = I_p(r, n−r+1): Abramowitz & Stegun 26.5.24.
		return portable.RegularisedBeta(float64(below+1), float64(n-below), p) <= probability
	})
}
