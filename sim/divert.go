package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// victim finds the unit that a request which may divert takes from a lower priority: the least urgent, of those the one that
// serves what began last, and of a crew the one that was given to it last. It is None when nobody has to yield.
func (w *World) victim(si stepIndex, need *Need) (int32, *supply) {
	victim, from := int32(None), (*supply)(nil)
	for i := range need.supplies {
		s := &need.supplies[i]
		if w.withheld[s.pool] == w.dispatches || !w.cleared(si, s) {
			continue
		}
		for _, u := range w.program.Pools[s.pool].Units {
			if w.yields(u, si) && (victim == None || w.yieldsBefore(u, victim)) {
				victim, from = u, s
			}
		}
	}
	return victim, from
}

// yields reports whether a unit can be taken for a request: it serves something less urgent, it is not carrying anybody
// somewhere, and its duty has not ended. Work that units do where they are takes no other units than such.
func (w *World) yields(u int32, si stepIndex) bool {
	unit := &w.units[u]
	if unit.mark == w.marks || unit.absent || unit.leaving || unit.slot != None && unit.slot == w.sceneOf(si) {
		return false
	}
	switch {
	case unit.status == working:
		return (unit.remote || !w.plan(si).by) && w.urgency(u) > w.priority(si)
	case unit.status == idleOnScene, unit.status.coming() && w.plan(unit.step).Verb == scenario.Send:
		return !w.plan(si).by && w.urgency(u) > w.priority(si)
	default:
		return false
	}
}

// mayYield notes that a unit does something from which a request that waits might take it.
func (w *World) mayYield(u int32) {
	if w.program.Pools[w.program.Units[u].Pool].diverted {
		w.unsettled |= forUnits
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

// serviceBegan is the record with which began what a unit serves.
func (w *World) serviceBegan(u int32) Seq {
	if step := w.units[u].step; step != None {
		return w.steps[step].began
	}
	return w.units[u].last
}

// divert takes a unit from what it serves for a request.
func (w *World) divert(u int32, si stepIndex) {
	w.pullOut(u, UnitDiverted, w.steps[si].asked)
	unit := &w.units[u]
	unit.freed, unit.idle = unit.last, w.now
}

// pullOut takes a unit from what it serves, with a record that says so: work that it was doing is interrupted, and who sent for
// it asks for another in its place.
func (w *World) pullOut(u int32, kind Kind, cause Seq) {
	unit := &w.units[u]
	serving, sent, coming := unit.step, unit.sent, unit.status.coming()
	of := serving
	if of == None {
		of = sent
	}
	unit.last = w.append(w.unitFact(u, kind, of, cause, 0))
	if coming {
		s := &w.steps[serving]
		s.open--
		w.incidents[s.slot].moving--
	} else if unit.slot != None {
		w.stirScene(unit.slot)
		w.leaveScene(u)
	}
	unit.status, unit.step, unit.slot, unit.sent, unit.due = returning, None, None, None, engine.Never
	if !coming {
		unit.status = available
		w.stand(u, unit.leg.end)
		if serving != None {
			w.breakOff(serving, unit.last)
		}
	}
	if sent != None {
		w.askAgain(sent, u, !coming, unit.last)
	}
}

// askAgain puts a send from which a unit was taken back to its old place in the line. One that has ended without being done
// wants no more.
func (w *World) askAgain(si stepIndex, u int32, arrived bool, cause Seq) {
	s, incident := &w.steps[si], &w.incidents[w.steps[si].slot]
	i := w.needOf(si, w.program.Units[u].Kind)
	if i == None || incident.phase != current || s.phase == over && !s.achieved {
		return
	}
	need := &w.needs[i]
	need.left++
	if arrived {
		need.arrived--
	}
	if s.asking {
		w.unsettled |= forUnits
		return
	}
	s.asked = w.append(w.fact(si, StepInterrupted, cause, 0))
	s.askedAt = w.now
	w.lineUp(si)
}

// needOf is the state of the need for a kind of unit of a step that asks for a number of them, or None.
func (w *World) needOf(si stepIndex, kind uint16) int32 {
	plan := w.plan(si)
	for i := range plan.Needs {
		if plan.Needs[i].Kind == kind && !plan.Needs[i].All {
			return w.steps[si].needs + int32(i)
		}
	}
	return None
}
