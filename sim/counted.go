package sim

// reachCount counts the instances of a stream that have reached a milestone, or no longer can.
type reachCount struct{ reached, missed int32 }

// countReached counts one more instance that has reached a milestone, for those who wait for the N-th or for all.
func (w *World) countReached(milestone int32, seq Seq) {
	w.counts[milestone].reached++
	w.tellCount(milestone, seq, lost)
}

// countMissed counts one more instance that can no longer reach it.
func (w *World) countMissed(milestone int32, seq Seq, why fate) {
	w.counts[milestone].missed++
	w.tellCount(milestone, seq, why)
}

// tellCount signals that the N-th or the last instance has reached a milestone, or that it can no longer come to that, and
// why.
func (w *World) tellCount(milestone int32, seq Seq, why fate) {
	m, c := &w.program.triggers.milestones[milestone], w.counts[milestone]
	source := w.program.Steps[m.Step].Incident
	stream, state := &w.streams[source], &w.milestones[milestone]
	if state.fate != open {
		return
	}
	possible := stream.arrived - c.missed
	switch {
	case m.instance > 0 && c.reached >= m.instance, m.instance == allInstances && stream.over && c.missed == 0 && c.reached == stream.arrived:
		state.seq, state.fate = seq, reached
	case m.instance > 0 && stream.over && possible < m.instance, m.instance == allInstances && c.missed > 0:
		state.seq, state.fate = seq, why
	default:
		return
	}
	w.signals = append(w.signals, signal{slot: slotIndex(source), milestone: milestone, seq: seq, fate: state.fate})
}

// afterLast looks at the counts of a stream anew when no more of it arrive.
func (w *World) afterLast(incident int32, seq Seq) {
	for _, milestone := range w.program.Incidents[incident].counted {
		w.tellCount(milestone, seq, lost)
	}
}

// tellElsewhere tells a gate of another incident than the milestone's: of a stream, that of every instance that is open, or whose
// events are in force still.
func (w *World) tellElsewhere(gate int32, s *signal) {
	owner := w.program.ownerOf(gate)
	if !w.program.Incidents[owner].Stream {
		slot := slotIndex(owner)
		w.tell(slot, gate, s.seq, s.fate)
		w.mayClose(slot)
		return
	}
	for slot := w.streams[owner].first; slot != None; slot = w.incidents[slot].next {
		w.tell(slot, gate, s.seq, s.fate)
		w.mayClose(slot)
	}
	for slot := range w.incidents {
		if state := &w.incidents[slot]; state.incident == owner && state.phase == closed && state.inForce > 0 {
			w.tell(slotIndex(slot), gate, s.seq, s.fate)
		}
	}
}
