package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// workOn begins a work, a decision or a move: at once when it needs nobody, or when the units of the step it names are
// free as it begins; otherwise it waits, on scene or for units from afar.
func (w *World) workOn(si stepIndex, cause Seq) {
	step := w.stepOf(si)
	switch {
	case len(step.Needs) == 0 && step.with == NoStep:
		w.start(si, cause, 0)
		w.takeTime(si)
	case step.with != NoStep && w.goOver(si):
	case step.by && step.with == NoStep:
		w.lineUp(si)
	default:
		w.lineOnScene(si).Add(w.requestOf(si))
		w.stirScene(w.sceneOf(si))
	}
}

// takeTime schedules the end of work that has started; interrupted work goes on with what remained. The draw is keyed by the
// round and by how often it was drawn anew in it, so that an interruption in one run shifts no later round against another
// run.
func (w *World) takeTime(si stepIndex) {
	s := &w.steps[si]
	if !s.worked {
		occurrence := uint64(s.round)<<32 | uint64(s.draws)
		s.remaining = w.time(&w.drawnWith(si, &s.state).takes, w.stepQuantity(si, DrawTakes, occurrence))
	}
	s.worked = false
	s.due, _ = w.endOf(si)
	w.schedule(s.due, workEnds, int32(si))
}

// endRound is the end of a work or a decision. The step ends before its units are let go, whose idling has that end as its
// cause.
func (w *World) endRound(si stepIndex) {
	s, step := &w.steps[si], w.stepOf(si)
	cause := s.began
	if step.Verb == scenario.Decide {
		if _, s.end = w.endOf(si); s.end == 0 {
			s.end = step.decided
		}
	}
	seq := w.finish(si, cause)
	if !w.held(si) {
		w.letGo(si, seq)
	}
}

// letGo frees the units that a step still has. Some may have gone: to another step, out of action, home.
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
	w.tend(si, cause)
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
	w.standIdle(u, step, cause)
}

// standIdle makes a unit idle on scene that did something else there for a step. One that is to leave goes home.
func (w *World) standIdle(u int32, step stepIndex, cause Seq) {
	unit := &w.units[u]
	unit.status, unit.step, unit.due = idleOnScene, None, engine.Never
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

// standDown frees the units of a step that stops, and forgets its work. It leaves the phase first, since units of running
// work are not let go.
func (w *World) standDown(si stepIndex, cause Seq) {
	w.enter(si, waiting)
	w.letGo(si, cause)
}

// breakOff interrupts running work from which a unit was taken. The rest of its crew is let go too: they may do something
// else until there are enough again. The step keeps its place in the line, which is that of its first asking, and asks anew
// only as far as the length of its wait goes (askedAt).
func (w *World) breakOff(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	if s.phase != running || s.due == engine.Never {
		w.mayClose(s.slot) // only its units' hold was left
		w.tend(si, cause)
		return
	}
	remaining := s.due - w.now
	if step.byHand != nil { // what somebody waits for is no part of the work
		remaining = max(0, w.usualEnd(si)-w.now)
	}
	s.due = engine.Never
	if step.interrupted == abandon {
		w.end(si, w.fact(si, StepFailed, cause, 0))
		w.letGo(si, cause)
		return
	}
	w.enter(si, waiting)
	s.asked = w.append(w.fact(si, StepInterrupted, cause, 0))
	s.worked = step.interrupted != resample
	switch step.interrupted {
	case resume:
		s.remaining = remaining
	case resample:
		s.draws++
	}
	w.letGo(si, s.asked)
	if step.by && step.with == NoStep {
		w.lineUp(si)
	} else {
		w.lineOnScene(si).Add(w.requestOf(si))
	}
	s.askedAt = w.now
	w.setPatience(si, s.assigned)
	w.stirScene(w.sceneOf(si))
}
