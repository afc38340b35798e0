package sim_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario"
)

// A round of a step that repeats ends with an outcome at most once, and the step with that of the last one.
func TestARoundEndsWithOneOutcome(t *testing.T) {
	t.Parallel()
	type of struct {
		slot int32
		step uint16
	}
	everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		under, last := make(map[of]bool), make(map[of]uint16)
		for i, r := range records {
			is := of{r.Incident, r.Step}
			switch r.Kind {
			case sim.StepStarted:
				under[is] = true
			case sim.StepSkipped, sim.StepAsked: // another instance has the slot
				delete(last, is)
			case sim.RoundEnded:
				step := &p.Steps[r.Step]
				if p.Written(step).Every == nil || r.Arg == 0 || int(r.Arg) > len(step.Ends) || !under[is] {
					t.Fatalf("record %d, %+v: of no round that could end so", i, r)
				}
				under[is], last[is] = false, r.Arg
			case sim.StepDone:
				if step := &p.Steps[r.Step]; step.Verb != scenario.NoVerb && p.Written(step).Every != nil && r.Arg != last[is] {
					t.Fatalf("record %d, %+v: its last round ended with %d", i, r, last[is])
				}
				delete(last, is)
			}
		}
	})
}
