package stats

import "sort"

// order is what quantiles ask of the values that happened.
type order interface {
	// ranked returns the order statistic of a rank from 1 to the number of values.
	ranked(rank int) float64
	// countAtMost returns the number of values that do not exceed v.
	countAtMost(v float64) int
	// countBelow returns the number of values that are less than v.
	countBelow(v float64) int
	// tied returns the least and the greatest value that cannot be told from v.
	tied(v float64) (least, most float64)
}

// sorted is an order of values in ascending order.
type sorted[T int32 | int64] []T

func (s sorted[T]) ranked(rank int) float64 { return float64(s[rank-1]) }

func (s sorted[T]) countAtMost(v float64) int {
	return sort.Search(len(s), func(i int) bool { return float64(s[i]) > v })
}

func (s sorted[T]) countBelow(v float64) int {
	return sort.Search(len(s), func(i int) bool { return float64(s[i]) >= v })
}

func (sorted[T]) tied(v float64) (least, most float64) { return v, v }

// classed is an order of values that are known by their class alone, in ascending order. A value passes for the greatest
// of its class, so that at least as many values as the rank says do not exceed it; the least of all is known.
type classed []class

// class is a range of values that are not told apart. upTo is the number of values in it and in those below.
type class struct {
	least, most int64
	upTo        int
}

func (c classed) ranked(rank int) float64 {
	if rank == 1 {
		return float64(c[0].least)
	}
	return float64(c[sort.Search(len(c), func(i int) bool { return c[i].upTo >= rank })].most)
}

// countAtMost counts all values of v's class, too.
func (c classed) countAtMost(v float64) int {
	return c.upTo(sort.Search(len(c), func(i int) bool { return float64(c[i].least) > v }))
}

// countBelow counts no value of v's class.
func (c classed) countBelow(v float64) int {
	return c.upTo(sort.Search(len(c), func(i int) bool { return float64(c[i].most) >= v }))
}

func (c classed) tied(v float64) (least, most float64) {
	i := sort.Search(len(c), func(i int) bool { return float64(c[i].most) >= v })
	if i == len(c) || float64(c[i].least) > v {
		return v, v
	}
	return float64(c[i].least), float64(c[i].most)
}

// upTo returns the number of values in the first so many classes.
func (c classed) upTo(classes int) int {
	if classes == 0 {
		return 0
	}
	return c[classes-1].upTo
}
