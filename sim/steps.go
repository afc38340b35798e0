package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// stepOf is the compiled step of a state.
func (w *World) stepOf(si stepIndex) *Step { return &w.program.Steps[w.steps[si].step] }

// enter brings a step into a phase; its incident counts those that keep it open. All changes of phase go through here, so
// that the count cannot go astray.
func (w *World) enter(si stepIndex, phase stepPhase) {
	s := &w.steps[si]
	incident := &w.incidents[s.slot]
	if s.phase.active() {
		incident.active--
	}
	s.phase = phase
	if phase.active() {
		incident.active++
	}
	w.mayClose(s.slot)
	if phase > waiting {
		w.mayNotFollow()
	}
	if w.stepOf(si).care != nil {
		w.tend(si, w.enabling(si))
	}
}

// enabling is the record that a change of phase comes with: the next one, but for a rest, which has none.
func (w *World) enabling(si stepIndex) Seq {
	if s := &w.steps[si]; s.phase == resting {
		return s.began
	}
	return w.base + Seq(w.filled)
}

// fact is a record about a step.
func (w *World) fact(si stepIndex, kind Kind, cause, since Seq) *Record {
	s := &w.steps[si]
	r := w.next(kind, cause, since)
	r.Incident, r.Step = int32(s.slot), s.step
	return r
}

// trigger begins a step whose trigger has come true: not before its at, and a delay after the later of the two. That may be
// before its incident begins, since another incident's milestones can be in the trigger; then it is noted, and the incident
// begins it.
func (w *World) trigger(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	if s.phase != pending || step.byHand.waitsForHands() {
		return
	}
	if !w.isThere(si) {
		s.early = max(s.early, ready)
		return
	}
	start := w.now
	if step.At != engine.Never {
		start = max(start, step.Scripted(w.incidents[s.slot].at))
	}
	if step.Delayed {
		start += w.time(&w.drawnWith(si, &s.state).delay, w.stepQuantity(si, DrawDelay, 0))
	}
	if start == w.now { // at once, ahead of other events of the instant: what a milestone sets off stays together
		w.ask(si, cause)
		return
	}
	s.due, s.cause = start, cause
	w.enter(si, delayed)
	w.schedule(start, stepBegins, int32(si))
}

// skip ends a step that has not begun; why is lost or foiled.
func (w *World) skip(si stepIndex, cause Seq, why fate) {
	s := &w.steps[si]
	if s.phase != pending && s.phase != delayed {
		return
	}
	if !w.isThere(si) {
		if s.early = doomed; why == foiled {
			s.early = ruined
		}
		return
	}
	r := w.fact(si, StepSkipped, cause, 0)
	if why == foiled {
		r.Arg = Foiled
	}
	w.end(si, r)
}

// ask begins a step whose waits for milestones and time are over. Its chance is drawn only now, after its delay. A step that
// cannot have to wait does not ask on record: it begins with what triggered it.
func (w *World) ask(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	if chance := &w.numbersOf(si).chance; !chance.always() && !step.byHand.begun(w.now) && !w.happens(*chance, w.stepQuantity(si, DrawChance, 0)) {
		w.end(si, w.fact(si, StepSkipped, cause, 0))
		return
	}
	s.round = 1
	w.enter(si, waiting)
	if w.mayWait(step) {
		if step.settles {
			w.settlePlace(si)
			w.lookWhereOthersAre()
		}
		r := w.fact(si, StepAsked, cause, 0)
		r.Place = s.place
		s.asked = w.append(r)
		s.askedAt, s.linedUp, cause = w.now, w.now, s.asked
		w.setPatience(si, 0)
	}
	w.perform(si, cause)
}

// mayWait reports whether a step asks for units or a channel, and so may have to wait for them, or settles where it happens as it asks.
func (w *World) mayWait(step *Step) bool {
	switch step.Verb {
	case scenario.Send:
		return true
	case scenario.Move, scenario.Work, scenario.Decide:
		return len(step.Needs) > 0 || step.with != NoStep || step.settles
	case scenario.Message:
		return len(w.program.deliveries[step.deliveries.from].channels) > 0
	default:
		return false
	}
}

// perform does the step's verb, once or for one more round. A new verb begins here; see the list in doc.go.
func (w *World) perform(si stepIndex, cause Seq) {
	switch w.stepOf(si).Verb {
	case scenario.Event:
		w.happen(si, cause)
	case scenario.Message:
		w.say(si, cause)
	case scenario.Send:
		w.request(si)
	case scenario.Move, scenario.Work, scenario.Decide:
		w.workOn(si, cause)
	case scenario.Posture:
		w.orderPosture(si, cause)
	case scenario.Release:
		w.release(si, cause)
	case scenario.NoVerb:
		panic("sim: a pseudo-step was begun")
	}
}

