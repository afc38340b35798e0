package stats_test

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/stats"
)

// Ends by hand from Hall's g with a = skewness/√n: g(t) of the low end is Student's quantile, that of the high end its negative.
func TestIntervalsOfMeansAllowForSkewness(t *testing.T) {
	t.Parallel()
	values := []int64{1, 1, 1, 2, 2, 3, 4, 6, 10, 20}
	s := stats.NewSample(values, 0)
	mean, sd := s.Summarise().Mean.Value, s.Summarise().SD
	cubes := 0.0
	for _, v := range values {
		d := float64(v) - mean
		cubes += d * d * d
	}
	a := cubes / 10 / (sd * sd * sd) / math.Sqrt(10)
	g := func(end float64) float64 {
		x := (mean - end) / (sd / math.Sqrt(10))
		return x + a*x*x/3 + a*a*x*x*x/27 + a/6
	}
	i, q := s.MeanInterval(0.95), stats.StudentQuantile(9, 0.975)
	if math.Abs(g(i.Low)-q) > 1e-9 || math.Abs(g(i.High)+q) > 1e-9 || i.High-mean < 2*(mean-i.Low) {
		t.Errorf("got %+v about %g: %g and %g, want ±%g", i, mean, g(i.Low), g(i.High), q)
	}
	for k := range values {
		values[k] = -values[k]
	}
	slices.Reverse(values)
	if m := stats.NewSample(values, 0).MeanInterval(0.95); math.Abs(m.Low+i.High) > 1e-9 || math.Abs(m.High+i.Low) > 1e-9 {
		t.Errorf("the mirrored values have %+v, not the mirror of %+v", m, i)
	}
}

func TestSymmetricValuesHaveStudentsInterval(t *testing.T) {
	t.Parallel()
	s := stats.NewSample([]int64{-7, -2, 0, 2, 7}, 0)
	half := stats.StudentQuantile(4, 0.975) * s.Summarise().SD / math.Sqrt(5)
	if i := s.MeanInterval(0.95); math.Abs(i.Low+half) > 1e-12 || math.Abs(i.High-half) > 1e-12 {
		t.Errorf("got %+v, want ±%g", i, half)
	}
}
