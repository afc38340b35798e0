package words

import (
	"os"

	"simulate/sim"
)

// reached are the words for what another step waited for, once it has come: they follow “after”. A kind that has none here is called
// by its step, and by how that ended.
var reached = map[sim.Kind]string{
	sim.StepAsked:        "$step was asked for",
	sim.StepStarted:      "$step began",
	sim.StepStopped:      "$step was stopped",
	sim.StepSkipped:      "$step was skipped",
	sim.StepGaveUp:       "$step gave up",
	sim.StepFailed:       "$step failed",
	sim.AidApproved:      "$agency approved $step",
	sim.UnitArrived:      "$unit arrived",
	sim.UnitEnRoute:      "$unit left",
	sim.RiderArrived:     "$unit arrived",
	sim.RiderEnRoute:     "$unit left",
	sim.MessageDelivered: "$agency received $step",
	sim.PostureSet:       "$site was in $posture",
	sim.PostureRefused:   "$site did not go into $posture",
	sim.ConditionSet:     "$incident was $state",
}

// Reached is what a record says of its step to those that waited for it, given the instance that it is about and what the step is
// called: its end with the outcome, or what came before that, such as its first unit on scene.
func (p Names) Reached(r *sim.Record, of sim.Instance, step string) string {
	sentence, ok := reached[r.Kind]
	if !ok {
		return step + p.Outcome(r, ": ")
	}
	return os.Expand(sentence, func(word string) string {
		if word == "step" {
			return step
		}
		return p.word(r, of, word)
	})
}
