package sim

import "slices"

// incidentFact is a record about an incident.
func (w *World) incidentFact(slot int32, kind Kind, cause Seq) *Record {
	state := &w.incidents[slot]
	r := w.next(kind, cause, 0)
	r.Incident, r.Unit, r.Arg = slot, state.ordinal, uint16(state.incident)
	r.Step = w.program.Incidents[state.incident].FirstStep
	return r
}

// beginIncident begins an incident, puts the units that are present on scene, and begins the steps that wait for nothing.
func (w *World) beginIncident(slot int32) {
	state := &w.incidents[slot]
	incident := &w.program.Incidents[state.incident]
	first := int32(incident.FirstStep)
	if !w.happens(incident.chance, w.stepQuantity(first, DrawChance, 0)) {
		state.phase = closed
		w.loseAll(slot, w.append(w.incidentFact(slot, IncidentSkipped, 0)))
		return
	}
	state.phase = current
	state.began = w.append(w.incidentFact(slot, IncidentBegan, 0))
	state.last = state.began
	for i := range incident.present {
		w.bePresent(slot, &incident.present[i])
	}
	for si := first + 1; si < first+int32(incident.Steps); si++ {
		switch early := w.steps[si].early; {
		case early == doomed:
			w.skip(si, state.began)
		case early == ready || w.plan(si).after == None:
			w.trigger(si, state.began)
		}
	}
	w.closing = w.closing || state.active == 0
}

// bePresent puts free units on scene as the incident begins.
func (w *World) bePresent(slot int32, p *presence) {
	state := &w.incidents[slot]
	incident := &w.program.Incidents[state.incident]
	w.chosen = w.chosen[:0]
	for _, pool := range p.pools {
		w.freeUnits(pool, func(u int32) {
			if int32(len(w.chosen)) < p.count {
				w.chosen = append(w.chosen, u)
			}
		})
	}
	si := int32(incident.FirstStep)
	if missing := p.count - int32(len(w.chosen)); missing > 0 {
		r := w.fact(si, UnitsShort, state.began, 0)
		r.Arg = uint16(missing)
		w.append(r)
	}
	for n, u := range w.chosen {
		unit := &w.units[u]
		w.setTaken(u)
		w.joinScene(u, slot)
		w.join(u, si)
		unit.status, unit.leg, unit.remote = idleOnScene, standing(w.program.spotOf(incident.Place)), false
		r := w.unitFact(u, UnitArrived, si, state.began, 0)
		r.Place, r.Arg = incident.Place, uint16(n+1)
		unit.last = w.append(r)
		unit.freed, unit.idle = unit.last, w.now
	}
}

// closeIncidents closes the incidents of which nothing runs, is timed or waits, and to which nothing can still come; their
// units are released.
func (w *World) closeIncidents() {
	for slot := range w.incidents {
		state := &w.incidents[slot]
		if state.phase == current && state.active == 0 && state.moving == 0 && !w.awaits(int32(slot)) {
			w.close(int32(slot))
		}
	}
}

// awaits reports whether a step of the incident that has not begun, or that holds units, still waits for another incident.
func (w *World) awaits(slot int32) bool {
	for _, wait := range w.program.outside {
		g := &w.program.gates[wait.gate]
		si := int32(g.step)
		if w.steps[si].slot != slot || w.milestones[wait.milestone] != open {
			continue
		}
		if w.steps[si].phase == pending || g.role == letGo && w.holding(si) {
			return true
		}
	}
	return false
}

// holding reports whether a step that is done keeps units busy.
func (w *World) holding(si int32) bool {
	return slices.ContainsFunc(w.crews[si], func(u int32) bool {
		return w.units[u].step == si && w.units[u].status == working
	})
}

func (w *World) close(slot int32) {
	state := &w.incidents[slot]
	state.phase = closed
	seq := w.append(w.incidentFact(slot, IncidentClosed, state.last))
	for u := state.first; u != None; {
		next := w.units[u].next
		if w.units[u].status == disabled {
			w.units[u].leaving = true
		} else {
			w.goHome(u, w.units[u].step, seq)
		}
		u = next
	}
	w.loseAll(slot, seq)
}

// loseAll marks every milestone of an incident that has not occurred as impossible.
func (w *World) loseAll(slot int32, seq Seq) {
	incident := &w.program.Incidents[w.incidents[slot].incident]
	for s := incident.FirstStep; s < incident.FirstStep+incident.Steps; s++ {
		w.lose(s, everyKind, seq)
	}
}
