package sim

import "simulate/sim/scenario"

// Need is a number of units of a kind.
type Need struct {
	Kind  uint16 // index in Program.Kinds
	Count int32
	All   bool // all there are, Count is 0

	rule     choice
	ranks    []int32   // of units, by preference, for choice byList; lower is better
	ranksAt  [][]int32 // the same, by place of the incident; nil where there is one list for all
	supplies []supply  // pools that may serve it, in order of preference
}

// supply is a pool that may serve a need.
type supply struct {
	pool     uint16
	rank     int32 // of the agency in the step's order
	approval int32 // index in Program.approvals, or None
}

// Needed is a need in words: 2× patrol, every ambulance.
func (p *Program) Needed(n Need) string {
	if n.All {
		return "every " + p.Kinds[n.Kind]
	}
	return scenario.Units(int(n.Count), p.Kinds[n.Kind])
}
