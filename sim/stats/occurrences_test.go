package stats_test

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestMcNemarsTestAgreesWithPublishedNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		onlyBaseline, onlyVariant int
		want                      float64
	}{
		{2, 9, 0.06543},      // Fay, "Exact McNemar's test and matching confidence intervals" (R package exact2x2)
		{9, 2, 0.06543},      // the other way round
		{150, 86, 3.716e-05}, // Agresti, Categorical Data Analysis, approval ratings
		{6, 1, 0.125},        // 2·(1 + 7)/2⁷
		{0, 5, 0.0625},
		{4, 4, 1},
		{3, 4, 1},
		{0, 0, 1},
	} {
		o := stats.Occurrences{Both: 21, OnlyBaseline: c.onlyBaseline, OnlyVariant: c.onlyVariant, Neither: 12}
		near(t, "p", o.P(), c.want, 0.0005*c.want)
	}
}

func TestMcNemarsTestIsBinomial(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b, c := rapid.IntRange(0, 300).Draw(t, "b"), rapid.IntRange(0, 300).Draw(t, "c")
		want := min(1, 2*distuv.Binomial{N: float64(b + c), P: 0.5}.CDF(float64(min(b, c))))
		got := stats.Occurrences{OnlyBaseline: b, OnlyVariant: c}.P()
		if b+c > 0 && (got < want*(1-1e-9) || got > want*(1+1e-9)) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestSharesOfOccurrences(t *testing.T) {
	t.Parallel()
	o := stats.Occurrences{Both: 60, OnlyBaseline: 4, OnlyVariant: 16, Neither: 20}
	if o.Runs() != 100 || o.Baseline(0.95) != share(64, 100) || o.Variant(0.95) != share(76, 100) {
		t.Errorf("runs %d, baseline %+v, variant %+v", o.Runs(), o.Baseline(0.95), o.Variant(0.95))
	}
	// (17 − 5)/102 ± 1.959964·√((22/102 − (12/102)²)/102)
	got := o.Change(0.95)
	near(t, "change", got.Value, 0.12, 1e-15)
	near(t, "low", got.Interval.Low, 0.117647-0.087188, 1e-6)
	near(t, "high", got.Interval.High, 0.117647+0.087188, 1e-6)
	if none := (stats.Occurrences{}); none.Change(0.95) != (stats.Estimate{}) || none.Baseline(0.95) != (stats.Estimate{}) {
		t.Error("an interval is known without runs")
	}
}

func TestChangeOfAShareCovers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	var change counter
	for range 2000 {
		var o stats.Occurrences
		for range 100 {
			switch u := r.Float64(); {
			case u < 0.05:
				o.OnlyBaseline++
			case u < 0.20:
				o.OnlyVariant++
			case u < 0.70:
				o.Both++
			default:
				o.Neither++
			}
		}
		change.observe(o.Change(0.95).Interval, 0.10)
	}
	near(t, "coverage", change.share(), 0.955, 0.02)
}
