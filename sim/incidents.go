package sim

import (
	"cmp"
	"slices"
)

// incidentFact is a record about an incident.
func (w *World) incidentFact(slot slotIndex, kind Kind, cause Seq) *Record {
	state := &w.incidents[slot]
	r := w.next(kind, cause, 0)
	r.Incident, r.Unit, r.Arg, r.Place = int32(slot), state.ordinal, uint16(state.incident), state.spot.place
	r.Step = w.program.Incidents[state.incident].FirstStep
	return r
}

// beginsOf is the pseudo-step of an incident, on whose behalf it has units that no step has sent.
func (w *World) beginsOf(slot slotIndex) stepIndex {
	state := &w.incidents[slot]
	return state.shift.step(w.program.Incidents[state.incident].FirstStep)
}

// setOff begins an incident that waited for others, after its delay; when what it waited for can no longer come, the incident does not
// happen. It begins through the queue of events, as an incident of the script does, and not ahead of those.
func (w *World) setOff(slot slotIndex, cause Seq, of fate) {
	if w.incidents[slot].phase != awaited {
		return
	}
	begins := w.beginsOf(slot)
	s := &w.steps[begins]
	s.cause = cause
	if of != reached {
		w.skipIncident(slot)
		return
	}
	s.due = w.now + w.time(&w.stepOf(begins).delay, w.stepQuantity(begins, DrawDelay, 0))
	w.schedule(s.due, incidentBegins, int32(slot))
}

// skipIncident ends an incident, or the instance of a stream's, that does not happen.
func (w *World) skipIncident(slot slotIndex) {
	state := &w.incidents[slot]
	seq := w.append(w.incidentFact(slot, IncidentSkipped, w.steps[w.beginsOf(slot)].cause))
	state.phase = closed
	w.loseAll(slot, seq, lost)
	for _, guest := range w.program.Incidents[state.incident].guests {
		w.turnAway(guest, seq)
	}
	w.retire(slot)
}

// beginIncident begins an incident, puts the units that are present on scene, and begins the steps that wait for nothing.
func (w *World) beginIncident(slot slotIndex) {
	state := &w.incidents[slot]
	incident := &w.program.Incidents[state.incident]
	first := state.shift.step(incident.FirstStep)
	if !w.happens(incident.chance, w.stepQuantity(first, DrawChance, 0)) {
		w.skipIncident(slot)
		return
	}
	state.phase, state.at = current, w.now
	if w.program.Measured(w.now) {
		state.measured = true
		w.measured++
	}
	state.began = w.append(w.incidentFact(slot, IncidentBegan, w.steps[first].cause))
	state.last = state.began
	w.beginCondition(slot)
	for _, guest := range incident.guests {
		w.openStream(guest)
	}
	for i := range incident.present {
		w.bePresent(slot, &incident.present[i])
	}
	for si := first + 1; si < first+stepIndex(incident.Steps); si++ {
		step := w.stepOf(si)
		if step.byHand != nil {
			w.scheduleByHand(si, step.byHand)
		}
		if step.after == None || w.steps[si].early != undecided { // most steps wait for what has not come yet
			w.beginEarly(si, state.began)
		}
	}
	w.mayClose(slot)
}

// beginEarly tells a step what has become of what it waits for before it was there.
func (w *World) beginEarly(si stepIndex, cause Seq) {
	switch early := w.steps[si].early; {
	case early == doomed:
		w.skip(si, cause, lost)
	case early == ruined:
		w.skip(si, cause, foiled)
	case early == ready || w.stepOf(si).after == None:
		w.trigger(si, cause)
	}
}

// bePresent puts free units on scene as the incident begins: those of its agency first, and then in the order of the file.
func (w *World) bePresent(slot slotIndex, p *presence) {
	state := &w.incidents[slot]
	own := w.program.Incidents[state.incident].Agency
	w.chosen = w.chosen[:0]
	for _, class := range p.classes {
		w.freeUnits(class, func(u int32) { w.chosen = append(w.chosen, u) })
	}
	turn := func(u int32) int32 {
		if w.program.Units[u].Agency == own {
			return u
		}
		return u + int32(len(w.units))
	}
	slices.SortFunc(w.chosen, func(a, b int32) int { return cmp.Compare(turn(a), turn(b)) })
	w.chosen = w.chosen[:min(len(w.chosen), p.count)]
	si := w.beginsOf(slot)
	if missing := p.count - len(w.chosen); missing > 0 {
		r := w.fact(si, UnitsShort, state.began, 0)
		r.Arg = uint16(missing)
		w.append(r)
	}
	for n, u := range w.chosen {
		unit := &w.units[u]
		w.setTaken(u)
		w.joinScene(u, state.scene)
		w.join(u, si)
		unit.status, unit.remote = idleOnScene, false
		w.stand(u, state.spot)
		r := w.unitFact(u, UnitArrived, si, state.began, 0)
		r.Place, r.Arg = state.spot.place, uint16(n+1)
		unit.last = w.append(r)
		unit.freed, unit.idle = unit.last, w.now
		w.stirUp(unit.last, forScene)
		w.mayYield(u)
		w.stirScene(state.scene)
	}
}

