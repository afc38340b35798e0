package queue

import (
	"slices"
	"testing"
)

// TestALineIsInOrder adds keys of every order to a line: the least priority comes first, then who asked first, then the order of
// the caller, and of two with the same place the lower index.
func TestALineIsInOrder(t *testing.T) {
	t.Parallel()
	want := Line{
		{Priority: 1, Asked: 9, Order: 9, Index: 9},
		{Priority: 2, Asked: 1, Order: 9, Index: 8},
		{Priority: 2, Asked: 2, Order: 1, Index: 7},
		{Priority: 2, Asked: 2, Order: 2, Index: 5},
		{Priority: 2, Asked: 2, Order: 2, Index: 6},
	}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 4, 0, 2, 1}} {
		var line, unsorted Line
		for _, i := range order {
			line.Add(want[i])
			unsorted = append(unsorted, want[i])
		}
		unsorted.Sort()
		if !slices.Equal(line, want) || !slices.Equal(unsorted, want) {
			t.Errorf("added as %v: got %v, sorted %v, want %v", order, line, unsorted, want)
		}
		line.Remove(7)
		line.Remove(4)
		if rest := slices.Delete(slices.Clone(want), 2, 3); !slices.Equal(line, rest) {
			t.Errorf("7 has left: got %v, want %v", line, rest)
		}
	}
}
