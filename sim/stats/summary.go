package stats

// Summary describes a sample. Figures are milliseconds; quantiles, their
// intervals and nothing else may be missing ([IsMissing]). When nothing
// happened (N is 0), Mean, SD, Min and Max are 0 and say nothing.
type Summary struct {
	N       int // values that happened: Mean, SD, Min and Max are of these
	Missing int // values that did not

	// NotApplicable is for who knows: of how many values runs say nothing. They are no part of the sample.
	NotApplicable int

	Mean     Estimate
	SD       float64
	Min, Max float64
	P50, P90 Estimate // over all values, missing ones included
	P95      float64

	Rounded bool // quantiles are to three significant digits, there being too many values to keep: see [Bag]
}

// intervals are the two ways to an interval: of independent values, and of runs
// that have several.
type intervals interface {
	MeanInterval(level float64) Interval
	QuantileInterval(p, level float64) Interval
}

// summarise describes a sample, with the intervals given.
func summarise(s Sample, from intervals) Summary {
	summary := Summary{
		N:       s.happened(),
		Missing: s.missing,
		Mean:    Estimate{Value: s.Mean(), Interval: from.MeanInterval(Level)},
		SD:      s.moments.SD(),
		P50:     Estimate{Value: s.Quantile(0.5), Interval: from.QuantileInterval(0.5, Level)},
		P90:     Estimate{Value: s.Quantile(0.9), Interval: from.QuantileInterval(0.9, Level)},
		P95:     s.Quantile(0.95),
		Rounded: s.rounded,
	}
	if n := s.happened(); n > 0 {
		summary.Min, summary.Max = s.ranked(1), s.ranked(n)
	}
	return summary
}
