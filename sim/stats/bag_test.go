package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 2, 60).Draw(t, "values")
		absent := rapid.IntRange(0, 20).Draw(t, "missing")
		got, want := bagOf(1, values, absent).Sample(), stats.NewSample(values, absent)
		if got.Exact() || got.Total() != want.Total() {
			t.Fatalf("exact %v, total %d", got.Exact(), got.Total())
		}
		for i := range want.Total() {
			p := float64(i+1) / float64(want.Total())
			checkQuantile(t, p, got.Quantile(p), want.Quantile(p))
		}
		for _, v := range values {
			checkCounts(t, got, want, float64(v))
		}
	})
}

// checkQuantile checks that a quantile is the end of its class.
func checkQuantile(t *rapid.T, p, q, truth float64) {
	if stats.IsMissing(q) != stats.IsMissing(truth) || q < truth || q-truth > math.Abs(truth)/1024 {
		t.Fatalf("quantile %v is %v, truly %v", p, q, truth)
	}
	if math.Abs(truth) < 2048 && q != truth {
		t.Fatalf("small quantile %v is %v, truly %v", p, q, truth)
	}
}

// checkCounts checks that a count is right at the end of its class.
func checkCounts(t *rapid.T, got, want stats.Sample, v float64) {
	n := got.CountAtMost(v)
	if low, high := want.CountAtMost(v), want.CountAtMost(v+math.Abs(v)/1024); n < low || n > high {
		t.Fatalf("%d do not exceed %v, truly from %d to %d", n, v, low, high)
	}
}

// About 480,000 a class is 256 wide, about 3,000 it is 2 wide.
func TestBeyondItsLimitABagKnowsTheClass(t *testing.T) {
	t.Parallel()
	s := bagOf(1, []int64{-900_001, -480_100, -480_050, -3001, 5, 3001, 480_100, 900_001}, 0).Sample()
	for i, want := range []float64{-900_001, -480_000, -480_000, -3000, 5, 3001, 480_255, 900_001} {
		near(t, "quantile", s.Quantile(float64(i+1)/8), want, 0)
	}
	for _, c := range []struct {
		v    float64
		want int
	}{
		{-900_002, 0},
		{-900_001, 1},
		{-480_256, 1},
		{-480_255, 3},
		{-3002, 3},
		{-3001, 4},
		{-3000, 4},
		{4.5, 4},
		{5, 5},
		{2999, 5},
		{3000, 6},
		{479_999, 6},
		{480_000, 7},
		{899_583, 7},
		{900_001, 8},
		{1e300, 8},
		{missing, 8},
	} {
		if got := s.CountAtMost(c.v); got != c.want {
			t.Errorf("%d values do not exceed %v, want %d", got, c.v, c.want)
		}
	}
}

func TestWhatDoesNotNeedQuantilesIsAlwaysExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 2, 60).Draw(t, "values")
		got, want := bagOf(1, values, 3).Sample().Summarise(), stats.NewSample(values, 3).Summarise()
		if !got.Rounded || want.Rounded {
			t.Fatalf("rounded: %v, %v", got.Rounded, want.Rounded)
		}
		want.Mean.Interval = studentOf(values) // the skewness of rounded values is not known
		got.Rounded, got.P50, got.P90, got.P95 = want.Rounded, want.P50, want.P90, want.P95
		if got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestBagsMergeLikeOneInAnyOrder(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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

func TestAnEmptyBagChangesNothing(t *testing.T) {
	t.Parallel()
	b := bagOf(1, []int64{5000, 6000}, 0)
	b.Merge(new(stats.Bag))
	if s := b.Sample(); s.Quantile(0) != 5000 || s.Quantile(1) != 6000 {
		t.Errorf("from %v to %v", s.Quantile(0), s.Quantile(1))
	}
}

func TestABagKeepsAtLeastOneValue(t *testing.T) {
	t.Parallel()
	if got := stats.NewBag(0).Limit(); got != 1 {
		t.Errorf("the limit is %d", got)
	}
}

// Two million values would take 8 MB. A histogram up to three hours takes 123 KB.
func TestABagBeyondItsLimitIsSmall(t *testing.T) {
	inUse := func() int64 {
		var stat runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stat)
		return int64(stat.HeapAlloc)
	}
	before := inUse()
	bag := new(stats.Bag)
	for i := range int64(2_000_000) {
		bag.Add(i * 7919 % (3 * hour))
	}
	if grown := inUse() - before; grown > 500_000 {
		t.Errorf("the bag takes %d bytes", grown)
	}
	runtime.KeepAlive(bag)
}

