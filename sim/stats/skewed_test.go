package stats_test

import (
	"math"
	"math/rand/v2"
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

// differences returns the differences of what happened with both.
func differences(baseline, variant []stats.Outcome) []int64 {
	var list []int64
	for i, b := range baseline {
		if v := variant[i]; b.Happened() && v.Happened() {
			list = append(list, int64(v-b))
		}
	}
	return list
}

// hallOf returns Hall's g of the t of values for a mean of so much.
func hallOf(values []int64, mean float64) float64 {
	s := stats.NewSample(values, 0).Summarise()
	n, cubes := float64(len(values)), 0.0
	for _, v := range values {
		d := float64(v) - s.Mean.Value
		cubes += d * d * d
	}
	a := cubes / n / (s.SD * s.SD * s.SD) / math.Sqrt(n)
	x := (s.Mean.Value - mean) / (s.SD / math.Sqrt(n))
	return x + a*x*x/3 + a*a*x*x*x/27 + a/6
}

// reaching is as far as Student's interval of values and as Hall's.
func reaching(values []int64, level float64) stats.Interval {
	if len(values) < 2 {
		return stats.Interval{}
	}
	var m stats.Moments
	for _, v := range values {
		m.Add(v)
	}
	student, hall := m.MeanInterval(level), stats.NewSample(values, 0).MeanInterval(level)
	return stats.Interval{Low: min(student.Low, hall.Low), High: max(student.High, hall.High), Known: true}
}

// Two runs of a thousand that differ the same way tell nothing: Hall's interval alone would have it that they do, because no other
// contradicts them.
func TestDifferencesOfTwoRunsAreNotTold(t *testing.T) {
	t.Parallel()
	baseline, variant := make([]stats.Outcome, 1000), make([]stats.Outcome, 1000)
	variant[3], variant[700] = 60_000, 60_000
	d := stats.Compare(baseline, variant).Mean
	if hall := stats.NewSample(differences(baseline, variant), 0).MeanInterval(0.95); hall.Low <= 0 {
		t.Fatalf("Hall's interval is %+v: the case shows nothing", hall)
	}
	if d.Interval.Low >= 0 || d.P < 0.15 || d.P > 0.16 { // Student's, of t = 1.414
		t.Errorf("got %+v", d)
	}
}

// Of pairs whose difference is lognormal, Student's interval holds 88% of the time with 25 of them.
func TestIntervalsOfSkewedDifferencesHold(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 5))
	const runs = 25
	baseline, variant := make([]stats.Outcome, runs), make([]stats.Outcome, runs)
	runsOf := make([]stats.Total, runs)
	zeros := make([]stats.Total, runs)
	var single, several, weighted, student counter
	for range 2000 {
		values, ones := make([]float64, runs), make([]float64, runs)
		for i := range runs {
			baseline[i] = stats.Outcome(1000 * r.ExpFloat64())
			long := int64(1000 * math.Exp(r.NormFloat64()-0.5))
			variant[i] = baseline[i] + stats.Outcome(long)
			runsOf[i], zeros[i] = stats.Total{Sum: long, N: 1}, stats.Total{N: 1}
			values[i], ones[i] = float64(long), 1
		}
		single.observe(stats.Compare(baseline, variant).Mean.Interval, 1000)
		several.observe(stats.CompareTotals(zeros, runsOf).Interval, 1000)
		weighted.observe(stats.NewWeighted(values, ones).Mean(0.95).Interval, 1000)
		student.observe(studentOf(differences(baseline, variant)), 1000)
	}
	near(t, "Student", student.share(), 0.88, 0.02)
	near(t, "one value a run", single.share(), 0.935, 0.02)
	near(t, "several", several.share(), 0.935, 0.02)
	near(t, "weighted", weighted.share(), 0.925, 0.02)
}
