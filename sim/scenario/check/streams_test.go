package check_test

import (
	"strings"
	"testing"

	"simulate/sim/scenario/scenariotest"
)

// calls is a fragment of the county with a stream of calls, and an incident that waits for what a test says.
func calls(arrivals, after string) string {
	return `
incidents:
  calls:
    agency: ipd
    where: scene
    arrivals: ` + arrivals + `
    plan:
      ring: {event: The telephone rings}
      sent: {after: ring, send: {patrol: 2}, give-up: 9m}
      lift: {after: {any: [sent.first, sent.gave-up]}, work: Lift, takes: 2m, outcomes: {well: 50%, ill: 50%}, chance: 90%}
      odd: {after: lift.well, event: After all}
  watch: {agency: ipd, where: scene, plan: {wait: {after: ` + after + `, event: Something}}}`
}

func TestReferencesToStreams(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"first, later and all", calls("{rate: 9/h}", "[calls/ring.first, calls/sent.2.7, calls/lift.ended.all]"), nil},
		{"no instance", calls("{rate: 9/h}", "calls/ring"), []string{
			`incidents.watch.plan.wait.after: every arrival of calls has its own ring (say which: write calls/ring.first, calls/ring.2 … or calls/ring.all)`,
		}},
		{"a part and no instance", calls("{rate: 9/h}", "calls/sent.en-route"), []string{
			`incidents.watch.plan.wait.after: every arrival of calls has its own sent.en-route (say which: write calls/sent.en-route.first, calls/sent.en-route.2 … or calls/sent.en-route.all)`,
		}},
		{"the beginning", calls("{rate: 9/h}", "calls/begins"), []string{
			`incidents.watch.plan.wait.after: every arrival of calls has its own begins (say which: write calls/begins.first, calls/begins.2 … or calls/begins.all)`,
		}},
		{"a part that it has not", calls("{rate: 9/h}", "calls/lift.il.first"), []string{
			`incidents.watch.plan.wait.after: nothing can produce "calls/lift.il" (did you mean "calls/lift.ill"?)`,
		}},
		{"more than arrive", calls("{count: 5}", "calls/ring.6"), []string{
			`incidents.watch.plan.wait.after: there is no arrival 6 of calls (only 5 arrive)`,
		}},
		{"of so many that cannot be read", calls("{count: many}", "calls/ring.6"), []string{
			`incidents.calls.arrivals.count: "many" is not a whole number (write digits only, such as 12)`,
		}},
		{"the last that arrives", calls("{at: [13:10, 13:20]}", "calls/ring.2"), nil},
		{"more than there are instants", calls("{at: [13:10, 13:20]}", "calls/ring.3"), []string{
			`incidents.watch.plan.wait.after: there is no arrival 3 of calls (only 2 arrive)`,
		}},
		{"an instance of what happens once", scenariotest.Steps("a: {after: [call, shots/cars.2.3], event: A}"), []string{
			`plan.a.after[1]: shots happens once: it is no stream of arrivals (write shots/cars.2)`,
		}},
		{"a step of a stream, without its name", calls("{rate: 9/h}", "ring"), []string{
			`incidents.watch.plan.wait.after: there is no step "ring" (another incident has it: write calls/ring.first)`,
		}},
	})
}

func TestWhatAStreamMayNotBring(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"all of a step that some skip", calls("{count: 5}", "calls/odd.all"), []string{
			`warning: incidents.watch.plan.wait.after: this waits for every arrival of calls to be done with odd, which may end as skipped; it would then not come true (write calls/odd.ended.all if it may then go on)`,
		}},
		{"the first of a step that some skip", calls("{count: 5}", "[calls/ring.first, calls/odd.first]"), nil},
		{"and what waits for that, with something else", calls("{count: 5}", "calls/odd.first, event: A}, b: {event: B}, both: {after: [wait, b]"), nil},
		{"all done or all skipped, of which some may be each", calls("{count: 5}", "{any: [calls/lift.all, calls/lift.skipped.all]}"), []string{
			`warning: incidents.watch.plan.wait.after: this waits for every arrival of calls to be done with lift, which may end as skipped; it would then not come true (write calls/lift.ended.all if it may then go on)`,
		}},
		{"however all end", calls("{count: 5}", "calls/odd.ended.all"), nil},
		{"what waits may be skipped", calls("{count: 5}", "calls/ring.5, event: A}, not: {after: wait.skipped"), nil},
		{"ends of two arrivals", calls("{rate: 9/h}", "[calls/sent.first, calls/sent.gave-up.2]"), nil},
		{"an end that no arrival has", calls("{rate: 9/h}", "calls/ring.gave-up.first"), []string{
			`incidents.watch.plan.wait.after: calls/ring.gave-up.first can never occur: ring has no give-up (wait for something else)`,
		}},
		{"in a circle", calls("{rate: 9/h}", "calls/ring.first") + "\n  more: {agency: ipd, where: scene, arrivals: {rate: 1/h}, plan: {a: {after: watch2/b, event: A}}}" +
			"\n  watch2: {agency: ipd, where: scene, plan: {b: {after: more/a.3, event: B}}}", []string{
			`incidents.more.plan.a.after: this can never come true: a waits for watch2/b, watch2/b waits for a (let one of them wait for something else)`,
		}},
	})
}

