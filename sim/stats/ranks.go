package stats

import (
	"cmp"
	"math"
	"slices"
)

// Column holds a value of each of some runs, or NaN where a run has none, and knows their order: of any of the runs, ranks are
// found without sorting again. It is immutable.
type Column struct {
	values []float64
	order  []int32 // the runs that have a value, by value; of equal ones the first run first
}

// NewColumn returns the column of values, which it keeps. +Inf, a value that is missing, is the last.
func NewColumn(values []float64) Column {
	type placed struct {
		value float64
		run   int32
	}
	placing := make([]placed, 0, len(values))
	for run, v := range values {
		if !math.IsNaN(v) {
			placing = append(placing, placed{v, int32(run)})
		}
	}
	slices.SortFunc(placing, func(a, b placed) int { return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.run, b.run)) })
	c := Column{values: values, order: make([]int32, len(placing))}
	for i, p := range placing {
		c.order[i] = p.run
	}
	return c
}

// Runs returns how many runs the column has, those without a value included.
func (c Column) Runs() int { return len(c.values) }

// Values returns the values, by run. They must not be changed.
func (c Column) Values() []float64 { return c.values }

// Whole reports whether every run has a value.
func (c Column) Whole() bool { return len(c.order) == len(c.values) }

// Having returns the runs that have a value, in their order.
func (c Column) Having() []int {
	runs := make([]int, 0, len(c.order))
	for run, v := range c.values {
		if !math.IsNaN(v) {
			runs = append(runs, run)
		}
	}
	return runs
}

// Ranked returns the value of a rank, from 0, among those that there are.
func (c Column) Ranked(rank int) float64 { return c.values[c.order[rank]] }

// Pick returns the column of some of the runs, which are in ascending order.
func (c Column) Pick(runs []int) Column {
	picked, places := Column{values: make([]float64, len(runs)), order: make([]int32, 0, len(runs))}, make([]int32, len(c.values))
	for i, run := range runs {
		picked.values[i], places[run] = c.values[run], int32(i+1)
	}
	for _, run := range c.order {
		if place := places[run]; place > 0 {
			picked.order = append(picked.order, place-1)
		}
	}
	return picked
}

// midranks returns the ranks of the values of a whole column, from 1; equal values share the mean of their ranks.
func (c Column) midranks() []float64 {
	ranks := make([]float64, len(c.values))
	for first := 0; first < len(c.order); {
		end := first + 1
		for end < len(c.order) && c.Ranked(end) == c.Ranked(first) {
			end++
		}
		for _, run := range c.order[first:end] {
			ranks[run] = float64(first+1+end) / 2
		}
		first = end
	}
	return ranks
}

// standardised returns the ranks of a whole column less their mean, scaled to a sum of squares of 1, so that the correlation of
// two is their dot product. Of values that do not vary, and where a run has none, it returns nil.
func (c Column) standardised() []float64 {
	if !c.Whole() {
		return nil
	}
	ranks := c.midranks()
	middle := float64(float64(len(ranks)+1) / 2)
	for i := range ranks {
		ranks[i] -= middle
	}
	size := math.Sqrt(dot(ranks, ranks))
	if size == 0 {
		return nil
	}
	for i := range ranks {
		ranks[i] /= size
	}
	return ranks
}
