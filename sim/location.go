package sim

// bronzeShare is with what a nominal run spreads the places that the steps of instances choose: where instances are, and the states
// in which they begin, are spread by others.
const bronzeShare = 0.7320508075688772

// settlePlace settles where a step happens of which that is open until it asks: once, for as long as its incident lives.
func (w *World) settlePlace(si stepIndex) {
	at := w.numbersOf(si).where
	if at.column != 0 {
		if place, known := w.cell(at.column, w.steps[si].slot); known {
			w.steps[si].place = uint16(place)
			return
		}
	}
	switch {
	case at.place != NoPlace:
		w.steps[si].place = at.place
	case at.step != NoStep:
		w.steps[si].place = w.crewAt(si, at.step).place
	case len(at.nearest) > 0:
		w.steps[si].place = w.nearestOf(si, at.nearest)
	default:
		w.steps[si].place = w.drawSpread(&at.shares, w.stepQuantity(si, DrawWhere, 0), bronzeShare)
	}
}

// nearestOf is the one of several places to which it is the shortest usual drive, of those that are open to the units; where all are
// closed to them, of all. Where nobody drives it is the first.
func (w *World) nearestOf(si stepIndex, places []uint16) uint16 {
	w.marks.next() // whom another request has chosen at this instant is not out of the question
	u, kind, driven := w.setsOut(si)
	if !driven {
		return places[0]
	}
	best, least, closed := NoPlace, 0.0, false
	for _, place := range places {
		time, bars := w.drive(si, u, kind, place), w.bars(kind, place)
		if best == NoPlace || closed && !bars || closed == bars && time < least {
			best, least, closed = place, time, bars
		}
	}
	return best
}

// drive is the usual time to a place of a unit, or without one of its kind from where the step's incident is.
func (w *World) drive(si stepIndex, u int32, kind, place uint16) float64 {
	if u != None {
		return w.usualTime(u, w.program.spotOf(place))
	}
	return w.timeBetween(kind, w.incidents[w.steps[si].slot].spot, w.program.spotOf(place))
}

// setsOut is a unit from where a step that asks sets out, and its kind: the first of the crew that it names, or else on scene of the sort
// that it needs. It is None when there is no such unit yet, and of what is done by units from afar: then it is the incident's place.
// ok is false of a step that needs nobody.
func (w *World) setsOut(si stepIndex) (u int32, kind uint16, ok bool) {
	step := w.stepOf(si)
	if step.with != NoStep {
		for _, u := range w.crews[w.peer(si, step.with)] {
			if w.serves(u, si) {
				return u, w.program.Units[u].Kind, true
			}
		}
	}
	if len(step.Needs) == 0 {
		return None, 0, false
	}
	kind = step.Needs[0].Kind
	if w.program.Calls(w.steps[si].step) || step.with != NoStep {
		return None, kind, true
	}
	for u := w.incidents[w.sceneOf(si)].first; u != None; u = w.units[u].next {
		if step.Needs[0].takes(&w.program.Units[u]) && w.units[u].status == idleOnScene {
			return u, kind, true
		}
	}
	return None, kind, true
}
