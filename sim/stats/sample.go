package stats

import (
	"math"
	"slices"
)

// Sample is a set of independent values, one a run, some of which may be
// missing. It is immutable.
type Sample struct {
	values  order // that happened; nil in the zero sample
	missing int
	moments Moments // of the values that happened
	rounded bool    // values are known by their class alone
}

// NewSample returns the sample of the values, in milliseconds and in any order,
// that happened, and of so many more that did not. The values are copied.
func NewSample(values []int64, missing int) Sample {
	return SampleOf(slices.Clone(values), missing)
}

// SampleOf is [NewSample] of values that nobody else needs: it puts them in order where they are.
func SampleOf(values []int64, missing int) Sample {
	ascending := sorted[int64](nil)
	if len(values) > 0 {
		ascending = sortWithin(values, slices.Min(values), slices.Max(values))
	}
	return Sample{values: ascending, missing: missing, moments: momentsOf(ascending)}
}

// Total returns the number of values, missing ones included.
func (s Sample) Total() int { return s.happened() + s.missing }

// Exact reports whether quantiles and counts are exact, which they are unless
// the sample comes from a [Bag] of too many values to keep.
func (s Sample) Exact() bool { return !s.rounded }

// Mean returns the mean of the values that happened, or 0 when none did.
func (s Sample) Mean() float64 { return s.moments.Mean() }

// MeanInterval returns an interval for the mean of the values that happened:
// Student's, corrected for their skewness (see standardError). Where they are known by
// their class alone there are so many that it is Student's. It is not known of
// fewer than two.
func (s Sample) MeanInterval(level float64) Interval {
	n := s.happened()
	if n < 2 || s.rounded {
		return s.moments.MeanInterval(level)
	}
	mean, cubes := s.Mean(), 0.0
	for rank := 1; rank <= n; rank++ {
		d := s.values.ranked(rank) - mean
		cubes += float64(d * d * d)
	}
	return errorOfMean(s.moments, cubes).hall(mean, level)
}

// Summarise describes the sample, with intervals at [Level].
func (s Sample) Summarise() Summary { return summarise(s, s) }

// CountAtMost returns the number of values, missing ones included, that do not
// exceed v, which may be missing. See [Sample.Exact].
func (s Sample) CountAtMost(v float64) int { return s.countAtMost(v) }

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

// total makes a sample a section.
func (s Sample) total() int { return s.Total() }

// happened returns the number of values that are not missing.
func (s Sample) happened() int { return s.moments.N() }

// sum returns the sum of the values that happened.
func (s Sample) sum() float64 { return s.moments.sum.float() }

// countAtMost returns the number of values that do not exceed v, which may be
// missing.
func (s Sample) countAtMost(v float64) int {
	switch {
	case IsMissing(v):
		return s.Total()
	case s.happened() == 0:
		return 0
	default:
		return s.values.countAtMost(v)
	}
}

// countBelow returns the number of values that are less than v, which may be
// missing. The sample is not the zero one.
func (s Sample) countBelow(v float64) int { return s.values.countBelow(v) }

// tied returns the least and the greatest value that the sample cannot tell
// from v, which may be missing: v itself, but in a histogram.
func (s Sample) tied(v float64) (least, most float64) { return s.values.tied(v) }

// ranked returns the order statistic of a rank from 1 to Total.
func (s Sample) ranked(rank int) float64 {
	if rank > s.happened() {
		return math.Inf(1)
	}
	return s.values.ranked(rank)
}

// lowest returns the least value that the order statistic of a rank may be: itself, but in a histogram.
func (s Sample) lowest(rank int) float64 {
	v := s.ranked(rank)
	if s.rounded && !IsMissing(v) {
		v, _ = s.tied(v)
	}
	return v
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
