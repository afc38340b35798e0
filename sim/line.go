package sim

import (
	"simulate/sim/engine"
	"simulate/sim/queue"
)

// keyOf puts a step, or its delivery, at the place in a line that its priority and the instant of asking give it.
func (w *World) keyOf(si stepIndex, index int32, asked engine.Time) queue.Key {
	s := &w.steps[si]
	incident := &w.incidents[s.slot]
	return queue.Key{
		Priority: w.priority(si), Index: index, Asked: asked,
		Order: uint64(incident.incident)<<48 | uint64(incident.ordinal)<<16 | uint64(s.step),
	}
}

// rating is what the priorities of an incident's steps depend on.
type rating struct {
	priority int32  // the incident's
	state    uint16 // of its condition; 0 without
}

func (i *incidentState) rating() rating { return rating{i.priority, i.state} }

// priority is the step's own, or else its incident's. It is asked often, and small enough to be part of what asks.
func (w *World) priority(si stepIndex) int32 {
	s := &w.steps[si]
	if w.program.Steps[s.step].priorities == nil {
		return w.incidents[s.slot].priority
	}
	return w.ratedPriority(si)
}

// ratedPriority is that of a step which has one of its own.
func (w *World) ratedPriority(si stepIndex) int32 {
	return w.priorityAt(si, w.incidents[w.steps[si].slot].rating())
}

// priorityAt is the priority of a step where its incident is rated so.
func (w *World) priorityAt(si stepIndex, r rating) int32 {
	step := w.stepOf(si)
	if step.priorityColumn != 0 {
		if v, known := w.cell(step.priorityColumn, w.steps[si].slot); known {
			return int32(v)
		}
	}
	if step.priorities != nil {
		return step.priorities[r.state]
	}
	return r.priority
}

// prioritise gives those who wait for an incident that was rated otherwise their new places in the lines. Each is moved by itself: on
// a scene of hundreds of patients one who gets worse does not set the others in order.
func (w *World) prioritise(slot slotIndex, was rating, cause Seq) {
	state := &w.incidents[slot]
	extent := &w.program.Incidents[state.incident].extent
	steps, deliveries := w.stepsOf(state), extent.deliveries.at(state.shift.deliveries)
	for si := steps.from; si < steps.to; si++ {
		now := w.requestOf(si)
		before := now
		before.Priority = w.priorityAt(si, was)
		switch s := &w.steps[si]; {
		case before == now:
		case s.asking:
			w.requests.Remove(int32(s.step), before)
			w.requests.Add(int32(s.step), now)
		case s.phase == waiting:
			w.lineOnScene(si).Move(before, now)
		}
	}
	for d := deliveries.from; d < deliveries.to; d++ {
		now := w.pressOf(d)
		before := now
		before.Priority = w.priorityAt(w.deliveries[d].step, was)
		if before != now && w.deliveries[d].phase == queued {
			w.air.Remove(w.deliveries[d].of, before)
			w.air.Add(w.deliveries[d].of, now)
		}
	}
	w.stirUp(cause, forScene|forAir)
	w.lookAtAll()
	w.stirScene(state.scene)
}

// lineUp puts a step into the line for units from afar.
func (w *World) lineUp(si stepIndex) {
	s := &w.steps[si]
	s.asking = true
	w.requests.Add(int32(s.step), w.requestOf(si))
	w.lookAtWhat(si)
}

// withdrawRequest takes a step from the line for units from afar, if it is in it.
func (w *World) withdrawRequest(si stepIndex) {
	if s := &w.steps[si]; s.asking {
		w.requests.Remove(int32(s.step), w.requestOf(si))
		s.asking = false
	}
}

// requestOf is the place of a step in a line for units: that of its first asking, whatever interrupts it.
func (w *World) requestOf(si stepIndex) queue.Key { return w.keyOf(si, int32(si), w.steps[si].linedUp) }

// pressOf is the place of a delivery in the line for channels.
func (w *World) pressOf(d int32) queue.Key {
	return w.keyOf(w.deliveries[d].step, d, w.deliveries[d].pressed)
}

// leaveLines takes a step from the lines for units.
func (w *World) leaveLines(si stepIndex) {
	w.withdrawRequest(si)
	if s := &w.steps[si]; s.phase == waiting {
		w.lineOnScene(si).Remove(int32(si))
	}
}

// enabler is the cause of what a wait ended with, and the request that waited: what was freed after the request is
// the cause; what was free before waited for those ahead in the line. Without a wait, the request is the cause.
func (w *World) enabler(freed Seq, freedAt engine.Time, request Seq, requestedAt engine.Time) (cause, since Seq) {
	switch {
	case requestedAt == w.now:
		return request, 0
	case freedAt > requestedAt:
		return freed, request
	default:
		return max(w.stir, request), request
	}
}

// lines is a set of the lines.
type lines uint8

const (
	forUnits lines = 1 << iota
	forScene
	forAir
	allLines = forUnits | forScene | forAir
)

// lookAt notes that something has changed for those who ask for units of a class, or wait for a relief from it; where nobody does there
// is nothing to look at. Those whose pools are as they were are not looked at again: which of the units that may not go yet is the best
// changes as they drive home, and who is asked would depend on what happens elsewhere.
func (w *World) lookAt(class uint16) {
	if !w.requests.Empty() || len(w.reliefs) > 0 {
		w.unsettled |= forUnits
		w.changed[class] = w.dispatches + 1
		for _, kin := range w.program.classes[class].kin {
			w.changed[kin] = w.dispatches + 1
		}
	}
}

// lookAtWhat notes so of all classes from which a step may take units.
func (w *World) lookAtWhat(si stepIndex) {
	for _, class := range w.stepOf(si).classes {
		w.unsettled |= forUnits
		w.changed[class] = w.dispatches + 1
	}
}

func (w *World) lookAtAll() {
	for class := range w.changed {
		w.lookAt(uint16(class))
	}
}

// stirUp notes that a record freed something that those wait for who are in some of the lines.
func (w *World) stirUp(seq Seq, l lines) {
	w.stir = seq
	if len(w.afar) == 0 && len(w.loads) == 0 {
		l &^= forScene
	}
	if w.air.Empty() {
		l &^= forAir
	}
	w.unsettled |= l
}

// stirScene notes that something has changed for those who wait on the scene of an incident; where nobody does there is nothing to look
// at. Who comes to wait stirs the scene himself.
func (w *World) stirScene(slot slotIndex) {
	if len(w.scenes[slot]) == 0 && len(w.overdue) == 0 && len(w.loads) == 0 {
		return
	}
	w.unsettled |= forScene
	if state := &w.incidents[slot]; !state.stirred {
		state.stirred = true
		w.stirred = append(w.stirred, slot)
	}
}

// stirAll notes that a step is over, and everything that it withheld is free for others.
func (w *World) stirAll(si stepIndex, seq Seq) {
	w.stirUp(seq, forScene|forAir)
	w.lookAtWhat(si)
	w.stirScene(w.sceneOf(si))
}

// stirScenes does so of all scenes on which somebody waits.
func (w *World) stirScenes() {
	for slot, line := range w.scenes {
		if len(line) > 0 {
			w.stirScene(slotIndex(slot))
		}
	}
}
