package fit

import (
	"math"
	"slices"

	"simulate/sim/engine"
)

const (
	resamples     = 200
	resampledRows = 2000 // of more observations, so many are drawn each time, and the interval is narrowed as the square root says
)

// interval is the 95% interval of the median, by the percentiles of the bootstrap: observations are drawn anew, with those that were cut short
// among them, and fitted again (A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 5.3; for what was cut
// short B. Efron, "Censored data and the bootstrap", JASA 76, 1981). Of several families that fit, each time the one of least AIC is taken, so that
// the choice counts as what it is, chance (S. T. Buckland, K. P. Burnham and N. H. Augustin, Biometrics 53, 1997). Without any it is that of the log's
// own median.
func (s *sample) interval(at float64, families []Family, key engine.Key) (low, high float64) {
	all := len(s.order)
	n := min(all, resampledRows)
	var medians []float64
	times := make([]int32, all)
	for b := range resamples {
		luck := key.Mix(uint64(b))
		clear(times)
		for i := range n {
			times[int(luck.Mix(uint64(i)).Uniform()*float64(all))]++
		}
		if again := s.again(times); again != nil {
			if m := again.median(families); !math.IsNaN(m) {
				medians = append(medians, m)
			}
		}
	}
	if len(medians) == 0 {
		return at, at
	}
	slices.Sort(medians)
	last := len(medians) - 1
	narrower := math.Sqrt(float64(n) / float64(all))
	lowest, highest := medians[int(float64(0.025*float64(last))+0.5)], medians[int(float64(0.975*float64(last))+0.5)]
	return at - float64((at-lowest)*narrower), at + float64((highest-at)*narrower)
}

// median is that of the likeliest distribution of the family of least AIC, or without families the sample's own; NaN where there is none.
func (s *sample) median(families []Family) float64 {
	if len(families) == 0 {
		return s.quantile(0.5)
	}
	best, least := curve{}, math.Inf(1)
	for _, f := range families {
		if c, ok := s.likeliest(f); ok {
			if aic := s.aic(&c); aic < least {
				best, least = c, aic
			}
		}
	}
	if math.IsInf(least, 1) {
		return math.NaN()
	}
	return best.median()
}

// aic is Akaike's criterion.
func (s *sample) aic(c *curve) float64 {
	if c.family == Fixed {
		return math.Inf(-1)
	}
	return float64(2*c.family.free()) - float64(2*float64(s.n)*s.expected(c.logDensity))
}
