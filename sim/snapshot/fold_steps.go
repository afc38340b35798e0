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
	asks     bool // it had to ask, so each of its repetitions does
	end      int  // number of the outcome or option, counted from 1; 0 without
	crew     []int32
	awaiting []uint8 // agencies that have been asked to approve and have not answered
}

// step is the step that a record is about.
func (f *fold) step(r *sim.Record) *step {
	n := f.current(r)
	return &n.steps[r.Step-f.p.Incidents[n.incident].FirstStep]
}

// stepAfter is the status of a step after a record.
var stepAfter = map[sim.Kind]string{
	sim.StepAsked: waiting, sim.StepStarted: running, sim.StepRepeated: running, sim.StepInterrupted: waiting,
	sim.StepDone: done, sim.StepStopped: stopped, sim.StepSkipped: skipped, sim.StepGaveUp: gaveUp, sim.StepFailed: failed,
}

// changeStep brings a step into its next status.
func (f *fold) changeStep(r *sim.Record) {
	s := f.step(r)
	s.status, s.since = stepAfter[r.Kind], r.At
	switch r.Kind {
	case sim.StepAsked:
		s.asks = true
	case sim.StepRepeated:
		if s.asks {
			s.status = waiting
		}
	case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		f.endStep(r)
	}
}

// endStep withdraws what the step still asked of agencies and sites.
func (f *fold) endStep(r *sim.Record) {
	s := f.step(r)
	s.awaiting = nil
	if r.Kind == sim.StepDone {
		s.end = int(r.Arg)
	}
	for i := range f.sites {
		f.sites[i].settle(r)
	}
}

// planned is what the file says of a step.
func (f *fold) planned(number uint16) *scenario.Step {
	return f.p.Written(&f.p.Steps[number])
}

// stepOf is the state of a step by its number in the program.
func (f *fold) stepOf(n *instance, number uint16) *step {
	return &n.steps[number-f.p.Incidents[n.incident].FirstStep]
}
