package sim

import "simulate/sim/engine"

// beginByHand begins a step that somebody lets begin, whatever it waits for; one that has begun by itself goes on. What was ordered
// now hears what has become by now of what it waits for.
func (w *World) beginByHand(si stepIndex) {
	s, began := &w.steps[si], w.incidents[w.steps[si].slot].began
	switch {
	case s.phase != pending && s.phase != delayed:
	case w.stepOf(si).byHand.begun(w.now):
		s.due = engine.Never
		w.ask(si, began)
	default:
		w.beginEarly(si, began)
	}
}

// scheduleByHand lets a step begin that somebody lets begin, or orders, when its incident has begun.
func (w *World) scheduleByHand(si stepIndex, h *byHand) {
	switch {
	case h.begins != engine.Never:
		w.schedule(max(w.now, h.begins), stepBegunByHand, int32(si))
	case h.given > w.now:
		w.schedule(h.given, stepBegunByHand, int32(si))
	}
}

// isThere reports whether a step can begin or be skipped: its incident is under way, and it has been ordered, if somebody orders it.
func (w *World) isThere(si stepIndex) bool {
	h := w.stepOf(si).byHand
	return w.incidents[w.steps[si].slot].phase == current && (h == nil || h.given <= w.now)
}

// mayBeOrdered reports whether people may still order something on an incident: in an exercise, on each that begins once.
func (w *World) mayBeOrdered(slot slotIndex) bool {
	return w.program.Scenario.Played != nil && !w.program.Incidents[w.incidents[slot].incident].Stream
}

// begun reports whether somebody has let the step begin by an instant.
func (h *byHand) begun(by engine.Time) bool { return h != nil && h.begins <= by }

// waitsForHands reports whether a step begins by no other way than that somebody lets it.
func (h *byHand) waitsForHands() bool { return h != nil && h.only }

// endsAt is when a step ends that went to work at an instant and would end by itself at another, and how somebody ended it: with
// which end, 0 where nobody did or there is none. Whoever ends it finds it under way, or has been ahead of its first round.
func (h *byHand) endsAt(from, usual engine.Time, first bool) (at engine.Time, end uint16) {
	itself := usual
	for _, open := range h.open {
		if open.from <= itself && itself < open.to {
			itself = open.to
		}
	}
	for _, a := range h.ends {
		when := max(from, a.at)
		if a.at < from && !first || when > itself {
			continue
		}
		if h.takes && h.isOpen(a.at) {
			when += usual - from
		}
		return when, a.end
	}
	return itself, 0
}

// isOpen reports whether somebody is there to end the step.
func (h *byHand) isOpen(at engine.Time) bool {
	for _, open := range h.open {
		if open.from <= at && at < open.to {
			return true
		}
	}
	return false
}

// endOf is when a step that is at work ends, and with which end somebody ended it; 0 where nobody did. What nobody has ended is due
// after the run: it is under way all the same.
func (w *World) endOf(si stepIndex) (engine.Time, uint16) {
	s, usual := &w.steps[si], w.usualEnd(si)
	h := w.stepOf(si).byHand
	if h == nil {
		return usual, 0
	}
	at, end := h.endsAt(s.started, usual, s.round <= 1)
	return min(at, w.program.End+1), end
}

// answered reports whether somebody said how the step ends.
func (w *World) answered(si stepIndex) bool {
	_, end := w.endOf(si)
	return end != 0
}

// usualEnd is when a step that is at work would end by itself.
func (w *World) usualEnd(si stepIndex) engine.Time {
	return w.steps[si].started + w.steps[si].remaining
}
