package scenario_test

import (
	"testing"

	"simulate/sim/scenario"
)

func TestLuckIsWhatChangesAChanceOrTheSharesOfOutcomes(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"incidents.fall.chance":                    true,
		"incidents.fall.plan.rescue.chance":        true,
		"incidents.fall.plan.rescue.outcomes":      true,
		"incidents.fall.plan.rescue.outcomes.shot": true,
		"incidents.fall.plan.outcomes.takes":       false,
		"incidents.chance.plan.chance.takes":       false,
		"incidents.fall.plan.decide.default":       false,
		"units.chance.chance":                      false,
	} {
		if got := scenario.ChangesLuck([]string{"title", path}); got != want {
			t.Errorf("%s: %t", path, got)
		}
	}
}
