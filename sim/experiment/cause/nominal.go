package cause

import (
	"simulate/sim"
	"simulate/sim/experiment"
)

// Chains are where the nominal time of the rows of a result went, by row of its set; of a stream, that of the instance in the
// middle. They are nil of rows that are not the time between two milestones which both occurred, and all of them where the
// records of the nominal run were not kept.
func Chains(r *experiment.Result) []*Chain {
	chains := make([]*Chain, len(r.Set.Rows))
	if !r.Nominal.Kept() {
		return chains
	}
	causes := New(r.Program, r.Nominal.Records)
	for row := range chains {
		if from, to, ok := endsOf(r, row); ok {
			chain := causes.Explain(from, to, false)
			chains[row] = &chain
		}
	}
	return chains
}

// endsOf are the records that the nominal time of a row lies between.
func endsOf(r *experiment.Result, row int) (from, to sim.Seq, ok bool) {
	lapses := NewLapses(r.Program, &r.Set.Rows[row])
	if lapses == nil {
		return r.Nominal.Ends(row)
	}
	lapses.Consume(0, r.Nominal.Records)
	return lapses.middle()
}
