package sim

import "simulate/sim/engine"

// conditionState is how the condition of an incident stands.
type conditionState struct {
	set     Seq   // the record with which the present state began
	holders int32 // steps that hold it and are running
	ended   bool  // nothing changes any more
}

// clockState is how far a condition has come with one of its changes. The clocks of a state are wound up as it is entered; what is
// left when a clock stops is what it goes on with.
type clockState struct {
	due     engine.Time // Never while it stands still
	left    engine.Time // while it stands still
	let     Seq         // the record that last let it run
	entered int32       // times that its state was entered
	helpers int32       // steps with which it comes nearer and that are running
	of      int32       // index in Program.changes
	step    stepIndex   // the pseudo-step of its incident
	stood   bool        // it has stood still since its state began
}

// silverShare is with what a nominal run spreads the states in which instances begin: those of places are spread by others, and
// what goes together by chance would go together always if they were the same.
const silverShare = 0.41421356237309503

// conditionOf is how the condition of an incident stands, which must have one.
func (w *World) conditionOf(slot slotIndex) (*condition, *conditionState) {
	state := &w.incidents[slot]
	incident := &w.program.Incidents[state.incident]
	return incident.condition, &w.conditions[incident.extent.conditions.from+state.shift.conditions]
}

// beginCondition puts an incident that begins into one of the states in which its condition may begin.
func (w *World) beginCondition(slot slotIndex) {
	if c := w.program.Incidents[w.incidents[slot].incident].condition; c != nil {
		start := w.drawSpread(&c.starts, quantity{subject: &c.subject, slot: slot, purpose: DrawStarts}, silverShare)
		w.enterState(slot, start, w.incidents[slot].began, 0)
	}
}

// enterState brings a condition into a state. What led out of the one before is forgotten; what leads out of this one is drawn.
func (w *World) enterState(slot slotIndex, state uint16, cause, since Seq) {
	of, c := w.conditionOf(slot)
	in := &w.incidents[slot]
	was := in.rating()
	if in.state != 0 {
		clocks := w.clocksOf(slot)
		for i := clocks.from; i < clocks.to; i++ {
			w.clocks[i].due = engine.Never
		}
	}
	r := w.fact(w.beginsOf(slot), ConditionSet, cause, since)
	r.Arg = state
	in.state, c.set = state, w.append(r)
	if w.program.Incidents[in.incident].rated {
		w.followState(slot, was, c.set)
	}
	w.loseStates(slot, c.set)
	clocks := w.clocksOf(slot)
	for i := clocks.from; i < clocks.to; i++ {
		w.wind(i)
	}
	w.turnClocks(slot, c.set)
	if of.final(state) {
		in.last = c.set
		w.mayClose(slot)
	}
}

// clocksOf are the clocks of what leads out of the present state of an incident's condition.
func (w *World) clocksOf(slot slotIndex) indexes {
	in := &w.incidents[slot]
	return w.program.Incidents[in.incident].condition.from[in.state-1].at(in.shift.clocks)
}

// wind draws how long a change takes, from the state's beginning. Each entering of a state has a draw of its own.
func (w *World) wind(clock int32) {
	k := &w.clocks[clock]
	of := &w.program.changes[k.of]
	k.entered++
	k.left = w.time(&of.takes, quantity{
		subject: &of.subject, occurrence: uint64(k.entered), slot: w.steps[k.step].slot, purpose: DrawChange,
	})
	k.due, k.stood = engine.Never, false
}

// turnClocks lets those clocks of the present state run that nothing holds, and stops the others. The cause is what has changed.
func (w *World) turnClocks(slot slotIndex, cause Seq) {
	_, c := w.conditionOf(slot)
	if w.incidents[slot].state == 0 {
		return
	}
	held, clocks := c.ended || c.holders > 0, w.clocksOf(slot)
	for i := clocks.from; i < clocks.to; i++ {
		k := &w.clocks[i]
		runs := !held && (!w.program.changes[k.of].helped || k.helpers > 0)
		switch running := k.due != engine.Never; {
		case runs && !running:
			k.due, k.let = w.now+k.left, cause
			w.schedule(k.due, conditionChanges, i)
		case !runs && running:
			k.left, k.due, k.stood = k.due-w.now, engine.Never, true
		case !runs:
			k.stood = true
		}
	}
}

