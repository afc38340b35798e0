package stats

import (
	"cmp"
	"math"
	"slices"
)

// midranks returns the ranks of values, from 1; equal values share the mean of their ranks, and +Inf is the last.
func midranks(values []float64) []float64 {
	type placed struct {
		value float64
		at    int
	}
	order := make([]placed, len(values))
	for i, v := range values {
		order[i] = placed{v, i}
	}
	slices.SortFunc(order, func(a, b placed) int { return cmp.Compare(a.value, b.value) })
	ranks := make([]float64, len(values))
	for first := 0; first < len(order); {
		end := first + 1
		for end < len(order) && order[end].value == order[first].value {
			end++
		}
		for _, p := range order[first:end] {
			ranks[p.at] = float64(first+1+end) / 2
		}
		first = end
	}
	return ranks
}

// standardised returns the ranks of values less their mean, scaled to a sum of squares of 1, so that the correlation of
// two is their dot product. Of values that do not vary it returns nil.
func standardised(values []float64) []float64 {
	ranks := midranks(values)
	middle := float64(float64(len(values)+1) / 2)
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