// Values from 480,000 to 480,255 are one to a histogram.
func TestPercentileRankCountsHalfOfAClass(t *testing.T) {
	t.Parallel()
	s := bagOf(1, []int64{1, 480_100, 480_200, 900_000}, 0).Sample()
	for _, c := range []struct{ v, want float64 }{
		{479_999, 0.25}, {480_000, 0.5}, {480_001, 0.5}, {480_255, 0.5}, {480_256, 0.75},
	} {
		near(t, "rank", s.PercentileRank(c.v), c.want, 0)
	}
}

func TestAnEmptyBag(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
	values := upTo(1000)
	for i := range values {
		values[i] *= 1000
	}
	exact, rounded := bagOf(1000, values, 0).Sample(), bagOf(999, values, 0).Sample()
	if got, want := exact.QuantileInterval(0.5, 0.95), (stats.Interval{Low: 469_000, High: 532_000, Known: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// 469,000 is in the class that begins at 1,832·256, and 532,000 below the one that begins at 1,040·512.
	want := stats.Interval{Low: 1832 * 256, High: 1040*512 - 1, Known: true}
	if got := rounded.QuantileInterval(0.5, 0.95); got != want {
		t.Errorf("rounded: got %+v, want %+v", got, want)
	}
}

// An interval of values that are known by their class alone is not narrower than one of the values themselves.
func TestQuantileIntervalOfARoundedBagHoldsThatOfItsValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 40, 80).Draw(t, "values")
		p := rapid.Float64Range(0.1, 0.9).Draw(t, "p")
		exact, rounded := bagOf(80, values, 0).Sample(), bagOf(1, values, 0).Sample()
		got, want := rounded.QuantileInterval(p, 0.95), exact.QuantileInterval(p, 0.95)
		if got.Known != want.Known || got.Low > want.Low || got.High < want.High {
			t.Fatalf("%+v does not hold %+v", got, want)
		}
	})
}

// The same holds of sections: all values are of one class, from end to end of which their median may lie.
func TestQuantileIntervalOfRoundedSectionsIsOfClasses(t *testing.T) {
	t.Parallel()
	var values []int64
	var sections []*stats.Sketch
	for i := range int64(40) {
		if i%4 == 0 {
			sections = append(sections, stats.NewSketch(nil))
		}
		values = append(values, 1_000_000+10*i)
		sections[len(sections)-1].Add(values[i])
	}
	got := stats.NewSectionsOfSketches(sections, bagOf(1, values, 0)).BatchQuantile(0.5, 0.95).Interval
	if want := (stats.Interval{Low: 1_000_000, High: 1_000_390, Known: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Of values that are known by their class alone, those up to a mark are counted exactly.
func TestSharesOfMarksAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(spread(), 2, 60).Draw(t, "values")
		mark := rapid.SampledFrom(values).Draw(t, "mark") + rapid.Int64Range(-1, 1).Draw(t, "beside")
		sections := []*stats.Sketch{stats.NewSketch([]int64{mark}), stats.NewSketch([]int64{mark})}
		for i, v := range values {
			sections[i%2].Add(v)
		}
		got := stats.NewSectionsOfSketches(sections, bagOf(1, values, 0)).Apart().ShareAtMost(float64(mark), 0.95)
		if want := stats.NewSample(values, 0).ShareAtMost(float64(mark), 0.95); got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
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
