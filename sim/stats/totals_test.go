package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// totals returns the totals of the runs.
func totals(runs []stats.Run) []stats.Total {
	out := make([]stats.Total, len(runs))
	for i, run := range runs {
		out[i].N = len(run.Values)
		for _, v := range run.Values {
			out[i].Sum += v
		}
	}
	return out
}

// Two runs: means 18/4 = 4.5 and 21/3 = 7. The runs' errors are (10 − 4.5)/4 = 1.375 and −1.375 for the baseline,
// (12 − 14)/3 = −2/3 and 2/3 for the variant; their differences −2.041667 and 2.041667. With the correction 2/1 the
// standard error is √(2·2·2.041667²) = 4.083333; t(1) = 12.7062.
func TestCompareTotalsOfKnownValues(t *testing.T) {
	t.Parallel()
	got := stats.CompareTotals([]stats.Total{{10, 1}, {8, 3}}, []stats.Total{{12, 2}, {9, 1}})
	if got.N != 2 || got.Baseline != 4.5 || got.Variant != 7 || got.Value != 2.5 {
		t.Errorf("got %+v", got)
	}
	near(t, "low", got.Interval.Low, 2.5-12.7062*4.083333, 1e-3)
	near(t, "high", got.Interval.High, 2.5+12.7062*4.083333, 1e-3)
	// P(|T| > t) of one degree of freedom is 1 − 2·arctan(t)/π.
	near(t, "p", got.P, 1-2*math.Atan(2.5/4.083333)/math.Pi, 1e-7)
	near(t, "variance ratio", got.VarianceRatio, (1.375*1.375+4.0/9)/(2.041667*2.041667), 1e-6)
}

func TestOneValueARunComparesLikeOutcomes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 50).Draw(t, "n")
		draw := func(name string) ([]stats.Outcome, []stats.Total) {
			values := rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), n, n).Draw(t, name)
			return happened(values...), totals(single(values, 0))
		}
		baseline, baselineTotals := draw("baseline")
		variant, variantTotals := draw("variant")
		got, want := stats.CompareTotals(baselineTotals, variantTotals), stats.Compare(baseline, variant).Mean
		if math.Abs(got.Value-want.Value) > 1e-6 || math.Abs(got.Interval.Low-want.Interval.Low) > 1e-5 ||
			math.Abs(got.P-want.P) > 1e-6 || got.N != want.N {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

func TestIdenticalTotalsDoNotDiffer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs := totals(sites(t))
		got := stats.CompareTotals(runs, runs)
		if got.Value != 0 || got.P != 1 || got.Interval.Low != 0 || got.Interval.High != 0 {
			t.Fatalf("got %+v", got)
		}
	})
}

func TestTotalsWithoutValuesHaveNoDifference(t *testing.T) {
	t.Parallel()
	some, nothing := []stats.Total{{10, 1}, {8, 3}}, make([]stats.Total, 2)
	for name, got := range map[string]stats.MeanDifference{
		"no runs": stats.CompareTotals(nil, nil), "no baseline": stats.CompareTotals(nothing, some),
		"no variant": stats.CompareTotals(some, nothing), "one run": stats.CompareTotals(some[:1], some[:1]),
	} {
		if got.Interval.Known || got.P != 1 || got.Value != 0 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// Sites of a run share half of their variance, and so do baseline and variant.
func TestTotalsCoverWhenValuesOfARunResembleEachOther(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(6, 2))
	var covered counter
	baseline, variant := make([]stats.Total, 100), make([]stats.Total, 100)
	for range 1000 {
		for i := range baseline {
			common, sites := r.NormFloat64(), 5+r.IntN(6)
			baseline[i], variant[i] = stats.Total{N: sites}, stats.Total{N: sites + 1}
			for range sites {
				baseline[i].Sum += int64(1000 * (common + r.NormFloat64()))
			}
			for range sites + 1 {
				variant[i].Sum += 300 + int64(1000*(common+r.NormFloat64()))
			}
		}
		covered.observe(stats.CompareTotals(baseline, variant).Interval, 300)
	}
	near(t, "coverage", covered.share(), 0.95, 0.028)
}