func TestMeasuresOfStreams(t *testing.T) {
	t.Parallel()
	measure := func(text string) string {
		return calls("{count: 5}", "calls/ring.first") + "\nmeasures: {m: {" + text + "}}"
	}
	which := func(key, ref string) []string {
		return []string{"measures.m." + key + ": every arrival of calls has its own ring (say which: write " + ref + ".first, " + ref + ".2 … or " + ref + ".all)"}
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"of each arrival", measure("from: ring, to: calls/lift.ill"), nil},
		{"how many at an instant", measure("from: ring, to: lift, at: [14:00]"), nil},
		{"how many have been there", measure("from: ring, at: [14:00]"), nil},
		{"from one arrival to another", measure("from: ring.first, to: calls/lift.all"), nil},
		{"from elsewhere", measure("from: wait, to: ring.2"), nil},
		{"from elsewhere, without an arrival", measure("from: wait, to: ring"), which("to", "ring")},
		{"one end each way", measure("from: calls/ring, to: lift.3"), which("from", "calls/ring")},
		{"of two streams", strings.Replace(measure("from: calls/ring, to: other/ring"), "watch:", "other: {agency: ipd, where: scene, arrivals: {rate: 1/h}, plan: {ring: {event: Ring}}}\n  watch:", 1), []string{
			which("from", "calls/ring")[0],
			"measures.m.to: every arrival of other has its own ring (say which: write other/ring.first, other/ring.2 … or other/ring.all)",
		}},
		{"a slip in one end", measure("from: ring, to: calls/lift.il"), []string{
			`measures.m.to: nothing can produce "calls/lift.il" (did you mean "calls/lift.ill"?)`,
		}},
		{"a step that is not there", measure("from: ring, to: calls/lif"), []string{
			`measures.m.to: there is no step "lif" (did you mean "lift"?)`,
		}},
		{"more than arrive", measure("from: wait, to: ring.6"), []string{
			`measures.m.to: there is no arrival 6 of calls (only 5 arrive)`,
		}},
	})
	scenariotest.Check(t, []scenariotest.Case{
		{"share of all", calls("{rate: 9/h}", "calls/ring.first") + "\nobjectives: {o: share(lift) >= 90%, p: share(calls/lift.all) >= 1%}", nil},
		{"when the first was reported", calls("{rate: 9/h}", "calls/ring.first") + "\nreported: {r: {milestone: ring.first, value: '14:00'}}", nil},
	})
}

func TestPeriods(t *testing.T) {
	t.Parallel()
	measure := func(text string) string { return "measures: {m: {" + text + "}}" }
	scenariotest.Check(t, []scenariotest.Case{
		{"of a utilisation", measure("of: unit.utilisation, per: kind, every: 30m"), nil},
		{"of a wait", measure("of: channel.wait, every: 30m"), []string{
			"measures.m.every: channel.wait has no row for each period (it belongs to channel.utilisation, unit.utilisation, queue.length, incident.open, uncovered, uncovered.meanwhile, posts.compliance, posts.driven, condition, staff.on-scene, units.on-scene, people.inside)",
		}},
		{"of two milestones", measure("from: call, to: cars, every: 30m"), []string{
			"measures.m.every: a measure from one milestone to another has no periods (it belongs to of: channel.utilisation, unit.utilisation, queue.length, incident.open, uncovered, uncovered.meanwhile, posts.compliance, posts.driven, condition, staff.on-scene, units.on-scene, people.inside)",
		}},
		{"longer than the run", measure("of: unit.utilisation, every: 5h"), []string{
			"measures.m.every: this is longer than the 4h that are measured (write a shorter period)",
		}},
		{"very many", measure("of: unit.utilisation, every: 1s"), []string{
			"measures.m.every: this makes more than 10000 periods (write a longer period)",
		}},
		{"changed by a variant", measure("of: unit.utilisation, every: 1h") + "\nvariants: {v: {changes: {measures.m.every: 2h}}}", []string{
			"measures.m.every: variant v: a variant cannot change what a measure means (add a measure with another id to the file)",
		}},
	})
}
