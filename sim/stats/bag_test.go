package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// tenYears is about ten years of milliseconds.
const tenYears = 315_360_000_000

// spread draws values of all magnitudes up to ten years and both signs, with ties.
func spread() *rapid.Generator[int64] {
	return rapid.OneOf(
		rapid.Int64Range(-20, 20),
		rapid.Int64Range(-5000, 5000),
		rapid.Int64Range(0, 3_600_000),
		rapid.Int64Range(-tenYears, tenYears),
	)
}

func bagOf(limit int, values []int64, missing int) *stats.Bag {
	b := stats.NewBag(limit)
	for _, v := range values {
		b.Add(v)
	}
	b.AddMissing(missing)
	return b
}

// says is all that a bag can be asked for, at values in and about it.
func says(b *stats.Bag, values []int64) string {
	s := b.Sample()
	var text strings.Builder
	fmt.Fprintln(&text, b.Exact(), b.N(), b.Missing(), b.Limit(), s.Summarise())
	for _, v := range values {
		for _, near := range []float64{float64(v) - 1, float64(v), float64(v) + 0.5, missing} {
			fmt.Fprintln(&text, near, s.CountAtMost(near), s.PercentileRank(near))
		}
	}
	for p := range 21 {
		fmt.Fprintln(&text, s.Quantile(float64(p)/20))
	}
	return text.String()
}

func TestABagWithinItsLimitIsASample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 0, 60).Draw(t, "values")
		absent := rapid.IntRange(0, 20).Draw(t, "missing")
		got, want := bagOf(60, values, absent).Sample(), stats.NewSample(values, absent)
		if got.Summarise() != want.Summarise() || !got.Exact() {
			t.Fatalf("%+v, want %+v", got.Summarise(), want.Summarise())
		}
		for _, v := range append(values, 7) {
			v := float64(v)
			if got.CountAtMost(v) != want.CountAtMost(v) || got.PercentileRank(v) != want.PercentileRank(v) {
				t.Fatalf("at most %v: %d, want %d", v, got.CountAtMost(v), want.CountAtMost(v))
			}
		}
	})
}

func TestABagOfManyValuesIsSortedLikeASample(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, draw := range map[string]func() int64{
		"an hour":              func() int64 { return r.Int64N(3_600_000) },
		"both signs":           func() int64 { return r.Int64N(7_200_000) - 3_600_000 },
		"all the same":         func() int64 { return 5 },
		"all that fits narrow": func() int64 { return int64(int32(r.Uint32())) },
		"ten years":            func() int64 { return r.Int64N(2*tenYears) - tenYears },
	} {
		values := make([]int64, 10_000)
		for i := range values {
			values[i] = draw()
		}
		got, want := bagOf(len(values), values, 0).Sample(), stats.NewSample(values, 0)
		for i := range 1001 {
			if p := float64(i) / 1000; got.Quantile(p) != want.Quantile(p) {
				t.Fatalf("%s: quantile %v is %v, want %v", name, p, got.Quantile(p), want.Quantile(p))
			}
		}
	}
}

// A histogram's class of values from 2ᵏ to 2ᵏ⁺¹ is 2ᵏ⁻¹⁰ wide.
func TestBeyondItsLimitABagTellsThreeDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 2, 60).Draw(t, "values")
		absent := rapid.IntRange(0, 20).Draw(t, "missing")
		got, want := bagOf(1, values, absent).Sample(), stats.NewSample(values, absent)
		if got.Exact() || got.Total() != want.Total() {
			t.Fatalf("exact %v, total %d", got.Exact(), got.Total())
		}
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q, truth := got.Quantile(p), want.Quantile(p)
		if stats.IsMissing(q) != stats.IsMissing(truth) || q < truth || q-truth > math.Abs(truth)/1024 {
			t.Fatalf("quantile %v is %v, truly %v", p, q, truth)
		}
		if math.Abs(truth) < 2048 && q != truth {
			t.Fatalf("small quantile %v is %v, truly %v", p, q, truth)
		}
		checkCounts(t, got, want, float64(rapid.SampledFrom(values).Draw(t, "v")))
	})
}

