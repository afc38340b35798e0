package sim

// conditions carries over how the conditions of incidents stand, when it is known who works on what. A clock that runs goes on; a
// change that is new comes from now on.
func (h *heir) conditions() {
	for slot := range h.from.incidents {
		to := h.m.slot(slotIndex(slot))
		if h.w.program.Incidents[h.w.incidents[to].incident].condition != nil {
			h.condition(slotIndex(slot), to)
		}
	}
}

func (h *heir) condition(slot, to slotIndex) {
	w, from := h.w, &h.from.incidents[slot]
	before := &h.from.program.Incidents[from.incident]
	_, c := w.conditionOf(to)
	if before.condition != nil {
		_, was := h.from.conditionOf(slot)
		*c = *was
		h.clocks(from, &w.incidents[to])
	}
	c.holders = 0
	steps := w.stepsOf(&w.incidents[to])
	for si := steps.from; si < steps.to; si++ {
		if w.steps[si].tending = w.stepOf(si).care != nil && w.tends(si); w.steps[si].tending {
			w.countTending(si)
		}
	}
	if w.incidents[to].state == 0 || from.phase != current {
		return
	}
	clocks := w.clocksOf(to)
	for i := clocks.from; i < clocks.to; i++ {
		if w.clocks[i].entered == 0 {
			w.wind(i)
		}
	}
	w.turnClocks(to, c.set)
}

// clocks carries over the clocks of an instance.
func (h *heir) clocks(from, to *incidentState) {
	extent := &h.from.program.Incidents[from.incident].extent
	for i := extent.clocks.from; i < extent.clocks.to; i++ {
		if n := h.m.changes[i]; n != None {
			was, state := h.from.clocks[i+from.shift.clocks], &h.w.clocks[n+to.shift.clocks]
			was.of, was.step, was.helpers = state.of, state.step, 0
			*state = was
		}
	}
}
