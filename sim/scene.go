package sim

import (
	"slices"

	"simulate/sim/queue"
	"simulate/sim/scenario"
)

// staff serves the line of those who wait for units on scene. Among equal priorities the first that can start starts; a lower
// priority does not take what a higher one is still gathering. That is less strict than the line for units from afar: on
// scene everybody sees who stands idle, and nobody is kept idle for a task of the same urgency. Scenes are served in the
// order of their incidents, whatever the order in which something happened there; only those where something did.
func (w *World) staff() {
	if w.elsewhere {
		w.elsewhere = false
		w.stirScenes()
	}
	w.inOrder(w.stirred)
	for i := 0; i < len(w.stirred); i++ { // a unit that begins to fill has the line of its scene looked at once more
		slot := w.stirred[i]
		w.incidents[slot].stirred = false
		w.staffFrom(&w.scenes[slot])
		if len(w.overdue) > 0 {
			w.relieveOnScene(slot)
		}
	}
	w.stirred = w.stirred[:0]
	w.staffFrom(&w.afar)
	if len(w.loads) > 0 {
		w.sendOff()
	}
}

// staffFrom serves one line.
func (w *World) staffFrom(l *queue.Line) {
	if len(*l) == 0 {
		return
	}
	w.passOn(l)
	w.gathering.next()
	kept := (*l)[:0]
	for _, waiter := range *l {
		si := stepIndex(waiter.Index)
		if w.noneLeft(si) {
			kept = append(kept, waiter)
			continue
		}
		if w.staffOne(si) {
			continue
		}
		w.noteNone(si)
		kept = append(kept, waiter)
		for _, u := range w.chosen {
			w.units[u].gathered, w.units[u].gatherer = w.gathering, waiter.Priority
		}
	}
	*l = kept
}

// noneLeft reports whether one of the same plan step before this one, in the serving of the line under way, has found too few at the
// same spot. Who is idle there only becomes fewer while a line is served, and who is behind may take no more than who is before: five
// hundred patients who wait for twenty crews are not looked at one by one whenever a crew comes free.
func (w *World) noneLeft(si stepIndex) bool {
	n := &w.nobody[w.steps[si].step]
	return n.gathering == w.gathering && n.at.same(w.whereOf(si))
}

// noteNone notes that a step which could not start has found too few. Others may have what it has not if they use units of another step,
// or a seat, and none but a stream has others of the same step.
func (w *World) noteNone(si stepIndex) {
	step := w.stepOf(si)
	if step.alike && step.with == NoStep && !step.shared && w.program.Incidents[step.Incident].Stream {
		w.nobody[w.steps[si].step] = nobody{w.gathering, w.whereOf(si)}
	}
}

// passOn starts those who began at this instant and use the units of a step that gave them free at the same instant: they
// pass without queueing. A crew that goes from one task to the next is not a resource for which others stand in line.
func (w *World) passOn(l *queue.Line) {
	*l = slices.DeleteFunc(*l, func(waiter queue.Key) bool {
		si := stepIndex(waiter.Index)
		return w.stepOf(si).with != NoStep && w.steps[si].askedAt == w.now && w.goOver(si)
	})
}

// goOver starts a step that uses the units of another if they are free. It does not queue for them, and so does not ask what others
// who do have gathered.
func (w *World) goOver(si stepIndex) bool {
	w.gathering.next()
	return w.staffOne(si)
}

// lineOnScene is the line on the scene of a step's incident, or that of those who take over units which work where they are.
func (w *World) lineOnScene(si stepIndex) *queue.Line {
	if with := w.stepOf(si).with; with != NoStep && w.program.worksAfar(with) {
		return &w.afar
	}
	return &w.scenes[w.sceneOf(si)]
}

// staffOne starts a work, a decision or a move if the units it needs are idle on scene, or are those of the step that it
// names and free. Otherwise the units found so far are in chosen.
func (w *World) staffOne(si stepIndex) bool {
	w.chosen = w.chosen[:0]
	w.marks.next()
	step := w.stepOf(si)
	if step.shared && w.board(si) {
		return true
	}
	choose := w.chooseOnScene
	if step.with != NoStep {
		choose = w.chooseCrew
	}
	if !choose(si, step) {
		return false
	}
	w.employ(si)
	return true
}

// staffFromAfar starts work that is done by units where they are, if enough of them are free.
func (w *World) staffFromAfar(si stepIndex) bool {
	w.chosen = w.chosen[:0]
	w.marks.next()
	step := w.stepOf(si)
	if step.overlapping {
		if !w.pairFromAfar(si) {
			return false
		}
		w.employFromAfar(si)
		return true
	}
	for i := range step.Needs {
		need := &step.Needs[i]
		wanted := need.Count
		if need.All {
			wanted = max(1, w.countFree(si, need))
		}
		w.contest.open()
		for ; wanted > 0; wanted-- {
			u, _ := w.pick(si, need)
			if u == None && step.divert {
				u, _ = w.toDivert(si, need)
			}
			if u == None {
				return false
			}
			w.choose(u)
		}
	}
	w.employFromAfar(si)
	return true
}

