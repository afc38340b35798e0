package stats

import "math"

// Total is the sum of the values that one run gave for a measure with several values a run, and their number.
type Total struct {
	Sum int64
	N   int
}

// CompareTotals compares the means of a measure that has several values a run, for instance one a site. The means are
// those of the values of all runs together. The interval is from the spread between runs, as in [Sections]: a run's part
// in the error of the difference is its part in that of the variant's mean less its part in that of the baseline's,
// whatever the numbers of values on either side. It panics where the numbers of runs differ.
func CompareTotals(baseline, variant []Total) MeanDifference {
	r := newRatios(baseline, variant)
	d := MeanDifference{N: r.runs, Baseline: r.baseline.mean, Variant: r.variant.mean}
	var b, v squared
	for i := range baseline {
		b.add(r.baseline.residual(baseline[i]))
		v.add(r.variant.residual(variant[i]))
	}
	d.VarianceRatio = varianceRatio(b.root(), v.root(), math.Sqrt(r.squares))
	d.judge(r.difference())
	return d
}

// ratios are two means of values over runs, each a ratio of sums, and the errors of the runs in their difference.
type ratios struct {
	baseline, variant ratio
	runs              int       // that have values on either side
	residuals         []float64 // run by run
	squares           float64   // their sum of squares
	cubes             float64   // their sum of cubes
}

func newRatios(baseline, variant []Total) ratios {
	if len(baseline) != len(variant) {
		panic("stats: a comparison needs the same runs on both sides")
	}
	r := ratios{
		baseline:  newRatio(baseline),
		variant:   newRatio(variant),
		residuals: make([]float64, len(baseline)),
	}
	var s squared
	for i, b := range baseline {
		if b.N+variant[i].N > 0 {
			r.runs++
		}
		r.residuals[i] = r.variant.residual(variant[i]) - r.baseline.residual(b)
		s.add(r.residuals[i])
		r.cubes += float64(r.residuals[i] * r.residuals[i] * r.residuals[i])
	}
	r.squares = s.sum
	return r
}

// difference returns the difference of the means and its error, which is not known when either has no values or they
// are in fewer than two runs.
func (r ratios) difference() (float64, standardError) {
	if r.runs < 2 || r.baseline.values == 0 || r.variant.values == 0 {
		return 0, standardError{}
	}
	return r.variant.mean - r.baseline.mean, errorOfSum(r.squares, r.cubes, float64(r.runs))
}

// ratio is the mean of the values of all runs.
type ratio struct {
	mean   float64
	values float64 // their number
}

func newRatio(totals []Total) ratio {
	var sum wide
	n := 0
	for _, t := range totals {
		sum.add(widen(t.Sum))
		n += t.N
	}
	if n == 0 {
		return ratio{}
	}
	return ratio{mean: sum.float() / float64(n), values: float64(n)}
}

// residual returns the part of a run in the error of the mean.
func (r ratio) residual(t Total) float64 {
	if r.values == 0 {
		return 0
	}
	return (float64(t.Sum) - float64(r.mean*float64(t.N))) / r.values
}

// squared is a sum of squares.
type squared struct{ sum float64 }

func (s *squared) add(v float64) { s.sum += float64(v * v) }
func (s squared) root() float64  { return math.Sqrt(s.sum) }
