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
	place    uint16 // where it happens, of one that has settled that as it asked; or sim.NoPlace
	crew     []int32
	awaiting []uint8 // agencies that have been asked to approve and have not answered
	kept     kept    // what it is told of free units that it may not have
}

// kept is a number of a kind's units that are kept for more urgent requests; without a number none are.
type kept struct{ kind, units uint16 }

// renew makes a step one that has not begun.
func (s *step) renew() {
	*s = step{status: pending, since: engine.Never, place: sim.NoPlace, crew: s.crew[:0], awaiting: s.awaiting[:0]}
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
	if r.Kind == sim.StepAsked || r.Kind == sim.StepRepeated || r.Kind == sim.StepInterrupted {
		s.kept = kept{}
	}
	if asksAnew(f.p, r) {
		return
	}
	s.status, s.asks = after(r, s.asks)
	s.since = r.At
	switch r.Kind {
	case sim.StepAsked:
		s.place = r.Place
	case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		f.endStep(s, r)
	}
}

// asksAnew reports whether a record says that a send asks for another unit: it is otherwise as far as it was.
func asksAnew(p *sim.Program, r *sim.Record) bool {
	return r.Kind == sim.StepInterrupted && p.Steps[r.Step].Verb == scenario.Send
}

// after is the status of a step after a record, and whether it had to ask.
func after(r *sim.Record, asks bool) (string, bool) {
	if r.Kind == sim.StepRepeated && asks {
		return waiting, asks
	}
	return stepAfter[r.Kind], asks || r.Kind == sim.StepAsked
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
