package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// Wait is a stretch of time in which a step waited for a unit.
type Wait struct {
	From, To engine.Time
	Kind     uint16 // of unit
	Agency   uint8  // that sent one, or sim.NoAgency while none has
	Instance sim.Instance
	Step     uint16
	Asked    sim.Seq // the request
	Seq      sim.Seq // the record that ended it; of one that has not ended the last that is followed
}

// Approval is a stretch of time in which an agency was asked to approve a step.
type Approval struct {
	From, To engine.Time
	Agency   uint8
	Instance sim.Instance
	Step     uint16
	Seq      sim.Seq // the record that asked
}

// requests follows what is asked of agencies.
type requests struct {
	first sim.Seq       // record from which on instants are kept
	times []engine.Time // of the records since
	asked []approval    // not yet answered
	began sim.Seq       // the last record with which a step began
	after sim.Seq       // the request that it had to wait for; 0 without
}

// approval is one that is asked for, and the slot of the instance that asks.
type approval struct {
	Approval
	slot int32
}

// follow follows a record, before the fold does.
func (q *requests) follow(h *History, seq sim.Seq, r *sim.Record) {
	if r.At >= h.From {
		if len(q.times) == 0 {
			q.first = seq
		}
		q.times = append(q.times, r.At)
	}
	switch r.Kind {
	case sim.AidRequested:
		n := h.fold.instance(r)
		q.asked = append(q.asked, approval{Approval{
			From: max(r.At, h.From), Agency: r.Agency, Instance: n.Instance, Step: r.Step, Seq: seq,
		}, r.Incident})
	case sim.AidApproved:
		q.answer(h, r, func(a *approval) bool { return a.Agency == r.Agency })
	case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		q.answer(h, r, func(*approval) bool { return true })
	case sim.StepStarted:
		q.began, q.after = seq, r.Since
	case sim.UnitAssigned:
		if asked := q.waitedFor(r); asked != 0 && r.At > h.From {
			q.wait(h, asked, seq, r)
		}
	}
}

// waitedFor is the request that a unit had to be waited for with; 0 when it had not. Of a step that begins with its first unit the
// beginning names it.
func (q *requests) waitedFor(r *sim.Record) sim.Seq {
	if r.Since == 0 && r.Cause == q.began {
		return q.after
	}
	return r.Since
}

// wait notes the wait that ends with a unit.
func (q *requests) wait(h *History, asked, seq sim.Seq, r *sim.Record) {
	w := Wait{
		From: h.From, To: r.At, Kind: h.Program.Units[r.Unit].Kind, Agency: h.Program.Units[r.Unit].Agency,
		Instance: h.fold.instance(r).Instance, Step: r.Step, Asked: asked, Seq: seq,
	}
	if len(q.times) > 0 && asked >= q.first {
		w.From = q.times[asked-q.first]
	}
	if w.To > w.From {
		h.Waits = append(h.Waits, w)
	}
}

// answer ends the approvals of a step that fulfil a condition.
func (q *requests) answer(h *History, r *sim.Record, fits func(*approval) bool) {
	q.asked = slices.DeleteFunc(q.asked, func(a approval) bool {
		if a.slot != r.Incident || a.Step != r.Step || !fits(&a) {
			return false
		}
		q.close(h, a.Approval, r.At)
		return true
	})
}

// close notes an approval that was asked for until an instant.
func (q *requests) close(h *History, a Approval, at engine.Time) {
	if a.To = at; a.To > a.From {
		h.Approvals = append(h.Approvals, a)
	}
}

// end notes what is still asked for where the history ends, and drops what lies beyond.
func (q *requests) end(h *History) {
	for _, a := range q.asked {
		q.close(h, a.Approval, h.To)
	}
	for i := range h.Approvals {
		h.Approvals[i].To = min(h.Approvals[i].To, h.To)
	}
	h.Approvals = slices.DeleteFunc(h.Approvals, func(a Approval) bool { return a.To <= a.From })
	for i := range h.Waits {
		h.Waits[i].To = min(h.Waits[i].To, h.To)
	}
	for _, n := range h.fold.current() {
		h.unserved(n)
	}
	h.Waits = slices.DeleteFunc(h.Waits, func(w Wait) bool { return w.To <= w.From })
}

// unserved notes a wait for each unit that a step still lacks that calls units.
func (h *History) unserved(n *instance) {
	first := h.Program.Incidents[n.Incident].FirstStep
	for k := range n.steps {
		s, number := &n.steps[k], first+uint16(k)
		if !h.Program.Calls(number) || !isUnder(s.status) {
			continue
		}
		for i, need := range h.Program.Steps[number].Needs {
			for range h.fold.lacking(n, number, i) {
				h.Waits = append(h.Waits, Wait{
					From: max(s.since, h.From), To: h.To, Kind: need.Kind, Agency: sim.NoAgency, Instance: n.Instance, Step: number,
					Seq: h.seq,
				})
			}
		}
	}
}
