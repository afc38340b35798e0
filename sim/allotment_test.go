package sim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// cheapest tries every way of giving each post a unit, and returns the first in order among those that cost the least.
func cheapest(costs [][]int64) (best []int32, least int64) {
	var now []int32
	var try func(spent int64)
	try = func(spent int64) {
		if len(now) == len(costs) {
			if best == nil || spent < least || spent == least && slices.Compare(now, best) < 0 {
				best, least = slices.Clone(now), spent
			}
			return
		}
		for u, cost := range costs[len(now)] {
			if slices.Contains(now, int32(u)) {
				continue
			}
			now = append(now, int32(u))
			try(spent + cost)
			now = now[:len(now)-1]
		}
	}
	try(0)
	return best, least
}

// An allotment is that which costs the least, and of several the first in the order of posts and units: every way is tried.
func TestAllotmentIsTheFirstThatCostsTheLeast(t *testing.T) {
	t.Parallel()
	var a allotment // serves again and again
	rapid.Check(t, func(t *rapid.T) {
		posts := rapid.IntRange(1, 4).Draw(t, "posts")
		units := posts + rapid.IntRange(0, 3).Draw(t, "more units")
		most := rapid.SampledFrom([]int64{1, 2, 5, 1000}).Draw(t, "most") // few costs make many ties
		costs := make([][]int64, posts)
		a.begin(posts, units)
		for i := range costs {
			for k := range units {
				cost := rapid.Int64Range(0, most).Draw(t, "cost")
				costs[i] = append(costs[i], cost)
				a.costs[i*units+k] = cost
			}
		}
		a.solve()
		if want, least := cheapest(costs); !slices.Equal(a.chosen, want) {
			t.Fatalf("chosen are %v, want %v, which cost %d: %v", a.chosen, want, least, costs)
		}
	})
}
