package stats_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// fives returns each value five times, so that they are the means of groups.
func fives(groups ...float64) []float64 {
	var values []float64
	for _, v := range groups {
		values = append(values, v, v, v, v, v)
	}
	return values
}

func then(parts ...[]float64) []float64 { return slices.Concat(parts...) }

func repeated(v float64, n int) []float64 { return slices.Repeat([]float64{v}, n) }

func TestMSER5KnownAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		series   []float64
		truncate int
		settled  bool
	}{
		// Squared standard errors, with none to five of the groups left out: 30/10², 2.222/9² = 0.0274, 2/8² = 0.0313,
		// 1.714/7² = 0.0350, 1.5/6² = 0.0417, 1.2/5² = 0.048.
		{"by hand", fives(6, 0, 1, 0, 1, 0, 1, 0, 1, 0), 5, true},
		{"the mean of a group counts", then([]float64{2, 10, 6, 8, 4}, fives(0, 1, 0, 1, 0, 1, 0, 1, 0)), 5, true},
		{"values that fill no group are left alone", then(fives(6, 0, 1, 0, 1, 0, 1, 0, 1, 0), []float64{99, 99, 99, 99}), 5, true},
		{"constant", repeated(0.1, 103), 0, true},
		{"a step", then(repeated(10, 20), repeated(0.1, 180)), 20, true},
		{"a step within a group", then(repeated(10, 22), repeated(0.1, 178)), 25, true},
		{"a step in the very middle", then(repeated(3, 50), repeated(4, 50)), 50, false},
		{"ever rising", rising(200), 100, false},
		{"calm at the very end alone", then(rising(150), repeated(150, 50)), 100, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := stats.WarmUp{Applicable: true, Truncate: c.truncate, Unsettled: !c.settled}
			if got := stats.MSER5(c.series, 0); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func rising(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(i)
	}
	return values
}

func TestMSER5NeedsFiftyValuesOrPeriods(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, period  int
		applicable bool
	}{
		{0, 0, false}, {49, 0, false}, {50, 0, true}, {50, 1, true}, {24 * 49, 24, false}, {24*50 - 1, 24, false}, {24 * 50, 24, true},
	} {
		got := stats.MSER5(make([]float64, c.n), c.period)
		if want := (stats.WarmUp{Applicable: c.applicable}); got != want {
			t.Errorf("%d values, period %d: %+v", c.n, c.period, got)
		}
	}
}

// Demand that rises and falls by the day must not pass for a beginning: by the day, the first six are busier.
func TestMSER5LooksAtWholePeriods(t *testing.T) {
	t.Parallel()
	var series []float64
	for day := range 60 {
		for hour := range 24 {
			busier := 0.0
			if day < 6 {
				busier = 5
			}
			series = append(series, float64(hour*(23-hour))+busier)
		}
	}
	if got, want := stats.MSER5(series, 24), (stats.WarmUp{Applicable: true, Truncate: 10 * 24}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestMSER5DoesNotDependOnTheScale(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		series := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 50, 120).Draw(t, "series")
		scaled := make([]float64, len(series))
		for i, v := range series {
			scaled[i] = -1024 * v
		}
		if got, want := stats.MSER5(scaled, 0), stats.MSER5(series, 0); got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestMSER5LeavesTheFirstHalfAtMost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		series := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 0, 120).Draw(t, "series")
		got := stats.MSER5(series, rapid.IntRange(0, 3).Draw(t, "period"))
		if got.Truncate > len(series)/2 || got.Unsettled && got.Truncate == 0 {
			t.Fatalf("%+v of %d values", got, len(series))
		}
	})
}

// emptyQueue returns the mean waits of the first customers of M/M/1 that finds nobody before them, over so many runs.
func emptyQueue(r *rand.Rand, load float64, customers, runs int) []float64 {
	waits := make([]float64, customers)
	for range runs {
		wait := 0.0
		for i := range waits {
			waits[i] += wait / float64(runs)
			wait = max(0, wait+r.ExpFloat64()-r.ExpFloat64()/load)
		}
	}
	return waits
}

// The mean wait at a load of 0.8 is 0.8/0.2 = 4. Without the beginning the mean of 200 runs has nearly no bias left.
func TestMSER5FindsTheBeginningOfAQueue(t *testing.T) {
	t.Parallel()
	series := emptyQueue(rand.New(rand.NewPCG(25, 26)), 0.8, 1000, 200)
	got := stats.MSER5(series, 0)
	if !got.Applicable || got.Unsettled || got.Truncate < 15 || got.Truncate > 200 {
		t.Errorf("%+v", got)
	}
	whole, rest := stats.BatchMean(series, 0.95).Value, stats.BatchMean(series[got.Truncate:], 0.95).Value
	near(t, "mean of the rest", rest, 4, 0.15)
	if whole > rest-0.05 {
		t.Errorf("the beginning made no difference: %v with it, %v without", whole, rest)
	}
}

// At a load of 0.98 a queue takes some ten thousand customers to settle.
func TestMSER5SaysWhenTheRunIsTooShort(t *testing.T) {
	t.Parallel()
	series := emptyQueue(rand.New(rand.NewPCG(27, 28)), 0.98, 1000, 200)
	if got := stats.MSER5(series, 0); !got.Unsettled {
		t.Errorf("%+v", got)
	}
}

func BenchmarkMSER5OfAYearByTheHour(b *testing.B) {
	series := rising(365 * 24)
	b.ReportAllocs()
	for b.Loop() {
		stats.MSER5(series, 24)
	}
}
