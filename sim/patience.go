package sim

import "simulate/sim/engine"

// setPatience says how long a step that asks waits at most. given is how many units it had been given when it asked again because one
// was taken from it, or 0: each asking has a patience of its own.
func (w *World) setPatience(si stepIndex, given int32) {
	s, step := &w.steps[si], w.stepOf(si)
	if !step.patient {
		return
	}
	s.given = given
	occurrence := uint64(given)<<32 | uint64(s.round)
	s.lapse = w.now + w.time(&w.drawnWith(si, &s.patienceState).patience, w.stepQuantity(si, DrawPatience, occurrence))
	w.schedule(s.lapse, patienceEnds, int32(si))
	if w.considered(si) {
		w.holdPatience(si)
	}
}

// endPatience is the end of a wait.
func (s *stepState) endPatience() { s.lapse, s.spare = engine.Never, engine.Never }

// holdPatience lets the patience of a request stand still: an agency of which a unit is free considers it, and so it does not wait
// for a unit. What has run out does not stand still: who waits for nothing takes what may go at once.
func (w *World) holdPatience(si stepIndex) {
	if s := &w.steps[si]; s.lapse != engine.Never && s.lapse > w.now {
		s.spare, s.lapse = s.lapse-w.now, engine.Never
	}
}

// resumePatience lets it go on when nobody considers the request any more.
func (w *World) resumePatience(si stepIndex) {
	s := &w.steps[si]
	if s.spare == engine.Never || w.considered(si) {
		return
	}
	s.lapse, s.spare = w.now+s.spare, engine.Never
	w.schedule(s.lapse, patienceEnds, int32(si))
}

// considered reports whether an agency considers what a step has asked of it.
func (w *World) considered(si stepIndex) bool {
	of := w.approvalsAbout(si)
	for i := of.from; i < of.to; i++ {
		if a := &w.approvals[i]; a.step == si && a.phase == asking && a.due != engine.Never {
			return true
		}
	}
	return false
}
