package sim

import "simulate/sim/queue"

// lines puts those who wait back into the lines. A line is served anew only where the new program may have something for those in
// it: to look again at what has not changed would be to change the run.
func (h *heir) lines() {
	w := h.w
	w.unsettled |= h.from.unsettled
	for slot := range h.from.incidents {
		from := &h.from.incidents[slot]
		if from.phase == vacated {
			continue
		}
		steps := h.from.stepsOf(from)
		for si := steps.from; si < steps.to; si++ {
			if h.from.steps[si].asking {
				h.lineUp(si)
			}
		}
	}
	if h.m.rules || w.unsettled&forUnits != 0 {
		w.lookAtAll()
	}
	for slot := range h.from.scenes {
		h.lineOnScene(h.from.scenes[slot])
	}
	h.lineOnScene(h.from.afar)
	h.air()
}

// lineUp puts a step back into the line for units from afar.
func (h *heir) lineUp(si stepIndex) {
	w, to := h.w, h.step(si)
	w.steps[to].asking = true
	w.requests.Add(int32(w.steps[to].step), w.requestOf(to))
	if !h.m.alike[h.from.steps[si].step] {
		w.lookAtAll()
	}
}

// lineOnScene puts those back into a line who wait on a scene.
func (h *heir) lineOnScene(l queue.Line) {
	for _, waiter := range l {
		to := h.step(stepIndex(waiter.Index))
		h.w.lineOnScene(to).Add(h.w.requestOf(to))
		if !h.m.alike[h.from.steps[waiter.Index].step] {
			h.w.stirScene(h.w.sceneOf(to))
		}
	}
}

// air puts deliveries back into the line for channels.
func (h *heir) air() {
	w := h.w
	for d := range w.deliveries {
		if w.deliveries[d].phase == queued {
			w.air.Add(w.deliveries[d].of, w.pressOf(int32(d)))
		}
	}
	for i, to := range h.m.channels {
		if h.from.channels[i].capacity != w.channels[to].capacity {
			w.unsettled |= forAir
		}
	}
	if h.m.ways {
		w.unsettled |= forAir
	}
}
