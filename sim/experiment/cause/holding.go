package cause

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Holding is who had what a segment waited for, or who took a unit away from its step.
type Holding struct {
	How  How
	Unit int32         // or sim.None
	Step uint16        // that had it or took it; of CameLast, CameOnDuty and WentOffDuty it says nothing
	Of   *sim.Instance // whose step that is, where it is not the chain's own; otherwise nil

	Kept  int         // of WasKept: how many units of the kind were
	Since engine.Time // and from when on it is known that one was free
}

// How is in which way something was held.
type How uint8

// The ways in which something is held.
const (
	Unheld      How = iota // there was no wait, or nothing says what it was for: the rest of a Holding says nothing
	CameLast               // the unit was the last to arrive
	CameOnDuty             // the unit came on duty
	WasWith                // the unit was with the step
	TakenBy                // the channel was taken by the step
	LostTo                 // the unit was taken away for the step
	WentOffDuty            // the unit was lost as its duty ended
	WasKept                // the unit was free, and kept for more urgent requests
)

// held says who had what a record waited for, or that it was still to come, and with which record it was freed.
func (w *walk) held(seq sim.Seq) (h Holding, freed sim.Seq) {
	r, by := &w.records[seq], &w.records[w.records[seq].Cause]
	freed = w.freed(seq)
	if kept, ok := w.kept(seq); ok {
		return kept, freed
	}
	h = Holding{Unit: unitOf(by), Step: w.records[freed].Step}
	switch {
	case r.Since == 0:
		return Holding{}, freed
	case by.Kind == sim.UnitArrived:
		h.How = CameLast
	case by.Kind == sim.UnitOnDuty:
		h.How = CameOnDuty
	case h.Step == sim.NoStep || w.records[freed].Kind == sim.UnitArrived || h.Step == r.Step && w.same(seq, freed):
		return Holding{}, freed
	case h.Unit != sim.None:
		h.How = WasWith
	default:
		h.How = TakenBy
	}
	return h, freed
}

// taken says which unit a record's step lost, and for what, and which record took it.
func (w *walk) taken(seq sim.Seq) (h Holding, by sim.Seq) {
	taken := &w.records[w.records[seq].Cause]
	h = Holding{How: LostTo, Unit: taken.Unit, Step: w.records[taken.Cause].Step}
	if taken.Kind == sim.UnitOffDuty {
		h.How = WentOffDuty
	}
	return h, taken.Cause
}

// freed is the record that says what a wait ended with: that something was freed. A unit that goes home as its incident closes
// was with that incident.
func (w *walk) freed(seq sim.Seq) sim.Seq {
	freed := w.records[seq].Cause
	if r := &w.records[freed]; r.Kind == sim.UnitReturning && r.Incident == sim.None {
		return r.Cause
	}
	return freed
}

// same reports whether two records are about the same instance.
func (w *walk) same(a, b sim.Seq) bool {
	x, ok := w.Of(a)
	y, also := w.Of(b)
	return ok && also && x == y
}
