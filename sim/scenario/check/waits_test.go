package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestCarelessWaiting(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"a chance is where a branch begins", scenariotest.Steps("a: {event: A, chance: 50%}", "b: {after: a, event: B}"), nil},
		{"a join with such a branch", scenariotest.Steps("a: {event: A, chance: 50%}", "b: {after: [a, call], event: B}"), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a, a.skipped]} or a.ended if it may then go on)`,
		}},
		{"on such a branch one that may give up", scenariotest.Steps(
			"a: {work: A, needs: {patrol: 1}, with: cars, chance: 50%, give-up: 9m}",
			"b: {after: a, event: B}",
			"c: {after: {any: [a, a.gave-up]}, event: C}",
		), []string{
			`warning: plan.b.after: this waits for a, which may end as gave-up; it would then not come true (write {any: [a, a.gave-up]} or a.ended if it may then go on)`,
		}},
		{"what a final state ends", treated("condition.dead"), nil},
		{"what one of two final states ends", treated("{any: [condition.dead, condition.well]}"), nil},
		{"what a state ends that changes", treated("condition.green"), []string{
			`warning: plan.carry.after: this waits for treat, which may end as skipped or stopped; it would then not come true (write {any: [treat, treat.skipped, treat.stopped]} or treat.ended if it may then go on)`,
		}},
		{"what something else may end, too", treated("{any: [condition.dead, help]}"), []string{
			`warning: plan.carry.after: this waits for treat, which may end as skipped or stopped; it would then not come true (write {any: [treat, treat.skipped, treat.stopped]} or treat.ended if it may then go on)`,
		}},
		{"a beginning, of what may stop later", scenariotest.Steps(
			"a: {after: call, work: A, takes: 9m, until: b}",
			"b: {after: a.start, event: B}",
			"tell: {message: Go, to: [desk], lost: 5%}",
			"c: {after: tell.start, event: C}",
		), nil},
		{"a beginning, of what may not begin", scenariotest.Steps("a: {work: A, takes: 9m, needs: {patrol: 1}, with: cars, until: help}", "b: {after: a.start, event: B}"), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped or stopped; it would then not come true (write {any: [a.start, a.skipped, a.stopped]} or a.ended if it may then go on)`,
		}},
		{"a join with the beginning of what may stop later", scenariotest.Steps(
			"a: {after: call, work: A, takes: 9m, until: b}",
			"b: {after: call, delay: 5m, event: B}",
			"c: {after: [call, a.start], event: C}",
			"d: {after: [call, a.asked], event: D}",
		), nil},
		{"a join with the beginning of what has a chance", scenariotest.Steps(
			"a: {after: call, work: A, takes: 9m, chance: 50%, until: b}",
			"b: {after: call, delay: 5m, event: B}",
			"c: {after: [call, a.start], event: C}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a.start, a.skipped]} or a.ended if it may then go on)`,
		}},
		{"all outcomes by way of others", scenariotest.Steps(
			"t: {work: T, takes: 5m, outcomes: {yes: 60%, no: 30%, shots: 10%}}",
			"g: {after: t.yes, event: G}",
			"e: {after: {any: [t.no, t.shots]}, event: E}",
			"o: {after: {any: [g, e]}, event: O}",
			"a: {after: [call, o], event: A}",
			"b: {after: [call, {any: [t.yes, {any: [t.no, t.shots]}]}], event: B}",
		), nil},
		{"not all outcomes by way of others", scenariotest.Steps(
			"t: {work: T, takes: 5m, outcomes: {yes: 60%, no: 20%, shots: 10%, other: 10%}}",
			"e: {after: {any: [t.no, t.shots]}, event: E}",
			"f: {after: {any: [t.shots, t.other]}, event: F, chance: 50%}",
			"o: {after: {any: [t.yes, e]}, event: O}",
			"p: {after: {any: [t.yes, e, f]}, event: P}",
			"a: {after: [call, o], event: A}",
			"b: {after: [call, p], event: B}",
		), []string{
			`warning: plan.a.after: this waits for o, which may end as skipped; it would then not come true (write {any: [o, o.skipped]} or o.ended if it may then go on)`,
			`warning: plan.b.after: this waits for p, which may end as skipped; it would then not come true (write {any: [p, p.skipped]} or p.ended if it may then go on)`,
		}},
		{"a message within one agency is neither lost nor does it wait", scenariotest.Steps(
			"a: {message: A, to: ipd, lost: 50%, give-up: 1m}",
			"b: {after: a, event: B}",
			"c: {message: C, from: desk, to: [desk, ipd], lost: 50%}",
			"d: {after: c, event: D}",
			"e: {message: E, to: ipd, over: main, lost: 50%}",
			"f: {after: e, event: F}",
		), []string{
			`warning: plan.d.after: this waits for c, which may end as failed; it would then not come true (write {any: [c, c.failed]} or c.ended if it may then go on)`,
			`warning: plan.f.after: this waits for e, which may end as failed; it would then not come true (write {any: [e, e.failed]} or e.ended if it may then go on)`,
		}},
		{"an until that cannot precede", scenariotest.Steps(
			"shut: {after: call, event: The bridge is shut, block: scene, until: opened}",
			"turn: {after: shut, event: Traffic turns back}",
			"opened: {after: {any: [turn, [help, shut.start]]}, event: The bridge opens}",
		), nil},
		{"an until that may precede", scenariotest.Steps(
			"shut: {after: cars, event: The bridge is shut, block: scene, until: opened}",
			"turn: {after: shut, event: Traffic turns back}",
			"opened: {after: {any: [turn, help]}, event: The bridge opens}",
		), []string{
			`warning: plan.turn.after: this waits for shut, which may end as skipped; it would then not come true (write {any: [shut, shut.skipped]} or shut.ended if it may then go on)`,
		}},
		{"an until that comes while it lasts", scenariotest.Steps(
			"a: {after: call, work: A, takes: 9m, until: b}",
			"b: {after: a.start, delay: 2m, event: B}",
			"c: {after: a, event: C}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as stopped; it would then not come true (write {any: [a, a.stopped]} or a.ended if it may then go on)`,
		}},
		{"an until that comes later by the clock, or later after the same", scenariotest.Steps(
			"a: {at: 13:05, work: A, takes: 9m, until: b}",
			"b: {at: 13:10, event: B}",
			"c: {after: a, event: C}",
			"d: {after: call, delay: 1m..2m, work: D, takes: 9m, until: e}",
			"e: {after: {any: [call, b]}, delay: 3m, event: E}",
			"f: {after: d, event: F}",
			"g: {after: call, delay: 1m..2m, work: G, takes: 9m, until: {all: [h, cars]}}",
			"h: {after: call, delay: 2.1m, event: H}",
			"k: {after: g, event: K}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as stopped; it would then not come true (write {any: [a, a.stopped]} or a.ended if it may then go on)`,
			`warning: plan.f.after: this waits for d, which may end as skipped or stopped; it would then not come true (write {any: [d, d.skipped, d.stopped]} or d.ended if it may then go on)`,
			`warning: plan.k.after: this waits for g, which may end as stopped; it would then not come true (write {any: [g, g.stopped]} or g.ended if it may then go on)`,
		}},
		{"an until that may come at the same time by the clock", scenariotest.Steps(
			"a: {at: 13:05, work: A, takes: 9m, until: b}",
			"b: {at: 13:03, delay: 2m..3m, event: B}",
			"c: {after: a, event: C}",
			"d: {after: call, delay: 1m..3m, work: D, takes: 9m, until: e}",
			"e: {after: call, delay: 2m, event: E}",
			"f: {after: d, event: F}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as skipped or stopped; it would then not come true (write {any: [a, a.skipped, a.stopped]} or a.ended if it may then go on)`,
			`warning: plan.f.after: this waits for d, which may end as skipped or stopped; it would then not come true (write {any: [d, d.skipped, d.stopped]} or d.ended if it may then go on)`,
		}},
		{"what cannot wait does not give up, and who is not taken away abandons nothing", scenariotest.Steps(
			"a: {work: A, takes: 9m, give-up: 5m}",
			"b: {after: a, event: B}",
			"c: {work: C, with: cars, needs: {patrol: 1}, takes: 9m, interrupted: abandon}",
			"d: {after: c, event: D}",
		), nil},
		{"who is taken away abandons it", scenariotest.Steps(
			"c: {work: C, with: cars, needs: {patrol: 1}, takes: 9m, interrupted: abandon}",
			"d: {after: c, event: D}",
			"e: {event: E, disable: {patrol: 1}}",
		), []string{
			`warning: plan.d.after: this waits for c, which may end as failed; it would then not come true (write {any: [c, c.failed]} or c.ended if it may then go on)`,
		}},
		{"certain chance", scenariotest.Steps("a: {event: A, chance: 100%}", "b: {after: a, event: B}"), nil},
		{"not further down", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {after: {any: [a, a.skipped]}, event: B}",
			"c: {after: b, event: C}",
		), nil},
		{"down the plan only where it enters", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {after: a, event: B}",
			"c: {after: b, event: C}",
			"d: {after: [b, c], event: D}",
		), nil},
		{"a join with what comes anyway", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: a, event: B}",
			"c: {after: [b, call], event: C}",
		), []string{
			`warning: plan.c.after: this waits for b, which may end as skipped; it would then not come true (write {any: [b, b.skipped]} or b.ended if it may then go on)`,
		}},
		{"a join of a named branch", scenariotest.Steps("c: {after: [help.shot, call], event: C}"), nil},
		{"a join of two ends", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: help.calm, event: B}",
			"c: {after: [a, b], event: C}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a, a.skipped]} or a.ended if it may then go on)`,
		}},
		{"both ends join again", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: help.calm, event: B}",
			"c: {after: {any: [a, b]}, event: C}",
			"d: {after: [c, call], event: D}",
		), nil},
		{"until", scenariotest.Steps("a: {work: A, takes: 9m, until: cars}", "b: {after: a, event: B}"), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped or stopped; it would then not come true (write {any: [a, a.skipped, a.stopped]} or a.ended if it may then go on)`,
		}},
		{"give-up, and one end named", scenariotest.Steps("cars: {give-up: 9m}", "b: {after: {any: [cars, cars.gave-up]}, event: B}"), []string{
			`warning: plan.help.after: this waits for cars, which may end as gave-up; it would then not come true (write {any: [cars.first, cars.gave-up]} or cars.ended if it may then go on)`,
		}},
		{"some ends named", scenariotest.Steps("a: {work: A, takes: 9m, until: cars}", "b: {after: {any: [a, a.skipped]}, event: B}"), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped or stopped; it would then not come true (write {any: [a, a.skipped, a.stopped]} or a.ended if it may then go on)`,
		}},
		{"all ends named", scenariotest.Steps(
			"a: {work: A, takes: 9m, until: cars}",
			"b: {after: {any: [a, a.skipped, a.stopped]}, event: B}",
			"c: {after: a.ended, event: C}",
		), nil},
		{"skipped with another and named", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: {any: [a, a.skipped]}, event: B}",
			"c: {after: [b, call], event: C}",
		), nil},
		{"lost", scenariotest.Steps("tell: {message: Go, to: [desk], lost: 5%}", "b: {after: tell, event: B}"), []string{
			`warning: plan.b.after: this waits for tell, which may end as failed; it would then not come true (write {any: [tell, tell.failed]} or tell.ended if it may then go on)`,
		}},
		{"lost and sent again", scenariotest.Steps("tell: {message: Go, to: [desk], lost: 5%, retry: 5s}", "b: {after: tell, event: B}"), nil},
		{"a hold ends when what it waits for cannot come", scenariotest.Steps("a: {event: A, chance: 50%}", "b: {work: B, hold: [a, call]}"), nil},
		{"options", scenariotest.Steps(
			"choice: {decide: Go in, options: {in: Go, out: Stay}, default: in}",
			"a: {after: choice.in, event: A}",
			"b: {after: choice.out, event: B}",
			"c: {after: [{any: [a, b]}, call], event: C}",
		), nil},
		{"alternatives", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {event: B, chance: 50%}",
			"c: {after: {any: [a, b]}, event: C}",
		), nil},
		{"on one branch", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: a, event: B}",
			"c: {after: [a, b], event: C}",
			"d: {after: [c, call], event: D}",
		), []string{
			`warning: plan.d.after: this waits for c, which may end as skipped; it would then not come true (write {any: [c, c.skipped]} or c.ended if it may then go on)`,
		}},
		{"after a join of branches", scenariotest.Steps(
			"choice: {decide: Go in, options: {in: Go, out: Stay}, default: in}",
			"a: {after: help.shot, event: A}",
			"b: {after: choice.in, event: B}",
			"c: {after: [a, b], event: C}",
			"d: {after: c, event: D}",
			"e: {after: [d, a], event: E}",
		), []string{
			`warning: plan.c.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a, a.skipped]} or a.ended if it may then go on)`,
			`warning: plan.e.after: this waits for d, which may end as skipped; it would then not come true (write {any: [d, d.skipped]} or d.ended if it may then go on)`,
		}},
		{"twice the same branch", scenariotest.Steps(
			"a: {after: help.shot, event: A}",
			"b: {after: {any: [a, help.shot]}, event: B}",
			"c: {after: [b, a], event: C}",
		), nil},
		{"one of the options", scenariotest.Steps(
			"choice: {decide: Go in, options: {in: Go, out: Stay}, default: in}",
			"a: {after: {any: [choice.in]}, event: A}",
			"b: {after: [a, call], event: B}",
		), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a, a.skipped]} or a.ended if it may then go on)`,
		}},
		{"alternatives and what comes anyway", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {event: B, chance: 50%}",
			"c: {after: {any: [a, b]}, event: C}",
			"d: {after: [c, call], event: D}",
		), []string{
			`warning: plan.d.after: this waits for c, which may end as skipped; it would then not come true (write {any: [c, c.skipped]} or c.ended if it may then go on)`,
		}},
		{"nested", scenariotest.Steps("a: {event: A, chance: 50%}", "b: {after: [call, [a, call]], event: B}"), []string{
			`warning: plan.b.after: this waits for a, which may end as skipped; it would then not come true (write {any: [a, a.skipped]} or a.ended if it may then go on)`,
		}},
		{"a circle with two ways in", scenariotest.Steps(
			"a: {after: {any: [help.shot, b]}, event: A}",
			"b: {after: {any: [a, help.calm]}, event: B}",
		), nil},
		{"a certain outcome", scenariotest.Steps(
			"help: {outcomes: {calm: 100%, shot: 0%}}",
			"a: {after: help.calm, event: A}",
			"b: {after: [a, call], event: B}",
		), nil},
		{"all outcomes that can be", scenariotest.Steps(
			"help: {outcomes: {calm: 50%, shot: 50%, worse: 0%}}",
			"a: {after: {any: [help.calm, help.shot]}, event: A}",
			"b: {after: [a, call], event: B}",
		), nil},
	})
}

// treated is a plan in which somebody is carried after a treatment that ends with something.
func treated(until string) string {
	return scenariotest.Steps("treat: {after: call, work: Treat, takes: 9m, until: "+until+"}", "carry: {after: treat, event: Carried}") +
		"    condition: {starts: {red: 50%, green: 50%}, changes: {red: {dead: 10m}, green: {red: 1h, well: 2h}}}"
}
