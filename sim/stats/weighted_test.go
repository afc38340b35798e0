package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestFilteringIsWeightingByNothingAndOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 120).Draw(t, "n")
		values := rapid.SliceOfN(rapid.Int64Range(-20, 20), n, n).Draw(t, "values")
		kept := rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "kept")
		absent := rapid.IntRange(0, 20).Draw(t, "missing")
		var all, weights []float64
		var left []int64
		for i, v := range values {
			all, weights = append(all, float64(v)), append(weights, 0)
			if kept[i] {
				left, weights[i] = append(left, v), 1
			}
		}
		for range absent {
			all, weights = append(all, missing), append(weights, 1)
		}
		w, s := stats.NewWeighted(all, weights), stats.NewSample(left, absent)
		if w.Effective() != float64(s.Total()) {
			t.Fatalf("%v effective runs of %d", w.Effective(), s.Total())
		}
		p, v := shares().Draw(t, "p"), float64(rapid.IntRange(-21, 21).Draw(t, "v"))
		want := stats.Estimate{Value: s.Quantile(p), Interval: s.QuantileInterval(p, 0.95)}
		if got := w.Quantile(p, 0.95); got != want {
			t.Fatalf("quantile %+v, want %+v", got, want)
		}
		agree(t, "mean", w.Mean(0.95), stats.Estimate{Value: s.Mean(), Interval: s.MeanInterval(0.95)})
		agree(t, "share", w.ShareAtMost(v, 0.95), s.ShareAtMost(v, 0.95))
	})
}

// alike fails where two estimates differ by more than rounding.
func agree(t *rapid.T, what string, got, want stats.Estimate) {
	apart := func(a, b float64) bool { return math.Abs(a-b) > 1e-8 }
	if apart(got.Value, want.Value) || got.Interval.Known != want.Interval.Known ||
		apart(got.Interval.Low, want.Interval.Low) || apart(got.Interval.High, want.Interval.High) {
		t.Fatalf("%s %+v, want %+v", what, got, want)
	}
}

func TestWeightedFiguresOfKnownValues(t *testing.T) {
	t.Parallel()
	w := stats.NewWeighted([]float64{30, 10, 20, missing, 99}, []float64{1, 2, 1, 1, 0})
	near(t, "effective", w.Effective(), 25.0/7, 1e-15)
	near(t, "mean", w.Mean(0.95).Value, 17.5, 0)
	near(t, "share up to 10", w.ShareAtMost(10, 0.95).Value, 0.4, 0)
	near(t, "share of all", w.ShareAtMost(missing, 0.95).Value, 1, 0)
	for p, want := range map[float64]float64{0.4: 10, 0.41: 20, 0.6: 20, 0.8: 30, 0.81: missing} {
		if got := w.Quantile(p, 0.95); got.Value != want || got.Interval.Known {
			t.Errorf("%v-quantile %+v, want %v and no interval", p, got, want)
		}
	}
}

func TestWeightedWithoutRuns(t *testing.T) {
	t.Parallel()
	for name, w := range map[string]stats.Weighted{
		"none": stats.NewWeighted(nil, nil), "none that count": stats.NewWeighted([]float64{1, 2}, []float64{0, 0}),
	} {
		if w.Effective() != 0 || w.Mean(0.95) != (stats.Estimate{}) || w.ShareAtMost(1, 0.95) != (stats.Estimate{}) ||
			w.Quantile(0.5, 0.95) != (stats.Estimate{Value: missing}) {
			t.Errorf("%s: %+v", name, w)
		}
	}
	lone := stats.NewWeighted([]float64{1, 2}, []float64{1, 0.1}).Mean(0.95)
	if lone.Interval.Known {
		t.Errorf("one run that counts has the interval %+v", lone)
	}
}

func TestScalingWeightsChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		values := rapid.SliceOfN(rapid.Float64Range(-9, 9), n, n).Draw(t, "values")
		weights := rapid.SliceOfN(rapid.Float64Range(0x1p-400, 1), n, n).Draw(t, "weights")
		scaled := make([]float64, n)
		for i, weight := range weights {
			scaled[i] = 0x1p-500 * weight
		}
		a, b := stats.NewWeighted(values, weights), stats.NewWeighted(values, scaled)
		for what, pair := range map[string][2]stats.Estimate{
			"mean": {a.Mean(0.95), b.Mean(0.95)}, "quantile": {a.Quantile(0.5, 0.95), b.Quantile(0.5, 0.95)},
			"share": {a.ShareAtMost(0, 0.95), b.ShareAtMost(0, 0.95)},
		} {
			if pair[0] != pair[1] {
				t.Fatalf("%s %+v and %+v", what, pair[0], pair[1])
			}
			if e := pair[0]; e.Interval.Known && (e.Value < e.Interval.Low || e.Value > e.Interval.High) {
				t.Fatalf("%s %+v is outside its interval", what, e)
			}
		}
		if e := a.Effective(); e < 0 || e > float64(n)+1e-9 {
			t.Fatalf("%v effective runs of %d", e, n)
		}
	})
}

// Values are normal and weighted by exp(value/2), which makes the weighted distribution normal with mean ½ (importance
// sampling): the weights depend on the values as much as they can.
func TestWeightedIntervalsCover(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 7))
	var mean, median, high, below counter
	values, weights := make([]float64, 400), make([]float64, 400)
	for range 1000 {
		for i := range values {
			values[i] = r.NormFloat64()
			weights[i] = math.Exp(values[i] / 2)
		}
		w := stats.NewWeighted(values, weights)
		mean.observe(w.Mean(0.95).Interval, 0.5)
		median.observe(w.Quantile(0.5, 0.95).Interval, 0.5)
		high.observe(w.Quantile(0.9, 0.95).Interval, 0.5+1.28155)
		below.observe(w.ShareAtMost(0.5, 0.95).Interval, 0.5)
	}
	near(t, "mean", mean.share(), 0.95, 0.03)
	near(t, "median", median.share(), 0.96, 0.03)
	near(t, "p90", high.share(), 0.96, 0.03)
	near(t, "share", below.share(), 0.96, 0.03)
}

func TestWeightsMustBeFiniteAndNotNegative(t *testing.T) {
	t.Parallel()
	for _, weight := range []float64{-1, math.Inf(1), math.NaN()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v was accepted", weight)
				}
			}()
			stats.NewWeighted([]float64{1}, []float64{weight})
		}()
	}
}

func ExampleWeighted() {
	// Custody of five runs, of which those with an arrival near the reported one count more.
	w := stats.NewWeighted([]float64{900, 840, 960, 780, 1020}, []float64{1, 0.5, 1, 0, 0.5})
	fmt.Printf("mean %.0f s, of %.1f effective runs\n", w.Mean(stats.Level).Value, w.Effective())
	// Output: mean 930 s, of 3.6 effective runs
}

func BenchmarkWeightedQuantileOfTenThousandRuns(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	values, weights := make([]float64, 10_000), make([]float64, 10_000)
	for i := range values {
		values[i], weights[i] = r.Float64(), r.Float64()
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.NewWeighted(values, weights).Quantile(0.9, 0.95)
	}
}
