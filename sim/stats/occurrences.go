package stats

import (
	"math"

	"simulate/sim/portable"
)

// Occurrences counts the runs in which something came about with the baseline, with the variant, with both and with
// neither.
type Occurrences struct {
	Both, OnlyBaseline, OnlyVariant, Neither int
}

// add counts one more run.
func (o *Occurrences) add(baseline, variant bool) {
	switch {
	case baseline && variant:
		o.Both++
	case baseline:
		o.OnlyBaseline++
	case variant:
		o.OnlyVariant++
	default:
		o.Neither++
	}
}

// Runs returns the number of runs.
func (o Occurrences) Runs() int { return o.Both + o.OnlyBaseline + o.OnlyVariant + o.Neither }

// Parted returns the number of runs with one of the two only.
func (o Occurrences) Parted() int { return o.OnlyBaseline + o.OnlyVariant }

// Share returns the share of runs in which it came about with both.
func (o Occurrences) Share() float64 { return float64(o.Both) / float64(o.Runs()) }

// Baseline returns the share of runs in which it came about with the baseline, and Wilson's interval.
func (o Occurrences) Baseline(level float64) Estimate {
	return shareOf(o.Both+o.OnlyBaseline, o.Runs(), level)
}

// Variant returns the share of runs in which it came about with the variant, and Wilson's interval.
func (o Occurrences) Variant(level float64) Estimate {
	return shareOf(o.Both+o.OnlyVariant, o.Runs(), level)
}

// Change returns by how much the share is larger with the variant, with the interval of Bonett & Price (Statistics in
// Medicine 31, 2012) for the difference of two shares of the same runs: Wald's with one more run of either kind in which
// they part. It is not known without runs.
func (o Occurrences) Change(level float64) Estimate {
	runs := float64(o.Runs())
	if runs == 0 {
		return Estimate{}
	}
	lost, gained := float64(o.OnlyBaseline+1)/(runs+2), float64(o.OnlyVariant+1)/(runs+2)
	change := gained - lost
	z := portable.NormalQuantile(1 - tail(level))
	half := float64(z * math.Sqrt((lost+gained-float64(change*change))/(runs+2)))
	return Estimate{
		Value:    float64(o.OnlyVariant-o.OnlyBaseline) / runs,
		Interval: Interval{Low: max(change-half, -1), High: min(change+half, 1), Known: true},
	}
}

// P returns the p-value of McNemar's exact test of no change (McNemar, Psychometrika 12, 1947): of the runs in which
// the two part, as many should be of either kind, so that their number is binomial with one half. It is 1 where they
// never part.
func (o Occurrences) P() float64 {
	parted, fewer := o.Parted(), min(o.OnlyBaseline, o.OnlyVariant)
	if 2*fewer == parted {
		return 1
	}
	// P(B ≤ k) = I_½(n−k, k+1): Abramowitz & Stegun 26.5.24.
	return min(1, 2*portable.RegularisedBeta(float64(parted-fewer), float64(fewer+1), 0.5))
}

// shareOf returns the share k of n with Wilson's interval; of no runs it is 0 and its interval not known.
func shareOf(k, n int, level float64) Estimate {
	if n == 0 {
		return Estimate{}
	}
	return Estimate{Value: float64(k) / float64(n), Interval: Wilson(k, n, level)}
}
