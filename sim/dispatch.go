package sim

import "simulate/sim/scenario"

// request puts a send into the line for units. How many all of a kind are is settled as it asks: those that are
// free then. One that finds none of them has all there are, and is done.
func (w *World) request(si stepIndex) {
	s, step := &w.steps[si], w.stepOf(si)
	if w.program.reserved {
		w.openReserves(si)
	}
	for i := range step.Needs {
		if step.Needs[i].All {
			free := w.countFree(si, &step.Needs[i])
			w.needs[w.steps[si].needs+int32(i)] = needState{left: free, total: free}
		}
	}
	if !w.lacking(si) {
		w.done(si, w.start(si, s.asked, 0))
		return
	}
	w.lineUp(si)
}

// countFree is the number of units that could serve a need at once.
func (w *World) countFree(si stepIndex, need *Need) int32 {
	n := int32(0)
	for i := range need.supplies {
		n += w.standingFree(si, need.supplies[i].class)
	}
	if w.program.reserved {
		n -= w.keptOf(si, need)
	}
	return n
}

// standingFree is the number of free units of a class that stand where those of a step have to.
func (w *World) standingFree(si stepIndex, class uint16) int32 {
	n := int32(0)
	w.freeUnits(class, func(u int32) {
		if w.standsWell(si, u) {
			n++
		}
	})
	return n
}

// lacking reports whether a step has not been given all it asked for.
func (w *World) lacking(si stepIndex) bool {
	step := w.stepOf(si)
	for i := range step.Needs {
		if w.needs[w.steps[si].needs+int32(i)].left > 0 {
			return true
		}
	}
	return false
}

// dispatch serves the line for units from afar. It is strict: who lacks units withholds every unit it could use from
// those behind, unless the kind may be overtaken. A dispatcher who let a later call take a unit that an earlier one of the
// same priority waits for would never gather a large response. Withholding is by class and holds for one serving: the number
// of the serving stands in for clearing the marks.
func (w *World) dispatch() {
	w.dispatches.next()
	w.kept = w.kept[:0]
	w.relieve()
	w.requests.Rewind()
	for {
		number := w.requests.Next(w.canServe)
		if number == None {
			return
		}
		si := stepIndex(w.requests.Serve(number))
		if w.hasNews(si) && w.serve(si) {
			w.withdrawRequest(si)
			continue
		}
		w.withhold(si)
		if w.program.Steps[number].alike {
			w.requests.Spend(number)
		}
	}
}

// mayServe reports whether a unit is free, and not withheld, that those who wait in the lane of a step could use. Where units
// may be diverted one that is busy counts too: who cannot have it withholds it.
func (w *World) mayServe(step int32) bool {
	for _, class := range w.program.Steps[step].classes {
		if w.withheld[class] != w.dispatches && (w.freeIn[class] > 0 || w.program.classes[class].diverted) {
			return true
		}
	}
	return false
}

// hasNews reports whether something of the units that a request asks for has changed since it was looked at. What is looked at may
// withhold other units than before, and so those behind it that ask for any of them are looked at too.
func (w *World) hasNews(si stepIndex) bool {
	classes, newest := w.stepOf(si).classes, epoch(0)
	for _, class := range classes {
		newest = max(newest, w.changed[class])
	}
	if newest < w.dispatches {
		return false
	}
	if len(classes) > 1 {
		for _, class := range classes {
			w.changed[class] = max(w.changed[class], w.dispatches)
		}
	}
	return true
}

// serve gives a request what is free for it, and reports whether it wants no more.
func (w *World) serve(si stepIndex) bool {
	if !w.program.reserved {
		return w.give(si)
	}
	w.openReserves(si)
	served := w.give(si)
	if !served {
		w.tellKept(si)
	}
	return served
}

// give gives a request what it may have, and reports whether it wants no more.
func (w *World) give(si stepIndex) bool {
	step := w.stepOf(si)
	if step.Verb != scenario.Send {
		return w.staffFromAfar(si)
	}
	w.marks.next()
	last := int32(None)
	if step.whole {
		if last = w.lastOfWhole(si); last == None {
			return false
		}
		w.marks.next()
		if w.program.reserved {
			w.openReserves(si)
		}
	}
	if step.overlapping {
		w.fillPaired(si, last)
		return !w.lacking(si)
	}
	for i := range step.Needs {
		w.fill(si, i, last)
	}
	return !w.lacking(si)
}

