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
		for k := range min(len(a), len(b)) {
			x, y := a[k][i], b[k][i]
			c.Alike = c.Alike && x == y
			c.count(x == kept, y == kept)
		}
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
