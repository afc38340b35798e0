package sim

// outcomeState is what a nominal run keeps of an outcome of a step that repeats.
type outcomeState struct {
	missing float64 // the chance that it has not come by now
	came    bool
}

// roundEnds ends a round of a step that repeats, on record where it ends in one of several ways.
func (w *World) roundEnds(si stepIndex, cause Seq) Seq {
	s, step := &w.steps[si], w.stepOf(si)
	if step.outcome() && !w.answered(si) {
		s.end = w.drawOutcome(si)
	}
	w.rest(si)
	if len(step.Ends) == 0 {
		return cause
	}
	r := w.fact(si, RoundEnded, cause, 0)
	r.Arg = s.end
	return w.append(r)
}

// rest waits for the next repetition: an interval after the last start, or now if that has passed. Now is through the queue
// of events too, so that others get their turn between two rounds, and the budget of the instant sees one that never rests.
func (w *World) rest(si stepIndex) {
	s := &w.steps[si]
	w.enter(si, resting)
	s.due = max(w.now, s.started+w.time(&w.drawnWith(si, &s.state).interval, w.stepQuantity(si, DrawInterval, uint64(s.round))))
	w.schedule(s.due, stepRepeats, int32(si))
}

// repeat begins one more round.
func (w *World) repeat(si stepIndex) {
	s := &w.steps[si]
	s.round++
	r := w.fact(si, StepRepeated, s.began, 0)
	r.Arg = uint16(min(s.round, int32(NoStep)))
	w.enter(si, waiting)
	s.asked, s.askedAt, s.linedUp = w.append(r), w.now, w.now
	w.setPatience(si, 0)
	w.perform(si, s.asked)
}

// drawOutcome picks one of the step's outcomes, of one that repeats for this round; a nominal run takes the likeliest, of several the
// first.
func (w *World) drawOutcome(si stepIndex) uint16 {
	ends := w.numbersOf(si).ends
	if ends.column != 0 {
		if v, known := w.cell(ends.column, w.steps[si].slot); known {
			return uint16(v)
		}
	}
	switch {
	case w.luck.Nominal && w.stepOf(si).repeats:
		return w.dueOutcome(si, ends)
	case w.luck.Nominal:
		return ends.likeliest
	}
	return w.draw(ends, w.stepQuantity(si, DrawOutcome, uint64(w.steps[si].round-1)))
}

// dueOutcome is the outcome of a round in a nominal run. One that has not come is due in the first round by which it comes with a
// probability of at least 50%: the likeliest of those first, the others in the rounds that follow. Where none is due, a round has the
// likeliest of all.
func (w *World) dueOutcome(si stepIndex, ends *lottery) uint16 {
	at := w.stepOf(si).rounds.at(w.shiftOf(si).outcomes)
	known, due, greatest := part(w.outcomes, at), ends.likeliest, 0.0
	for _, o := range ends.shares {
		k := &known[o.end-1]
		k.missing = float64(k.missing * (1 - o.share))
		if likelier := o.share > greatest || o.share == greatest && o.end < due; likelier && !k.came && k.missing <= 0.5 {
			due, greatest = o.end, o.share
		}
	}
	known[due-1].came = true
	return due
}
