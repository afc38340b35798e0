package main

import (
	"slices"
	"testing"
)

// Rows of runs are written while there is time, and of each run either all or none.
func TestInterruptedRowsEndWithTheTimeThatIsLeft(t *testing.T) {
	t.Parallel()
	runs := 0
	got := slices.Collect(untilEnd(interruptedAfter(t.Context(), 3), slices.Values([]int{7, 8, 9, 10, 11}), &runs))
	if !slices.Equal(got, []int{7, 8, 9}) || runs != 3 {
		t.Errorf("%v, %d runs", got, runs)
	}
}
