package check_test

import (
	"strings"
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
		{"where a step is to go that may still wait for its units", scenariotest.Steps("there: {after: cars, move: {tactical: 1}, where: base}", "swat: {send: {tactical: 1}, from: kcpd}", "brief: {after: there.asked, work: Brief, where: there, needs: {patrol: 1}, takes: 2m}"), nil},
		{"sent to where a step is to go that may still wait for its units", scenariotest.Steps("there: {send: {patrol: 1}, after: cars, where: base}", "cars: {where: there}", "brief: {after: cars, work: Brief, where: scene, needs: {patrol: 1}, takes: 2m}"), nil},
		{"where a step has gone", scenariotest.Steps("there: {after: cars, move: {tactical: 1}, where: base}", "swat: {send: {tactical: 1}, from: kcpd}", "brief: {after: there.start, work: Brief, where: there, needs: {patrol: 1}, takes: 2m}"), []string{
			`warning: plan.brief.needs.patrol: nothing brings patrol to base (write move: {patrol: 1} with where: base before it, or send some there)`,
		}},
		{"work by an agency where its units are", scenariotest.Steps("answer: {work: Answer, by: ipd, needs: {patrol: 1}, takes: 1m}"), nil},
	})
}

func TestWhoStaysBehindAsTheIncidentMoves(t *testing.T) {
	t.Parallel()
	const moves, work = "stops: {after: help, event: Stops, moves: base}", "search: {after: stops, work: Search, needs: {patrol: 1}, takes: 2m}"
	behind := []string{
		"warning: plan.search: the patrol on scene stays behind as stops moves the incident to base, and none comes there (write a step before it: {after: stops, move: {patrol: 1}})",
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"work where it is", scenariotest.Steps("help: {after: cars}", moves, work), behind},
		{"of a crew", scenariotest.Steps("help: {after: cars}", moves, "search: {after: stops, work: Search, with: cars, takes: 2m}"), behind},
		{"moved after it", scenariotest.Steps("help: {after: cars}", moves, work, "there: {after: stops, move: {patrol: 1}}"), nil},
		{"moved there before", scenariotest.Steps("help: {after: cars}", moves, work, "there: {after: cars, move: {patrol: 1}, where: base}"), nil},
		{"sent after it", scenariotest.Steps("help: {after: cars}", moves, work, "more: {after: stops, send: {patrol: 1}}"), nil},
		{"after it has moved back", scenariotest.Steps("help: {after: cars}", moves, "back: {after: stops, event: Back, moves: scene}", "search: {after: back, work: Search, needs: {patrol: 1}, takes: 2m}"), nil},
		{"when it may have moved back", scenariotest.Steps("help: {after: cars}", moves, "back: {after: stops, delay: 1m, event: Back, moves: scene}", "search: {after: stops, delay: 5m, work: Search, needs: {patrol: 1}, takes: 2m}"), nil},
		{"before it moves back", scenariotest.Steps("help: {after: cars}", moves, work, "back: {after: search, event: Back, moves: scene}"), behind},
		{"back to where they came", scenariotest.Steps("help: {after: cars}", moves, "there: {after: stops, move: {patrol: all}, with: cars}", "on: {after: there, event: On, moves: mall}", "again: {after: on, event: Again, moves: base}", "search: {after: again, work: Search, needs: {patrol: 1}, takes: 2m}") + "\nplaces: {mall: {position: [39.2, -94.4]}}", nil},
		{"where it does not move", scenariotest.Steps("help: {after: cars}", "stops: {after: help, event: Stops, moves: base, chance: 50%}", "search: {after: stops.skipped, work: Search, needs: {patrol: 1}, takes: 2m}"), nil},
		{"still under way", scenariotest.Steps("stops: {event: Stops, moves: base}", work), nil},
		{"work where they are", scenariotest.Steps("help: {after: cars}", moves, "search: {after: stops, work: Search, where: scene, needs: {patrol: 1}, takes: 2m}"), nil},
	})
}

