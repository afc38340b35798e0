package sim

func (w *World) finishOtherJob(u int32) { w.giveBack(u, w.units[u].last) }

// giveBack makes a unit available where it is.
func (w *World) giveBack(u int32, cause Seq) {
	unit := &w.units[u]
	r := w.unitFact(u, UnitFreed, unit.step, cause, 0)
	unit.status, unit.step, unit.joined, unit.leaving = available, None, None, false
	unit.last = w.append(r)
	if unit.absent {
		w.goOffDuty(u, unit.last)
		return
	}
	w.setFree(u)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
}

// goHome sends a unit home; it is available on the way. step is the one that lets it go, or None. Its way home is keyed by the step
// that it was given to last and its number there, so that the same assignment has the same luck whichever unit it went to.
func (w *World) goHome(u int32, step stepIndex, cause Seq) {
	unit := &w.units[u]
	w.leaveScene(u)
	q := w.stepQuantity(unit.joined, DrawReturn, uint64(unit.number))
	r := w.unitFact(u, UnitReturning, step, cause, 0)
	r.Place = unit.home.place
	if unit.slot != None {
		w.stirScene(unit.slot)
	}
	unit.slot, unit.step, unit.sent, unit.joined, unit.leaving = None, None, None, None, false
	w.travelTo(u, unit.home, returning, q)
	w.departs(u, r)
	if unit.absent {
		w.goOffDuty(u, unit.last)
		return
	}
	w.setFree(u)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
}

// comeHome ends a unit's way home, or to a post.
func (w *World) comeHome(u int32) {
	unit := &w.units[u]
	unit.status = available
	if x := w.indexes[w.program.Units[u].class]; x != nil { // it is free as before, in another cell of the map
		x.unsettle(w, u)
		x.settle(w, u)
	}
	r := w.unitFact(u, UnitHome, None, unit.last, 0)
	if r.Place = unit.leg.end.place; unit.posted {
		r.Arg = ToPost
	}
	unit.last = w.append(r)
	w.noteHome(u)
}

// joinScene puts a unit last among those on the scene of an incident.
func (w *World) joinScene(u int32, slot slotIndex) {
	unit, incident := &w.units[u], &w.incidents[slot]
	if unit.onScene {
		w.leaveScene(u)
	}
	unit.slot, unit.onScene, unit.next, unit.previous = slot, true, None, incident.tail
	if incident.tail == None {
		incident.first = u
	} else {
		w.units[incident.tail].next = u
	}
	incident.tail = u
}

// leaveScene takes a unit from among those on the scene of its incident.
func (w *World) leaveScene(u int32) {
	unit := &w.units[u]
	if !unit.onScene {
		return
	}
	incident := &w.incidents[unit.slot]
	if unit.previous == None {
		incident.first = unit.next
	} else {
		w.units[unit.previous].next = unit.next
	}
	if unit.next == None {
		incident.tail = unit.previous
	} else {
		w.units[unit.next].previous = unit.previous
	}
	unit.onScene = false
}
