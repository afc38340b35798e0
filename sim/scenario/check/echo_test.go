package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestOneMistakeIsOneProblem(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"a kind in a send", scenariotest.Steps("more: {send: {tactcal: 2}}", "b: {after: more, work: B, needs: {tactical: 1}}", "c: {after: more, with: more, work: C, needs: {patrol: 1}}"), []string{
			`plan.more.send.tactcal: there is no kind of unit "tactcal" (did you mean "tactical"?)`,
		}},
		{"a place of a step", scenariotest.Steps("a: {after: cars, work: A, where: scne, needs: {patrol: 1}}"), []string{
			`plan.a.where: there is no place or step "scne" (did you mean "scene"?)`,
		}},
		{"a channel of a message", scenariotest.Steps("tell: {message: Go, to: [desk], over: [man]}"), []string{
			`plan.tell.over[0]: there is no channel "man" (did you mean "main"?)`,
		}},
		{"a member of a channel", "channels:\n  main: {kind: radio, members: [ipd, dsk]}\nincidents:\n  shots:\n    plan:\n      tell: {message: Go, to: [desk]}\n", []string{
			`channels.main.members[1]: there is no agency "dsk" (did you mean "desk"?)`,
		}},
		{"a receiver", scenariotest.Steps("tell: {message: Go, to: [dsk]}", "a: {after: tell.desk, event: A}"), []string{
			`plan.tell.to[0]: there is no agency "dsk" (did you mean "desk"?)`,
		}},
	})
}
