package contrast

import (
	"context"
	"reflect"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// Heads are the rows of the baseline that a target, an objective or a report is about, for the whole window; without any, those
// of the first measures.
func (c *Contrast) Heads() []int {
	const atLeast = 3
	heads, outcomes := experiment.Headlines(c.Baseline.Program.Scenario), c.Trials.Outcomes[0]
	var list, others []int
	for row := range outcomes.Set.Rows {
		switch r := &outcomes.Set.Rows[row]; {
		case !outcomes.Has(row) || !r.Period.Whole():
		case heads[r.Measure]:
			list = append(list, row)
		case len(others) < atLeast:
			others = append(others, row)
		}
	}
	if len(list) == 0 {
		return others
	}
	return list
}

// Head is how the values of one of the Heads are spread with the baseline, then with each variant; nil where one has no such row.
type Head struct {
	Row     *measure.Row // of the baseline
	Spreads []*experiment.Spread
}

// Moved reports whether the values are spread otherwise with some variant.
func (h *Head) Moved() bool {
	return slices.ContainsFunc(h.Spreads[1:], func(s *experiment.Spread) bool { return !reflect.DeepEqual(s, h.Spreads[0]) })
}

// Spreads returns how the values of the Heads are spread.
func (c *Contrast) Spreads() []Head {
	rows := c.Heads()
	heads := make([]Head, len(rows))
	experiment.InParallel(context.Background(), len(rows), c.workers, func() func(int) bool {
		return func(i int) bool { heads[i] = c.head(rows[i]); return true }
	})
	return heads
}

func (c *Contrast) head(row int) Head {
	h := Head{&c.Trials.Outcomes[0].Set.Rows[row], make([]*experiment.Spread, len(c.Trials.Outcomes))}
	for i, outcomes := range c.Trials.Outcomes {
		if other, ok := counterpart(h.Row, outcomes.Set); ok {
			s := outcomes.Spread(other)
			h.Spreads[i] = &s
		}
	}
	return h
}
