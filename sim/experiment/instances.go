package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// instances is what the instances of streams yielded for a row in all runs: it grows with the number of runs, not with that of instances. Of
// a tally it is what any row yielded, by sections of runs, and grows with neither.
type instances struct {
	values   stats.Bag
	sections []*stats.Sketch // by run, and within a run by batch; of a tally by section
	cut      stats.Bag       // how long those that were not over had lasted
	cuts     []*stats.Sketch // the same, as sections; nil where all were over
	parts    []measure.Part  // the same of a row with Waits: how long all have waited; of a tally that of a Mean over time, too
	counts   measure.Counts
	middles  []median // by run; none of a tally
	marks    []int64  // of sections
}

// median is that of a run's values, to within the width of a sketch's class; +Inf where it falls among those missing.
type median struct {
	value float64
	none  bool // the run has no values
}

func medianOf(s *stats.Sketch) median { return median{s.Middle(), s.N()+s.Missing() == 0} }

// include adds what one more run yielded.
func (n *instances) include(l *measure.Ledger) {
	if len(n.middles) == 0 {
		n.values, l.Values = l.Values, n.values // so that one long run need not be copied
	} else {
		n.values.Merge(&l.Values)
	}
	for state := range n.counts {
		n.counts[state] += l.Count(measure.State(state))
	}
	n.middles = append(n.middles, medianOf(l.Whole()))
	n.cut.Merge(&l.Cut.Values)
	n.parts = append(n.parts, l.Waited...)
	for i, b := range l.Batches {
		n.sections = append(n.sections, b.Clone())
		var cut *stats.Sketch
		if c := l.Cut.Batches[i]; c.N() > 0 {
			cut = c.Clone()
		}
		n.cuts = append(n.cuts, cut)
	}
}

// settle puts what the horizon has cut in the place of as much that is missing, as if it had ended there.
func (n *instances) settle() {
	n.values.Settle(&n.cut)
	for i, cut := range n.cuts {
		if cut != nil {
			n.sections[i].Settle(cut)
		}
	}
}