func (f *fleet) choose(u int32) {
	f.units[u].mark = f.marks
	f.chosen = append(f.chosen, u)
}

// chooseOnScene takes the earliest arrived of the idle units that a step can use. A move takes those elsewhere first:
// who is at its destination already is there at once.
func (w *World) chooseOnScene(si stepIndex, step *Step) bool {
	if step.overlapping {
		return w.pairOnScene(si, step)
	}
	enough := true
	for i := range step.Needs {
		need := &step.Needs[i]
		found := int32(0)
		if step.Verb == scenario.Move {
			found = w.gather(si, need, 0, false)
		}
		found = w.gather(si, need, found, true)
		enough = enough && (need.met(found) || step.all)
	}
	return enough && len(w.chosen) > 0
}

// met reports whether so many units are enough: of all there are, one.
func (n *Need) met(found int32) bool {
	if n.All {
		return found > 0
	}
	return found == n.Count
}

// gather takes idle units of the incident for a need, of which some are found already: those at the step's place, or
// those elsewhere.
func (w *World) gather(si stepIndex, need *Need, found int32, here bool) int32 {
	place := w.whereOf(si)
	for u := w.incidents[w.sceneOf(si)].first; need.All || found < need.Count; u = w.units[u].next {
		if u = w.nextIdle(si, need, &place, here, u); u == None {
			break
		}
		w.choose(u)
		found++
	}
	return found
}

// nextIdle is the next idle unit of an incident that a need may have, from one of those on its scene on; None when there is none. It
// stands at a place, or elsewhere.
func (w *World) nextIdle(si stepIndex, need *Need, place *spot, here bool, u int32) int32 {
	units := w.units // which the loop would read again for each
	for ; u != None; u = units[u].next {
		unit := &units[u]
		if unit.status == idleOnScene && need.takes(&w.program.Units[u]) && w.mayGather(unit, si) && here == unit.leg.end.same(*place) {
			break
		}
	}
	return u
}

// mayGather reports whether no step of a higher priority is gathering a unit that is idle on scene. What a step gathered holds for the
// present serving of the line; a lower number is a higher priority.
func (w *World) mayGather(unit *unitState, si stepIndex) bool {
	return unit.mark != w.marks && (unit.gathered != w.gathering || unit.gatherer >= w.priority(si))
}

// chooseCrew takes units of the step that this one names: as many as it needs, or all of them that are still there.
func (w *World) chooseCrew(si stepIndex, step *Step) bool {
	if len(step.Needs) == 0 || step.all {
		return w.chooseWholeCrew(si, step)
	}
	if step.overlapping {
		return w.pairCrew(si, step)
	}
	enough := true
	for i := range step.Needs {
		need := &step.Needs[i]
		found := int32(0)
		for _, u := range w.crews[w.peer(si, step.with)] {
			if need.takes(&w.program.Units[u]) && (need.All || found < need.Count) && w.passes(u, si, step) {
				w.choose(u)
				found++
			}
		}
		enough = enough && need.met(found)
	}
	return enough
}

func (w *World) chooseWholeCrew(si stepIndex, step *Step) bool {
	for _, u := range w.crews[w.peer(si, step.with)] {
		if !w.serves(u, si) {
			continue
		}
		if !w.passes(u, si, step) {
			return false
		}
		w.choose(u)
	}
	return len(w.chosen) > 0
}

// serves reports whether a unit of another step is still at the disposal of the incident: on it and in action, or a unit
// that works where it is.
func (w *World) serves(u int32, si stepIndex) bool {
	unit := &w.units[u]
	if unit.mark == w.marks || unit.status == disabled {
		return false
	}
	if unit.slot != None {
		return unit.slot == w.sceneOf(si)
	}
	step := w.stepOf(si)
	return unit.remote && step.Verb != scenario.Move && w.program.worksAfar(step.with)
}

// passes reports whether a unit of another step can go over to this one now.
func (w *World) passes(u int32, si stepIndex, step *Step) bool {
	if !w.serves(u, si) {
		return false
	}
	if w.units[u].remote {
		return w.units[u].status.free()
	}
	here := w.units[u].leg.end.same(w.whereOf(si))
	return w.units[u].status == idleOnScene && w.mayGather(&w.units[u], si) && (here || step.Verb == scenario.Move)
}