// start is the beginning of a step's work, transmission or trip.
func (w *World) start(si stepIndex, cause, since Seq) Seq {
	s := &w.steps[si]
	w.enter(si, running)
	s.started = w.now
	s.began = w.append(w.fact(si, StepStarted, cause, since))
	return s.began
}

// finish ends a step that has done all it had to do, or one round of it.
func (w *World) finish(si stepIndex, cause Seq) Seq {
	if w.stepOf(si).repeats {
		return w.roundEnds(si, cause)
	}
	return w.done(si, cause)
}

// done ends a step with the outcome or option that it has come to: of one that repeats, in the last round that has ended.
func (w *World) done(si stepIndex, cause Seq) Seq {
	s, step := &w.steps[si], w.stepOf(si)
	r := w.fact(si, StepDone, cause, 0)
	if step.outcome() && !step.repeats && !w.answered(si) {
		s.end = w.drawOutcome(si)
	}
	r.Arg = s.end
	s.achieved = true
	return w.end(si, r)
}

// end appends the record that ends a step; what the step did not reach can no longer come, but for the arrivals of units
// under way. The record comes before what is lost: it may itself be a milestone, which must be reached before the rest is out
// of reach.
func (w *World) end(si stepIndex, r *Record) Seq {
	s := &w.steps[si]
	s.due, s.fate = engine.Never, r.fate()
	s.endPatience()
	w.enter(si, over)
	seq := w.append(r)
	w.incidents[s.slot].last = seq
	kinds := everyKind
	if s.open > 0 {
		kinds = w.impossible(si)
	}
	w.lose(si, kinds, seq, s.fate)
	return seq
}

// fate is what becomes of all that a step has not reached when this record ends it.
func (r *Record) fate() fate {
	if r.Kind != StepDone && (r.Kind == StepGaveUp || r.Kind == StepFailed || r.Arg == Foiled) {
		return foiled
	}
	return lost
}

// onTheWay are the kinds of record of units under way, which come to a send even when it is over.
var onTheWay = SetOf(UnitArrived, UnitEnRoute)

// impossible are the kinds of record that cannot come any more of a step that is over.
func (w *World) impossible(si stepIndex) KindSet {
	if w.steps[si].open > 0 && w.stepOf(si).Verb == scenario.Send {
		return everyKind &^ onTheWay
	}
	return everyKind
}

// giveUp ends a step whose patience has run out while it still waits. It comes in a phase of its own at the end of the instant
// (schedule.go): what is freed at the very instant still serves who waited for it.
func (w *World) giveUp(si stepIndex) {
	s := &w.steps[si]
	switch w.stepOf(si).Verb {
	case scenario.Message:
		if !w.withdraw(si, StepGaveUp, s.asked) {
			return
		}
	default:
		w.leaveLines(si)
		w.cancelApprovals(si)
	}
	w.stirAll(si, w.end(si, w.fact(si, StepGaveUp, s.asked, 0)))
}

// stop carries out a step's until.
func (w *World) stop(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	switch s.phase {
	case pending, delayed:
		w.skip(si, cause, lost)
		return
	case over:
		w.undo(si, cause)
		return
	}
	if !w.interrupt(si, cause) {
		return
	}
	if step.repeats && s.began != 0 { // one that has never begun has done nothing
		seq := w.done(si, cause)
		w.stirAll(si, seq)
		w.undo(si, seq)
		return
	}
	w.stirAll(si, w.end(si, w.fact(si, StepStopped, cause, 0)))
}

// interrupt takes back what a step waits for or is doing. It returns false when the step goes on to its end all the same:
// what is on the air is said to its end, and a move is not left half done.
func (w *World) interrupt(si stepIndex, cause Seq) bool {
	s, step := &w.steps[si], w.stepOf(si)
	w.leaveLines(si)
	switch step.Verb {
	case scenario.Message:
		return w.withdraw(si, StepStopped, cause)
	case scenario.Send:
		w.cancelApprovals(si)
		w.turnBack(si, cause)
	case scenario.Move:
		return s.phase != running
	case scenario.Work, scenario.Decide:
		w.standDown(si, cause)
	case scenario.Posture:
		w.withdrawOrders(si)
	}
	return true
}
