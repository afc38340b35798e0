package fit

import (
	"testing"

	"simulate/sim/engine"
)

// TestFewTimesOfTheirOwnAreKeptWhereTheyDiffer: those of a plan of which there are few are not those of all where the two can be told apart.
func TestFewTimesOfTheirOwnAreKeptWhereTheyDiffer(t *testing.T) {
	t.Parallel()
	times := func(n int, around float64) (list []observed) {
		for i := range n {
			list = append(list, observed{around * (0.75 + float64(i)/float64(2*n)), false})
		}
		return list
	}
	var luck engine.Key
	all := fitted(times(300, 1_200_000), luck)
	for _, c := range []struct {
		n      int
		around float64
		own    bool
	}{{60, 600_000, true}, {60, 1_200_000, false}, {LeastRows - 1, 600_000, false}, {enoughTimes, 1_200_000, true}} {
		if d := ownOr(times(c.n, c.around), luck, func() *Distribution { return all }); (d != all) != c.own {
			t.Errorf("%d around %v: of their own %v, want %v", c.n, c.around, d != all, c.own)
		}
	}
}
