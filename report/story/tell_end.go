package story

import (
	"cmp"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
)

// held says until when units are held after their work is done, which may be hours.
func (s *story) held(e *episode, done sim.Seq) string {
	units := s.unitsOf(s.of(e, sim.UnitWorking))
	if s.planned(e.step).Hold == nil || len(units) == 0 {
		return ""
	}
	for seq := done + 1; int(seq) < len(s.records); seq++ {
		if u := s.records[seq].Unit; u != sim.None {
			units = slices.DeleteFunc(units, func(held int32) bool { return held == u })
		}
		if len(units) == 0 {
			return s.until(done, seq, ", held until ")
		}
	}
	if s.records[len(s.records)-1].Kind != sim.RunEnded {
		return "" // not all that happened has been kept
	}
	return ", held to the end of the run"
}

// badEnd tells that a step stopped, gave up, failed or was interrupted: whose step, what it was to do, and why.
func (s *story) badEnd(e *episode) {
	for _, seq := range s.of(e, sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.StepInterrupted) {
		r := &s.records[seq]
		what := s.RecordOf(r, e.of, s.Title(&s.Steps[r.Step]))
		s.add(seq, cmp.Or(s.who(e.seqs), s.runBy(s.of(e, sim.PostureOrdered)), s.doers(e.step), s.sender(e.step)), what, document.Unsure, s.ended(e, seq))
	}
}

// ended says why a step ended as it did: the wait that was too long, or the milestone of another step that ended it.
func (s *story) ended(e *episode, seq sim.Seq) string {
	r := &s.records[seq]
	cause := &s.records[r.Cause]
	switch {
	case r.Kind == sim.StepGaveUp: // what caused it is the step's own request
		return s.waitedInVain(e, cause, r)
	case cause.Kind == sim.UnitDiverted:
		return s.Unit(cause.Unit) + " taken for " + s.taker(cause.Cause)
	case cause.Kind == sim.ReliefDue:
		return s.Unit(cause.Unit) + " is due for its relief"
	case cause.Kind == sim.UnitOffDuty:
		return s.Unit(cause.Unit) + " goes off duty"
	case cause.Step == e.step || !s.isMilestone(cause):
		return ""
	case s.isUnbegun(e, r):
		return "not begun: " + s.waitedInVain(e, &s.records[s.of(e, sim.StepAsked)[0]], r) + ", " + s.after(e, r.Cause)
	default:
		return s.after(e, r.Cause)
	}
}

// isUnbegun reports whether a step that was stopped still waited for what it needs.
func (s *story) isUnbegun(e *episode, stopped *sim.Record) bool {
	return stopped.Kind == sim.StepStopped && len(s.of(e, sim.StepStarted)) == 0 && len(s.of(e, sim.StepAsked)) > 0
}

// waitedInVain says how long a step has waited by the record that ended it, and for what.
func (s *story) waitedInVain(e *episode, asked, by *sim.Record) string {
	wait := "waited " + words.Apart(asked.At, by.At).String()
	if needs := s.Steps[e.step].Needs; len(needs) > 0 {
		wait += " for " + s.Needs(needs)
	}
	return wait
}

// taker names the incident for whose request a unit was taken.
func (s *story) taker(asked sim.Seq) string {
	of, _ := s.causes.Of(asked)
	return s.TitleOf(of)
}
