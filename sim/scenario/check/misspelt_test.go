package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestOutcomesByStateThatSoundAlike(t *testing.T) {
	t.Parallel()
	const condition = "    condition: {starts: {red: 50%, green: 50%}, changes: {red: {green: 10m}}}"
	byState := func(red, green string) string {
		return scenariotest.Steps("treat: {after: help, work: Treat, needs: {patrol: 1}, takes: 5m, outcomes: {red: {"+red+"}, green: {"+green+"}}}") + condition
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"of which one is misspelt", byState("stable: 40%, worse: 60%", "stabel: 70%, worse: 30%"), []string{
			`warning: plan.treat.outcomes.red.stable: stable and stabel are two outcomes of the step, of which no state has both (did you mean "stabel"?)`,
		}},
		{"that one state has both", byState("stable: 40%, stables: 60%", "stable: 100%"), nil},
		{"that are unlike", byState("stable: 40%, worse: 60%", "stable: 70%, home: 30%"), nil},
	})
}
