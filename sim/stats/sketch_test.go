package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// drawnValues are values of either sign and of all magnitudes.
func drawnValues(t *rapid.T) []int64 {
	return rapid.SliceOfN(rapid.OneOf(
		rapid.Int64Range(-100, 100), rapid.Int64Range(0, 3_600_000), rapid.Int64Range(-1<<45, 1<<45),
	), 1, 200).Draw(t, "values")
}

func sketchOf(values, marks []int64) *stats.Sketch {
	s := stats.NewSketch(marks)
	for _, v := range values {
		s.Add(v)
	}
	return s
}

func TestASketchIsTheMergeOfItsParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := drawnValues(t)
		cut := rapid.IntRange(0, len(values)).Draw(t, "cut")
		marks := []int64{-5, 0, 60_000}
		whole := sketchOf(values, marks)
		merged := sketchOf(values[:cut], marks)
		merged.Merge(sketchOf(values[cut:], marks).Clone())
		if merged.N() != whole.N() || merged.Ratio() != whole.Ratio() || merged.Middle() != whole.Middle() {
			t.Fatalf("got %+v, want %+v", merged, whole)
		}
		copied := whole.Clone()
		whole.Reset()
		if whole.N() != 0 || copied.N() != len(values) || copied.Middle() != merged.Middle() {
			t.Fatalf("after a reset it has %d values, its copy %d", whole.N(), copied.N())
		}
	})
}

func TestTheMiddleOfASketchIsNearTheMedian(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := drawnValues(t)
		missing := rapid.IntRange(0, 100).Draw(t, "missing")
		s := sketchOf(values, nil)
		s.AddMissing(missing)
		median := stats.NewSample(values, missing).Quantile(0.5)
		if got := s.Middle(); got != median && !(math.Abs(got-median) <= math.Abs(median)/32+1) {
			t.Fatalf("got %v, want about %v", got, median)
		}
	})
	if got := stats.NewSketch(nil).Middle(); !stats.IsMissing(got) {
		t.Errorf("of nothing: got %v", got)
	}
}

func TestSharesUpToAMarkAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := drawnValues(t)
		mark := rapid.OneOf(rapid.SampledFrom(values), rapid.Int64Range(-1000, 1_000_000)).Draw(t, "mark")
		bag := bagOf(stats.MostExact, values, 0)
		bag.Round()
		sections := stats.NewSectionsOfSketches([]*stats.Sketch{sketchOf(values, []int64{mark})}, bag)
		atMost := 0
		for _, v := range values {
			if v <= mark {
				atMost++
			}
		}
		if got, want := sections.ShareAtMost(float64(mark), 0.95).Value, float64(atMost)/float64(len(values)); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
		if got := sections.ShareAtMost(math.MaxFloat64, 0.95).Value; got != 1 {
			t.Fatalf("of all values %v are at most the greatest number", got)
		}
	})
}

// Sketches tell how far sections lie apart about as well as all the values do.
func TestIntervalsOfSketchesAreThoseOfValues(t *testing.T) {
	t.Parallel()
	var bags []*stats.Bag
	var sketches []*stats.Sketch
	pooled := new(stats.Bag)
	for section := range 25 {
		var values []int64
		for i := range 400 {
			u := float64((i*7919+section*104729)%10_000)/10_000 + 0.00005
			values = append(values, int64(float64(40_000+1000*section)*-math.Log(u)))
		}
		bags, sketches = append(bags, bagOf(stats.MostExact, values, 0)), append(sketches, sketchOf(values, nil))
		pooled.Merge(bags[section])
	}
	of, sketched := stats.NewSectionsOfBags(bags), stats.NewSectionsOfSketches(sketches, pooled)
	for _, p := range []float64{0.5, 0.9} {
		want, got := of.BatchQuantile(p, 0.95), sketched.BatchQuantile(p, 0.95)
		if got.Value != want.Value || !alike(got.Interval, want.Interval) {
			t.Errorf("p%v: got %+v, want about %+v", 100*p, got, want)
		}
	}
	want, got := of.ShareAtMost(60_000, 0.95), sketched.ShareAtMost(60_000, 0.95)
	if got.Value != want.Value || !alike(got.Interval, want.Interval) {
		t.Errorf("share: got %+v, want about %+v", got, want)
	}
	if want, got := of.MeanInterval(0.95), sketched.MeanInterval(0.95); !alike(got, want) {
		t.Errorf("mean: got %+v, want %+v", got, want)
	}
}

// alike reports whether intervals differ by less than a tenth of their width.
func alike(a, b stats.Interval) bool {
	width := b.High - b.Low
	return a.Known && b.Known && math.Abs(a.Low-b.Low) < width/10 && math.Abs(a.High-b.High) < width/10
}

func TestASketchDoesNotAllocateWhenItIsUsedAgain(t *testing.T) {
	values := []int64{5, -70, 3_600_000, 1 << 40}
	s := sketchOf(values, []int64{100})
	if n := testing.AllocsPerRun(100, func() {
		s.Reset()
		for _, v := range slices.Clone(values) {
			s.Add(v)
		}
	}); n > 1 { // the clone's
		t.Errorf("%v allocations", n)
	}
}