// withhold keeps the units a request could use from those behind it: of a send only those of needs that are not met.
func (w *World) withhold(si stepIndex) {
	step := w.stepOf(si)
	for i := range step.Needs {
		if step.Verb == scenario.Send && w.needs[w.steps[si].needs+int32(i)].left == 0 {
			continue
		}
		for _, s := range step.Needs[i].supplies {
			switch {
			case w.program.classes[s.class].overtake:
			case step.standing:
				w.kept = append(w.kept, kept{s.class, w.hereOf(si)})
			default:
				w.withheld[s.class] = w.dispatches
			}
		}
	}
}

// fill assigns the best free units to one need of a send. A unit whose agency has not approved counts as found: the
// agency is asked, and the next agency for what is still short. last is the unit for which a whole send waited, or None.
func (w *World) fill(si stepIndex, i int, last int32) {
	step := w.stepOf(si)
	need, state := &step.Needs[i], &w.needs[w.steps[si].needs+int32(i)]
	w.contest.open() // one choice for all units of the need: who was picked, and may not go yet, is not picked twice
	for wanted := state.left; wanted > 0; wanted-- {
		u, supply := w.pick(si, need)
		if u == None && step.divert {
			if u, supply = w.toDivert(si, need); u != None {
				w.divert(u, si)
			}
		}
		if u == None {
			return
		}
		w.giveUnit(si, i, u, last, supply)
	}
}

// giveUnit grants a unit to a need of a send, or asks its agency to approve.
func (w *World) giveUnit(si stepIndex, i int, u, last int32, supply *supply) {
	if w.cleared(si, supply) {
		w.grant(si, u, last, i, supply)
	} else {
		w.askApproval(w.approvalOf(si, supply), u)
	}
}

// lastOfWhole is the unit freed last of all that a send wants, or None when they cannot all go now; agencies that would
// send are asked to approve.
func (w *World) lastOfWhole(si stepIndex) int32 {
	step, enough, last := w.stepOf(si), true, int32(None)
	if step.overlapping {
		return w.lastOfPaired(si)
	}
	for i := range step.Needs {
		w.contest.open()
		for wanted := w.needs[w.steps[si].needs+int32(i)].left; wanted > 0; wanted-- {
			u, supply := w.pick(si, &step.Needs[i])
			if u == None && step.divert {
				if u, supply = w.toDivert(si, &step.Needs[i]); u != None {
					w.units[u].mark = w.marks
				}
			}
			if u == None {
				enough = false
				break
			}
			if u := w.freedLast(si, u); last == None || w.units[u].freed > w.units[last].freed {
				last = u
			}
			if !w.cleared(si, supply) {
				w.askApproval(w.approvalOf(si, supply), u)
				enough = false
			}
		}
	}
	if !enough {
		return None
	}
	return last
}

// grant assigns a unit to a send; the first one starts it. What a whole send waited for is the last unit of all. Where an
// approval came after the request, only the time since then was a wait for the unit: what was before belongs to the approval,
// through which the chain of causes leads.
func (w *World) grant(si stepIndex, u, last int32, need int, supply *supply) {
	s, awaited := &w.steps[si], &w.units[w.freedLast(si, u)]
	if last != None {
		awaited = &w.units[last]
	}
	request, requestedAt := s.asked, s.askedAt
	if supply.approval != None {
		if a := &w.approvals[w.approvalOf(si, supply)]; a.givenAt > requestedAt {
			request, requestedAt = a.given, a.givenAt
		}
	}
	cause, since := w.enabler(awaited.freed, awaited.idle, request, requestedAt)
	if s.phase == waiting {
		started := w.start(si, cause, since)
		cause, since = started, 0
	}
	w.needs[s.needs+int32(need)].left--
	w.units[u].need = uint8(need)
	w.assign(u, si, cause, since)
	if !w.lacking(si) {
		s.endPatience()
	}
}
