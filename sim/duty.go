package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// reportForDuty says whether a unit is on duty as the run begins, and schedules the next change. Only the next one is ever
// scheduled: a year of tours would fill the queue of events.
func (w *World) reportForDuty(u int32) (present bool) {
	d, unit := w.program.Units[u].duty, &w.units[u]
	if d == nil {
		return true
	}
	for d.turn(unit.turn) <= w.now {
		unit.turn++
	}
	w.schedule(d.turn(unit.turn), dutyTurns, u)
	if unit.turn%2 == 0 {
		w.keepOut(u)
	}
	return !unit.absent
}

// keepOut leaves a unit out of a run that has fewer of them.
func (w *World) keepOut(u int32) {
	unit := &w.units[u]
	unit.absent, unit.status = true, offDuty
	unit.last = w.append(w.unitFact(u, UnitOffDuty, None, 0, 0))
}

// turnDuty begins or ends a tour of a unit. One that has no tours any more, in a branch, begins to serve for good.
func (w *World) turnDuty(u int32) {
	d, unit := w.program.Units[u].duty, &w.units[u]
	if d == nil {
		w.beginDuty(u, None, unit.last)
		return
	}
	unit.turn++
	w.schedule(d.turn(unit.turn), dutyTurns, u)
	if unit.turn%2 == 1 {
		w.beginDuty(u, None, unit.last)
	} else {
		w.endDuty(u, d.end)
	}
}

// beginDuty makes a unit available at its home: that is where its next crew begins. One that is still busy from its last tour
// just stays, and may be diverted again. One that an event keeps out of service begins when that is over, on behalf of the event.
func (w *World) beginDuty(u int32, si stepIndex, cause Seq) {
	unit := &w.units[u]
	unit.relief = false
	if w.keptOutBy(u) != None {
		return
	}
	unit.absent = false
	if unit.status != offDuty {
		w.mayYield(u)
		return
	}
	unit.status, unit.due, unit.remote = available, engine.Never, false
	w.stand(u, unit.home)
	r := w.unitFact(u, UnitOnDuty, si, cause, 0)
	r.Place = unit.home.place
	unit.last = w.append(r)
	w.setFree(u)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
}

// endDuty sends an available unit off duty; a busy one does as the file says. Nobody leaves while carrying somebody somewhere,
// or out of action.
func (w *World) endDuty(u int32, end dutyEnd) {
	unit := &w.units[u]
	unit.absent = true
	w.endTour(u, end)
}

// endTour lets a unit go whose tour is over, as soon as it can. Who is out of action, or on a move, is asked again afterwards.
func (w *World) endTour(u int32, end dutyEnd) {
	unit := &w.units[u]
	switch {
	case unit.status.free():
		w.goOffDuty(u, unit.last)
	case unit.status == occupied || unit.status == disabled || unit.status == offDuty:
	case end == handOver && !w.relieved(u):
		unit.relief = true
		w.reliefs = append(w.reliefs, u)
		w.unsettled |= forUnits
	case end == leave && !w.onMove(u):
		w.pullOut(u, UnitOffDuty, unit.last)
		unit.status, unit.due = offDuty, engine.Never
	}
}

// endTourLate lets a unit go that could not as its tour ended. Who is only kept out of service finishes.
func (w *World) endTourLate(u int32) {
	unit, d := &w.units[u], w.program.Units[u].duty
	if unit.absent && unit.status == idleOnScene && !d.serves(unit.turn) {
		w.endTour(u, d.end)
	}
}

// relieved reports whether a unit waits for its relief, or has one on the way.
func (w *World) relieved(u int32) bool {
	return w.units[u].relief || slices.ContainsFunc(w.program.Pools[w.program.Units[u].Pool].Units, func(other int32) bool {
		return w.units[other].relieves == u
	})
}

// onMove reports whether a unit is on a move, which it does not leave half done.
func (w *World) onMove(u int32) bool {
	unit := &w.units[u]
	return unit.status.coming() && w.stepOf(unit.step).Verb == scenario.Move
}

// goOffDuty ends the availability of a unit: because its tour is over, or on behalf of an event.
func (w *World) goOffDuty(u int32, cause Seq) {
	unit := &w.units[u]
	w.setTaken(u)
	unit.status, unit.due, unit.relief, unit.joined = offDuty, engine.Never, false, None
	unit.last = w.append(w.unitFact(u, UnitOffDuty, w.keptOutBy(u), cause, 0))
	w.stirUp(unit.last, 0)
}

// relieve gives units whose tour has ended, and who hand over, a unit of their pool that is free and can do as much: who works where it is hands
// over at once, who is on a scene when the relief arrives.
func (w *World) relieve() {
	kept := w.reliefs[:0]
	for _, u := range w.reliefs {
		unit := &w.units[u]
		if !unit.relief || !unit.absent {
			continue
		}
		if relief := w.nearestRelief(u); relief != None {
			w.sendRelief(relief, u)
		} else {
			kept = append(kept, u)
		}
	}
	w.reliefs = kept
}

