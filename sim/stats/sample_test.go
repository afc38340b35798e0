package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

var missing = math.Inf(1)

// upTo returns 1, 2, … n.
func upTo(n int) []int64 {
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(i + 1)
	}
	return values
}

// samples draws a sample of up to 60 values with ties, of which any number is
// missing.
func samples(t *rapid.T) (values []int64, absent int) {
	values = rapid.SliceOfN(rapid.Int64Range(-20, 20), 0, 40).Draw(t, "values")
	return values, rapid.IntRange(0, 20).Draw(t, "missing")
}

func shares() *rapid.Generator[float64] { return rapid.Float64Range(0.01, 0.99) }

func TestQuantileIsTheOrderStatisticOfRankCeilNP(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		values  []int64
		missing int
		p       float64
		want    float64
	}{
		{"median of an even number is the lower", upTo(10), 0, 0.5, 5},
		{"median of an odd number", upTo(11), 0, 0.5, 6},
		{"rank 900 of 1,000", upTo(1000), 0, 0.9, 900},
		{"rank 7 of 100, though 100·0.07 > 7 in floats", upTo(100), 0, 0.07, 7},
		{"just above a rank takes the next", upTo(100), 0, 0.0701, 8},
		{"a share of 0 is the smallest", upTo(10), 0, 0, 1},
		{"a share of 1 is the largest", upTo(10), 0, 1, 10},
		{"the last that happened", upTo(9), 1, 0.9, 9},
		{"the first that is missing", upTo(9), 2, 0.9, missing},
		{"all missing", nil, 3, 0.5, missing},
		{"empty", nil, 0, 0.5, missing},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stats.NewSample(c.values, c.missing).Quantile(c.p); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestQuantileIsTheSmallestValueThatEnoughDoNotExceed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values, absent := samples(t)
		s := stats.NewSample(values, absent)
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := s.Quantile(p)
		if share := s.ShareAtMost(q, 0.95).Value; s.Total() > 0 && share < p {
			t.Fatalf("only a share of %v does not exceed %v", share, q)
		}
		below := s.ShareAtMost(q-1, 0.95).Value // nothing lies between: values are whole
		if !stats.IsMissing(q) && below > 0 && below >= p {
			t.Fatalf("%v is not the smallest: a share of %v lies below it", q, below)
		}
	})
}

func TestQuantileNeverFallsAsTheShareGrows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := stats.NewSample(samples(t))
		p, q := rapid.Float64Range(0, 1).Draw(t, "p"), rapid.Float64Range(0, 1).Draw(t, "q")
		if low, high := s.Quantile(min(p, q)), s.Quantile(max(p, q)); low > high {
			t.Fatalf("%v at the smaller share, %v at the larger", low, high)
		}
	})
}

func TestAMissingValueNeverLowersAQuantile(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values, absent := samples(t)
		if len(values)+absent == 0 {
			return
		}
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		before := stats.NewSample(values, absent).Quantile(p)
		if after := stats.NewSample(values, absent+1).Quantile(p); after < before {
			t.Fatalf("%v before, %v after", before, after)
		}
	})
}

func TestNewSampleLeavesItsValuesAsTheyWere(t *testing.T) {
	t.Parallel()
	values := []int64{3, 1, 2}
	s := stats.NewSample(values, 0)
	if !slices.Equal(values, []int64{3, 1, 2}) {
		t.Errorf("values became %v", values)
	}
	values[0] = 99
	if got := s.Quantile(1); got != 3 {
		t.Errorf("the sample changed with its values: largest is %v", got)
	}
}

func TestPercentileRankCountsHalfOfTies(t *testing.T) {
	t.Parallel()
	s := stats.NewSample([]int64{10, 20, 20, 30}, 4)
	for _, c := range []struct{ v, want float64 }{
		{5, 0},
		{10, 0.5 / 8},
		{20, 2.0 / 8},
		{25, 3.0 / 8},
		{30, 3.5 / 8},
		{99, 4.0 / 8},
		{missing, 6.0 / 8},
	} {
		near(t, "rank", s.PercentileRank(c.v), c.want, 0)
	}
	near(t, "rank in an empty sample", stats.NewSample(nil, 0).PercentileRank(5), 0, 0)
}

func TestTheZeroSampleIsEmpty(t *testing.T) {
	t.Parallel()
	var zero stats.Sample
	if got, want := zero.Summarise(), stats.NewSample(nil, 0).Summarise(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if zero.CountAtMost(5) != 0 || zero.CountAtMost(missing) != 0 || zero.ShareAtMost(5, 0.95) != (stats.Estimate{}) || !zero.Exact() {
		t.Error("it has values")
	}
}

func TestShareAtMostCountsMissingAsLonger(t *testing.T) {
	t.Parallel()
	s := stats.NewSample(upTo(6), 4)
	got := s.ShareAtMost(4, 0.95)
	if want := (stats.Estimate{Value: 0.4, Interval: stats.ClopperPearson(4, 10, 0.95)}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if empty := stats.NewSample(nil, 0).ShareAtMost(4, 0.95); empty != (stats.Estimate{}) {
		t.Errorf("an empty sample has the share %+v", empty)
	}
}
