package stats

import "math"

// How far a figure that somebody else has of n independent cases may be off is
// told by n and the spread of the cases. Where only the figure is known, the
// spread is taken to be that of a sample at hand: were both of one distribution,
// so it would be.

// Spread is what the error of somebody else's figure is told by.
type Spread interface {
	Quantile(p float64) float64
	Summarise() Summary
}

// OfQuantile returns an interval for the p-quantile of which n cases gave the
// value: as far below and above it as in the sample the order statistics of n
// values lie from the quantile (see [Sample.QuantileInterval]; the value of rank
// r is on average at the share r/(n+1): David & Nagaraja, Order Statistics, 3rd
// edition, section 2.1). It is not known under as many cases as that needs.
func OfQuantile(value, p float64, n int, s Spread, level float64) Interval {
	low, high, ok := quantileRanks(n, p, level)
	if !ok || IsMissing(s.Quantile(p)) {
		return Interval{}
	}
	at := func(rank int) float64 { return s.Quantile(float64(rank) / float64(n+1)) }
	q := s.Quantile(p)
	return Interval{Low: value - (q - at(low)), High: value + (at(high) - q), Known: true}
}

// OfMean returns Student's interval for the mean that n cases gave, by the
// standard deviation of the sample. It is not known under two cases.
func OfMean(value float64, n int, s Spread, level float64) Interval {
	if n < 2 {
		return Interval{}
	}
	t := StudentQuantile(n-1, 1-tail(level))
	return around(value, float64(t*s.Summarise().SD)/math.Sqrt(float64(n)))
}

// Difference returns an interval for the difference a − b of two independent
// figures, from the intervals that they have of the same level: as far from the
// difference as the two ends that matter to it lie together, by Pythagoras
// (Newcombe 1998 for shares, Statistics in Medicine 17; Zou & Donner 2008 for
// any figure, Statistics in Medicine 27). It is not known when either is not.
// A figure among the missing values is longer than any other, and so is the
// difference.
func Difference(a, b Estimate) Interval {
	if !a.Interval.Known || !b.Interval.Known {
		return Interval{}
	}
	below, above := b.Value-b.Interval.Low, b.Interval.High-b.Value
	switch d := a.Value - b.Value; {
	case IsMissing(above):
		return Interval{Low: math.Inf(-1), High: math.Inf(1), Known: true}
	case IsMissing(a.Value):
		return Interval{Low: a.Interval.Low - b.Value - above, High: math.Inf(1), Known: true}
	default:
		return Interval{Low: d - hypotenuse(a.Value-a.Interval.Low, above), High: d + hypotenuse(a.Interval.High-a.Value, below), Known: true}
	}
}

func hypotenuse(a, b float64) float64 { return math.Sqrt(float64(a*a) + float64(b*b)) }
