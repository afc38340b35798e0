package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestNumbersThatAskForNothing(t *testing.T) {
	t.Parallel()
	const none = `: this asks for no patrol (write 1 or more, or leave patrol out)`
	scenariotest.Check(t, []scenariotest.Case{
		{"wherever units are counted", scenariotest.Steps(
			"more: {send: {patrol: 0}}",
			"on: {after: cars, move: {patrol: 0}, where: base}",
			"look: {after: cars, work: Look, needs: {patrol: 0}, takes: 1m}",
			"hurt: {after: cars, event: Hurt, disable: {patrol: 0}}",
			"back: {after: cars, release: {patrol: 0}}",
		), []string{
			`warning: plan.more.send.patrol` + none,
			`warning: plan.on.move.patrol` + none,
			`warning: plan.look.needs.patrol` + none,
			`warning: plan.hurt.disable.patrol` + none,
			`warning: plan.back.release.patrol` + none,
		}},
		{"present", "incidents: {shots: {present: {patrol: 0}}}", []string{`warning: incidents.shots.present.patrol` + none}},
		{"or all", scenariotest.Steps("more: {send: {patrol: all}}"), nil},
		{"in a variant, which takes them away", "variants: {none: {title: None, changes: {incidents.shots.plan.help.needs.patrol: 0}}}", nil},
	})
}

func TestRepetitionsBetweenWhichNoTimePasses(t *testing.T) {
	t.Parallel()
	const endless = `.every: no time passes from one repetition to the next: there is no end of them (write 1s or more)`
	scenariotest.Check(t, []scenariotest.Case{
		{"of what happens", scenariotest.Steps("again: {event: Again, every: 0s, until: cars}"), []string{`warning: plan.again` + endless}},
		{"of work that takes none", scenariotest.Steps("again: {work: Again, takes: 0s, every: 0s, until: cars}"), []string{`warning: plan.again` + endless}},
		{"not of work that takes some", scenariotest.Steps("again: {work: Again, takes: 1m, every: 0s, until: cars}"), nil},
		{"nor where the interval varies", scenariotest.Steps("again: {event: Again, every: exponential(mean 1m), until: cars}"), nil},
	})
}
