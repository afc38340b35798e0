package sim

import "simulate/sim/engine"

// whereOf is where a step sends to, or works. A step that works where others are is where the first of their crew is, or is
// on the way to; before there are any, and when all are at places without a name, at its incident.
func (w *World) whereOf(si stepIndex) spot {
	step := w.stepOf(si)
	switch {
	case step.Place != NoPlace:
		return w.program.spotOf(step.Place)
	case step.whereStep != NoStep:
		return w.crewAt(si, step.whereStep)
	case w.steps[si].place != NoPlace:
		return w.program.spotOf(w.steps[si].place)
	}
	return w.incidents[w.steps[si].slot].spot
}

// crewAt is where the units of another step of the plan are; of one that has settled its place it is that.
func (w *World) crewAt(si stepIndex, step uint16) spot {
	of := w.peer(si, step)
	if w.steps[of].place != NoPlace {
		return w.program.spotOf(w.steps[of].place)
	}
	for _, u := range w.crews[of] {
		if at := w.units[u].leg.end; at.place != NoPlace {
			return at
		}
	}
	return w.incidents[w.steps[si].slot].spot
}

// stand puts a unit at a spot, where it stays.
func (w *World) stand(u int32, at spot) {
	w.units[u].leg = standing(at)
	w.lookWhereOthersAre()
	w.tellLeg(u, w.now, w.now)
}

// lookWhereOthersAre notes that the units of a step are elsewhere than before: who asks for units that stand, or waits for some on scene,
// where those of another step are may find some now.
func (w *World) lookWhereOthersAre() {
	for _, class := range w.program.followed {
		w.lookAt(class)
	}
	if w.program.joining {
		w.elsewhere = true
		w.unsettled |= forScene
	}
}

// travelTo starts a trip and schedules its end. The time is drawn before the leg is changed: it depends on where the last leg
// has brought the unit by now.
func (w *World) travelTo(u int32, to spot, status unitStatus, q quantity) {
	unit := &w.units[u]
	trip, usual := w.drawTravelTime(u, to, q)
	start := w.whereIs(u)
	w.setOut(u, &start, &to)
	unit.leg.start, unit.leg.end = start, to
	unit.leg.from, unit.leg.to, unit.leg.usual = w.now, w.now+trip, usual
	unit.status, unit.due = status, unit.leg.to
	w.lookWhereOthersAre()
	w.tellLeg(u, unit.leg.from, unit.leg.to)
	kind := unitArrives
	if status == returning {
		kind = unitComesHome
	}
	w.schedule(unit.due, kind, u)
}

// tellLeg tells whoever listens of the leg that a unit has begun.
func (w *World) tellLeg(u int32, depart, arrive engine.Time) {
	if w.OnLeg == nil {
		return
	}
	l := &w.units[u].leg
	w.OnLeg(Leg{
		Unit: u, Depart: depart, Arrive: arrive, Usual: w.usually(l), From: w.program.position(&l.start), To: w.program.position(&l.end), Bends: w.bends(u, depart, arrive),
	})
}
