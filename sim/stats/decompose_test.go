package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// twice returns runs, and the same inputs with fresh luck: a share of the variance is due to the inputs.
func twice(r *rand.Rand, n int, share float64, input func() float64) (runs, again []stats.Outcome) {
	runs, again = make([]stats.Outcome, n), make([]stats.Outcome, n)
	for i := range runs {
		x := math.Sqrt(share) * input()
		runs[i] = stats.Outcome(1e6 * (x + math.Sqrt(1-share)*r.NormFloat64()))
		again[i] = stats.Outcome(1e6 * (x + math.Sqrt(1-share)*r.NormFloat64()))
	}
	return runs, again
}

func TestDecompositionCovers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(9, 9))
	uneven := func() float64 { return r.ExpFloat64() - 1 }
	for _, c := range []struct {
		name  string
		share float64
		input func() float64
	}{
		{"much", 0.8, r.NormFloat64}, {"some", 0.3, r.NormFloat64}, {"none", 0, r.NormFloat64}, {"uneven", 0.5, uneven},
	} {
		var inputs, chance counter
		for range 600 {
			runs, again := twice(r, 500, c.share, c.input)
			d := stats.Decompose(runs, again, 0.95)
			inputs.observe(d.Inputs.Interval, c.share)
			chance.observe(d.Chance.Interval, 1-c.share)
		}
		near(t, c.name, inputs.share(), 0.95, 0.036)
		near(t, c.name+", chance", chance.share(), inputs.share(), 0)
	}
}

func TestDecompositionOfKnownValues(t *testing.T) {
	t.Parallel()
	inputsOnly := happened(1, 5, 9, 3)
	for _, c := range []struct {
		name           string
		runs, again    []stats.Outcome
		inputs, chance float64
		n              int
		known          bool
	}{
		{"inputs only", inputsOnly, inputsOnly, 1, 0, 4, true},
		{"chance only", happened(1, -1, 1, -1), happened(1, 1, -1, -1), 0, 1, 4, true},
		// Mean 0: (4 + 4 − 1)/(4 + 4 + 1)
		{"both", happened(2, -2, 1), happened(2, -2, -1), 7.0 / 9, 2.0 / 9, 3, true},
		{"no spread", happened(3, 3, 3), happened(3, 3, 3), 0, 0, 3, false},
		{"one pair", happened(3), happened(4), 0, 0, 1, false},
		{"none", nil, nil, 0, 0, 0, false},
		{"not both times", []stats.Outcome{3, unfinished, never}, happened(3, 4, 5), 0, 0, 1, false},
	} {
		got := stats.Decompose(c.runs, c.again, 0.95)
		near(t, c.name, got.Inputs.Value, c.inputs, 1e-15)
		near(t, c.name+", chance", got.Chance.Value, c.chance, 1e-15)
		if got.N != c.n || got.Inputs.Interval.Known != c.known || got.Chance.Interval.Known != c.known {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
}

// The jackknife by brute force: Fisher's z of the share without each pair.
func TestDecompositionHasTheIntervalOfTheJackknife(t *testing.T) {
	t.Parallel()
	runs, again := happened(2, 9, 4, 30, 7, 1, 12, 5), happened(4, 6, 5, 21, 11, 3, 9, 8)
	z, n := []float64{}, float64(len(runs))
	mean, squares, fourth := 0.0, 0.0, 0.0
	for i := range runs {
		without := stats.Decompose(slices.Delete(slices.Clone(runs), i, i+1), slices.Delete(slices.Clone(again), i, i+1), 0.95)
		z = append(z, math.Atanh(without.Inputs.Value))
		mean += z[i] / n
	}
	for _, v := range z {
		squares += (v - mean) * (v - mean)
		fourth += math.Pow(v-mean, 4)
	}
	df := 2 * squares * squares / (fourth - squares*squares/n)
	half := distuv.StudentsT{Nu: df, Sigma: 1}.Quantile(0.975) * math.Sqrt(squares*(n-1)/n)
	got := stats.Decompose(runs, again, 0.95).Inputs
	near(t, "low", got.Interval.Low, max(math.Tanh(math.Atanh(got.Value)-half), 0), 1e-9)
	near(t, "high", got.Interval.High, math.Tanh(math.Atanh(got.Value)+half), 1e-9)
	if df > 5 {
		t.Errorf("one pair of eight makes most of the error, and there are %g degrees of freedom", df)
	}
}

// Lognormal inputs and luck with a coefficient of variation of 1.5, a half each: Student's interval of a ratio holds 78% of the time.
func TestDecompositionsOfLongTailsCover(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 1))
	sigma := math.Sqrt(math.Log(1 + 1.5*1.5))
	long := func() float64 { return 1000 * math.Exp(sigma*r.NormFloat64()) }
	var held counter
	for range 1500 {
		var runs, again []stats.Outcome
		for range 100 {
			input := long()
			runs, again = append(runs, stats.Outcome(int64(input+long()))), append(again, stats.Outcome(int64(input+long())))
		}
		held.observe(stats.Decompose(runs, again, 0.95).Inputs.Interval, 0.5)
	}
	near(t, "held", held.share(), 0.938, 0.02)
}

func TestDecompositionsStayBetweenNothingAndAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		d := stats.Decompose(outcomes(t, "runs", n), outcomes(t, "again", n), 0.95)
		for _, e := range []stats.Estimate{d.Inputs, d.Chance} {
			if i := e.Interval; i.Known && !(0 <= i.Low && i.Low <= e.Value && e.Value <= i.High && i.High <= 1) {
				t.Fatalf("got %+v", e)
			}
		}
	})
}

func TestDecompositionsNeedTheOtherRuns(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("runs without their others were accepted")
		}
	}()
	stats.Decompose(happened(1, 2), happened(1), 0.95)
}

func TestVarianceThatAFewLongValuesMakeIsMarked(t *testing.T) {
	t.Parallel()
	pairs := func(last int64) (first, second []stats.Outcome) {
		for i := range int64(50) {
			first, second = append(first, stats.Outcome(i)), append(second, stats.Outcome(49-i))
		}
		first[49] = stats.Outcome(last)
		return first, second
	}
	for last, want := range map[int64]bool{49: false, 100: false, 110: true, 500: true} { // of a kurtosis of 1.8, 5.8, 7.9 and 60
		first, second := pairs(last)
		if d := stats.Decompose(first, second, 0.95); d.Tailed != want {
			t.Errorf("with a value of %d: %+v", last, d)
		}
	}
}
