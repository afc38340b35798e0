package scenario_test

import (
	"strings"
	"testing"

	"simulate/sim/scenario"
)

func TestLuckIsWhatChangesAChanceOrShares(t *testing.T) {
	t.Parallel()
	for change, want := range map[string]bool{
		"incidents.falls.arrivals.factor=0.5":          true,
		"incidents.fall.plan.arrivals.takes=5m":        false,
		"incidents.fall.chance=20%":                    true,
		"incidents.fall.plan.rescue.chance=20%":        true,
		"incidents.fall.plan.rescue.outcomes=":         true,
		"incidents.fall.plan.rescue.outcomes.shot=20%": true,
		"incidents.fall.plan.outcomes.takes=5m":        false,
		"incidents.chance.plan.chance.takes=5m":        false,
		"incidents.fall.plan.decide.default=go":        false,
		"incidents.fall.plan=":                         false,
		"incidents.fall.where.north=60%":               true,
		"incidents.fall.where=north":                   false,
		"incidents.fall.plan.go.where.red.north=60%":   true,
		"incidents.fall.plan.go.where.red=north":       false,
		"incidents.fall.plan.go.where.nearest=":        false,
		"incidents.fall.condition.starts.red=60%":      true,
		"incidents.fall.condition.changes.red=":        false,
		"units.chance.chance=20%":                      false,
	} {
		path, value, _ := strings.Cut(change, "=")
		if got := scenario.ChangesLuck(path, value); got != want {
			t.Errorf("%s: %t", change, got)
		}
	}
}
