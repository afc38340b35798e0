package sim

import (
	"cmp"
	"slices"
)

// news begins what is new and waits for nothing, and tells gates that are new what has been. A step whose trigger has come true
// that way begins now.
func (h *heir) news() {
	w := h.w
	h.miss()
	past := h.past()
	for slot := range w.incidents {
		h.beginNew(slotIndex(slot))
	}
	h.tell(past)
	h.release()
	for i := range h.from.places { // of which the new program may block some no longer
		if h.from.places[i].blocks > 0 {
			w.letIn(h.m.places[i], w.stir)
		}
	}
}

// tell tells gates that are new what has been. A message that ends when what is on air has finished ends as it would have: what has
// stopped it before does not do so again.
func (h *heir) tell(past []signal) {
	w := h.w
	var ending []stepIndex
	var as []Kind
	for si := range w.steps {
		if kind := w.steps[si].ending; kind != 0 {
			ending, as = append(ending, stepIndex(si)), append(as, kind)
		}
	}
	for i := range past {
		for _, gate := range w.program.edges.of(past[i].milestone) {
			if h.m.gates[gate] == None {
				w.notify(gate, &past[i])
			}
		}
	}
	for i, si := range ending {
		w.steps[si].ending = as[i]
	}
}

// miss marks, of the milestones that the past did not follow, those that can no longer come.
func (h *heir) miss() {
	w := h.w
	for slot := range w.incidents {
		state := &w.incidents[slot]
		of := &w.program.Incidents[state.incident]
		for m := of.extent.milestones.from; m < of.extent.milestones.to; m++ {
			if h.m.heard[m] == None && w.passed(state, &w.program.triggers.milestones[m]) {
				w.loseOne(slotIndex(slot), m, state.last, w.why(state, &w.program.triggers.milestones[m]))
			}
		}
	}
	for i := range w.streams {
		h.missClosed(int32(i))
	}
}

// passed reports whether a milestone can no longer come in an incident.
func (w *World) passed(state *incidentState, m *Milestone) bool {
	si := state.shift.step(m.Step)
	switch state.phase {
	case current:
		if m.kinds.Has(ConditionSet) {
			return !w.comes(w.steps[si].slot, uint16(m.want))
		}
		return w.steps[si].phase == over && m.kinds&^w.impossible(si) == 0
	case closed:
		return !w.program.Incidents[state.incident].Stream
	default:
		return false
	}
}

// why is the reason for which a milestone that has passed can no longer come.
func (w *World) why(state *incidentState, m *Milestone) fate {
	switch s := &w.steps[state.shift.step(m.Step)]; {
	case s.phase == over:
		return s.fate
	case state.began == 0 || m.kinds.Has(ConditionSet): // the incident was skipped, or its condition took another way
		return lost
	default:
		return foiled
	}
}

// missClosed counts the instances of a stream that have closed among those that have not reached what the past did not follow.
func (h *heir) missClosed(incident int32) {
	w, s := h.w, &h.w.streams[incident]
	missed := s.arrived
	if !s.over && s.last <= w.program.End {
		missed-- // one is awaited
	}
	if w.turnedAway(incident) {
		missed++
	}
	for slot := s.first; slot != None; slot = w.incidents[slot].next {
		missed--
	}
	for _, m := range w.program.Incidents[incident].counted {
		if h.m.heard[m] == None {
			w.counts[m].missed += missed
			w.tellCount(m, w.stir, lost)
		}
	}
}

// past is what has become of the milestones that have gates which are new, in the order in which it came about.
func (h *heir) past() []signal {
	w := h.w
	var past []signal
	for slot := range w.incidents {
		state := &w.incidents[slot]
		extent := &w.program.Incidents[state.incident].extent
		for m := extent.milestones.from; m < extent.milestones.to; m++ {
			of := w.milestones[m+state.shift.milestones]
			if of.fate != open && h.m.heard[m] != None && h.speaks(slotIndex(slot), m) {
				past = append(past, signal{slot: slotIndex(slot), milestone: m, seq: of.seq, fate: of.fate})
			}
		}
	}
	slices.SortStableFunc(past, func(a, b signal) int {
		return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(indicator(a.fate != reached), indicator(b.fate != reached)))
	})
	return past
}

// speaks reports whether gates hear of a milestone from a slot: of a stream's that are counted, from that of the stream alone.
func (h *heir) speaks(slot slotIndex, milestone int32) bool {
	w := h.w
	switch {
	case w.program.triggers.milestones[milestone].instance != 0:
		return int(slot) < len(w.program.Incidents)
	case w.program.Incidents[w.incidents[slot].incident].Stream:
		return w.incidents[slot].phase == current
	default:
		return true
	}
}

// beginNew begins the steps that are new in an incident that is under way and wait for nothing.
func (h *heir) beginNew(slot slotIndex) {
	w, state := h.w, &h.w.incidents[slot]
	if state.phase != current {
		return
	}
	if w.program.Incidents[state.incident].condition != nil {
		if state.state == 0 { // it had none
			w.beginCondition(slot)
		}
	}
	steps := w.stepsOf(state)
	for si := steps.from + 1; si < steps.to; si++ {
		if w.steps[si].phase == pending && w.stepOf(si).after == None {
			w.trigger(si, state.began)
		}
	}
}

// release lets incidents close that nothing keeps open any more.
func (h *heir) release() {
	for slot := range h.from.incidents {
		if to := h.m.slot(slotIndex(slot)); h.from.keptOpen(slotIndex(slot)) && !h.w.keptOpen(to) {
			h.w.mayClose(to)
		}
	}
}
