package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
)

// happen carries out an event, once or for one more round. An event takes no time: a single one is done first, so that what it
// does has its end as its cause.
func (w *World) happen(si stepIndex, cause Seq) {
	if !w.stepOf(si).repeats {
		w.apply(si, w.done(si, cause))
		return
	}
	started := w.start(si, cause, 0)
	w.apply(si, started)
	w.finish(si, started)
}

// apply does what an event does to units, places, channels and its incident.
func (w *World) apply(si stepIndex, cause Seq) {
	e, inForce := w.stepOf(si).effects, w.steps[si].lasting
	for i := range e.disable {
		w.disable(si, &e.disable[i], e.named[i], cause)
	}
	if e.moves != NoPlace {
		w.moveIncident(si, cause)
	}
	if inForce || !e.lasting() {
		return // a repetition changes nothing that is in force
	}
	w.enforce(si)
	if len(e.blocks) > 0 {
		w.blocking = append(w.blocking, si)
	}
	for i := range e.blocks {
		place := e.blocks[i].place
		w.places[place].blocks++
		w.reconsiderPosts(w.append(w.placeFact(si, PlaceBlocked, place, 0, cause)))
	}
	if e.down != NoChannel {
		w.channels[e.down].down++
		w.append(w.channelFact(si, ChannelDown, cause))
	}
	if len(e.slow) > 0 {
		w.slowing = append(w.slowing, si)
	}
	for _, slow := range e.slow {
		w.append(w.placeFact(si, slow.trips.slowed(), slow.place, thousandths(w.valueOf(slow.input, slow.factor)), cause))
		w.recomputeSlow(slow.trips, slow.place)
	}
	w.closeRoads()
	if e.priority != 0 {
		w.setPriority(si, w.priority(si), cause)
	}
}

// undo ends what an event did, and what a finished work holds, when the until comes.
func (w *World) undo(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	w.letGo(si, cause)
	if !s.lasting {
		return
	}
	s.lasting = false
	e := step.effects
	if e.reachOut() {
		w.incidents[s.slot].inForce--
	}
	for _, u := range w.crews[si] {
		w.restore(u, si, cause)
	}
	w.reinstate(si, cause)
	w.blocking = slices.DeleteFunc(w.blocking, func(other stepIndex) bool { return other == si })
	for i := range e.blocks {
		w.unblock(si, e.blocks[i].place, cause)
	}
	if e.down != NoChannel {
		c := &w.channels[e.down]
		c.down--
		seq := w.append(w.channelFact(si, ChannelUp, cause))
		c.freed, c.freedAt = seq, w.now
		w.stirUp(seq, forAir)
	}
	w.slowing = slices.DeleteFunc(w.slowing, func(other stepIndex) bool { return other == si })
	for _, slow := range e.slow {
		w.append(w.placeFact(si, slow.trips.cleared(), slow.place, 0, cause))
		w.recomputeSlow(slow.trips, slow.place)
	}
	w.closeRoads()
	if e.priority != 0 {
		w.setPriority(si, w.priorityLeft(s.slot), cause)
	}
	w.vacate(s.slot)
}

// enforce marks what an event does as in force.
func (w *World) enforce(si stepIndex) {
	if s := &w.steps[si]; !s.lasting {
		s.lasting = true
		if w.stepOf(si).effects.reachOut() {
			w.incidents[s.slot].inForce++
		}
	}
}

func (w *World) placeFact(si stepIndex, kind Kind, place, arg uint16, cause Seq) *Record {
	r := w.fact(si, kind, cause, 0)
	r.Place, r.Arg = place, arg
	return r
}

func (w *World) channelFact(si stepIndex, kind Kind, cause Seq) *Record {
	r := w.fact(si, kind, cause, 0)
	r.Arg = w.stepOf(si).effects.down
	return r
}

// setPriority gives an incident another priority, on behalf of a step.
func (w *World) setPriority(si stepIndex, priority int32, cause Seq) {
	slot := w.steps[si].slot
	was := w.incidents[slot].rating()
	seq := w.putPriority(si, priority, cause)
	w.prioritise(slot, was, seq)
}

func (w *World) putPriority(si stepIndex, priority int32, cause Seq) Seq {
	r := w.fact(si, PrioritySet, cause, 0)
	r.Arg = uint16(priority)
	w.incidents[w.steps[si].slot].priority = priority
	return w.append(r)
}

// followState lets the priorities of an incident and its steps follow the state of its condition. One that an event has set stands
// above that.
func (w *World) followState(slot slotIndex, was rating, cause Seq) {
	own := w.ownPriority(slot)
	if w.givenPriority(slot) == 0 && own != w.incidents[slot].priority {
		cause = w.putPriority(w.beginsOf(slot), own, cause)
	}
	w.prioritise(slot, was, cause)
}

