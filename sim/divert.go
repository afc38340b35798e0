package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Diverting is what other systems call preempting, reassigning or redirecting: a unit that is on its way to something, waits
// on a scene or works there is taken for something more urgent. Three ask for it and nobody else, each when no free unit is
// left: fill for a send, lastOfWhole for one that goes whole or not at all, staffFromAfar for work by units where they are.
// toDivert says which unit, divert takes it, and pullOut settles it with those from whom it was taken.

// toDivert finds the unit that a request which may divert takes from a lower priority: the least urgent, of those the one that
// serves what began last, and of a crew the one that was given to it last. It is None when nobody has to yield. The order of
// agencies does not count here: what counts is where a unit is missed least. An agency that has not approved is not
// asked for a unit that serves something else.
func (w *World) toDivert(si stepIndex, need *Need) (int32, *supply) {
	taken, from := int32(None), (*supply)(nil)
	for i := range need.supplies {
		s := &need.supplies[i]
		if w.withheld[s.class] == w.dispatches || !w.cleared(si, s) {
			continue
		}
		for _, u := range w.program.classes[s.class].units {
			if w.yields(u, si) && w.standsWell(si, u) && (taken == None || w.yieldsBefore(u, taken)) {
				taken, from = u, s
			}
		}
	}
	return taken, from
}

// yields reports whether a unit can be taken for a request: it serves something less urgent, it is not carrying anybody
// somewhere, and its duty has not ended. Work that units do where they are takes no other units than such: who has left for a
// scene is not at the desk any more. Units of the same scene are not taken from each other: what is short there is settled on
// scene, by priority (staff).
func (w *World) yields(u int32, si stepIndex) bool {
	unit := &w.units[u]
	if unit.mark == w.marks || unit.absent || unit.leaving || unit.slot != None && unit.slot == w.sceneOf(si) {
		return false
	}
	switch {
	case unit.status == working:
		return (unit.remote || !w.stepOf(si).by) && w.urgency(u) > w.priority(si)
	case unit.status == idleOnScene, unit.status.coming() && w.stepOf(unit.step).Verb == scenario.Send:
		return !w.stepOf(si).by && w.urgency(u) > w.priority(si)
	default:
		return false
	}
}

// mayYield notes that a unit does something from which a request that waits might take it: the line is to be served though
// nothing was freed. Classes from which no step may divert are spared that.
func (w *World) mayYield(u int32) {
	if class := w.program.Units[u].class; w.program.classes[class].diverted {
		w.lookAt(class)
	}
}

// urgency is the priority of what a unit serves, or of the send that would ask again for it, whichever is more urgent: nobody
// takes a unit from whom it would have to be given back to at once.
func (w *World) urgency(u int32) int32 {
	unit := &w.units[u]
	var urgency int32
	if unit.step != None {
		urgency = w.priority(unit.step)
	} else {
		urgency = w.incidents[unit.slot].priority
	}
	if unit.sent != None {
		urgency = min(urgency, w.priority(unit.sent))
	}
	return urgency
}

// yieldsBefore reports whether a unit is taken rather than another. What is less urgent yields first; then what began last,
// because least of it is lost; then, within a crew, who was given to it last, so that a crew keeps those who began. Nothing
// is left to the order of the file: no two units of a step have the same number, and no two steps began with the same record.
func (w *World) yieldsBefore(u, other int32) bool {
	a, b := w.urgency(u), w.urgency(other)
	if a != b {
		return a > b
	}
	began, otherBegan := w.serviceBegan(u), w.serviceBegan(other)
	if began != otherBegan {
		return began > otherBegan
	}
	return w.units[u].number > w.units[other].number
}

// serviceBegan is the record with which began what a unit serves; of one that is idle on scene, its last. Records and not
// instants are compared: two steps may begin at one instant.
func (w *World) serviceBegan(u int32) Seq {
	if step := w.units[u].step; step != None {
		return w.steps[step].began
	}
	return w.units[u].last
}

