package sim

// Work by units where they are may be of those only that stand at one place: the beds of the hospital to which a patient was
// brought. Such a request wants some of a pool and not others, so that what it withholds from those behind it is what stands there.

// kept is the units of a class that stand at a spot, and that a request which lacks some keeps from those behind it.
type kept struct {
	class uint16
	at    spot
}

// hereOf is where the units stand that a step may take.
func (w *World) hereOf(si stepIndex) spot {
	switch step := w.stepOf(si); {
	case step.atPlace != NoPlace:
		return w.program.spotOf(step.atPlace)
	case step.atStep != NoStep:
		return w.crewAt(si, step.atStep)
	default:
		return w.whereOf(si)
	}
}

// standsAt reports whether a unit is at a spot, and not on its way.
func (w *World) standsAt(u int32, at *spot) bool {
	unit := &w.units[u]
	return unit.status != returning && unit.leg.end.same(*at)
}

// discerns reports whether a request can be given some of the free units of a class and not others.
func (w *World) discerns(si stepIndex) bool { return len(w.kept) > 0 || w.stepOf(si).standing }

// mayHave reports whether a request may be given a free unit: it stands where it has to, and is not kept for one ahead.
func (w *World) mayHave(si stepIndex, u int32) bool {
	for i := range w.kept {
		if k := &w.kept[i]; k.class == w.program.Units[u].class && w.standsAt(u, &k.at) {
			return false
		}
	}
	return w.standsWell(si, u)
}

// standsWell reports whether a unit stands where the units of a step have to.
func (w *World) standsWell(si stepIndex, u int32) bool {
	if !w.stepOf(si).standing {
		return true
	}
	here := w.hereOf(si)
	return w.standsAt(u, &here)
}

// noteHome notes that a unit which was free on its way stands at its home now, which matters to those who want it there.
func (w *World) noteHome(u int32) {
	unit, class := &w.units[u], w.program.Units[u].class
	if w.program.classes[class].standing {
		unit.freed = unit.last
		w.stirUp(unit.last, 0)
		w.lookAt(class)
	}
}
