package cause

import (
	"slices"

	"simulate/sim"
)

// Kept is the record that says that a free unit was kept from the step of a record while it waited for one, for more urgent requests; ok
// is false where none was.
func (c *Causes) Kept(seq sim.Seq) (kept sim.Seq, ok bool) {
	r := &c.records[seq]
	request := r.Since
	if r.Kind == sim.StepGaveUp || r.Kind == sim.StepStopped {
		request = r.Cause
	}
	if request == 0 || !c.program.Keeps() {
		return 0, false
	}
	i := slices.IndexFunc(c.records[request:seq], func(x sim.Record) bool {
		return x.Kind == sim.UnitsKept && x.Step == r.Step && x.Incident == r.Incident
	})
	return request + sim.Seq(max(i, 0)), i >= 0
}

// kept says that what a wait was for was free and kept for others, if it was.
func (c *Causes) kept(seq sim.Seq) (Holding, bool) {
	at, ok := c.Kept(seq)
	if !ok {
		return Holding{}, false
	}
	r := &c.records[at]
	return Holding{How: WasKept, Unit: r.Unit, Step: sim.NoStep, Kept: int(r.Arg), Since: r.At}, true
}
