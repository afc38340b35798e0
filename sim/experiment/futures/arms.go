package futures

import (
	"context"

	"simulate/sim/stats"
)

// Change is what becomes of a limit in two arms, such as before an order and after it. Baseline is the first of them, Variant the second,
// and what came about is that the limit was kept; where its measure does not apply it was not.
type Change struct {
	Limit
	stats.Occurrences
	Alike bool // every future says the same in both

	// By how much the median of the value that is furthest from the limit is more in the second arm, in parts of the measure's unit: see
	// stats.QuantileDifference. One that is missing is more than any other.
	Median stats.Estimate
}

// Compare tells futures of two presents with the same lucks, and in how many each limit is kept in one and in the other. Both have the
// measures of the limits. Errors are those of Chances; where the context ends, what is compared are the futures told of both.
func Compare(ctx context.Context, first, second *Present, limits []Limit, o Options) ([]Change, error) {
	a, err := first.outcomes(ctx, limits, o)
	if err != nil {
		return nil, err
	}
	b, err := second.outcomes(ctx, limits, o)
	if err != nil {
		return nil, err
	}
	changes := make([]Change, len(limits))
	for i, limit := range limits {
		c := Change{Limit: limit, Alike: true}
		var before, after []stats.Outcome
		for k := range min(len(a), len(b)) {
			x, y := a[k][i], b[k][i]
			c.Alike = c.Alike && x.says == y.says
			c.count(x.says == kept, y.says == kept)
			before, after = append(before, x.worst), append(after, y.worst)
		}
		c.Median = stats.QuantileDifference(before, after, 0.5, stats.Level)
		changes[i] = c
	}
	return changes, nil
}

func (c *Change) count(first, second bool) {
	switch {
	case first && second:
		c.Both++
	case first:
		c.OnlyBaseline++
	case second:
		c.OnlyVariant++
	default:
		c.Neither++
	}
}