// nearestRelief is the free unit that is nearest to one that waits for its relief, of those the one that has been idle longest, or
// None. It looks at all of them, without the index: a relief is as rare as the end of a tour.
func (w *World) nearestRelief(u int32) int32 {
	best, at := candidate{unit: None}, w.whereIs(u)
	for _, class := range w.program.classes[w.program.Units[u].class].relievedBy {
		w.freeUnits(class, func(u int32) {
			c := candidate{unit: u, distance: w.distance(u, &at), idle: w.units[u].idle}
			if best.unit == None || c.before(&best) {
				best = c
			}
		})
	}
	return best.unit
}

// sendRelief lets a free unit take over from one whose tour has ended. To a scene it is assigned to the send that brought the
// other there, as one unit more: both count until the relief has arrived, and the other is struck off then (handOverTo). Who was
// there as the incident began, or is left of an incident that was part of it, is relieved on behalf of the incident.
func (w *World) sendRelief(relief, u int32) {
	unit := &w.units[u]
	unit.relief = false
	switch {
	case unit.remote && unit.status == working:
		w.takeOver(relief, u, w.units[relief].last)
	case unit.slot != None:
		sent := unit.sent
		if sent == None {
			sent = w.beginsOf(unit.slot)
		}
		w.units[relief].need = unit.sentFor
		w.assign(relief, sent, unit.last, 0)
		w.units[relief].relieves = u
	}
}

// whitherOf is where a unit goes for its step: one that is to relieve another, to where that is or is going, if a way is known.
func (w *World) whitherOf(u int32) spot {
	unit := &w.units[u]
	if of := unit.relieves; of != None && w.units[of].slot == unit.slot {
		if to := w.units[of].leg.end; to.place != NoPlace && w.program.travel.leads(w.whereIs(u), to) {
			return to
		}
	}
	return w.whereOf(unit.step)
}

// followOn lets a unit drive on that has come to relieve another and does not find it, because it has moved meanwhile. What slows that
// trip is drawn by where it leads.
func (w *World) followOn(u int32) bool {
	unit := &w.units[u]
	if unit.relieves == None {
		return false
	}
	to := w.whitherOf(u)
	if unit.leg.end.same(to) {
		return false
	}
	w.turnTo(u, to, w.program.turnTowards(to.place), unit.last)
	return true
}

// turnTowards stands for a turn towards a place: by the name of the place, as its number is another one in another file.
func (p *Program) turnTowards(place uint16) uint64 {
	const towards, bits = 1 << 31, 33 // no incident moves so often
	if place == NoPlace {
		return towards
	}
	return towards | uint64(engine.KeyOf("place", p.Places[place].ID))>>bits
}

// meetRelief is what comes of it that a unit has arrived which relieves another, or which is to be relieved.
func (w *World) meetRelief(u int32) {
	unit := &w.units[u]
	if unit.relieves != None {
		w.handOverTo(u)
	}
	if !unit.absent {
		return
	}
	for relief := w.incidents[unit.slot].first; relief != None; relief = w.units[relief].next {
		if w.units[relief].relieves == u {
			w.handOverTo(relief)
			return
		}
	}
}

// handOverTo lets a unit that has come to relieve another take its place, if that is still there, or as soon as it comes.
func (w *World) handOverTo(relief int32) {
	arrived := &w.units[relief]
	u := arrived.relieves
	unit := &w.units[u]
	here := unit.absent && unit.slot == arrived.slot
	if here && unit.status.coming() {
		return
	}
	arrived.relieves = None
	if !here || !unit.onScene || unit.status == disabled {
		return
	}
	if unit.sent != None {
		if i := w.needThatSent(unit.sent, u); i != None {
			w.needs[i].arrived--
		}
	}
	w.takeOver(relief, u, arrived.last)
}

// takeOver puts a unit in the place of another, which goes off duty.
func (w *World) takeOver(relief, u int32, cause Seq) {
	unit := &w.units[u]
	sent := unit.sent
	w.stepIn(relief, u, w.unitFact(u, UnitRelieved, unit.step, cause, 0))
	if unit.remote {
		w.goOffDuty(u, unit.last)
		return
	}
	w.goHome(u, sent, unit.last)
}

// stepIn lets a unit do what another does, with the record that says so. Work goes on without a break: the step's time runs on.
func (w *World) stepIn(relief, u int32, r *Record) {
	unit := &w.units[u]
	r.Place = unit.leg.end.place
	unit.last = w.append(r)
	if unit.step != None {
		w.units[relief].need = w.needServed(u)
		w.employUnit(relief, unit.step, unit.last)
	}
	unit.step = None
}
