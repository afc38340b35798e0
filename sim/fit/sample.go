package fit

import (
	"cmp"
	"slices"

	"simulate/sim/portable"
)

// observed is how long something took, in milliseconds, or how long it had taken when something else cut it short.
type observed struct {
	value float64
	cut   bool
}

// sample is a weighted sample in ascending order: the distribution of what would have been observed had nothing been cut short.
type sample struct {
	values, logs, weights []float64 // weights add up to 1
	n, cut                int       // observations that ended, and that were cut short
	step                  float64   // between values that stamps can tell apart
	order                 []bool    // of all observations in ascending order: those that were cut short
}

// newSample weighs observations. Negative ones are left out. Values are spread evenly over what their stamps round to one, so that stamps
// to the minute do not make steps.
func newSample(all []observed) *sample {
	all = slices.DeleteFunc(slices.Clone(all), func(o observed) bool { return o.value < 0 })
	slices.SortFunc(all, func(a, b observed) int {
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(ordinal(a.cut), ordinal(b.cut)))
	})
	s := &sample{step: resolution(all), order: make([]bool, len(all))}
	once := make([]int32, len(all))
	for i, o := range all {
		s.order[i], once[i] = o.cut, 1
		if o.cut {
			s.cut++
		} else {
			s.values = append(s.values, o.value)
		}
	}
	s.n = len(s.values)
	s.spread()
	s.logs = make([]float64, s.n)
	for i, v := range s.values {
		s.logs[i] = portable.Log(v)
	}
	s.weights = weigh(s.order, once)
	return s
}

// weigh is the estimate of Kaplan and Meier from observations each of which counts so many times. What is left of it where the longest was cut
// short is shared out among all (B. Efron, "The two sample problem with censored data", 1967, gives it to the longest, which makes a tail
// of one value).
func weigh(cut []bool, times []int32) (weights []float64) {
	risk := int32(0)
	for _, n := range times {
		risk += n
	}
	left := 1.0
	for i, n := range times {
		if !cut[i] {
			weight := 0.0
			if n > 0 {
				weight = left * float64(n) / float64(risk)
			}
			left -= weight
			weights = append(weights, weight)
		}
		risk -= n
	}
	for i := range weights {
		weights[i] /= 1 - left
	}
	return weights
}

// again is the sample whose observations count so many times; nil where none that ended does.
func (s *sample) again(times []int32) *sample {
	some := false
	for i, n := range times {
		some = some || n > 0 && !s.order[i]
	}
	if !some {
		return nil
	}
	drawn := *s
	drawn.weights = weigh(s.order, times)
	return &drawn
}

// ends are the least and greatest value that count.
func (s *sample) ends() (least, most float64) {
	first, last := 0, s.n-1
	for s.weights[first] == 0 {
		first++
	}
	for s.weights[last] == 0 {
		last--
	}
	return s.values[first], s.values[last]
}

func ordinal(b bool) int {
	if b {
		return 1
	}
	return 0
}

// resolution is the greatest step of which all values are multiples, in milliseconds; at least 1.
func resolution(all []observed) float64 {
	step := int64(0)
	for _, o := range all {
		for v := int64(o.value); v != 0; {
			step, v = v, step%v
		}
	}
	return float64(max(step, 1))
}

// mostStep is the coarsest that stamps are taken to be: values that are all alike have no step.
const mostStep = 60_000

// spread moves equal values apart, evenly over the step around them; those of 0 over the half above it.
func (s *sample) spread() {
	step := min(s.step, mostStep)
	for from := 0; from < s.n; {
		to := from
		for to < s.n && s.values[to] == s.values[from] {
			to++
		}
		least := max(0, s.values[from]-float64(step/2))
		width := s.values[from] + float64(step/2) - least
		for i := from; i < to; i++ {
			s.values[i] = least + float64(width*(float64(i-from)+0.5)/float64(to-from))
		}
		from = to
	}
}

// mean is the expected value.
func (s *sample) mean() float64 {
	sum := 0.0
	for i, v := range s.values {
		sum += float64(v * s.weights[i])
	}
	return sum
}

// quantile is the value that a share p is at most, with straight lines between the middles of the weights.
func (s *sample) quantile(p float64) float64 {
	reached := 0.0 // up to the middle of the last value's weight
	for i, w := range s.weights {
		at := reached + float64(w/2)
		if at >= p {
			if i == 0 {
				return s.values[0]
			}
			before := reached - float64(s.weights[i-1]/2)
			return s.values[i-1] + float64((s.values[i]-s.values[i-1])*(p-before)/(at-before))
		}
		reached += w
	}
	return s.values[s.n-1]
}

// expected is the weighted mean of a function of the values and their logarithms.
func (s *sample) expected(of func(value, logarithm float64) float64) float64 {
	sum := 0.0
	for i, v := range s.values {
		sum += float64(s.weights[i] * of(v, s.logs[i]))
	}
	return sum
}
