package cause

import (
	"simulate/sim"
	"simulate/sim/experiment"
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
	for row := range chains {
		if from, to, ok := endsOf(r, shown, row); ok {
			chain := causes.Explain(from, to, false)
			chains[row] = &chain
		}
	}
	return chains
}

// endsOf are the records that the time of a row in a run lies between.
func endsOf(r *experiment.Result, shown *experiment.ShownRun, row int) (from, to sim.Seq, ok bool) {
	lapses := NewLapses(r.Program, &r.Set.Rows[row])
	if lapses == nil {
		return shown.Ends(row)
	}
	lapses.Consume(0, shown.Records)
	return lapses.middle()
}
