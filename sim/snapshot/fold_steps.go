package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// step is the state of a step.
type step struct {
	status   string
	since    engine.Time
	asks     bool   // it had to ask, so each of its repetitions does
	end      uint16 // number of the outcome or option, counted from 1; 0 without
	crew     []int32
	awaiting []uint8 // agencies that have been asked to approve and have not answered
}

// renew makes a step one that has not begun.
func (s *step) renew() {
	*s = step{status: pending, since: engine.Never, crew: s.crew[:0], awaiting: s.awaiting[:0]}
}

// step is the step that a record is about.
func (f *Fold) step(r *sim.Record) *step { return f.stepOf(f.instance(r), r.Step) }

// stepOf is the state of a step by its number in the program.
func (f *Fold) stepOf(n *instance, number uint16) *step {
	return &n.steps[number-f.p.Incidents[n.Incident].FirstStep]
}

// stepAfter is the status of a step after a record.
var stepAfter = [...]string{
	sim.StepAsked: waiting, sim.StepStarted: running, sim.StepRepeated: running, sim.StepInterrupted: waiting,
	sim.StepDone: done, sim.StepStopped: stopped, sim.StepSkipped: skipped, sim.StepGaveUp: gaveUp, sim.StepFailed: failed,
}

// changeStep brings a step into its next status.
func (f *Fold) changeStep(r *sim.Record) {
	s := f.step(r)
	if r.Kind == sim.StepInterrupted && f.p.Steps[r.Step].Verb == scenario.Send {
		return // it asks for another unit, and is otherwise as far as it was
	}
	s.status, s.since = stepAfter[r.Kind], r.At
	switch r.Kind {
	case sim.StepAsked:
		s.asks = true
	case sim.StepRepeated:
		if s.asks {
			s.status = waiting
		}
	case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		f.endStep(s, r)
	}
}

// endStep withdraws what the step still asked of agencies and sites.
func (f *Fold) endStep(s *step, r *sim.Record) {
	s.awaiting = s.awaiting[:0]
	if r.Kind == sim.StepDone {
		s.end = r.Arg
	}
	if f.p.Steps[r.Step].Verb != scenario.Posture {
		return
	}
	for i := range f.sites {
		f.sites[i].settle(r)
	}
}
