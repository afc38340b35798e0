package sim

// release carries out a release, once or for one more round. As it takes no time, a single one is done first.
func (w *World) release(si stepIndex, cause Seq) {
	if !w.stepOf(si).repeats {
		w.letGoHome(si, w.done(si, cause))
		return
	}
	started := w.start(si, cause, 0)
	w.letGoHome(si, started)
	w.finish(si, started)
}

// letGoHome lets units of the incident go: idle ones at once, those on the way turn back, busy ones when their work ends.
func (w *World) letGoHome(si stepIndex, cause Seq) {
	step := w.stepOf(si)
	if step.all {
		w.cancelRequests(si, cause)
		w.releaseAll(si, cause)
		return
	}
	for i := range step.Needs {
		w.releaseSome(si, &step.Needs[i], cause)
	}
}

// releaseAll releases every unit that the step is about. They are listed before the first one goes: those who go leave the
// lists that are walked.
func (w *World) releaseAll(si stepIndex, cause Seq) {
	w.marks.next()
	w.chosen = w.chosen[:0]
	w.eachHere(si, w.choose)
	w.eachComing(si, w.choose)
	for _, u := range w.chosen {
		w.letUnitGo(u, si, cause)
	}
}

// releaseSome releases as many units of a sort as a need says: idle ones first, then those on the way, then busy ones. That is
// the order in which they can go.
func (w *World) releaseSome(si stepIndex, need *Need, cause Seq) {
	w.marks.next()
	w.chosen = w.chosen[:0]
	take := func(u int32) {
		if need.takes(&w.program.Units[u]) && (need.All || int32(len(w.chosen)) < need.Count) {
			w.choose(u)
		}
	}
	w.eachHere(si, func(u int32) {
		if status := w.units[u].status; status == idleOnScene || status == atRest {
			take(u)
		}
	})
	w.eachComing(si, take)
	w.eachHere(si, take)
	for _, u := range w.chosen {
		w.letUnitGo(u, si, cause)
	}
}

// coming reports whether a unit is on its way to an incident.
func (s unitStatus) coming() bool {
	return s == turningOut || s == enRoute || s == heldOutside || s == filling
}

// eachHere calls back for the units on the scene of the step's incident, in order of arrival, or for those of them
// that served the step it names.
func (w *World) eachHere(si stepIndex, yield func(u int32)) {
	if with := w.stepOf(si).with; with != NoStep {
		w.eachOf(w.crews[w.peer(si, with)], si, false, yield)
		return
	}
	if scene := w.sceneOf(si); scene != w.steps[si].slot {
		w.eachServed(si, false, yield) // others of the scene are not its own
		return
	}
	for u := w.incidents[w.sceneOf(si)].first; u != None; u = w.units[u].next {
		if unit := &w.units[u]; !unit.leaving && unit.mark != w.marks {
			yield(u)
		}
	}
}

// eachComing calls back for the units on the way to the step's incident, in the order of the plan, or for those of them
// that the step it names has been given.
func (w *World) eachComing(si stepIndex, yield func(u int32)) {
	switch step := w.stepOf(si); {
	case step.with != NoStep:
		w.eachOf(w.crews[w.peer(si, step.with)], si, true, yield)
	case w.incidents[w.steps[si].slot].moving > 0:
		w.eachServed(si, true, yield)
	}
}

// eachServed calls back for the units that have served any step of the incident, on its scene or on the way there.
func (w *World) eachServed(si stepIndex, coming bool, yield func(u int32)) {
	steps := w.stepsOf(&w.incidents[w.steps[si].slot])
	for _, crew := range w.crews[steps.from:steps.to] {
		if len(crew) > 0 {
			w.eachOf(crew, si, coming, yield)
		}
	}
}

// eachOf calls back for the units of a crew that are on the step's incident or on the way to it, not leaving and not yet
// marked.
func (w *World) eachOf(crew []int32, si stepIndex, coming bool, yield func(u int32)) {
	scene := w.sceneOf(si)
	for _, u := range crew {
		unit := &w.units[u]
		if unit.slot == scene && unit.status.coming() == coming && !unit.leaving && unit.mark != w.marks {
			yield(u)
		}
	}
}

// letUnitGo sends a unit home as soon as it can go: a busy one, or one that is out of action, when that is over.
func (w *World) letUnitGo(u int32, si stepIndex, cause Seq) {
	switch unit := &w.units[u]; {
	case unit.status == idleOnScene, unit.status == atRest:
		w.goHome(u, si, cause)
	case unit.status.coming():
		step := unit.step
		w.turnUnitBack(u, cause)
		w.afterArrival(step, unit.last)
	default:
		unit.leaving = true
	}
}

// turnBack sends home the units of a send that have not arrived.
func (w *World) turnBack(si stepIndex, cause Seq) {
	for _, u := range w.crews[si] {
		if unit := &w.units[u]; unit.step == si && unit.status != working {
			w.turnUnitBack(u, cause)
		}
	}
}

// turnUnitBack sends home a unit that has not arrived. Its step is short of it for good: it ends as stopped, not as done, once
// nobody else is coming.
func (w *World) turnUnitBack(u int32, cause Seq) {
	unit := &w.units[u]
	step := unit.step
	w.steps[step].short = true
	w.comesNoMore(step)
	w.goHome(u, step, cause)
}

// cancelRequests withdraws what the sends of the incident, or the one that the release names, still ask for.
func (w *World) cancelRequests(si stepIndex, cause Seq) {
	only, steps := w.stepOf(si).with, w.stepsOf(&w.incidents[w.steps[si].slot])
	for request := steps.from; request < steps.to; request++ {
		s := &w.steps[request]
		if !s.asking || w.stepOf(request).by || only != NoStep && s.step != only {
			continue
		}
		w.withdrawRequest(request)
		w.stirUp(cause, 0)
		w.lookAtWhat(request) // those behind it may have what it withheld
		w.cancelRequest(request, cause)
	}
}

// cancelRequest withdraws what one send still asks for; units that are on the way go on.
func (w *World) cancelRequest(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	w.cancelApprovals(si)
	for i := range step.Needs {
		w.needs[w.steps[si].needs+int32(i)].left = 0
	}
	s.short = true
	s.endPatience()
	if s.open == 0 && s.phase != over {
		w.end(si, w.released(si, cause))
	}
}

// released is the record of a send whose units were let go before all had come.
func (w *World) released(si stepIndex, cause Seq) *Record {
	r := w.fact(si, StepStopped, cause, 0)
	r.Arg = Foiled
	return r
}