// checkCounts checks that a count is right at the end of its class.
func checkCounts(t *rapid.T, got, want stats.Sample, v float64) {
	n := got.CountAtMost(v)
	if low, high := want.CountAtMost(v), want.CountAtMost(v+math.Abs(v)/1024); n < low || n > high {
		t.Fatalf("%d do not exceed %v, truly from %d to %d", n, v, low, high)
	}
}

func TestWhatDoesNotNeedQuantilesIsAlwaysExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 2, 60).Draw(t, "values")
		got, want := bagOf(1, values, 3).Sample().Summarise(), stats.NewSample(values, 3).Summarise()
		if !got.Rounded || want.Rounded {
			t.Fatalf("rounded: %v, %v", got.Rounded, want.Rounded)
		}
		got.Rounded, got.P50, got.P90, got.P95 = want.Rounded, want.P50, want.P90, want.P95
		if got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestBagsMergeLikeOneInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 0, 60).Draw(t, "values")
		limit := rapid.IntRange(1, 60).Draw(t, "limit")
		want := says(bagOf(limit, values, 4), values)

		shuffled := rapid.Permutation(values).Draw(t, "shuffled")
		if got := says(bagOf(limit, shuffled, 4), values); got != want {
			t.Fatalf("in another order:\n%s\nwant\n%s", got, want)
		}
		i := rapid.IntRange(0, len(values)).Draw(t, "i")
		j := rapid.IntRange(i, len(values)).Draw(t, "j")
		a, b, c := bagOf(limit, shuffled[:i], 1), bagOf(60, shuffled[i:j], 0), bagOf(limit, shuffled[j:], 3)
		left, right := stats.NewBag(60), stats.NewBag(60)
		for _, bag := range []*stats.Bag{a, b, c} {
			left.Merge(bag)
		}
		right.Merge(c)
		b.Merge(a)
		right.Merge(b)
		if says(left, values) != want || says(right, values) != want {
			t.Fatalf("merged:\n%s\nand\n%s\nwant\n%s", says(left, values), says(right, values), want)
		}
	})
}

func TestMergingLeavesTheOtherBagAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 0, 60).Draw(t, "values")
		limit := rapid.IntRange(1, 60).Draw(t, "limit")
		b := bagOf(limit, values, 2)
		want := says(b, values)
		whole := bagOf(60, values, 1)
		whole.Merge(b)
		whole.Add(3)
		if got := says(b, values); got != want {
			t.Fatalf("became\n%s\nfrom\n%s", got, want)
		}
	})
}

func TestABagIsReadMoreThanOnceAndUsedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(1, 60).Draw(t, "limit")
		first := rapid.SliceOfN(spread(), 0, 60).Draw(t, "first")
		second := rapid.SliceOfN(spread(), 0, 60).Draw(t, "second")
		b := bagOf(limit, first, 2)
		if once, twice := says(b, first), says(b, first); once != twice {
			t.Fatalf("once\n%s\ntwice\n%s", once, twice)
		}
		b.Reset()
		for _, v := range second {
			b.Add(v)
		}
		if got, want := says(b, second), says(bagOf(limit, second, 0), second); got != want {
			t.Fatalf("used again:\n%s\nwant\n%s", got, want)
		}
	})
}

func TestTheZeroBagKeepsAMillionValues(t *testing.T) {
	var b stats.Bag
	for i := range int64(stats.MostExact) {
		b.Add(i)
	}
	if !b.Exact() || b.Sample().Quantile(0.5) != stats.MostExact/2-1 {
		t.Errorf("exact %v, median %v", b.Exact(), b.Sample().Quantile(0.5))
	}
	b.Add(stats.MostExact)
	if s := b.Sample(); b.Exact() || s.Exact() || s.Quantile(1) != stats.MostExact || s.Quantile(0) != 0 {
		t.Errorf("exact %v, from %v to %v", b.Exact(), s.Quantile(0), s.Quantile(1))
	}
}

