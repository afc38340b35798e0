package contrast

import "simulate/sim/experiment"

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

// Spreads returns how the values of a row of the baseline are spread with the baseline, then with each variant; nil where a
// variant has no such row.
func (c *Contrast) Spreads(row int) []*experiment.Spread {
	r := &c.Trials.Outcomes[0].Set.Rows[row]
	spreads := make([]*experiment.Spread, len(c.Trials.Outcomes))
	for i, outcomes := range c.Trials.Outcomes {
		if other, ok := counterpart(r, outcomes.Set); ok {
			s := outcomes.Spread(other)
			spreads[i] = &s
		}
	}
	return spreads
}
