package stats_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestTimeWeightedByHand(t *testing.T) {
	t.Parallel()
	// The window is 10…70, its batches are 20…45 and 45…70. The level is 2 before it, 5 from 30, 1 from 50 and 9 after.
	w := stats.NewTimeWeighted(stats.Batches{From: 10, To: 70, N: 2, Length: 25})
	w.Set(4, 2)
	w.Set(30, 5)
	w.Change(50, -4)
	w.Set(80, 9)
	w.Advance(100)
	for _, c := range []struct {
		name       string
		got        stats.Integral
		area, span int64
	}{
		{"window", w.Total(), 20*2 + 20*5 + 20*1, 60},
		{"first batch", w.Batch(0), 10*2 + 15*5, 25},
		{"second batch", w.Batch(1), 5*5 + 20*1, 25},
	} {
		if c.got.Area() != float64(c.area) || c.got.Span() != c.span {
			t.Errorf("%s: %v over %d, want %d over %d", c.name, c.got.Area(), c.got.Span(), c.area, c.span)
		}
		near(t, c.name, c.got.Average(), float64(c.area)/float64(c.span), 0)
	}
	if want := (stats.Ratio{Above: 45, Below: 25}); w.Batch(1).Ratio() != want {
		t.Errorf("ratio %+v, want %+v", w.Batch(1).Ratio(), want)
	}
}

// step is a change of a level at an instant.
type step struct{ at, level int64 }

// function draws steps in the order of time, from before a window of 0…100 to after it.
func function(t *rapid.T) []step {
	var steps []step
	at := rapid.Int64Range(-50, 0).Draw(t, "first")
	for range rapid.IntRange(0, 20).Draw(t, "steps") {
		steps = append(steps, step{at, rapid.Int64Range(-1000, 1000).Draw(t, "level")})
		at += rapid.Int64Range(0, 20).Draw(t, "lasts")
	}
	return steps
}

func integrated(batches stats.Batches, steps []step, end int64) *stats.TimeWeighted {
	w := stats.NewTimeWeighted(batches)
	for _, s := range steps {
		if s.at <= end {
			w.Set(s.at, s.level)
		}
	}
	w.Advance(end)
	return w
}

// area is the integral over from…to millisecond by millisecond.
func area(steps []step, from, to int64) float64 {
	sum := int64(0)
	for at := from; at < to; at++ {
		level := int64(0)
		for _, s := range steps {
			if s.at <= at {
				level = s.level
			}
		}
		sum += level
	}
	return float64(sum)
}

func TestTimeWeightedIsTheSumOverEveryMillisecond(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		steps := function(t)
		n := rapid.IntRange(0, 10).Draw(t, "batches")
		batches := stats.Batches{From: 0, To: 100, N: n, Length: rapid.Int64Range(1, 10).Draw(t, "length")}
		end := rapid.Int64Range(0, 120).Draw(t, "end")
		w := integrated(batches, steps, end)
		if got, want := w.Total(), area(steps, 0, min(end, 100)); got.Area() != want || got.Span() != min(end, 100) {
			t.Fatalf("window: %v over %d, want %v", got.Area(), got.Span(), want)
		}
		for i := range n {
			from, to := min(batches.Start(i), end), min(batches.Start(i+1), end)
			if got, want := w.Batch(i), area(steps, from, to); got.Area() != want || got.Span() != to-from {
				t.Fatalf("batch %d: %v over %d, want %v over %d", i, got.Area(), got.Span(), want, to-from)
			}
		}
	})
}

func TestClippedIntegralsAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		steps := function(t)
		cut := rapid.Int64Range(0, 100).Draw(t, "cut")
		left := integrated(stats.Batches{From: 0, To: cut}, steps, 120).Total()
		left.Merge(integrated(stats.Batches{From: cut, To: 100}, steps, 120).Total())
		if want := integrated(stats.Batches{From: 0, To: 100}, steps, 120).Total(); left != want {
			t.Fatalf("cut at %d: %+v, want %+v", cut, left, want)
		}
	})
}

