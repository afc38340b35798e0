package stats

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Weighted is a sample whose runs count for more or less, for instance by how well each agrees with what is reported. A
// run of weight 0 does not count at all: filtering is weighting by 0 and 1, and then every figure is that of a [Sample] of
// the runs that are left. It is immutable.
type Weighted struct {
	values  []weighted // in ascending order; missing ones last
	total   float64    // of the weights
	squares float64    // of the weights
}

type weighted struct {
	value, weight float64
	upTo          float64 // weights of the values up to this one
}

// NewWeighted returns the sample of values, of which +Inf is missing, with their weights. Only the ratios of weights
// count. It panics on a weight that is negative or not finite.
func NewWeighted(values, weights []float64) Weighted {
	var w Weighted
	largest := largestOf(weights)
	for i, v := range values {
		if weights[i] > 0 {
			w.values = append(w.values, weighted{value: v, weight: weights[i] / largest})
		}
	}
	slices.SortFunc(w.values, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.weight, b.weight))
	})
	for i := range w.values {
		v := &w.values[i]
		w.total += v.weight
		w.squares += float64(v.weight * v.weight)
		v.upTo = w.total
	}
	return w
}

// largestOf returns the largest weight. Dividing by it keeps the squares of likelihoods from vanishing.
func largestOf(weights []float64) float64 {
	largest := 0.0
	for _, weight := range weights {
		if !(weight >= 0) || math.IsInf(weight, 1) { // written so that NaN is refused
			panic("stats: a weight is negative or not finite")
		}
		largest = max(largest, weight)
	}
	return largest
}

// Effective returns how many runs of equal weight would tell as much: (Σw)²/Σw² (Kish, Survey Sampling, 1965). It is
// the number of runs when all weights are equal, and 0 without any.
func (w Weighted) Effective() float64 {
	if w.squares == 0 {
		return 0
	}
	return float64(w.total*w.total) / w.squares
}

// Mean returns the weighted mean of the values that happened, with Student's interval for a ratio of sums, corrected
// for skewness (see standardError); its degrees of freedom are one less than the effective number of them, and with fewer than two of those it is not known. When
// none happened it is 0.
func (w Weighted) Mean(level float64) Estimate {
	h := w.happened()
	if h.total == 0 {
		return Estimate{}
	}
	sum, squares, cubes := 0.0, 0.0, 0.0
	for _, v := range h.values {
		sum += float64(v.weight * v.value)
	}
	mean := sum / h.total
	for _, v := range h.values {
		d := float64(v.weight*(v.value-mean)) / h.total
		squares += float64(d * d)
		cubes += float64(d * d * d)
	}
	n := h.Effective()
	if n < 2 {
		return Estimate{Value: mean}
	}
	e := errorOfSum(squares, cubes, n)
	e.df = math.Floor(e.df)
	return Estimate{Value: mean, Interval: e.hall(mean, level)}
}

// happened returns the values that are not missing.
func (w Weighted) happened() Weighted {
	n := sort.Search(len(w.values), func(i int) bool { return IsMissing(w.values[i].value) })
	h := Weighted{values: w.values[:n]}
	for _, v := range h.values {
		h.total += v.weight
		h.squares += float64(v.weight * v.weight)
	}
	return h
}

// ShareAtMost returns the weighted share of values, missing ones included, that do not exceed v, with the interval of
// Clopper and Pearson for as many runs as would tell as much. Without runs it is 0 and its interval not known.
func (w Weighted) ShareAtMost(v, level float64) Estimate {
	if len(w.values) == 0 {
		return Estimate{}
	}
	count := w.countBelow(math.Nextafter(v, math.Inf(1)))
	if IsMissing(v) {
		count = len(w.values)
	}
	share := w.upTo(count) / w.total
	n := w.effectiveAt(share, count, count)
	return Estimate{Value: share, Interval: clopperPearson(float64(share*n), n, level)}
}

// Quantile returns the weighted p-quantile, 0 < p < 1: the smallest value that a share p of the weight, that of missing
// values included, does not exceed. The interval is that of [Sample.QuantileInterval] for as many runs as would tell as
// much: the shares that its ranks are of them are turned into values. Without runs the quantile is missing.
func (w Weighted) Quantile(p, level float64) Estimate {
	if len(w.values) == 0 {
		return Estimate{Value: math.Inf(1)}
	}
	e := Estimate{Value: w.reaching(p)}
	below := w.countBelow(e.Value)
	atMost := below
	for atMost < len(w.values) && w.values[atMost].value == e.Value {
		atMost++
	}
	n := int(w.effectiveAt(p, below, atMost))
	if low, high, ok := quantileRanks(n, p, level); ok {
		e.Interval = Interval{
			Low:   w.reaching(float64(low) / float64(n)),
			High:  w.reaching(float64(high) / float64(n)),
			Known: true,
		}
	}
	return e
}

// reaching returns the smallest value up to which there is a share p of the weight.
func (w Weighted) reaching(p float64) float64 {
	i := sort.Search(len(w.values)-1, func(i int) bool { return w.values[i].upTo/w.total >= p })
	return w.values[i].value
}

// countBelow returns the number of values less than v.
func (w Weighted) countBelow(v float64) int {
	return sort.Search(len(w.values), func(i int) bool { return w.values[i].value >= v })
}

// upTo returns the weight of the first so many values.
func (w Weighted) upTo(count int) float64 {
	if count == 0 {
		return 0
	}
	return w.values[count-1].upTo
}

// effectiveAt returns how many runs of equal weight would tell as much of a share: fewer than in general where the
// values that decide it are the heavy ones (Woodruff's variance of a share, Journal of the American Statistical
// Association 47, 1952), never more. Of the values between the two counts that fraction is in the share which makes it
// p of the weight.
func (w Weighted) effectiveAt(p float64, below, atMost int) float64 {
	fraction, squares := 0.0, 0.0
	if tied := w.upTo(atMost) - w.upTo(below); tied > 0 {
		fraction = (float64(p*w.total) - w.upTo(below)) / tied
	}
	for i, v := range w.values {
		part := -p
		switch {
		case i < below:
			part++
		case i < atMost:
			part += fraction
		}
		d := float64(v.weight * part)
		squares += float64(d * d)
	}
	if squares == 0 {
		return w.Effective()
	}
	return min(w.Effective(), float64(p*(1-p))*float64(w.total*w.total)/squares)
}
