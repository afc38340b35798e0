package cause

import (
	"cmp"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// Chains are where the time of the rows of a result went in a run of it, by row of its set; of a stream, that of the instance in the
// middle. They are nil of rows that are not the time between two milestones which both occurred, and all of them where the
// records of the run were not kept.
func Chains(r *experiment.Result, shown *experiment.ShownRun) []*Chain {
	chains := make([]*Chain, len(r.Set.Rows))
	if !shown.Kept() {
		return chains
	}
	causes := New(r.Program, shown.Records)
	for row, lapses := range lapsesIn(r.Set, shown) {
		if len(lapses) > 0 {
			middle := &lapses[(len(lapses)-1)/2]
			chain := causes.Explain(middle.From.Seq, middle.To.Seq, false)
			chains[row] = &chain
		}
	}
	return chains
}

// lapsesIn are the times of a run by row, of those that a scenario declares between two milestones, the shortest first.
func lapsesIn(set *measure.Set, shown *experiment.ShownRun) [][]measure.Lapse {
	lapses := make([][]measure.Lapse, len(set.Rows))
	fold := set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		if x.State == measure.Happened && set.Rows[x.Row].Origin == measure.Declared && set.Between(int(x.Row)) {
			lapses[x.Row] = append(lapses[x.Row], x)
		}
	}
	fold.Consume(0, shown.Records)
	fold.Values() // which tells of the lapses that were still to tell
	for _, list := range lapses {
		slices.SortStableFunc(list, func(a, b measure.Lapse) int {
			return cmp.Or(cmp.Compare(a.Length(), b.Length()), cmp.Compare(a.Of.Ordinal, b.Of.Ordinal))
		})
	}
	return lapses
}
