package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// employ starts a step with the chosen units. What it waited for is the one that came free last.
func (w *World) employ(si stepIndex) {
	s, step := &w.steps[si], w.stepOf(si)
	latest := w.chosen[0]
	for _, u := range w.chosen {
		if w.program.Calls(s.step) {
			u = w.freedLast(si, u)
		}
		if w.units[u].freed > w.units[latest].freed {
			latest = u
		}
	}
	cause, since := w.enabler(w.units[latest].freed, w.units[latest].idle, s.asked, s.askedAt)
	s.endPatience()
	started := w.start(si, cause, since)
	for _, u := range w.chosen {
		if step.Verb == scenario.Move {
			w.moveOff(u, si, started)
		} else {
			w.employUnit(u, si, started)
		}
	}
	if step.Verb != scenario.Move {
		w.takeTime(si)
	}
}

// employFromAfar starts work with the chosen units, which are enough: nobody is pulled out for work that cannot begin.
func (w *World) employFromAfar(si stepIndex) {
	for _, u := range w.chosen {
		if !w.units[u].status.free() {
			w.divert(u, si)
		}
	}
	w.employ(si)
}

// employUnit puts a unit to work, on scene or where it is.
func (w *World) employUnit(u int32, si stepIndex, cause Seq) {
	unit := &w.units[u]
	w.join(u, si)
	if unit.status.free() {
		w.stand(u, w.whereIs(u))
		unit.due = engine.Never
		unit.remote = true
		w.setTaken(u)
		r := w.unitFact(u, UnitAssigned, si, cause, 0)
		r.Arg = w.stepOf(si).numbered(unit.number, int(unit.need))
		cause = w.append(r)
	}
	unit.status, unit.step = working, si
	r := w.unitFact(u, UnitWorking, si, cause, 0)
	r.Place = unit.leg.end.place
	unit.last = w.append(r)
	if of := w.stepOf(si).relief; of != nil {
		w.setRelief(u, of)
	}
	w.mayYield(u)
}

// moveOff sends a unit on scene to the place of a move.
func (w *World) moveOff(u int32, si stepIndex, cause Seq) {
	unit := &w.units[u]
	w.leaveScene(u)
	w.join(u, si)
	if unit.status.free() {
		w.setTaken(u) // it worked where it is, for the step that the move names
	}
	unit.step, unit.slot, unit.remote, unit.last = si, w.sceneOf(si), false, cause
	w.steps[si].open++
	w.incidents[w.steps[si].slot].moving++
	w.countMove(si, u)
	if w.stepOf(si).shared && w.program.Units[u].seats > 0 {
		w.fillUp(u, si)
	} else {
		w.leave(u)
	}
}

// countMove counts a unit among those that a move of all units of a sort waits for.
func (w *World) countMove(si stepIndex, u int32) {
	if i := w.needAmong(si, u, w.units[u].need); i >= 0 && w.stepOf(si).Needs[i].All {
		w.needs[w.steps[si].needs+int32(i)].total++
	}
}

// join numbers a unit among those a step has been given, and keeps it among the step's crew. One that is given to it again
// has a new number, which is what its draws are keyed by, and the old place in the crew.
func (w *World) join(u int32, si stepIndex) {
	s := &w.steps[si]
	s.assigned++
	w.units[u].number, w.units[u].joined = s.assigned, si
	for _, member := range w.crews[si] {
		if member == u {
			return
		}
	}
	w.crews[si] = append(w.crews[si], u)
	w.lookWhereOthersAre()
}
