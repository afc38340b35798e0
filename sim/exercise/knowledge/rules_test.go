package knowledge

import (
	"testing"

	"simulate/sim"
	"simulate/sim/scenario"
)

// No kind of record, and no verb, is hidden or shown by default: somebody has decided.
func TestEveryKindOfRecordHasARule(t *testing.T) {
	t.Parallel()
	for kind := range sim.NumKinds {
		if rules[kind] == nil {
			t.Errorf("nobody has said who knows of %s", kind)
		}
	}
	if want := len(scenario.VerbNames()) + 1; len(steps) != want {
		t.Errorf("who knows of steps is said for %d verbs of %d", len(steps), want)
	}
	for verb, rule := range steps {
		if rule == nil {
			t.Errorf("nobody has said who knows of a step whose verb is %s", scenario.VerbNames()[verb-1])
		}
	}
}
