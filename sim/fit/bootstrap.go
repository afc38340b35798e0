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

// interval is the 95% interval of the median of a family fitted to observations, by the percentiles of the bootstrap: observations are drawn anew, with
// those that were cut short among them, and fitted again (A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997,
// section 5.3; for what was cut short B. Efron, "Censored data and the bootstrap", JASA 76, 1981). Of an empirical distribution it is the
// interval of the log's own median.
func interval(all []observed, f Family, s *sample, key engine.Key) (low, high float64) {
	at := median(s, f)
	n := min(len(all), resampledRows)
	var medians []float64
	drawn := make([]observed, n)
	for b := range resamples {
		luck := key.Mix(uint64(b))
		for i := range drawn {
			drawn[i] = all[int(luck.Mix(uint64(i)).Uniform()*float64(len(all)))]
		}
		if again := newSample(drawn); again.n > 1 {
			if m := median(again, f); !math.IsNaN(m) {
				medians = append(medians, m)
			}
		}
	}
	if len(medians) == 0 {
		return at, at
	}
	slices.Sort(medians)
	last := len(medians) - 1
	narrower := math.Sqrt(float64(n) / float64(len(all)))
	lowest, highest := medians[int(0.025*float64(last)+0.5)], medians[int(0.975*float64(last)+0.5)]
	return at - float64((at-lowest)*narrower), at + float64((highest-at)*narrower)
}

// median is that of the likeliest distribution of a family, or the sample's own; NaN where there is none.
func median(s *sample, f Family) float64 {
	if f == Empirical {
		return s.quantile(0.5)
	}
	c, ok := s.likeliest(f)
	if !ok {
		return math.NaN()
	}
	d, err := c.dist()
	if err != nil {
		return math.NaN()
	}
	return d.Median()
}
