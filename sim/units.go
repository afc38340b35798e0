package sim

import (
	"math/bits"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// unitFact is a record about a unit, on behalf of a step or of none.
func (w *World) unitFact(u int32, kind Kind, si stepIndex, cause, since Seq) *Record {
	r := w.next(kind, cause, since)
	r.Unit, r.Agency = u, w.program.Units[u].Agency
	if si != None {
		r.Incident, r.Step = int32(w.steps[si].slot), w.steps[si].step
	}
	return r
}

// setFree and setTaken keep the sets of units that can be assigned; a unit is idle from when it becomes free. The sets are bits
// by seat and not lists, so that they are walked in the order of the file whatever the order in which units came free.
func (w *World) setFree(u int32) {
	w.units[u].idle = w.now
	w.putFree(u)
	if w.program.posted {
		w.noteStandby(u, w.units[u].last)
	}
	w.lookAt(w.program.Units[u].class)
}

func (w *World) putFree(u int32) {
	class, bit := w.seat(u)
	if word := &w.free[class][bit/64]; *word>>(bit%64)&1 == 0 {
		*word |= 1 << (bit % 64)
		w.freeIn[class]++
		if x := w.indexes[class]; x != nil {
			x.add(w, u)
		}
	}
}

func (w *World) setTaken(u int32) {
	class, bit := w.seat(u)
	if word := &w.free[class][bit/64]; *word>>(bit%64)&1 != 0 {
		*word &^= 1 << (bit % 64)
		w.freeIn[class]--
		if w.units[u].posted = false; w.program.posted {
			w.noteStandby(u, w.base+Seq(w.filled)) // the next record says why
		}
		if x := w.indexes[class]; x != nil {
			x.remove(w, u)
		}
		if w.program.classes[class].awaited {
			w.lookAt(class) // who counted on it asks others
		}
	}
}

// seat is a unit's bit in the set of its class.
func (w *World) seat(u int32) (class uint16, bit int32) {
	unit := &w.program.Units[u]
	return unit.class, unit.seat
}

// freeUnits calls back for every unit of a class that can be assigned.
func (w *World) freeUnits(class uint16, yield func(u int32)) {
	units := w.program.classes[class].units
	for i, word := range w.free[class] {
		for ; word != 0; word &= word - 1 {
			yield(units[i*64+bits.TrailingZeros64(word)])
		}
	}
}

// place puts a unit where it is when the run begins, perhaps on another job. Where it stands is drawn even of one that does not
// serve in this run: whoever listens to legs is told where every unit is.
func (w *World) place(u int32) {
	unit, state := &w.program.Units[u], &w.units[u]
	if unit.patrol != nil && !w.luck.Nominal {
		radius, angle := w.unitQuantity(u, DrawHomeRadius), w.unitQuantity(u, DrawHomeAngle)
		area, turn := w.uniform(radius), w.uniform(angle)
		state.home.point = unit.patrol.circle.At(area, turn)
		state.leg = standing(state.home)
		if w.OnDraw != nil {
			w.tellDraw(radius, area, area)
			w.tellDraw(angle, turn, turn)
		}
	}
	w.tellLeg(u, w.now, w.now)
	switch {
	case w.surplus(u):
		w.keepOut(u)
		return
	case !w.reportForDuty(u):
		return
	case !w.busyAtStart(u):
		w.setFree(u)
		return
	}
	state.status = occupied
	state.last = w.append(w.unitFact(u, UnitOccupied, None, 0, 0))
	state.due = w.now + w.time(&unit.busyFor, w.unitQuantity(u, DrawBusyFor))
	w.schedule(state.due, unitIsFreed, u)
}

// surplus reports whether a unit is one of those by which its entry of the file has fewer in this run.
func (w *World) surplus(u int32) bool {
	unit := &w.program.Units[u]
	return unit.count != 0 && unit.rank >= wholeOf(w.inputs[unit.count-1])
}

func (w *World) busyAtStart(u int32) bool {
	unit := &w.program.Units[u]
	if w.luck.Nominal {
		return unit.taken
	}
	return !unit.busy.never() && w.happens(unit.busy, w.unitQuantity(u, DrawBusy))
}

// assign gives a unit to a step that sends it. One that is taken on its way home has its crew aboard and does not turn out; one
// that was diverted while it turned out leaves when it would have.
// It leaves through the queue of events even when that takes no time: all that is given out at an instant is given out before
// anyone drives.
func (w *World) assign(u int32, si stepIndex, cause, since Seq) {
	unit, s := &w.units[u], &w.steps[si]
	rolling := unit.status == returning
	w.setTaken(u)
	unit.status, unit.step, unit.slot, unit.leaving, unit.remote = turningOut, si, w.sceneOf(si), false, false
	unit.sent, unit.sentFor, unit.relief = si, unit.need, false
	w.mayYield(u)
	w.join(u, si)
	w.incidents[s.slot].moving++
	s.open++
	r := w.unitFact(u, UnitAssigned, si, cause, since)
	r.Arg = w.stepOf(si).numbered(unit.number, int(unit.need))
	unit.last = w.append(r)
	switch {
	case rolling:
		unit.due = w.now
	case unit.due == engine.Never:
		unit.turned = w.now
		unit.due = w.now + w.time(&w.program.Units[u].turnout, w.tripQuantity(u, DrawTurnout))
	}
	w.schedule(unit.due, unitLeaves, u)
}

// tripQuantity is a quantity of a unit's trip: keyed by the number of the assignment and not by the unit, so that one
// more unit in a variant shifts as few draws as can be.
func (w *World) tripQuantity(u int32, purpose Purpose) quantity {
	unit := &w.units[u]
	return w.stepQuantity(unit.step, purpose, uint64(unit.number))
}

// leave sets a unit on its way to where its step wants it.
func (w *World) leave(u int32) { w.leaveWith(u, 0) }

// leaveWith does so with so many aboard.
func (w *World) leaveWith(u, aboard int32) {
	unit := &w.units[u]
	to := w.whitherOf(u)
	r := w.unitFact(u, UnitEnRoute, unit.step, unit.last, 0)
	r.Place = to.place
	if aboard > 0 {
		r.Arg, r.Since = uint16(aboard), w.steps[unit.step].began
	}
	w.travelTo(u, to, enRoute, w.tripQuantity(u, DrawTravel))
	w.departs(u, r)
}

// arrive ends a unit's trip, or leaves it waiting outside a place that is blocked. Whether it is blocked is looked at now and
// not as the unit leaves: nobody knows on the way.
func (w *World) arrive(u int32) {
	unit := &w.units[u]
	if w.followOn(u) {
		return
	}
	place := unit.leg.end.place
	if w.barred(u, place) {
		unit.status = heldOutside
		r := w.unitFact(u, UnitHeld, unit.step, unit.last, 0)
		r.Place = place
		unit.last = w.append(r)
		return
	}
	w.comeIn(u, unit.last, 0)
}

// comeIn puts a unit on scene and counts it for its step, which may be done with it. The step ends last, when the unit is
// idle and stands where those who follow the step will look for it.
func (w *World) comeIn(u int32, cause, since Seq) {
	unit := &w.units[u]
	si := unit.step
	unit.status, unit.step = idleOnScene, None
	w.joinScene(u, w.sceneOf(si))
	w.comesNoMore(si)
	r := w.unitFact(u, UnitArrived, si, cause, since)
	r.Place, r.Arg = unit.leg.end.place, w.countArrival(si, u)
	unit.last = w.append(r)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
	w.mayYield(u)
	w.stirScene(unit.slot)
	w.meetRelief(u)
	if unit.leaving {
		w.goHome(u, si, unit.last)
	}
	w.afterArrival(si, unit.last)
	w.endTourLate(u)
}

// comesNoMore notes that a unit is not on its way for a step any more: it has arrived, or has turned round.
func (w *World) comesNoMore(si stepIndex) {
	s := &w.steps[si]
	s.open--
	w.incidents[s.slot].moving--
	w.mayClose(s.slot)
}

// countArrival numbers an arrival of a step and marks the last that one of its needs asked for.
func (w *World) countArrival(si stepIndex, u int32) uint16 {
	step := w.stepOf(si)
	count, last, of := int32(0), uint16(0), w.needAmong(si, u, w.units[u].need)
	for i := range step.Needs {
		need := &w.needs[w.steps[si].needs+int32(i)]
		if i == of {
			need.arrived++
			if need.arrived == need.total {
				last = LastOfKind
			}
		}
		count += need.arrived
	}
	if of < 0 {
		count++
	}
	return step.numbered(min(count, int32(LastOfKind-1)), max(of, 0)) | last
}

// afterArrival ends a send or a move when nobody is missing any more.
func (w *World) afterArrival(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	if s.open > 0 {
		return
	}
	if s.phase == over {
		w.lose(si, everyKind, cause, foiled)
		w.incidents[s.slot].last = cause
		return
	}
	if step.Verb == scenario.NoVerb || step.Verb == scenario.Send && w.lacking(si) {
		return
	}
	if s.short {
		w.end(si, w.released(si, cause))
	} else {
		w.done(si, cause)
	}
	if step.shared || w.program.past != nil && step.Verb == scenario.Move && w.program.Incidents[step.Incident].PartOf != None { // units may have had seats until now
		w.endRide(si, cause)
	}
}
