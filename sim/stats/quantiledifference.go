package stats

import (
	"math"
	"slices"

	"simulate/sim/portable"
)

// QuantileDifference returns by how much the p-quantile, 0 < p < 1, is larger with the variant, over the runs in which
// the measure is applicable with both.
//
// The interval follows from how many values lie up to the true quantile on either side: both numbers are binomial(n, p), and they
// are as correlated as it is that a run is up to the quantile on one side and on the other. Many pairs of such numbers, with the
// normal copula of that correlation, are turned into order statistics (as in [Sample.QuantileInterval]), and the differences of
// these leave out as many on each side as the level says. That is what drawing the runs again (Efron & Tibshirani, An Introduction
// to the Bootstrap, 1993, chapter 13) tends to, without drawing. It keeps the gain of the same luck: where the variant is longer by
// the same in every run, the interval is that alone.
//
// Where the quantile is missing on one side the difference is infinite; where it is on both it is 0. Then there is no
// interval, nor with fewer runs than an interval of the quantile takes (36 for the 90th percentile), nor where an end of it would
// fall among what is missing.
func QuantileDifference(baseline, variant []Outcome, p, level float64) Estimate {
	e, _, _ := newPairs(baseline, variant).quantileDifference(p, level)
	return e
}

// quantileDifference returns the difference with the two quantiles, which of no runs are missing.
func (p pairs) quantileDifference(share, level float64) (e Estimate, baseline, variant float64) {
	n := len(p.baseline)
	if n == 0 {
		return Estimate{}, math.Inf(1), math.Inf(1)
	}
	b, v := newAroundQuantile(p.baseline, share), newAroundQuantile(p.variant, share)
	e.Value = v.quantile - b.quantile
	switch {
	case math.IsNaN(e.Value): // missing on both sides
		return Estimate{}, b.quantile, v.quantile
	case math.IsInf(e.Value, 0):
		return e, b.quantile, v.quantile
	}
	if _, _, ok := quantileRanks(n, share, level); ok {
		e.Interval = jointInterval(b, v, p.agreement(b.quantile, v.quantile), level)
	}
	if e.Interval.Known { // which an observed difference far from those beside it may not be in
		e.Interval.Low, e.Interval.High = min(e.Interval.Low, e.Value), max(e.Interval.High, e.Value)
	}
	return e, b.quantile, v.quantile
}

// agreement returns the correlation of being up to one quantile and up to the other, run by run. Of the values that equal a
// quantile such a part counts as makes their number what it has to be.
func (p pairs) agreement(baseline, variant float64) float64 {
	one, other := shareUpTo(p.baseline, baseline), shareUpTo(p.variant, variant)
	var a, b, product float64
	for i := range p.baseline {
		x, y := one(p.baseline[i]), other(p.variant[i])
		a += float64(x * x)
		b += float64(y * y)
		product += float64(x * y)
	}
	if a == 0 || b == 0 {
		return 0
	}
	return min(max(product/math.Sqrt(a*b), -1), 1)
}

// shareUpTo returns how much of a value is up to the quantile, less the mean of that over all values.
func shareUpTo(values []float64, quantile float64) func(float64) float64 {
	below, equal := 0, 0
	for _, v := range values {
		switch {
		case v < quantile:
			below++
		case v == quantile:
			equal++
		}
	}
	mean := (float64(below) + float64(float64(equal)/2)) / float64(len(values))
	return func(v float64) float64 {
		switch {
		case v < quantile:
			return 1 - mean
		case v == quantile:
			return 0.5 - mean
		default:
			return -mean
		}
	}
}

// aroundQuantile are the order statistics of n values near their p-quantile.
type aroundQuantile struct {
	quantile float64
	n, p     float64
	first    int       // rank of the first of them
	values   []float64 // in ascending order
}

// furthest is as many standard deviations as a normal number of the draws is off, and a little more.
const furthest = 4

