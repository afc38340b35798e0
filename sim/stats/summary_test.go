package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestSummaryOfKnownValues(t *testing.T) {
	t.Parallel()
	got := stats.NewSample(upTo(1000), 0).Summarise()
	// SD of 1…n is √(n(n+1)/12). Ranks 469, 532 and 881, 919 are binomial(1000, p).
	if got.N != 1000 || got.Missing != 0 || got.Min != 1 || got.Max != 1000 || got.P95 != 950 {
		t.Errorf("got %+v", got)
	}
	near(t, "mean", got.Mean.Value, 500.5, 0)
	near(t, "sd", got.SD, math.Sqrt(1000*1001.0/12), 1e-12)
	for what, c := range map[string]struct{ got, want stats.Estimate }{
		"p50": {got.P50, stats.Estimate{Value: 500, Interval: stats.Interval{Low: 469, High: 532, Known: true}}},
		"p90": {got.P90, stats.Estimate{Value: 900, Interval: stats.Interval{Low: 881, High: 919, Known: true}}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", what, c.got, c.want)
		}
	}
}

func TestSummaryWhenLittleOrNothingHappened(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		values  []int64
		missing int
		want    stats.Summary
	}{
		{"empty", nil, 0, stats.Summary{
			P50: stats.Estimate{Value: missing}, P90: stats.Estimate{Value: missing}, P95: missing,
		}},
		{"nothing happened", nil, 2, stats.Summary{
			Missing: 2, P50: stats.Estimate{Value: missing}, P90: stats.Estimate{Value: missing}, P95: missing,
		}},
		{"one run", []int64{-5}, 0, stats.Summary{
			N: 1, Mean: stats.Estimate{Value: -5}, Min: -5, Max: -5,
			P50: stats.Estimate{Value: -5}, P90: stats.Estimate{Value: -5}, P95: -5,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stats.NewSample(c.values, c.missing).Summarise(); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestSummaryDoesNotDependOnTheOrderOfRuns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values, absent := samples(t)
		shuffled := rapid.Permutation(values).Draw(t, "shuffled")
		if a, b := stats.NewSample(values, absent).Summarise(), stats.NewSample(shuffled, absent).Summarise(); a != b {
			t.Fatalf("%+v and %+v", a, b)
		}
	})
}

func ExampleSample_Summarise() {
	// Five runs, in one of which the last officer never arrived.
	arrivals := stats.NewSample([]int64{221_000, 198_000, 240_000, 305_000}, 1)
	summary := arrivals.Summarise()
	fmt.Println("mean of", summary.N, "arrivals:", summary.Mean.Value)
	fmt.Println("median of all runs:", summary.P50.Value)
	fmt.Println("90th percentile is missing:", stats.IsMissing(summary.P90.Value))
	fmt.Println("has an interval:", summary.P90.Interval.Known)
	// Output:
	// mean of 4 arrivals: 241000
	// median of all runs: 240000
	// 90th percentile is missing: true
	// has an interval: false
}

func ExampleLimit_Judge() {
	p90 := stats.Interval{Low: 284_000, High: 297_000, Known: true}
	for _, milliseconds := range []float64{420_000, 290_000, 240_000} {
		limit := stats.Limit{Operator: stats.AtMost, Value: milliseconds}
		fmt.Println(limit.Judge(p90))
	}
	// Output:
	// met
	// cannot tell
	// missed
}

func BenchmarkSummaryOfAThousandRuns(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]int64, 1000)
	for i := range values {
		values[i] = r.Int64N(600_000)
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.NewSample(values, 0).Summarise()
	}
}

func BenchmarkSummaryOfAThousandRunsOfTenSites(b *testing.B) {
	runs := correlated(rand.New(rand.NewPCG(1, 2)), 1000)
	b.ReportAllocs()
	for b.Loop() {
		stats.NewSections(runs).Summarise()
	}
}