func TestRunsMergeBatchByBatch(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		batches := stats.Batches{From: 0, To: 100, N: 4, Length: 20}
		a, b := integrated(batches, function(t), 120), integrated(batches, function(t), 50)
		want := make([]stats.Integral, 4)
		for i := range want {
			want[i].Merge(a.Batch(i))
			want[i].Merge(b.Batch(i))
		}
		total := a.Total()
		total.Merge(b.Total())
		a.Merge(b)
		for i := range want {
			if a.Batch(i) != want[i] {
				t.Fatalf("batch %d: %+v, want %+v", i, a.Batch(i), want[i])
			}
		}
		if a.Total() != total {
			t.Fatalf("window: %+v, want %+v", a.Total(), total)
		}
	})
}

func TestTimeWeightedIsUsedAgain(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		batches := stats.Batches{From: 0, To: 100, N: 3, Length: 33}
		w, steps := integrated(batches, function(t), 120), function(t)
		w.Reset()
		for _, s := range steps {
			w.Set(s.at, s.level)
		}
		w.Advance(120 + 400)
		if want := integrated(batches, steps, 520); w.Total() != want.Total() || w.Batch(2) != want.Batch(2) {
			t.Fatalf("%+v, want %+v", w, want)
		}
	})
}

// A level of 2⁶⁰ for a year overflows 64 bits, and its negative cancels it exactly.
func TestIntegralsAreExactAtAnySize(t *testing.T) {
	t.Parallel()
	var i stats.Integral
	i.Add(1<<60, 365*day)
	near(t, "area", i.Area(), math.Ldexp(float64(365*day), 60), 0)
	near(t, "average", i.Average(), 1<<60, 0)
	i.Add(-1<<60, 365*day)
	i.Add(3, 1)
	near(t, "what is left", i.Area(), 3, 0)
	i.Add(math.MinInt64, 1)
	i.Add(math.MaxInt64, 1)
	near(t, "what is left of the extremes", i.Area(), 2, 0)
	near(t, "average over no time", stats.Integral{}.Average(), 0, 0)
}

func TestALevelCannotChangeInThePast(t *testing.T) {
	t.Parallel()
	w := stats.NewTimeWeighted(stats.Batches{From: 10, To: 20})
	w.Set(15, 1)
	defer func() {
		if recover() == nil {
			t.Error("a change at 14 after one at 15 passed")
		}
	}()
	w.Set(14, 1)
}

func TestDifferentBatchesDoNotMerge(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("different batches merged")
		}
	}()
	stats.NewTimeWeighted(stats.Batches{To: 10}).Merge(stats.NewTimeWeighted(stats.Batches{To: 20}))
}

func TestChangingALevelAllocatesNothing(t *testing.T) {
	w := stats.NewTimeWeighted(stats.Batches{To: week, N: 28, Length: day / 4})
	if n := testing.AllocsPerRun(10, func() {
		w.Reset()
		for at := int64(0); at < week; at += hour {
			w.Change(at, 1)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func ExampleTimeWeighted() {
	// Of two ambulances one is at work from 6 to 9 and from 10 to 13 o'clock, and the other from 8 to 10.
	w := stats.NewTimeWeighted(stats.Batches{From: 8 * hour, To: 12 * hour, N: 2, Length: 2 * hour})
	for _, change := range []struct{ o, by int64 }{{6, 1}, {8, 1}, {9, -1}, {10, -1}, {10, 1}, {13, -1}} {
		w.Change(change.o*hour, change.by)
	}
	fmt.Println("at work from 8 to 12:", w.Total().Average())
	fmt.Println("from 8 to 10 and from 10 to 12:", w.Batch(0).Average(), w.Batch(1).Average())
	// Output:
	// at work from 8 to 12: 1.25
	// from 8 to 10 and from 10 to 12: 1.5 1
}

func BenchmarkTimeWeightedChange(b *testing.B) {
	for _, n := range []int{0, 26} {
		b.Run(fmt.Sprint(n, "Batches"), func(b *testing.B) {
			const year = 364 * day
			w := stats.NewTimeWeighted(stats.Batches{To: year, N: n, Length: 14 * day})
			b.ReportAllocs()
			for at := int64(0); b.Loop(); at += 30_000 {
				if at > year {
					w.Reset()
					at = 0
				}
				w.Change(at, 1)
			}
		})
	}
}