func TestACrewThatIsItsOwn(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"by itself", scenariotest.Steps("back: {after: cars, move: {patrol: 1}, with: back, where: base}"), []string{
			"plan.back.with: the units of back are those of this step itself (name the step that has them first)",
		}},
		{"by another", scenariotest.Steps("back: {after: cars, move: {patrol: 1}, with: rest, where: base}", "rest: {after: back, work: Rest, needs: {patrol: 1}, with: back, takes: 1m}"), []string{
			"plan.back.with: the units of rest are those of this step itself (name the step that has them first)",
			"plan.rest.with: the units of back are those of this step itself (name the step that has them first)",
		}},
		{"of an incident that is part of none that there is", "incidents: {lost: {agency: ipd, where: scene, part-of: shot, arrivals: {count: 2}, plan: {" +
			"look: {work: Look, needs: {patrol: 1}, takes: 1m}, say: {after: look, work: Say, takes: 1m}, leave: {after: say, move: {patrol: 1}, with: look, where: base}}}}", []string{
			`incidents.lost.part-of: there is no incident "shot" (did you mean "shots"?)`,
			"warning: incidents.lost.plan.leave.with: this may begin later than look ends, which does not hold its patrol: look may take them meanwhile (write hold: leave.asked on look)",
		}},
	})
}

func TestWorkWhereUnitsStandAtSeveralPlaces(t *testing.T) {
	t.Parallel()
	work := func(where string) string {
		return scenariotest.Steps("there: {after: cars, move: {patrol: 1}, where: "+where+"}", "rest: {after: there, work: Rest, by: kcpd, needs: {tactical: 1}, at-place: there, takes: 2m}")
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"some of which have none, and it gives up", strings.Replace(work("{nearest: [base, scene]}"), "takes: 2m", "takes: 2m, give-up: 5m", 1), []string{
			"warning: plan.rest.at-place: kcpd has no tactical at scene: there it waits in vain (let some wait there, or leave it out of where)",
		}},
		{"some of which have none", work("{nearest: [base, scene]}"), []string{
			"warning: plan.rest.at-place: kcpd has no tactical at scene: there it waits for ever (let some wait there, or leave it out of where)",
		}},
		{"none of which has any", work("scene"), []string{"plan.rest.at-place: kcpd has no tactical at scene (name a place at which some wait)"}},
		{"each of which has some", work("base"), nil},
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
		{"whatever there is", scenariotest.Steps("help: {takes: 1s}", "ring: {after: cars, work: Surround, needs: {patrol: all}, takes: 1m, hold: clear}",
			"search: {after: ring, work: Search, needs: {patrol: 1}, takes: 9m}", "clear: {after: search, event: Clear}"), []string{
			`warning: plan.search: of 2× patrol 2 are held until this is over: it waits in vain (send more, or let ring hold them until something else)`,
		}},
		{"of those that can do it", scenariotest.Steps("help: {takes: 1s}", ring,
			"search: {after: ring, work: Search, needs: {k9: 1}, takes: 9m}", "clear: {after: search, event: Clear}") + "\nunits: {car: {can: [k9]}}", []string{
			`warning: plan.search: of 2× k9 2 are held until this is over: it waits in vain (send more, or let ring hold them until something else)`,
		}},
		{"some of whom can do it", scenariotest.Steps("help: {takes: 1s}", ring,
			"search: {after: ring, work: Search, needs: {k9: 1}, takes: 9m}", "clear: {after: search, event: Clear}") + "\nunits: {dog: {agency: ipd, kind: patrol, home: base, can: [k9]}}", nil},
		{"where they are", scenariotest.Steps("ask: {work: Ask, by: desk, needs: {call-taker: 2}, takes: 1m, hold: told}",
			"tell: {after: ask, work: Tell, by: desk, needs: {call-taker: 1}, takes: 9m}", "told: {after: tell, event: Told}"), []string{
			`warning: plan.tell: of 2× call-taker 2 are held until this is over: it waits in vain (send more, or let ask hold them until something else)`,
		}},
		{"of another agency, too", scenariotest.Steps("ask: {work: Ask, by: desk, needs: {call-taker: 2}, takes: 1m, hold: told}",
			"tell: {after: ask, work: Tell, by: [desk, kcpd], needs: {call-taker: 1}, takes: 9m}", "told: {after: tell, event: Told}") +
			"\nunits: {other: {agency: kcpd, kind: call-taker}}", nil},
	})
}

