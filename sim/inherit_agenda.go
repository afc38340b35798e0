package sim

import "simulate/sim/engine"

// agenda carries over what is scheduled. What was cancelled stays in it: should it be due again at the same instant, it comes in
// its old place. When incidents begin and tours end the new program says.
func (h *heir) agenda() {
	w := h.w
	for event := range h.from.events.All() {
		kind, i := scheduledIn(event)
		if to := h.index(kind, i); to != None && event.At() <= w.program.End {
			w.events.Push(engine.NewEvent(event.At(), event.Phase(), h.rank(kind, event.Order()), payload(kind, to)))
		}
	}
	for i := range w.program.Incidents {
		if incident := &w.program.Incidents[i]; !incident.Stream && w.incidents[i].phase == awaited {
			w.schedule(h.begins(incident), incidentBegins, int32(i))
		}
	}
}

// begins is when an incident begins that has not: one that others have set off when they said, or engine.Never.
func (h *heir) begins(incident *Incident) engine.Time {
	if incident.isSetOff() {
		return h.w.steps[incident.FirstStep].due
	}
	return max(h.w.now, incident.Begins)
}

// index is the index of an event in the new world; it is None when the event is not carried over.
func (h *heir) index(kind eventKind, i int32) int32 {
	switch kind {
	case stepBegins, workEnds, stepRepeats, patienceEnds:
		return int32(h.step(stepIndex(i)))
	case approvalComes:
		a := &h.from.approvals[i]
		return shifted(h.m.approvals[a.of], h.shift(a.step).approvals)
	case unitLeaves, unitArrives, unitComesHome, unitIsFreed, reliefFallsDue, restEnds, fillEnds:
		return h.unit(i)
	case standbySettles:
		return h.pool(i)
	case transmissionEnds, transmissionRepeats:
		d := &h.from.deliveries[i]
		return shifted(h.m.deliveries[d.of], h.shift(d.step).deliveries)
	case conditionChanges:
		k := &h.from.clocks[i]
		return shifted(h.m.changes[k.of], h.shift(k.step).clocks)
	case postureReached:
		o := &h.from.orders[i]
		return shifted(h.m.orders[o.of], h.shift(o.step).orders)
	default:
		return None
	}
}

// shift leads to the states of the instance that a step of the old world is of.
func (h *heir) shift(si stepIndex) *shift {
	return &h.w.incidents[h.m.slot(h.from.steps[si].slot)].shift
}

// shifted is where the state of a part stands, of one that the new program has.
func shifted(number, by int32) int32 {
	if number == None {
		return None
	}
	return number + by
}

// rank is the place of an event among those of its instant: that of the step for which it was scheduled.
func (h *heir) rank(kind eventKind, order uint32) uint32 {
	switch kind {
	case unitComesHome, unitIsFreed, restEnds, standbySettles:
		return order
	default:
		return uint32(h.m.steps[order>>16])<<16 | order&(1<<16-1)
	}
}