// changeCondition is what happens when the time of a change has run.
func (w *World) changeCondition(clock int32) {
	k := &w.clocks[clock]
	slot, since := w.steps[k.step].slot, Seq(0)
	if k.stood {
		_, c := w.conditionOf(slot)
		since = c.set
	}
	w.enterState(slot, w.program.changes[k.of].to, k.let, since)
}

// settleCondition ends all changes of an incident's condition, perhaps before the incident begins.
func (w *World) settleCondition(slot slotIndex, cause Seq) {
	_, c := w.conditionOf(slot)
	c.ended = true
	if state := &w.incidents[slot]; state.phase == current {
		w.turnClocks(slot, cause)
		w.loseStates(slot, cause)
		state.last = cause
		w.mayClose(slot)
	}
}

// changing reports whether the condition of an incident may still change, which keeps it open.
func (w *World) changing(slot slotIndex) bool {
	if w.program.Incidents[w.incidents[slot].incident].condition == nil {
		return false
	}
	of, c := w.conditionOf(slot)
	in := &w.incidents[slot]
	return in.state != 0 && !c.ended && !of.final(in.state)
}

// comes reports whether an incident's condition may still come into a state.
func (w *World) comes(slot slotIndex, state uint16) bool {
	of, c := w.conditionOf(slot)
	in := &w.incidents[slot]
	return in.state == 0 || !c.ended && of.within[in.state-1]>>(state-1)&1 != 0
}

// loseStates marks those states as impossible into which an incident's condition can no longer come.
func (w *World) loseStates(slot slotIndex, seq Seq) {
	t, step := &w.program.triggers, w.program.Incidents[w.incidents[slot].incident].FirstStep
	for m := t.from[step]; m < t.from[step+1]; m++ {
		if t.milestones[m].kinds.Has(ConditionSet) && !w.comes(slot, uint16(t.milestones[m].want)) {
			w.loseOne(slot, m, seq, lost)
		}
	}
}

// tends reports whether a step is running as far as the condition of its incident is concerned: from its start until its units are
// let go.
func (w *World) tends(si stepIndex) bool {
	phase := w.steps[si].phase
	return phase == running || phase == over && w.holding(si)
}

// tend lets the condition of an incident know whether one of the steps that it has to do with is running.
func (w *World) tend(si stepIndex, cause Seq) {
	s, care := &w.steps[si], w.stepOf(si).care
	if care == nil || s.tending == w.tends(si) {
		return
	}
	s.tending = !s.tending
	w.countTending(si)
	w.turnClocks(s.slot, cause)
}

// countTending counts a step that has begun or ceased to run.
func (w *World) countTending(si stepIndex) {
	s, care := &w.steps[si], w.stepOf(si).care
	by := int32(-1)
	if s.tending {
		by = 1
	}
	_, c := w.conditionOf(s.slot)
	if care.holds {
		c.holders += by
	}
	for _, change := range care.helps {
		w.clocks[change+w.incidents[s.slot].shift.clocks].helpers += by
	}
}

// renewCondition makes the condition of an instance that of one which has not begun.
func (s *planStates) renewCondition(t *planStates, e *extent, sh shift) {
	copy(part(s.conditions, e.conditions.at(sh.conditions)), part(t.conditions, e.conditions))
	clocks := part(s.clocks, e.clocks.at(sh.clocks))
	copy(clocks, part(t.clocks, e.clocks))
	for i := range clocks {
		clocks[i].step += stepIndex(sh.steps)
	}
}

// drawnWith are the figures of a step as they are now, for a draw of how long something takes; in notes in which state that is, as the
// state may change before it is over.
func (w *World) drawnWith(si stepIndex, in *uint8) *numbers {
	step := w.stepOf(si)
	if step.byState == nil {
		return &step.numbers
	}
	return w.drawnInState(si, in)
}

// drawnInState does so where the state matters, apart so that the way for all others is short.
func (w *World) drawnInState(si stepIndex, in *uint8) *numbers {
	state := w.incidents[w.steps[si].slot].state
	*in = uint8(state)
	return &w.stepOf(si).byState[state-1]
}

// numbersOf are the figures of a step as they are now: they may differ by the state of its incident's condition.
func (w *World) numbersOf(si stepIndex) *numbers {
	step := w.stepOf(si)
	if step.byState == nil {
		return &step.numbers
	}
	return &step.byState[w.incidents[w.steps[si].slot].state-1]
}