func newAroundQuantile(values []float64, p float64) aroundQuantile {
	n := len(values)
	a := aroundQuantile{n: float64(n), p: p}
	reach := int(furthest*math.Sqrt(a.n*p*(1-p))) + 2
	rank := quantileRank(n, p)
	a.first = max(rank-reach, 1)
	last := min(rank+reach, n)
	all := slices.Clone(values)
	selected(all, a.first)
	selected(all[a.first-1:], last-a.first+1)
	a.values = all[a.first-1 : last]
	slices.Sort(a.values)
	a.quantile = a.values[rank-a.first]
	return a
}

// place returns between which order statistics the true quantile lies, if so many standard deviations more values than the mean are
// up to it: the index of the lower one, and how far it is on the way to the next. The binomial number is approximated by its first
// three cumulants (Cornish & Fisher), and lies anywhere between two whole ones.
func (a aroundQuantile) place(z float64) (index int, part float64) {
	sd := math.Sqrt(a.n * a.p * (1 - a.p))
	rank := float64(a.n*a.p) + 0.5 + float64(sd*z) + float64((1-float64(2*a.p))*(float64(z*z)-1)/6)
	at := min(max(rank-float64(a.first), 0), float64(len(a.values)-1))
	index = min(int(at), max(len(a.values)-2, 0))
	return index, at - float64(index)
}

// jointInterval returns what lies between the differences of quantiles that the level leaves out on each side.
func jointInterval(b, v aroundQuantile, correlation, level float64) Interval {
	together, apart := math.Sqrt((1+correlation)/2), math.Sqrt((1-correlation)/2)
	draws := jointDraws()
	least, most := make([]float64, 0, 2*len(draws)), make([]float64, 0, 2*len(draws))
	for _, d := range draws {
		for _, sign := range [2]float64{1, -1} {
			common, own := float64(together*d[0]), float64(sign*apart*d[1])
			low, high := difference(b, v, common-own, common+own)
			least, most = append(least, low), append(most, high)
		}
	}
	out := int(tail(level) * float64(len(least)))
	i := Interval{Low: selected(least, out), High: selected(most, len(most)+1-out), Known: true}
	if math.IsInf(i.Low, 0) || math.IsInf(i.High, 0) {
		return Interval{}
	}
	return i
}

// difference returns the difference of two quantiles: one number, or from how little to how much it may be where both are missing.
// It is exact where one is longer by the same all along.
func difference(b, v aroundQuantile, zb, zv float64) (low, high float64) {
	i, f := b.place(zb)
	j, g := v.place(zv)
	lower := v.values[j] - b.values[i]
	switch bMissing, vMissing := b.missing(i, f), v.missing(j, g); {
	case bMissing && vMissing:
		return math.Inf(-1), math.Inf(1)
	case bMissing:
		return math.Inf(-1), math.Inf(-1)
	case vMissing:
		return math.Inf(1), math.Inf(1)
	}
	d := lower + (v.step(j, g) - b.step(i, f))
	return d, d
}

// missing reports whether a place is among the values that are missing, or on the way to them.
func (a aroundQuantile) missing(index int, part float64) bool {
	return IsMissing(a.values[index]) || part > 0 && IsMissing(a.values[index+1])
}

// step returns how far a place is beyond the lower of its order statistics.
func (a aroundQuantile) step(index int, part float64) float64 {
	if part == 0 {
		return 0
	}
	return float64(part * (a.values[index+1] - a.values[index]))
}

// jointDraws are pairs of independent normal numbers, spread evenly: one is at every step, the other follows the golden ratio, above
// the middle. With their mirror images they are 2,000, of which a level of 95% leaves out 50 on each side.
func jointDraws() [][2]float64 {
	const golden = 0.6180339887498949
	draws := make([][2]float64, 1000)
	for i := range draws {
		_, other := math.Modf(float64(float64(i+1) * golden))
		u := (float64(i) + 0.5) / float64(len(draws))
		draws[i] = [2]float64{portable.NormalQuantile(u), portable.NormalQuantile(0.5 + float64(other/2))}
	}
	return draws
}
