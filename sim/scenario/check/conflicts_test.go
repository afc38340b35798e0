package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestEndsThatExcludeEachOther(t *testing.T) {
	t.Parallel()
	const (
		decision = "d: {after: call, decide: Where, options: {a: A, b: B}, default: a}"
		patient  = "p: {after: call, work: P, takes: 3m, until: help, give-up: 1m}"
		never    = "this can never come true: it needs "
		once     = ", and a step ends in one way only "
	)
	scenariotest.Check(t, []scenariotest.Case{
		{"two options", scenariotest.Steps(decision, "x: {after: [d.a, d.b], event: X}"), []string{
			`plan.x.after: ` + never + `d.a and d.b` + once + `(write {any: [d.a, d.b]}, or keep one of them)`,
		}},
		{"done and two outcomes", scenariotest.Steps("x: {after: [help, help.calm, help.shot], event: X}"), []string{
			`plan.x.after: ` + never + `help.calm and help.shot` + once + `(write {any: [help.calm, help.shot]}, or keep one of them)`,
		}},
		{"done and stopped", scenariotest.Steps(patient, "x: {after: [p, call, p.stopped], event: X}"), []string{
			`plan.x.after: ` + never + `p and p.stopped` + once + `(write {any: [p, p.stopped]}, or keep one of them)`,
			`warning: plan.x.after: this waits for p, which may end as skipped or stopped; it would then not come true (write {any: [p, p.skipped, p.stopped]} or p.ended if it may then go on)`,
		}},
		{"in alls within alls", scenariotest.Steps(decision, "x: {after: {all: [call, {all: [d.a]}, {all: [{all: [d.b]}]}]}, event: X}"), []string{
			`plan.x.after: ` + never + `d.a and d.b` + once + `(write {any: [d.a, d.b]}, or keep one of them)`,
		}},
		{"in every way of an any", scenariotest.Steps(decision, "x: {after: {any: [[d.a, d.b], [d.b, d.a]]}, event: X}"), []string{
			`plan.x.after: ` + never + `d.b and d.a` + once + `(write {any: [d.b, d.a]}, or keep one of them)`,
		}},
		{"in until", scenariotest.Steps(decision, "x: {after: call, work: X, takes: 1m, until: [d.a, d.b]}"), []string{
			`plan.x.until: ` + never + `d.a and d.b` + once + `(write {any: [d.a, d.b]}, or keep one of them)`,
		}},
		{"any of two options", scenariotest.Steps(decision, "x: {after: {any: [d.a, d.b]}, event: X}"), nil},
		{"in one way of an any", scenariotest.Steps(decision, "x: {after: {any: [call, [d.a, d.b]]}, event: X}"), nil},
		{"an option twice and done", scenariotest.Steps(decision, "x: {after: [d.a, d, d.a], event: X}"), nil},
		{"outcomes of two rounds", scenariotest.Steps("a: {after: call, work: A, takes: 1m, every: 5m, until: a.good, outcomes: {good: 20%, bad: 80%}}",
			"x: {after: [a, a.good, a.bad], event: X}"), nil},
		{"options of two decisions", scenariotest.Steps(decision,
			"e: {after: call, decide: When, options: {a: A, b: B}, default: a}", "x: {after: [d.a, e.b], event: X}"), nil},
	})
}