// priorityLeft is the most urgent priority that events in force give an incident, or else its own.
func (w *World) priorityLeft(slot slotIndex) int32 {
	return cmp.Or(w.givenPriority(slot), w.ownPriority(slot))
}

// givenPriority is the most urgent priority that events in force give an incident; 0 where none does.
func (w *World) givenPriority(slot slotIndex) int32 {
	left, steps := int32(0), w.stepsOf(&w.incidents[slot])
	for si := steps.from; si < steps.to; si++ {
		if !w.steps[si].lasting {
			continue
		}
		if w.stepOf(si).effects.priority == 0 {
			continue
		}
		if given := w.priority(si); left == 0 || given < left {
			left = given
		}
	}
	return left
}

// ownPriority is what the file says of an instance: in its trace, by the state of its condition, or once for all.
func (w *World) ownPriority(slot slotIndex) int32 {
	state := &w.incidents[slot]
	if traced := w.program.traced(state.incident, state.lot.group()); traced != 0 {
		return traced
	}
	of := &w.program.Incidents[state.incident]
	if of.priorities != nil {
		return of.priorities[state.state]
	}
	return of.Priority
}

// disable puts units on scene out of action: those of the step that the event names, or else those at work and then the
// earliest arrived, and then units elsewhere that the event calls by their own name. Work is broken off when all of them are out of
// action: what is broken off makes the rest of its units idle, among whom none may be that is about to be disabled.
func (w *World) disable(si stepIndex, need *Need, named []int32, cause Seq) {
	step := w.stepOf(si)
	w.chosen = w.chosen[:0]
	w.marks.next()
	if step.with != NoStep {
		for _, u := range w.crews[w.peer(si, step.with)] {
			w.chooseToDisable(u, si, need, w.units[u].status == working || w.units[u].status == idleOnScene)
		}
	} else {
		for _, status := range [...]unitStatus{working, idleOnScene} {
			for u := w.incidents[w.sceneOf(si)].first; u != None; u = w.units[u].next {
				w.chooseToDisable(u, si, need, w.units[u].status == status)
			}
		}
	}
	here := len(w.chosen)
	w.chooseElsewhere(si, need, named)
	if missing := need.Count - int32(len(w.chosen)); missing > 0 {
		r := w.fact(si, UnitsShort, cause, 0)
		r.Arg = uint16(missing)
		w.append(r)
	}
	for _, u := range w.chosen[:here] {
		w.disableUnit(u, si, cause)
	}
	for _, u := range w.chosen[here:] {
		w.putOutOfService(u, si, cause)
	}
	for _, u := range w.chosen[:here] {
		unit := &w.units[u]
		if at := unit.step; at != None {
			unit.step = None
			w.breakOff(at, unit.last)
		}
	}
}

// chooseToDisable takes a unit of the sort on this incident's scene, as long as more are wanted.
func (w *World) chooseToDisable(u int32, si stepIndex, need *Need, fits bool) {
	unit := &w.units[u]
	if !fits || !unit.onScene || unit.slot != w.sceneOf(si) || unit.mark == w.marks {
		return
	}
	if need.takes(&w.program.Units[u]) && (need.All || int32(len(w.chosen)) < need.Count) {
		w.choose(u)
	}
}

func (w *World) disableUnit(u int32, si stepIndex, cause Seq) {
	unit := &w.units[u]
	unit.status, unit.due = disabled, engine.Never
	w.enforce(si)
	w.join(u, si)
	r := w.unitFact(u, UnitDisabled, si, cause, 0)
	r.Place = unit.leg.end.place
	unit.last = w.append(r)
	w.stirUp(unit.last, forScene) // those who want all of a crew that are still there do not wait for it
	w.stirScene(unit.slot)
}

// restore brings a unit that an event has disabled back into action.
func (w *World) restore(u int32, si stepIndex, cause Seq) {
	unit := &w.units[u]
	if unit.status != disabled {
		return
	}
	unit.status = idleOnScene
	r := w.unitFact(u, UnitRestored, si, cause, 0)
	r.Place = unit.leg.end.place
	unit.last = w.append(r)
	unit.freed, unit.idle = unit.last, w.now
	w.stirUp(unit.last, forScene)
	w.mayYield(u)
	w.stirScene(unit.slot)
	if unit.leaving || w.incidents[unit.slot].phase == closed {
		w.goHome(u, si, unit.last)
	}
	w.endTourLate(u)
}
