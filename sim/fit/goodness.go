package fit

import (
	"math"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/portable"
)

const (
	mostTested = 2   // families are tested
	bootstraps = 99  // samples drawn for a test: p is a multiple of a hundredth
	testedRows = 200 // of more values every so many-th is taken
)

// test makes the tests of Kolmogorov and Smirnov and of Anderson and Darling, of few rows alone, for the families of least AIC; their
// probabilities are those among samples that the family itself gives, fitted anew (W. Stute, W. G. Manteiga and M. P. Quindimil,
// "Bootstrap based goodness-of-fit-tests", Metrika 40, 1993).
func (s *sample) test(tried []Tried, key engine.Key) {
	if s.n >= FewRows || s.n < LeastRows {
		return
	}
	some := s.some(testedRows)
	for i := range tried[:min(mostTested, len(tried))] {
		t := &tried[i]
		if t.Family == Fixed || math.IsInf(t.AIC, 0) {
			continue
		}
		t.Tested = true
		t.KS, t.AD = some.p(t.Family, key.Mix(uint64(t.Family)))
		t.Fits = t.Fits || t.Error <= MostOfFew && t.KS >= LeastP && t.AD >= LeastP
	}
}

// some is a sample of at most so many values with equal weights: quantiles of this one.
func (s *sample) some(most int) *sample {
	n := min(s.n, most)
	values := make([]float64, n)
	for i := range values {
		values[i] = s.quantile((float64(i) + 0.5) / float64(n))
	}
	return evenly(values)
}

// evenly is a sample of values in ascending order that all weigh the same.
func evenly(values []float64) *sample {
	s := &sample{values: values, n: len(values), step: 1}
	s.logs, s.weights = make([]float64, s.n), make([]float64, s.n)
	for i, v := range values {
		s.logs[i], s.weights[i] = portable.Log(v), 1/float64(s.n)
	}
	return s
}

// p are the probabilities of distances as large as those between a sample and the likeliest distribution of a family.
func (s *sample) p(f Family, key engine.Key) (ks, ad float64) {
	c, _ := s.likeliest(f)
	ownKS, ownAD := s.distances(&c)
	d, err := c.dist()
	if err != nil {
		return 0, 0
	}
	asFarKS, asFarAD := 1, 1
	for b := range bootstraps {
		luck := key.Mix(uint64(b))
		values := make([]float64, s.n)
		for i := range values {
			values[i] = d.Quantile(luck.Mix(uint64(i)).Uniform())
		}
		slices.Sort(values)
		drawn := evenly(values)
		again, ok := drawn.likeliest(f)
		if !ok {
			continue
		}
		k, a := drawn.distances(&again)
		asFarKS, asFarAD = asFarKS+ordinal(k >= ownKS), asFarAD+ordinal(a >= ownAD)
	}
	return float64(asFarKS) / (bootstraps + 1), float64(asFarAD) / (bootstraps + 1)
}

// distances are the statistics of Kolmogorov and Smirnov and of Anderson and Darling between a sample and a distribution.
func (s *sample) distances(c *curve) (ks, ad float64) {
	n := float64(s.n)
	below := make([]float64, s.n)
	for i, x := range s.values {
		below[i] = min(1-1e-12, max(1e-12, c.below(x)))
	}
	sum := 0.0
	for i, p := range below {
		ks = max(ks, p-float64(i)/n, (float64(i)+1)/n-p)
		sum += float64((2*float64(i) + 1) * (portable.Log(p) + portable.Log(1-below[s.n-1-i])))
	}
	return ks, -n - sum/n
}
