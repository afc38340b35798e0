package stats

import "math"

// Paired holds a variant against a baseline, run by run. Differences are variant less baseline: negative where the
// variant is shorter. Runs in which the measure is applicable with one of the two only have no difference; what became of
// them is in Applicable, and in Happened what became of those that are missing. Intervals are at [Level].
//
// Of identical variants every difference is exactly 0, and P is 1.
type Paired struct {
	Applicable Occurrences // over all runs
	Happened   Occurrences // over the runs in which it is applicable with both

	Mean   MeanDifference // over the runs in which it happened with both
	Median Estimate       // of the differences; see Compare
	P90    Estimate       // difference of the 90th percentiles: see QuantileDifference

	BaselineP90, VariantP90 float64 // the percentiles themselves, over the same runs; +Inf of none, and where they fall among what is missing

	// Over the runs in which it is applicable with both. One that is missing is longer than one that happened, and as long as
	// another that is missing.
	Shorter, Longer, Tied Estimate
}

// Compare compares a variant with a baseline by their outcomes in the same runs. It panics where their numbers differ.
//
// Median is the median of the differences, with the order-statistic interval of [Sample.QuantileInterval]. The
// difference is -Inf where only the baseline is missing and +Inf where only the variant is; where both are
// there is none, and such runs are left out.
func Compare(baseline, variant []Outcome) Paired {
	c := Paired{Mean: newMeanDifference(baseline, variant)}
	p := newPairs(baseline, variant)
	c.Applicable, c.Happened = p.applicable, p.happened
	c.Median = median(p.differences())
	c.P90, c.BaselineP90, c.VariantP90 = p.quantileDifference(0.9, Level)
	shorter, longer := p.count()
	n := len(p.baseline)
	c.Shorter = shareOf(shorter, n, Level)
	c.Longer = shareOf(longer, n, Level)
	c.Tied = shareOf(n-shorter-longer, n, Level)
	return c
}

// MeanDifference is the difference of two means of the same runs.
type MeanDifference struct {
	N                 int     // runs
	Baseline, Variant float64 // their means
	Estimate                  // of the difference, with Student's interval
	P                 float64 // of no difference, by Student's t; 1 where it cannot be told

	// VarianceRatio is how many times more runs it would take to tell as much without the same luck on both sides: the
	// sum of the two variances over the variance of the difference. It is 1 where nothing varies and +Inf where only the
	// difference does not.
	VarianceRatio float64
}

// newMeanDifference takes the runs in which the value happened with both.
func newMeanDifference(baseline, variant []Outcome) MeanDifference {
	var b, v, difference Moments
	for i, x := range baseline {
		if y := variant[i]; x.Happened() && y.Happened() {
			b.Add(int64(x))
			v.Add(int64(y))
			difference.Add(int64(y - x))
		}
	}
	d := MeanDifference{
		N:             b.N(),
		Baseline:      b.Mean(),
		Variant:       v.Mean(),
		VarianceRatio: varianceRatio(b.SD(), v.SD(), difference.SD()),
	}
	mean, cubes := difference.Mean(), 0.0
	for i, x := range baseline {
		if y := variant[i]; x.Happened() && y.Happened() {
			off := float64(y-x) - mean
			cubes += float64(off * off * off)
		}
	}
	d.judge(mean, errorOfMean(difference, cubes))
	return d
}

// judge completes the difference with its value and error.
func (d *MeanDifference) judge(value float64, e standardError) {
	d.Estimate = Estimate{Value: value, Interval: e.interval(value, Level)}
	d.P = e.p(value)
}

// varianceRatio returns what pairing gains, from standard deviations.
func varianceRatio(baseline, variant, difference float64) float64 {
	independent := float64(baseline*baseline) + float64(variant*variant)
	paired := float64(difference * difference)
	switch {
	case paired > 0:
		return independent / paired
	case independent > 0:
		return math.Inf(1)
	default:
		return 1
	}
}
