package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestWhatNeverComes(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"itself", scenariotest.Steps("a: {after: a, event: A}"), []string{
			`plan.a.after: this can never come true: a waits for itself (let one of them wait for something else)`,
		}},
		{"in a circle, and who waits for it", scenariotest.Steps(
			"c: {after: a, event: C}",
			"a: {after: [call, b], event: A}",
			"b: {after: {any: [a, c]}, event: B}",
		), []string{
			`plan.a.after: this can never come true: a waits for b, b waits for a (let one of them wait for something else)`,
		}},
		{"a way out of a circle", scenariotest.Steps("a: {after: {any: [call, b]}, event: A}", "b: {after: a, event: B}"), nil},
		{"two circles", scenariotest.Steps(
			"a: {after: b, event: A}",
			"b: {after: a, event: B}",
			"c: {after: d, event: C}",
			"d: {after: c, event: D}",
		), []string{
			`plan.a.after: this can never come true: a waits for b, b waits for a (let one of them wait for something else)`,
			`plan.c.after: this can never come true: c waits for d, d waits for c (let one of them wait for something else)`,
		}},
		{"a step is done while it holds its units", scenariotest.Steps("a: {after: b, event: A}", "b: {work: B, hold: a}"), nil},
		{"through until", scenariotest.Steps("a: {after: b.stopped, event: A}", "b: {work: B, takes: 3m, until: a}"), []string{
			`plan.a.after: this can never come true: a waits for b, b waits for a (let one of them wait for something else)`,
		}},
		{"through a repetition", scenariotest.Steps("a: {after: b, event: A}", "b: {event: B, every: 1m, until: a}"), []string{
			`plan.a.after: this can never come true: a waits for b, b waits for a (let one of them wait for something else)`,
		}},
		{"across incidents", "incidents: {shots: {plan: {call: {after: more/end}}}, more: {agency: ipd, where: scene, plan: {end: {after: shots/cars, event: End}}}}", []string{
			`plan.call.after: this can never come true: call waits for more/end, more/end waits for cars, cars waits for call (let one of them wait for something else)`,
		}},
		{"an end that a step has not", scenariotest.Steps(
			"a: {after: call.gave-up, event: A}",
			"b: {after: call.stopped, event: B}",
			"c: {after: lock.failed, event: C}",
			"d: {after: lock.buckner.failed, event: D}",
			"e: {after: call.skipped, event: E}",
		), []string{
			`plan.a.after: call.gave-up can never occur: call has no give-up (wait for something else)`,
			`plan.b.after: call.stopped can never occur: call has no until (wait for something else)`,
			`plan.c.after: lock.failed can never occur: lock cannot fail (wait for something else)`,
			`plan.d.after: lock.buckner.failed can never occur: lock has no fails (wait for something else)`,
			`plan.e.after: call.skipped can never occur: call is never skipped: it has no chance, and all that it waits for comes (wait for something else)`,
		}},
		{"an end that a step has not, in until and hold", scenariotest.Steps("a: {work: A, takes: 1m, until: call.gave-up}", "b: {work: B, hold: call.gave-up}"), []string{
			`plan.a.until: call.gave-up can never occur: call has no give-up (wait for something else)`,
			`plan.b.hold: call.gave-up can never occur: call has no give-up (wait for something else)`,
		}},
		{"what a release may stop", scenariotest.Steps(
			"off: {at: +30s, event: Off}",
			"home: {after: off, release: all}",
			"a: {after: {any: [cars, cars.stopped]}, event: A}",
			"b: {after: {any: [call, [cars, a]]}, event: B}",
			"c: {after: {any: [call, d.skipped]}, event: C}",
			"d: {after: cars, event: D}",
		), nil},
		{"a release that comes too late, and one of others", scenariotest.Steps(
			"home: {after: cars, release: all}",
			"lost: {after: cars.stopped, release: all}",
			"more: {after: cars, send: {patrol: 1}}",
			"off: {after: call, release: all, with: more}",
			"a: {after: {any: [cars.first, cars.stopped]}, event: A}",
		), []string{
			`plan.lost.after: cars.stopped can never occur: cars has no until, and no release comes before it is done (wait for something else)`,
			`warning: plan.a.after.any[1]: cars.stopped can never occur: cars has no until, and no release comes before it is done (remove it)`,
		}},
		{"a move that a release of its scene may stop", "incidents: {shots: {plan: {home: {at: +5m, release: all}}}, hurt: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 2}, plan: {carry: {move: {patrol: 1}, where: base}, a: {after: {any: [carry, carry.stopped]}, event: A}}}}", nil},
		{"all that are free, of whom one may be diverted", scenariotest.Steps(
			"every: {after: call, send: {patrol: all}}",
			"a: {after: {any: [every, every.stopped]}, event: A}",
			"more: {after: call, send: {patrol: 1}, divert: true, priority: 1}",
		), nil},
		{"an approval that nobody gives", "agencies: {ipd: {approval: 1m}}\n" + scenariotest.Steps(
			"cars: {from: [ipd, kcpd]}",
			"a: {after: cars.approved, event: A}",
		), []string{
			`plan.a.after: cars.approved can never occur: cars asks no other agency that has an approval (wait for something else)`,
		}},
		{"an approval of the incident's own agency by default", scenariotest.Steps("a: {after: {any: [call, cars.approved]}, event: A}"), []string{
			`warning: plan.a.after.any[1]: cars.approved can never occur: cars asks no other agency that has an approval (remove it)`,
		}},
		{"an approval", "agencies: {kcpd: {approval: 1m}}\n" + scenariotest.Steps(
			"cars: {from: [ipd, kcpd]}",
			"a: {after: cars.approved, event: A}",
		), nil},
		{"one of several", scenariotest.Steps("a: {after: {any: [call, cars.gave-up]}, event: A}"), []string{
			`warning: plan.a.after.any[1]: cars.gave-up can never occur: cars has no give-up (remove it)`,
		}},
		{"skips travel", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {after: a.start, event: B}",
			"c: {after: b.skipped, event: C}",
		), nil},
		{"chance of nothing turns a step off", scenariotest.Steps("cars: {chance: 0%}"), nil},
		{"outcome of nothing", scenariotest.Steps("help: {outcomes: {calm: 100%, shot: 0%}}", "a: {after: help.shot, event: A}"), nil},
		{"a repetition does not stop", scenariotest.Steps(
			"a: {work: A, takes: 1s, every: 1m, until: cars}",
			"b: {after: a.stopped, event: B}",
			"c: {after: a, event: C}",
		), []string{
			`plan.b.after: a.stopped can never occur: a repeats, and is done when its until occurs (wait for something else)`,
		}},
		{"asked for", scenariotest.Steps(
			"a: {event: A, chance: 50%}",
			"b: {after: {any: [a.asked, a.skipped]}, event: B}",
			"c: {after: b.skipped, event: C}",
		), nil},
		{"stops only if its until comes", scenariotest.Steps(
			"a: {work: A, takes: 3m, until: b}",
			"b: {after: b, event: B}",
			"c: {after: a.stopped, event: C}",
			"d: {after: a.skipped, event: D}",
		), []string{
			`plan.b.after: this can never come true: b waits for itself (let one of them wait for something else)`,
		}},
		{"giving up travels", scenariotest.Steps(
			"cars: {give-up: 9m}",
			"a: {after: {any: [cars, call]}, event: A}",
			"b: {after: cars, event: B}",
			"c: {after: b.skipped, event: C}",
		), []string{
			`warning: plan.b.after: this waits for cars, which may end as gave-up; it would then not come true (write {any: [cars, cars.gave-up]} or cars.ended if it may then go on)`,
			`warning: plan.help.after: this waits for cars, which may end as gave-up; it would then not come true (write {any: [cars.first, cars.gave-up]} or cars.ended if it may then go on)`,
		}},
	})
}