// closeIncidents closes, of the incidents that may have nothing left to do, those of which nothing runs, is timed or waits,
// and to which nothing can still come; their units are released.
func (w *World) closeIncidents() {
	w.inOrder(w.closing)
	for i := 0; i < len(w.closing); i++ { // of which some are part of others, which may close in their turn
		slot := w.closing[i]
		state := &w.incidents[slot]
		state.closing = false
		if state.phase == current && state.active == 0 && state.moving == 0 && !w.keptOpen(slot) {
			w.close(slot)
		}
	}
	w.closing = w.closing[:0]
}

// keptOpen reports whether something may still come to an incident that has nothing left to do itself.
func (w *World) keptOpen(slot slotIndex) bool {
	return w.hasGuests(&w.incidents[slot]) || w.awaits(slot) || w.changing(slot) || w.mayBeOrdered(slot)
}

// hasGuests reports whether instances of streams that are part of the incident are open, or still to arrive.
func (w *World) hasGuests(state *incidentState) bool {
	return slices.ContainsFunc(w.program.Incidents[state.incident].guests, func(incident int32) bool {
		return !w.streams[incident].over || w.streams[incident].first != None
	})
}

// awaits reports whether a step of the incident that has not begun, or that holds units, still waits for another incident.
func (w *World) awaits(slot slotIndex) bool {
	state := &w.incidents[slot]
	for _, e := range w.program.Incidents[state.incident].outside {
		if w.milestones[e.milestone].fate != open {
			continue
		}
		g := &w.program.gates[e.outermost]
		si := state.shift.step(g.step)
		if g.role < settle && w.steps[si].phase == pending || g.role == letGo && w.holding(si) {
			return true
		}
	}
	return false
}

// holding reports whether a step that is done keeps units busy.
func (w *World) holding(si stepIndex) bool {
	return slices.ContainsFunc(w.crews[si], func(u int32) bool {
		return w.units[u].step == si && w.units[u].status == working
	})
}

func (w *World) close(slot slotIndex) {
	state := &w.incidents[slot]
	state.phase = closed
	seq := w.append(w.incidentFact(slot, IncidentClosed, state.last))
	w.withdrawRequests(slot, seq)
	for u := state.first; u != None; {
		next := w.units[u].next
		if w.units[u].status == disabled {
			w.units[u].leaving = true
		} else {
			w.goHome(u, w.units[u].step, seq)
		}
		u = next
	}
	if state.scene != slot {
		w.forgetSenders(slot)
	}
	if state.measured {
		state.measured = false
		w.measured--
	}
	w.loseAll(slot, seq, foiled)
	w.retire(slot)
}

// forgetSenders ends what the sends of an incident that closes have to do with units that stay on the scene which it is part of:
// its slot may be another's by the time that they are taken away.
func (w *World) forgetSenders(slot slotIndex) {
	scene := w.incidents[slot].scene
	for u := w.incidents[scene].first; u != None; u = w.units[u].next {
		unit := &w.units[u]
		if unit.sent != None && w.steps[unit.sent].slot == slot {
			unit.sent = None
			w.mayYield(u)
		}
		if w.steps[unit.joined].slot == slot {
			w.join(u, w.beginsOf(scene))
		}
	}
}

// withdrawRequests ends what the incident still asks for: units in the place of those that were taken from it.
func (w *World) withdrawRequests(slot slotIndex, cause Seq) {
	steps := w.stepsOf(&w.incidents[slot])
	for si := steps.from; si < steps.to; si++ {
		if w.steps[si].asking {
			w.withdrawRequest(si)
			w.stirUp(cause, 0)
			w.lookAtWhat(si)
		}
	}
}

// retire takes the instance of a stream from among those that have not closed.
func (w *World) retire(slot slotIndex) {
	if w.program.Incidents[w.incidents[slot].incident].Stream {
		w.unlink(slot)
		w.mayNotFollow()
		w.mayClose(w.incidents[slot].scene)
		w.vacate(slot)
	}
}

// loseAll marks every milestone of an incident that has not occurred as impossible. Of a stream's instance others know only
// those that are counted.
func (w *World) loseAll(slot slotIndex, seq Seq, why fate) {
	incident := &w.program.Incidents[w.incidents[slot].incident]
	if incident.Stream {
		for _, milestone := range incident.counted {
			w.loseOne(slot, milestone, seq, why)
		}
		return
	}
	for milestone := incident.extent.milestones.from; milestone < incident.extent.milestones.to; milestone++ {
		w.loseOne(slot, milestone, seq, why)
	}
}
