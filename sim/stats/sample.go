package stats

import (
	"math"
	"slices"
	"sort"
)

// Sample is a set of independent values, one a run, some of which may be
// missing. It is immutable.
type Sample struct {
	sorted  []int64
	missing int
	moments Moments // of the values that happened
}

// NewSample returns the sample of the values, in milliseconds and in any order,
// that happened, and of so many more that did not. The values are copied.
func NewSample(values []int64, missing int) Sample {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return Sample{sorted: sorted, missing: missing, moments: momentsOf(sorted)}
}

// Total returns the number of values, missing ones included.
func (s Sample) Total() int { return len(s.sorted) + s.missing }

// Mean returns the mean of the values that happened, or 0 when none did.
func (s Sample) Mean() float64 { return s.moments.Mean() }

// MeanInterval returns Student's interval for the mean of the values that
// happened; see [Moments.MeanInterval].
func (s Sample) MeanInterval(level float64) Interval { return s.moments.MeanInterval(level) }

// Summarise describes the sample, with intervals at [Level].
func (s Sample) Summarise() Summary { return summarise(s, s) }

// ShareAtMost returns the share of values, missing ones included, that do not
// exceed v, with the interval of Clopper and Pearson. Of an empty sample it is 0
// and its interval not known.
func (s Sample) ShareAtMost(v, level float64) Estimate {
	return Estimate{
		Value:    s.shareAtMost(v),
		Interval: ClopperPearson(s.countAtMost(v), s.Total(), level),
	}
}

// Quantile returns the p-quantile, 0 ≤ p ≤ 1: the smallest value that at least
// a share p of all values, missing ones included, do not exceed. This is the
// order statistic of rank ceil(n·p). Other definitions interpolate between two
// neighbours and would invent a number between an observed and a missing value.
// It may be missing, and of an empty sample it is.
func (s Sample) Quantile(p float64) float64 {
	if s.Total() == 0 {
		return math.Inf(1)
	}
	return s.ranked(quantileRank(s.Total(), p))
}

// PercentileRank returns the share of all values that are less than v, with
// half of those that equal it, between 0 and 1 (0 of an empty sample). A v of
// +Inf is a missing value.
func (s Sample) PercentileRank(v float64) float64 {
	if s.Total() == 0 {
		return 0
	}
	return float64(s.countBelow(v)+s.countAtMost(v)) / float64(2*s.Total())
}

func (s Sample) shareAtMost(v float64) float64 {
	if s.Total() == 0 {
		return 0
	}
	return float64(s.countAtMost(v)) / float64(s.Total())
}

// countAtMost returns the number of values that do not exceed v.
func (s Sample) countAtMost(v float64) int {
	return sort.Search(s.Total(), func(i int) bool { return s.ranked(i+1) > v })
}

// countBelow returns the number of values that are less than v.
func (s Sample) countBelow(v float64) int {
	return sort.Search(s.Total(), func(i int) bool { return s.ranked(i+1) >= v })
}

// ranked returns the order statistic of a rank from 1 to Total.
func (s Sample) ranked(rank int) float64 {
	if rank > len(s.sorted) {
		return math.Inf(1)
	}
	return float64(s.sorted[rank-1])
}

// quantileRank returns the smallest rank r from 1 to n with r/n ≥ p.
func quantileRank(n int, p float64) int {
	rank := int(math.Ceil(float64(n) * p))
	// 100 · 0.07 is a little over 7 in floats, while 7/100 is 0.07 as written.
	if float64(rank-1)/float64(n) >= p {
		rank--
	}
	return min(max(rank, 1), n)
}
