package dist_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/dist"
)

func TestTruncatedMedianIsThatOfTheDrawsThatRemain(t *testing.T) {
	t.Parallel()
	standard := distuv.UnitNormal
	for _, c := range []struct {
		name   string
		d      dist.Dist
		median float64
	}{
		{"uniform", truncated(must(dist.Uniform(0, 10)), 4, 20), 7},
		// Exponentials do not age: past 3, the rest has the same median again.
		{"exponential", truncated(must(dist.Exponential(5)), 3, inf), 3 + 5*math.Ln2},
		{"normal", truncated(must(dist.Normal(0, 1)), 0, inf), standard.Quantile(0.75)},
		{"twice", truncated(truncated(must(dist.Uniform(0, 10)), 2, 8), 4, 20), 6},
		{"triangular", truncated(must(dist.Triangular(0, 0, 10)), 5, 10), 10 - math.Sqrt(12.5)},
		{"observed", truncated(must(dist.Empirical([]float64{0, 10, 30})), 5, 10), 7.5},
		// Of the five, the two threes hold the second quarter.
		{"ties kept by min", truncated(must(dist.Empirical([]float64{2, 3, 3, 7, 11})), 3, 7), 3},
		{"ties kept by max", truncated(must(dist.Empirical([]float64{2, 3, 3, 7, 11})), 2, 3), 3},
		{"fixed at min", truncated(must(dist.Fixed(4)), 4, 9), 4},
		{"fixed at max", truncated(must(dist.Fixed(4)), 0, 4), 4},
	} {
		if got := c.d.Median(); math.Abs(got-c.median) > 1e-12*c.median {
			t.Errorf("%s: median %v, want %v", c.name, got, c.median)
		}
	}
}

func TestTruncatedMeanKnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		d    dist.Dist
		mean float64
	}{
		{"half normal", truncated(must(dist.Normal(0, 1)), 0, inf), math.Sqrt(2 / math.Pi)},
		{"exponential", truncated(must(dist.Exponential(5)), 3, inf), 8},
		{"uniform", truncated(must(dist.Uniform(0, 10)), 4, 20), 7},
		// ∫x·e^-x over 0…1, over the share: (1-2/e)/(1-1/e).
		{"short exponential", truncated(must(dist.Exponential(1)), 0, 1), (1 - 2/math.E) / (1 - 1/math.E)},
	} {
		if got := c.d.Mean(); math.Abs(got-c.mean) > 1e-7*c.mean {
			t.Errorf("%s: mean %v, want %v", c.name, got, c.mean)
		}
	}
}

func TestTruncatedQuantileIsThatOfTheShareBetween(t *testing.T) {
	t.Parallel()
	whole, reference := must(dist.Lognormal(8, 15)), distuv.LogNormal{Mu: math.Log(8), Sigma: math.Log(15.0/8) / distuv.UnitNormal.Quantile(0.9)}
	rapid.Check(t, func(t *rapid.T) {
		lowest := rapid.Float64Range(1, 20).Draw(t, "min")
		highest := lowest + rapid.Float64Range(0.1, 20).Draw(t, "width")
		u := rapid.Float64Range(0.001, 0.999).Draw(t, "u")
		d, err := whole.Truncate(lowest, highest)
		if err != nil {
			t.Fatal(err)
		}
		x := d.Quantile(u)
		below, upTo := reference.CDF(lowest), reference.CDF(highest)
		if got := (reference.CDF(x) - below) / (upTo - below); math.Abs(got-u) > 1e-8 || x < lowest || x > highest {
			t.Fatalf("%v at %v: a share of %v is below it", x, u, got)
		}
	})
}

func TestTruncateFails(t *testing.T) {
	t.Parallel()
	const order = "min must be below max"
	const nothing = "less than a billionth of the distribution lies between min and max"
	for _, c := range []struct {
		d               dist.Dist
		lowest, highest float64
		want            string
	}{
		{must(dist.Normal(2, 1)), 5, 5, order},
		{must(dist.Normal(2, 1)), 5, 3, order},
		{must(dist.Normal(2, 1)), math.NaN(), 3, order},
		{must(dist.Normal(2, 1)), 20, 30, nothing},
		{must(dist.Normal(2, 1)), -30, -20, nothing},
		{must(dist.Uniform(0, 1)), 1, 2, nothing},
		{must(dist.Fixed(4)), 5, 6, nothing},
		{must(dist.Lognormal(8, 15)), -5, 0, nothing},
		{must(dist.Empirical([]float64{1, 2})), -1, 0, nothing},
		{truncated(must(dist.Uniform(0, 10)), 1, 3), 4, 5, nothing},
	} {
		if _, err := c.d.Truncate(c.lowest, c.highest); err == nil || err.Error() != c.want {
			t.Errorf("Truncate(%v, %v): %v, want %s", c.lowest, c.highest, err, c.want)
		}
	}
}

func TestDrawsFromATruncatedTailAreFinite(t *testing.T) {
	t.Parallel()
	d := truncated(must(dist.Exponential(1)), 10, inf)
	if x := d.Quantile(1 - 0x1p-53); math.IsInf(x, 1) {
		t.Error("the largest draw is infinite")
	}
}

func TestTruncateToEverythingChangesNothing(t *testing.T) {
	t.Parallel()
	for name, d := range examples() {
		same := truncated(d, math.Inf(-1), inf)
		if same.Mean() != d.Mean() || same.Quantile(0.3) != d.Quantile(0.3) {
			t.Errorf("%s: changed from %v to %v", name, d.Quantile(0.3), same.Quantile(0.3))
		}
	}
}