func TestAnEmptyBag(t *testing.T) {
	for _, missing := range []int{0, 3} {
		b := bagOf(1, nil, missing)
		if got, want := b.Sample().Summarise(), stats.NewSample(nil, missing).Summarise(); got != want {
			t.Errorf("%d missing: got %+v, want %+v", missing, got, want)
		}
		if got := b.Sample().CountAtMost(5); got != 0 {
			t.Errorf("%d missing: %d values do not exceed 5", missing, got)
		}
	}
}

// The interval is that of ranks 469 and 532 of 1,000, or what classes make of them.
func TestQuantileIntervalOfABagIsOfOrderStatistics(t *testing.T) {
	values := upTo(1000)
	for i := range values {
		values[i] *= 1000
	}
	exact, rounded := bagOf(1000, values, 0).Sample(), bagOf(999, values, 0).Sample()
	if got, want := exact.QuantileInterval(0.5, 0.95), (stats.Interval{Low: 469_000, High: 532_000, Known: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// 469,000 and 532,000 are below the classes that begin at 1,833·256 and 1,040·512.
	want := stats.Interval{Low: 1833*256 - 1, High: 1040*512 - 1, Known: true}
	if got := rounded.QuantileInterval(0.5, 0.95); got != want {
		t.Errorf("rounded: got %+v, want %+v", got, want)
	}
}

func TestAFullBagAllocatesNothing(t *testing.T) {
	b := stats.NewBag(1000)
	fill := func() {
		b.Reset()
		for i := range int64(1000) {
			b.Add(i * 7919)
		}
	}
	fill()
	if n := testing.AllocsPerRun(10, fill); n > 0 {
		t.Errorf("%v allocations for a bag used again", n)
	}
	b.Add(7_919_000)
	if n := testing.AllocsPerRun(10, func() { b.Add(5_000_000) }); n > 0 {
		t.Errorf("%v allocations for a value in a histogram", n)
	}
}

func ExampleBag() {
	// A bag that keeps 100 values is given 1,000: 1 to 1,000 seconds.
	b := stats.NewBag(100)
	for i := range int64(1000) {
		b.Add(1000 * (i + 1))
	}
	s := b.Sample()
	fmt.Println("exact:", s.Exact())
	fmt.Println("mean:", s.Mean())
	fmt.Println("90th percentile:", s.Quantile(0.9))
	// Output:
	// exact: false
	// mean: 500500
	// 90th percentile: 900095
}

// durations are exponential with a mean of ten minutes.
func durations(n int) []int64 {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(600_000 * r.ExpFloat64())
	}
	return values
}

func BenchmarkBagAdd(b *testing.B) {
	values := durations(1 << 16)
	for _, c := range []struct {
		name  string
		limit int
	}{{"Exact", 1 << 16}, {"Histogram", 1}} {
		b.Run(c.name, func(b *testing.B) {
			bag := bagOf(c.limit, values, 0)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if c.limit > 1 && i%len(values) == 0 {
					bag.Reset()
				}
				bag.Add(values[i%len(values)])
			}
		})
	}
}

func BenchmarkBagSampleOfAMillion(b *testing.B) {
	values := durations(stats.MostExact)
	for _, c := range []struct {
		name  string
		limit int
	}{{"Exact", stats.MostExact}, {"Histogram", 1}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				bag := bagOf(c.limit, values, 0)
				b.StartTimer()
				bag.Sample().Summarise()
			}
		})
	}
}

func BenchmarkBagMerge(b *testing.B) {
	values := durations(1 << 16)
	part := bagOf(1, slices.Clone(values), 0)
	whole := bagOf(1, values, 0)
	b.ReportAllocs()
	for b.Loop() {
		whole.Merge(part)
	}
}
