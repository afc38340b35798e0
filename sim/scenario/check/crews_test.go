package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestNobodyBringsUnitsToAPlace(t *testing.T) {
	t.Parallel()
	const brief = "brief: {after: cars, work: Brief, where: base, needs: {patrol: 1}, takes: 2m}"
	scenariotest.Check(t, []scenariotest.Case{
		{"work elsewhere", scenariotest.Steps(brief), []string{
			`warning: plan.brief.needs.patrol: nothing brings patrol to base (write move: {patrol: 1} with where: base before it, or send some there)`,
		}},
		{"of a crew", scenariotest.Steps("brief: {after: cars, work: Brief, with: cars, where: base, needs: {patrol: 1}}"), []string{
			`warning: plan.brief.needs.patrol: nothing brings patrol to base (write move: {patrol: 1} with where: base before it, or send some there)`,
		}},
		{"moved there", scenariotest.Steps(brief, "there: {after: cars, move: {patrol: 1}, where: base}"), nil},
		{"sent there", scenariotest.Steps(brief, "more: {send: {patrol: 1}, where: base}"), nil},
		{"where the step's units are", scenariotest.Steps("cars: {where: base}", "help: {where: cars}"), nil},
		{"work by an agency where its units are", scenariotest.Steps("answer: {work: Answer, by: ipd, needs: {patrol: 1}, takes: 1m}"), nil},
	})
}

func TestAHoldThatKeepsAll(t *testing.T) {
	t.Parallel()
	const ring = "ring: {after: cars, work: Surround, needs: {patrol: 2}, takes: 1m, hold: clear}"
	scenariotest.Check(t, []scenariotest.Case{
		{"until what needs them is over", scenariotest.Steps("help: {takes: 1s}", ring,
			"search: {after: ring, work: Search, needs: {patrol: 1}, takes: 9m}", "clear: {after: search, event: Clear}"), []string{
			`warning: plan.search: of 2× patrol 2 are held until this is over: it waits in vain (send more, or let ring hold them until something else)`,
		}},
		{"and some are left", scenariotest.Steps("cars: {send: {patrol: 3}}", ring,
			"search: {after: ring, work: Search, needs: {patrol: 1}, takes: 9m}", "clear: {after: search, event: Clear}"), nil},
		{"until something else", scenariotest.Steps(ring,
			"search: {after: ring, work: Search, needs: {patrol: 1}, takes: 9m}", "clear: {at: +1h, event: Clear}"), nil},
		{"which may come before", scenariotest.Steps(ring,
			"search: {after: cars.first, work: Search, needs: {patrol: 1}, takes: 9m}", "clear: {after: search, event: Clear}"), nil},
	})
}

func TestACrewThatIsLent(t *testing.T) {
	t.Parallel()
	patients := func(treat, carry, more string) string {
		return "incidents: {shots: {plan: {help: {takes: 1s}}}, patients: {agency: ipd, where: scene, part-of: shots, arrivals: {count: 5}, plan: {" +
			"treat: {after: shots/cars, work: Treat, needs: {patrol: 1}, takes: 5m" + treat + "}, bed: {after: treat, work: Find a bed, by: desk, needs: {call-taker: 1}, takes: 1m}, " +
			"carry: {after: " + carry + ", move: {patrol: 1}, with: treat, where: base}" + more + "}}}\nunits: {taker: {home: base}}"
	}
	const lent = `warning: incidents.patients.plan.carry.with: this may begin later than treat ends, which does not hold its patrol: shots/help may take them meanwhile `
	scenariotest.Check(t, []scenariotest.Case{
		{"to the next patient", patients("", "bed", ""), []string{lent + `(write hold: bed on treat)`}},
		{"when several things are waited for", patients("", "[bed, treat]", ""), []string{lent + `(write hold: on treat, with what this waits for)`}},
		{"not when it is held", patients(", hold: bed", "bed", ""), nil},
		{"nor when it goes on at once", patients("", "treat", ""), nil},
		{"nor by way of what takes no time", patients("", "said", ", said: {after: treat, event: Ready}"), nil},
		{"nor when another step of the crew comes between", patients("", "load", ", load: {after: treat, work: Load, with: treat, needs: {patrol: 1}, takes: 1m}"), nil},
		{"nor where nobody else is there", scenariotest.Steps(
			"treat: {after: help, work: Treat, needs: {patrol: 1}, takes: 5m}",
			"talk: {after: treat, work: Talk, takes: 5m}",
			"carry: {after: talk, move: {patrol: 1}, with: treat, where: base}",
			"back: {after: carry, move: {patrol: 1}, where: scene}",
		), nil},
		{"but where somebody is", scenariotest.Steps(
			"treat: {after: help, work: Treat, needs: {patrol: 1}, takes: 5m}",
			"talk: {after: treat, work: Talk, takes: 5m}",
			"carry: {after: talk, move: {patrol: 1}, with: treat, where: base}",
			"watch: {after: treat, work: Watch, needs: {patrol: 2}, takes: 1m}",
		), []string{
			`warning: plan.carry.with: this may begin later than treat ends, which does not hold its patrol: watch may take them meanwhile (write hold: talk on treat)`,
		}},
	})
}
