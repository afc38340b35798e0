package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// workOn begins a work, a decision or a move: at once when it needs nobody, or when the units of the step it names are
// free as it begins; otherwise it waits, on scene or for units from afar.
func (w *World) workOn(si stepIndex, cause Seq) {
	plan := w.plan(si)
	switch {
	case len(plan.Needs) == 0 && plan.with == NoStep:
		w.start(si, cause, 0)
		w.takeTime(si)
	case plan.with != NoStep && w.staffOne(si):
	case plan.by && plan.with == NoStep:
		w.lineUp(si)
	default:
		w.lineOnScene(si).Add(w.requestOf(si))
		w.stirScene(w.sceneOf(si))
	}
}

// takeTime schedules the end of work that has started; interrupted work goes on with what remained.
func (w *World) takeTime(si stepIndex) {
	s, plan := &w.steps[si], w.plan(si)
	if !s.worked {
		occurrence := uint64(s.round)<<32 | uint64(s.draws)
		s.remaining = w.time(&plan.takes, w.stepQuantity(si, DrawTakes, occurrence))
	}
	s.worked = false
	s.due = w.now + s.remaining
	w.schedule(s.due, workEnds, int32(si))
}

// endRound is the end of a work or a decision.
func (w *World) endRound(si stepIndex) {
	s, plan := &w.steps[si], w.plan(si)
	cause := s.began
	if plan.Verb == scenario.Decide {
		s.end = plan.likeliest
	}
	seq := w.finish(si, cause)
	if !w.held(si) {
		w.letGo(si, seq)
	}
}

// letGo frees the units that a step still has.
func (w *World) letGo(si stepIndex, cause Seq) {
	if w.steps[si].phase == running {
		return // the hold was lifted before the work is done: it ends in its own time
	}
	incident := &w.incidents[w.steps[si].slot]
	for _, u := range w.crews[si] {
		if w.units[u].step == si && w.units[u].status == working {
			w.rejoin(u, cause)
			incident.last = cause
		}
	}
	w.mayClose(w.steps[si].slot)
}

// rejoin makes a unit that worked idle again: on scene, or where it is when it was not sent.
func (w *World) rejoin(u int32, cause Seq) {
	unit := &w.units[u]
	step := unit.step
	if unit.slot == None {
		w.giveBack(u, cause)
		return
	}
	unit.status, unit.step = idleOnScene, None
	if unit.leaving {
		w.goHome(u, step, cause)
		return
	}
	r := w.unitFact(u, UnitIdle, step, cause, 0)
	r.Place = unit.leg.end.place
	unit.last = w.append(r)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
	w.mayYield(u)
	w.stirScene(unit.slot)
}

// standDown frees the units of a step that stops, and forgets its work.
func (w *World) standDown(si stepIndex, cause Seq) {
	w.enter(si, waiting)
	w.letGo(si, cause)
}

// breakOff interrupts running work from which a unit was taken.
func (w *World) breakOff(si stepIndex, cause Seq) {
	s, plan := &w.steps[si], w.plan(si)
	if s.phase != running || s.due == engine.Never {
		return // only its units' hold was left
	}
	remaining := s.due - w.now
	s.due = engine.Never
	if plan.interrupted == abandon {
		w.end(si, w.fact(si, StepFailed, cause, 0))
		w.letGo(si, cause)
		return
	}
	w.enter(si, waiting)
	s.asked = w.append(w.fact(si, StepInterrupted, cause, 0))
	s.worked = plan.interrupted != resample
	switch plan.interrupted {
	case resume:
		s.remaining = remaining
	case resample:
		s.draws++
	}
	w.letGo(si, s.asked)
	if plan.by && plan.with == NoStep {
		w.lineUp(si)
	} else {
		w.lineOnScene(si).Add(w.requestOf(si))
	}
	s.askedAt = w.now
	w.stirScene(w.sceneOf(si))
}
