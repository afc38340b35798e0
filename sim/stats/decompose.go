package stats

// Decomposition splits the variance of a measure into what its uncertain inputs explain and what is chance.
type Decomposition struct {
	N      int      // pairs of runs that it rests on
	Inputs Estimate // share of the variance due to the inputs: what would go if they were all known
	Chance Estimate // the rest: due to luck, alone or together with the inputs

	// Tailed says that a few values far from the mean make most of the variance, so that the share is little known however many
	// pairs there are, and of few pairs its interval too narrow: the values' kurtosis, 3 of normal and 9 of exponential ones, is more
	// than 6. How often the interval holds is measured in docs/validity.md.
	Tailed bool
}

// Decompose splits a measure's variance, given the outcomes of runs and of the same runs once more: with the same
// inputs and fresh luck. What two such runs have in common is due to the inputs, so that their correlation is the share
// (pick-freeze: Sobol 1993; estimator of Janon, Klein, Lagnoux, Nodet & Prieur, ESAIM: Probability and Statistics 18,
// 2014, which uses both runs for mean and variance). The interval is that of [commonality], held to the range from 0 to 1.
//
// Only pairs in which the measure happened both times count. Under two, or when it does not vary, nothing is known.
func Decompose(runs, again []Outcome, level float64) Decomposition {
	if len(runs) != len(again) {
		panic("stats: each run needs its other")
	}
	var m Moments
	for i, a := range runs {
		if b := again[i]; a.Happened() && b.Happened() {
			m.Add(int64(a))
			m.Add(int64(b))
		}
	}
	d := Decomposition{N: m.N() / 2}
	if m.SD() == 0 {
		return d
	}
	c := commonality{pairs: make([][2]float64, 0, d.N)}
	for i, first := range runs {
		if second := again[i]; first.Happened() && second.Happened() {
			c.add(float64(first)-m.Mean(), float64(second)-m.Mean())
		}
	}
	d.Tailed = c.tailed()
	d.Inputs = c.share(level)
	if d.Inputs.Interval.Known {
		d.Chance = d.Inputs.rest()
	}
	return d
}

// rest returns the complement of a share.
func (e Estimate) rest() Estimate {
	return Estimate{
		Value:    1 - e.Value,
		Interval: Interval{Low: 1 - e.Interval.High, High: 1 - e.Interval.Low, Known: e.Interval.Known},
	}
}