// divert takes a unit from what it serves for a request, which must assign it at once: it is not among the free.
func (w *World) divert(u int32, si stepIndex) {
	w.pullOut(u, UnitDiverted, w.steps[si].asked)
	unit := &w.units[u]
	unit.freed, unit.idle = unit.last, w.now
}

// pullOut takes a unit from what it serves, with a record that says so: work that it was doing is interrupted, and who sent for
// it asks for another in its place. One that was coming stays where its trip has brought it and counts as returning, so that
// it drives on from there without turning out again. The record comes first: the interruption and the new request are its
// consequences and name it as their cause.
func (w *World) pullOut(u int32, kind Kind, cause Seq) {
	unit := &w.units[u]
	serving, sent, coming := unit.step, unit.sent, unit.status.coming()
	of := serving
	if of == None {
		of = sent
	}
	unit.last = w.append(w.unitFact(u, kind, of, cause, 0))
	if coming {
		w.comesNoMore(serving)
	} else if unit.slot != None {
		w.stirUp(unit.last, forScene) // those who want all of a crew that are still there do not wait for it
		w.stirScene(unit.slot)
		w.leaveScene(u)
	}
	unit.step, unit.slot, unit.sent, unit.joined = None, None, None, None
	if unit.status == turningOut {
		unit.status = available // due stays: its crew is aboard then and no sooner
	} else {
		unit.status, unit.due = returning, engine.Never
	}
	if !coming {
		unit.status = available
		w.stand(u, unit.leg.end)
		if serving != None {
			w.breakOff(serving, unit.last)
		}
	}
	if sent != None && !w.askAgain(sent, u, !coming, unit.last) && coming {
		w.steps[sent].short = true
		w.afterArrival(sent, unit.last)
	}
}

// askAgain puts a send from which a unit was taken back to its old place in the line, since it has waited its turn once
// (linedUp stays as it is), and reports whether it wants another. One that has ended without being done wants no more, and neither
// does one of all that were free; one that was done with the unit does.
func (w *World) askAgain(si stepIndex, u int32, arrived bool, cause Seq) bool {
	i := w.needThatSent(si, u)
	if !w.asksFor(si, i) {
		return false
	}
	need := &w.needs[i]
	need.left++
	if arrived {
		need.arrived--
	}
	w.askOneMore(si, cause)
	return true
}

// asksFor reports whether a send that has asked for what it needs would ask for one more unit of a need.
func (w *World) asksFor(si stepIndex, need int32) bool {
	s := &w.steps[si]
	return need != None && !w.stepOf(si).Needs[need-s.needs].All && w.incidents[s.slot].phase == current && (s.phase != over || s.achieved)
}

// askOneMore puts a send back into the line that has come to need one unit more.
func (w *World) askOneMore(si stepIndex, cause Seq) {
	s := &w.steps[si]
	if s.asking {
		w.lookAtWhat(si)
		return
	}
	s.asked = w.append(w.fact(si, StepInterrupted, cause, 0))
	s.askedAt = w.now
	w.lineUp(si)
	if s.phase != over {
		w.setPatience(si, s.assigned)
	}
}

// needThatSent is the state of the need with which a step sent a unit to where it is, or None.
func (w *World) needThatSent(si stepIndex, u int32) int32 {
	i := w.needAmong(si, u, w.units[u].sentFor)
	if i < 0 {
		return None
	}
	return w.steps[si].needs + int32(i)
}

// needServed is the index of the need that a unit at work serves. One that has stepped in for another, and that the step itself would not
// have taken, serves what that one did: a step may ask for a single unit, whose tour of duty ends.
func (w *World) needServed(u int32) uint8 {
	unit := &w.units[u]
	if i := w.needAmong(unit.step, u, unit.need); i >= 0 {
		return uint8(i)
	}
	return unit.need
}

// needAmong is the index of the need of a step that a unit serves, or -1. Which of several it is, is kept with the unit; that of a
// unit that can serve but one is known.
func (w *World) needAmong(si stepIndex, u int32, kept uint8) int {
	if step := w.stepOf(si); !step.overlapping {
		return step.needOf(&w.program.Units[u])
	}
	return int(kept)
}
