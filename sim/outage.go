package sim

// outage is a unit that an event keeps out of service, wherever it is: as at the end of a tour it finishes what it is at.
type outage struct {
	step stepIndex
	unit int32
}

// chooseElsewhere chooses units elsewhere that an event puts out of service: of a number those that are free first, in the order of the
// file. Who is off duty does not count, and stays away with all of them.
func (w *World) chooseElsewhere(si stepIndex, need *Need, named []int32) {
	for _, free := range [...]bool{true, false} {
		for _, u := range named {
			unit := &w.units[u]
			wanted := need.All || int32(len(w.chosen)) < need.Count && !unit.absent && unit.status != disabled
			if wanted && unit.status.free() == free && unit.mark != w.marks && !w.surplus(u) && !w.isKeptOut(u, si) {
				w.choose(u)
			}
		}
	}
}

// putOutOfService begins an outage of a unit.
func (w *World) putOutOfService(u int32, si stepIndex, cause Seq) {
	w.enforce(si)
	w.outages = append(w.outages, outage{si, u})
	unit := &w.units[u]
	unit.absent = true
	if unit.status.free() {
		w.goOffDuty(u, cause)
	}
}

// reinstate ends the outages that an event keeps up. Whoever is not kept out by another comes back as at the beginning of a tour.
func (w *World) reinstate(si stepIndex, cause Seq) {
	w.chosen = w.chosen[:0]
	kept := w.outages[:0]
	for _, o := range w.outages {
		if o.step == si {
			w.chosen = append(w.chosen, o.unit)
		} else {
			kept = append(kept, o)
		}
	}
	w.outages = kept
	for _, u := range w.chosen {
		if w.program.Units[u].duty.serves(w.units[u].turn) {
			w.beginDuty(u, si, cause)
		}
	}
}

// keptOutBy is the event that was the last to put a unit out of service and keeps it there, or None.
func (f *fleet) keptOutBy(u int32) stepIndex {
	by := stepIndex(None)
	for i := range f.outages {
		if f.outages[i].unit == u {
			by = f.outages[i].step
		}
	}
	return by
}

// isKeptOut reports whether an event keeps a unit out of service.
func (f *fleet) isKeptOut(u int32, si stepIndex) bool {
	for i := range f.outages {
		if f.outages[i] == (outage{si, u}) {
			return true
		}
	}
	return false
}