func TestTurnsThatNobodyCanTake(t *testing.T) {
	t.Parallel()
	watch := func(n, relief string) string {
		return "watch: {after: cars, work: Watch, needs: {patrol: " + n + "}, takes: 3h, relief: {after: 20m" + relief + "}}"
	}
	const nobody = `warning: plan.watch.relief: no other patrol can take a turn: `
	scenariotest.Check(t, []scenariotest.Case{
		{"as all who come are at work", scenariotest.Steps(watch("2", "")), []string{nobody + `the plan brings 2× patrol, and all of them are at work (send more, or write from-home: true)`}},
		{"and who is at home may", scenariotest.Steps(watch("2", ", from-home: true")), nil},
		{"as all there are do", scenariotest.Steps("cars: {send: {patrol: 4}}", watch("4", ", from-home: true")), []string{
			nobody + `there are 4× patrol, and all of them are at work (raise the count of its units, or remove relief)`,
		}},
		{"and one may", scenariotest.Steps(watch("1", "")), nil},
		{"and others come as tours end", scenariotest.Steps(watch("2", "")) + "\nunits: {car: {on-duty: {windows: [\"06:00-18:00\"], end: hand-over}}}", nil},
		{"and one of them is replaced", scenariotest.Steps(watch("2", "")) + "\nunits: {car: {each: {1: {on-duty: {windows: [\"06:00-18:00\"], end: hand-over}}}}}", nil},
	})
}

func TestUnitsThatHaveGone(t *testing.T) {
	t.Parallel()
	const more, hint = "more: {after: %s, work: More, needs: {patrol: 1}, takes: 9m}", ` (write move: {patrol: 1} with where: scene before it, or bring more)`
	gone := func(id, last string) string {
		return `warning: plan.` + id + `.needs.patrol: of 2× patrol at scene 2 have gone before this, the last with ` + last + hint
	}
	after := func(id string) string { return strings.Replace(more, "%s", id, 1) }
	carry := "carry: {after: help, move: {patrol: 2}, where: base}"
	scenariotest.Check(t, []scenariotest.Case{
		{"elsewhere", scenariotest.Steps(carry, after("carry")), []string{gone("more", "carry")}},
		{"home", scenariotest.Steps("off: {after: help, release: {patrol: 2}}", after("off")), []string{gone("more", "off")}},
		{"all of them", scenariotest.Steps("off: {after: cars, release: all}", after("off")), []string{gone("more", "off")}},
		{"one by one", scenariotest.Steps("off: {after: help, release: {patrol: 1}}", "hit: {after: off, event: Hit, disable: {patrol: 1}}", after("hit")), []string{gone("more", "hit")}},
		{"and come back", scenariotest.Steps(carry, "back: {after: carry, move: {patrol: 1}}", after("back")), nil},
		{"perhaps", scenariotest.Steps("carry: {after: help, move: {patrol: 2}, where: base, chance: 50%}", after("carry.ended")), nil},
		{"perhaps not yet", scenariotest.Steps(carry, after("help")), nil},
		{"before others come", scenariotest.Steps(carry, "again: {after: carry, send: {patrol: 1}}", after("again")), nil},
		{"and the same go on", scenariotest.Steps("carry: {after: help, move: {patrol: 1}, where: base}", "on: {after: carry, move: {patrol: 1}, where: base}", after("on")), nil},
		{"with what may be skipped before it ends", scenariotest.Steps("carry: {after: help.shot, move: {patrol: 2}, where: base}", after("carry.ended")), nil},
		{"fewer than are needed elsewhere", scenariotest.Steps("carry: {after: help, move: {patrol: 1}, where: base}",
			"more: {after: carry, work: More, where: base, needs: {patrol: 2}, takes: 9m}"), []string{
			`warning: plan.more.needs.patrol: only 1× patrol comes to base (write move: {patrol: 2} with where: base before it, or bring more)`,
		}},
		{"as many as are needed elsewhere", scenariotest.Steps("carry: {after: help, move: {patrol: 1}, where: base}", "then: {after: carry, move: {patrol: 1}, where: base}",
			"more: {after: then, work: More, where: base, needs: {patrol: 2}, takes: 9m}"), nil},
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
		{"to the next patient", patients("", "bed", ""), []string{lent + `(write hold: carry.asked on treat)`}},
		{"when several things are waited for", patients("", "[bed, treat]", ""), []string{lent + `(write hold: carry.asked on treat)`}},
		{"not when it is held", patients(", hold: bed", "bed", ""), nil},
		{"nor as the remedy says", patients(", hold: carry.asked", "bed", ""), nil},
		{"but when it is held until it ends, which is no hold", patients(", hold: treat", "bed", ""), []string{lent + `(write hold: carry.asked on treat)`}},
		{"or until what came before it", patients(", hold: shots/cars", "bed", ""), []string{lent + `(write hold: carry.asked on treat)`}},
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
			`warning: plan.carry.with: this may begin later than treat ends, which does not hold its patrol: watch may take them meanwhile (write hold: carry.asked on treat)`,
		}},
	})
}
