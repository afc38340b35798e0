package stats_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// bagsOf puts the values of each run in a bag of the limit.
func bagsOf(limit int, runs []stats.Run) []*stats.Bag {
	bags := make([]*stats.Bag, len(runs))
	for i, run := range runs {
		bags[i] = bagOf(limit, run.Values, run.Missing)
	}
	return bags
}

// told is what sections say at a share and a value.
func told(s stats.Sections, p, v float64) string {
	return fmt.Sprintln(s.Summarise(), s.QuantileInterval(p, 0.95), s.ShareAtMost(v, 0.95), s.MeanInterval(0.8))
}

func TestSectionsOfBagsAreThoseOfRuns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs := sites(t)
		p, v := shares().Draw(t, "p"), float64(rapid.IntRange(-21, 21).Draw(t, "v"))
		got, want := told(stats.NewSectionsOfBags(bagsOf(1000, runs)), p, v), told(stats.NewSections(runs), p, v)
		if got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

// wide draws runs of values of which a histogram takes 256 neighbours for one.
func wide(t *rapid.T) []stats.Run {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) stats.Run {
		return stats.Run{
			Values:  rapid.SliceOfN(rapid.Int64Range(480_000, 481_000), 1, 5).Draw(t, "values"),
			Missing: rapid.IntRange(0, 2).Draw(t, "missing"),
		}
	}), 2, 60).Draw(t, "runs")
}

// Whether the bags of the runs are exact or not must not show where the pooled values are not.
func TestSectionsCountByTheClassesOfThePooledValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs := wide(t)
		total := 0
		for _, run := range runs {
			total += len(run.Values)
		}
		p, v := shares().Draw(t, "p"), float64(rapid.IntRange(479_999, 481_001).Draw(t, "v"))
		exact := told(stats.NewSectionsOfBags(bagsOf(total-1, runs)), p, v)
		rounded := told(stats.NewSectionsOfBags(bagsOf(1, runs)), p, v)
		if exact != rounded {
			t.Fatalf("exact runs %s, rounded ones %s", exact, rounded)
		}
	})
}

func TestSectionedIntervalsOfHistogramsContainTheirEstimate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := stats.NewSectionsOfBags(bagsOf(1, wide(t)))
		p, v := shares().Draw(t, "p"), float64(rapid.IntRange(479_999, 481_001).Draw(t, "v"))
		for what, e := range map[string]stats.Estimate{
			"quantile": {Value: s.Pooled().Quantile(p), Interval: s.QuantileInterval(p, 0.95)},
			"share":    s.ShareAtMost(v, 0.95),
		} {
			if i := e.Interval; i.Known && !(i.Low <= e.Value && e.Value <= i.High) {
				t.Fatalf("%s %v is outside %+v", what, e.Value, i)
			}
		}
	})
}

func TestSectionedIntervalsOfHistogramsAreThoseOfTheValues(t *testing.T) {
	t.Parallel()
	runs := correlated(rand.New(rand.NewPCG(9, 10)), 200)
	got, want := stats.NewSectionsOfBags(bagsOf(1, runs)), stats.NewSections(runs)
	if got.Summarise().Mean != want.Summarise().Mean {
		t.Errorf("mean %+v, want %+v", got.Summarise().Mean, want.Summarise().Mean)
	}
	for _, p := range []float64{0.5, 0.9} {
		// Values about 10,000 have classes of 8.
		rounded, exact := got.QuantileInterval(p, 0.95), want.QuantileInterval(p, 0.95)
		near(t, "low", rounded.Low, exact.Low, 8)
		near(t, "high", rounded.High, exact.High, 8)
	}
	rounded, exact := got.ShareAtMost(10_007, 0.95), want.ShareAtMost(10_007, 0.95) // the last of a class
	if rounded != exact {
		t.Errorf("share %+v, want %+v", rounded, exact)
	}
}

func TestSectionedShareUpToAValueBetweenClasses(t *testing.T) {
	t.Parallel()
	runs := make([]stats.Run, 20)
	for i := range runs {
		v := int64(100_000 * (i%3 + 1)) // all of a run are the same, so that runs differ much
		runs[i].Values = []int64{v, v, v}
	}
	got, want := stats.NewSectionsOfBags(bagsOf(1, runs)), stats.NewSections(runs)
	if got, want := got.ShareAtMost(150_000, 0.95), want.ShareAtMost(150_000, 0.95); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func BenchmarkSummaryOfTwentyBagsInHistograms(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	bags := make([]*stats.Bag, 20)
	for i := range bags {
		bags[i] = stats.NewBag(1)
		for range 50_000 {
			bags[i].Add(int64(600_000 * r.ExpFloat64()))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.NewSectionsOfBags(bags).Summarise()
	}
}
