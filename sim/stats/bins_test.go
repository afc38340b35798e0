package stats_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

var roundWidths = []int64{1, 2, 5, 10, 20, 50, 100}

// Of 1 … 1000 the quartiles are 250 and 750: 2·500/10 = 100, which is one of the widths.
func TestBinsAreAsWideAsFreedmanAndDiaconisAsk(t *testing.T) {
	t.Parallel()
	b := stats.NewSample(upTo(1000), 5).Bins(roundWidths, 60)
	want := []int{99, 100, 100, 100, 100, 100, 100, 100, 100, 100, 1}
	if b.From != 0 || b.Width != 100 || !slices.Equal(b.Counts, want) {
		t.Errorf("got %+v", b)
	}
}

func TestBinsRoundTheirWidthUp(t *testing.T) {
	t.Parallel()
	// Of 1 … 64 the quartiles are 16 and 48: 2·32/4 = 16, and the next width is 20.
	if b := stats.NewSample(upTo(64), 0).Bins(roundWidths, 60); b.Width != 20 || !slices.Equal(b.Counts, []int{19, 20, 20, 5}) {
		t.Errorf("got %+v", b)
	}
}

func TestBinsBeginAtMultiplesOfTheirWidthBelowZeroToo(t *testing.T) {
	t.Parallel()
	b := stats.NewSample([]int64{-13, -13, -13, 4}, 0).Bins([]int64{10}, 60)
	if b.From != -20 || !slices.Equal(b.Counts, []int{3, 0, 1}) {
		t.Errorf("got %+v", b)
	}
}

func TestBinsOfEqualValuesAreOne(t *testing.T) {
	t.Parallel()
	if b := stats.NewSample([]int64{7, 7, 7}, 0).Bins(roundWidths, 60); b.From != 7 || b.Width != 1 || !slices.Equal(b.Counts, []int{3}) {
		t.Errorf("got %+v", b)
	}
}

func TestBinsPastTheLastWidthAreMultiplesOfIt(t *testing.T) {
	t.Parallel()
	b := stats.NewSample([]int64{0, 0, 0, 0, 100_000}, 0).Bins(roundWidths, 10)
	if b.Width%100 != 0 || b.Width <= 100 || len(b.Counts) > 10 {
		t.Errorf("got %+v", b)
	}
}

func TestBinsOfNothingAreNone(t *testing.T) {
	t.Parallel()
	if b := stats.NewSample(nil, 3).Bins(roundWidths, 60); len(b.Counts) > 0 {
		t.Errorf("got %+v", b)
	}
}

func TestBinsHaveEveryValueOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-5000, 5000), 1, 200).Draw(t, "values")
		most := rapid.IntRange(2, 60).Draw(t, "most")
		b := stats.NewSample(values, 0).Bins(roundWidths, most)
		if len(b.Counts) > most {
			t.Fatalf("%d bins, of at most %d", len(b.Counts), most)
		}
		counts := make([]int, len(b.Counts))
		for _, v := range values {
			counts[(v-b.From)/b.Width]++
		}
		if !slices.Equal(counts, b.Counts) {
			t.Fatalf("got %v, want %v", b.Counts, counts)
		}
	})
}
