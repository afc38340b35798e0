package stats

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSelectedIsWhatSortingGives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64(), 1, 80).Draw(t, "values")
		values = append(values, values[:len(values)/2]...) // ties
		rank := rapid.IntRange(1, len(values)).Draw(t, "rank")
		want := slices.Sorted(slices.Values(values))
		if got := selected(values, rank); got != want[rank-1] {
			t.Fatalf("got %v, want %v", got, want[rank-1])
		}
		if slices.Max(values[:rank]) > values[rank-1] || slices.Min(values[rank-1:]) < values[rank-1] {
			t.Fatalf("rank %d does not part %v", rank, values)
		}
	})
}
