package sim

// moveIncident takes an incident to another place, where it stays. Units that are under way to where it was, for a step which names no
// place of its own, turn there at once. Those on scene stay where they are, elsewhere as far as its place goes; work goes on.
func (w *World) moveIncident(si stepIndex, cause Seq) {
	place, slot := w.stepOf(si).effects.moves, w.steps[si].slot
	state := &w.incidents[slot]
	to := w.program.spotOf(place)
	if state.spot.same(to) {
		return
	}
	state.spot = to
	state.moves++
	seq := w.append(w.placeFact(si, IncidentMoved, place, 0, cause))
	steps := w.stepsOf(state)
	for sent := steps.from; sent < steps.to; sent++ {
		if !w.happensAtIncident(sent) {
			continue
		}
		for _, u := range w.crews[sent] {
			unit := &w.units[u]
			if unit.step == sent && (unit.status == enRoute || unit.status == heldOutside) && (unit.relieves == None || w.whitherOf(u).same(to)) {
				w.turnTo(u, to, uint64(state.moves), seq)
			}
		}
	}
	w.lookAtAll() // who is asked for may be another: the nearest, or those that stand here
	w.stirUp(seq, forScene)
	w.stirScene(state.scene)
}

// happensAtIncident reports whether a step happens where its incident is, wherever that is.
func (w *World) happensAtIncident(si stepIndex) bool {
	step := w.stepOf(si)
	return step.Place == NoPlace && step.whereStep == NoStep && w.steps[si].place == NoPlace
}

// turnTo lets a unit that is under way, or waits outside, drive to another place from where it is. It has turned out, and what slows its
// trip is drawn anew: by the number of the turn, so that its first trip is what it was.
func (w *World) turnTo(u int32, to spot, turn uint64, cause Seq) {
	unit := &w.units[u]
	r := w.unitFact(u, UnitEnRoute, unit.step, cause, unit.last)
	r.Place = to.place
	w.travelTo(u, to, enRoute, w.stepQuantity(unit.step, DrawTravel, turn<<32|uint64(unit.number)))
	w.departs(u, r)
}
