package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestNamesThatMeanTwoThings(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"unit and kind", "units: {tactical: {agency: ipd, kind: k9, home: base}}", []string{
			`units.tactical: tactical is also a kind of unit (rename one of the two)`,
		}},
		{"unit of its own kind", "units: {k9: {agency: ipd, kind: k9, home: base}}", nil},
		{"unit and unit of a pool", "units: {car-2: {agency: ipd, kind: k9, home: base}, car-5: {agency: ipd, kind: k9, home: base}}", []string{
			`units.car-2: car-2 is also a unit of the pool car (rename one of the two)`,
		}},
		{"kind and unit of a pool", "units: {dog: {agency: ipd, kind: car-1, home: base}}", []string{
			`units.dog: car-1 is also a unit of the pool car (rename one of the two)`,
		}},
		{"reserved kind", "units: {dog: {agency: ipd, kind: first, home: base}}", []string{
			`units.dog.kind: "first" has a meaning of its own and cannot be an id (choose another word)`,
		}},
		{"outcome and kind, agency, site", scenariotest.Steps(
			"cars: {outcomes: {patrol: 100%}}",
			"tell: {message: Go, from: desk, to: [ipd], outcomes: {ipd: 100%}}",
			"lock: {outcomes: {buckner: 100%}}",
		), []string{
			`plan.cars.outcomes.patrol: patrol is already a kind of unit of this step (choose another word)`,
			`plan.tell.outcomes.ipd: ipd is already an agency of this step (choose another word)`,
			`plan.lock.outcomes.buckner: buckner is already a site of this step (choose another word)`,
		}},
		{"place and step", scenariotest.Steps(
			"scene: {after: call, send: {patrol: 1}}",
			"stage: {after: call, send: {patrol: 1}, where: scene}",
		), []string{
			`plan.stage.where: scene is a place and a step (rename one of the two)`,
		}},
		{"site and place", "sites: {base: {agency: district, position: [39.13, -94.20]}}", []string{
			`sites.base: base is also a place (write place: base instead of a position, or rename one)`,
		}},
		{"number of a unit", "units: {car: {each: {5: {home: base}}}, team: {each: {1: {home: base}}}}", []string{
			`units.car.each.5: the pool has no unit 5 (units are counted from 1 to 4)`,
			`units.team.each: each is for a pool with a count (write count, or put it on the unit itself)`,
		}},
	})
}

func TestPlacesThatCannotBeReached(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"no position and no travel time", scenariotest.Steps("cars: {where: island}", "help: {where: cars}"), []string{
			`plan.cars.where: no way is known from base to island (give both a position, or write travel.between: {base: {island: 6m}})`,
		}},
		{"a travel time connects", `
travel: {between: {base: {island: 6m}}}
incidents: {shots: {plan: {cars: {where: island}, help: {where: cars}}}}`, nil},
		{"in either direction", `
travel: {between: {island: {base: 6m}}}
incidents: {shots: {plan: {cars: {where: island}, help: {where: cars}}}}`, nil},
		{"home of one unit", "units: {car: {each: {2: {home: island}}}}", []string{
			`plan.cars.send: no way is known from island to scene (give both a position, or write travel.between: {island: {scene: 6m}})`,
		}},
		{"circles have a position", "units: {car: {home: {near: [39.1, -94.4], within: 3 km}}}", nil},
		{"circles", "units: {car: {home: {near: [39.1, -94.4], within: 3 km}}}\nincidents: {shots: {where: island}}", []string{
			`plan.cars.send: no way is known from the homes of car (a circle) to island (give island a position)`,
		}},
		{"move from circles", `
units: {bed: {agency: kcpd, kind: bed, home: {near: [39.1, -94.4], within: 3 km}}}
incidents: {shots: {plan: {room: {work: Room, by: kcpd, needs: {bed: 1}}, away: {after: room, move: {bed: 1}, with: room, where: island}}}}`, []string{
			`plan.away.where: no way is known from homes in a circle to island (give island a position)`,
		}},
		{"incident", "incidents: {shots: {where: island}}", []string{
			`plan.cars.send: no way is known from base to island (give both a position, or write travel.between: {base: {island: 6m}})`,
		}},
		{"move", scenariotest.Steps("away: {after: help, move: {patrol: 1}, where: island}"), []string{
			`plan.away.where: no way is known from scene to island (give both a position, or write travel.between: {scene: {island: 6m}})`,
		}},
		{"move with a step", scenariotest.Steps("away: {after: help, move: {patrol: 1}, where: island, with: help}"), []string{
			`plan.away.where: no way is known from scene to island (give both a position, or write travel.between: {scene: {island: 6m}})`,
		}},
		{"move of units present", "incidents: {shots: {present: {tactical: 1}, plan: {away: {move: {tactical: 1}, where: island}}}}", []string{
			`plan.away.where: no way is known from scene to island (give both a position, or write travel.between: {scene: {island: 6m}})`,
		}},
		{"no home", "units: {car: {home: null}}", []string{
			`units.car: nothing says where car is before it is sent (write home: and a place or a circle)`,
		}},
		{"place of a step's units", `
units: {bed: {agency: kcpd, kind: bed, home: island}}
incidents: {shots: {plan: {room: {after: help, work: Make room, by: kcpd, needs: {bed: 1}}, away: {after: room, move: {patrol: 1}, where: room}}}}`, []string{
			`plan.away.where: no way is known from scene to island (give both a position, or write travel.between: {scene: {island: 6m}})`,
		}},
		{"place of a step without units", scenariotest.Steps("cars: {where: call}"), []string{
			`plan.cars.where: nothing says where the units of call are (name a place, or a send, a move or work with units)`,
		}},
		{"site without a place and with two", "sites: {buckner: {place: base}, other: {agency: district}}", []string{
			`sites.other: nothing says where other is (write place or position)`,
			`sites.buckner.position: buckner has a place and a position (remove one of the two)`,
		}},
		{"up from staging", scenariotest.Steps(
			"cars: {where: base}",
			"up: {after: cars, move: {patrol: 1}}",
			"stay: {after: up, move: {patrol: 1}, where: base}",
		), nil},
		{"where each other is", scenariotest.Steps(
			"a: {after: cars, work: A, needs: {patrol: 1}, where: b}",
			"b: {after: cars, work: B, needs: {patrol: 1}, where: a}",
			"c: {after: cars, move: {patrol: 1}, where: base, with: a}",
		), []string{
			`plan.a.where: nothing says where the units of b are (name a place, or a send, a move or work with units)`,
			`plan.b.where: nothing says where the units of a are (name a place, or a send, a move or work with units)`,
		}},
		{"everything sent", scenariotest.Steps("cars: {send: all}"), nil},
	})
}

func TestFiguresThatDoNotFit(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"shares", scenariotest.Steps("help: {outcomes: {calm: 50%, shot: 45%}}"), []string{
			`plan.help.outcomes: the shares add to 95% (let the shares add to 100%)`,
		}},
		{"thirds", scenariotest.Steps("help: {outcomes: {calm: 0.3333333333, shot: 0.6666666667}}"), nil},
		{"priority", "incidents: {shots: {priority: 0, plan: {call: {priority: 0}}}}", []string{
			`incidents.shots.priority: there is no priority 0 (1 is the most urgent)`,
			`plan.call.priority: there is no priority 0 (1 is the most urgent)`,
		}},
		{"past the horizon", scenariotest.Steps(
			"late: {at: 18:00, event: Late}",
			"later: {at: 12:59, event: Later}",
			"latest: {at: +4h1ms, event: Latest}",
			"end: {at: 17:00, event: End}",
		), []string{
			`plan.late.at: this is 5h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`,
			`plan.later.at: this is 23h59m after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`,
			`plan.latest.at: this is 4h1ms after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time)`,
		}},
		{"before the incident", "incidents: {shots: {begins: 13:30, plan: {call: {at: 13:29}}}}", []string{
			`plan.call.at: 13:29 is before the incident begins (write a later time, or let the incident begin earlier)`,
		}},
		{"offsets count from the incident", "incidents: {shots: {begins: 13:30, plan: {call: {at: +3h31m}}}}", []string{
			`plan.call.at: this is 4h1m after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time)`,
		}},
		{"incident, dismissal and level", `
incidents: {shots: {begins: 17:01}}
sites: {buckner: {dismissal: 19:00}}
measures: {level: {from: call, to: cars, at: [+10m, +5h]}}`, []string{
			`incidents.shots.begins: this is 4h1m after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`,
			`sites.buckner.dismissal: this is 6h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`,
			`measures.level.at[1]: this is 5h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time)`,
		}},
		{"before the start", "sites: {buckner: {dismissal: day 1 12:00}}", []string{
			`sites.buckner.dismissal: this is before the scenario starts (write a later time, or an earlier clock.start)`,
		}},
		{"no options, no default", scenariotest.Steps("choice: {decide: Go in, takes: 1m}", "other: {decide: Go out, options: {now: Now}}"), []string{
			`plan.choice.options: there is nothing to decide between (write options: {ID: text, …})`,
			`plan.other.default: nothing says which option is taken (write default: now, or another option)`,
		}},
		{"no sites", scenariotest.Steps("lock: {sites: null}"), []string{
			`plan.lock.sites: no site is ordered into the posture (write sites: all, or a list of sites)`,
		}},
		{"a site twice", scenariotest.Steps("lock: {sites: [buckner, buckner]}"), []string{
			`plan.lock.sites[1]: buckner is named twice (remove one)`,
		}},
		{"a place and itself", "travel: {between: {base: {base: 6m}}}", []string{
			`travel.between.base.base: this is the way from base to itself (name two places)`,
		}},
		{"a time that the clock skips", `
clock: {start: 2024-03-09T13:00:00-06:00, horizon: 48h}
sites: {buckner: {dismissal: day 2 02:30}}`, []string{
			`warning: sites.buckner.dismissal: the clock skips this time: 03:00 is meant, the first there is after it (write a time that exists)`,
		}},
		{"more units than can be simulated", "units: {team: {count: 1000001}}", []string{
			`units: 1000007 units are more than the 1000000 that can be simulated (simulate a part of it)`,
		}},
	})
}

func TestTripsWithoutASpeedAreNamed(t *testing.T) {
	t.Parallel()
	const noSpeed = "travel: {speed: null}\n"
	warning := func(kinds string) []string {
		return []string{`warning: travel: no travel.speed is given for ` + kinds +
			`: they travel at 50 km/h (write travel: {speed: {default: 50 km/h}}, or another speed)`}
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"a kind that is sent", noSpeed, warning("patrol")},
		{"two kinds", noSpeed + scenariotest.Steps("aid: {after: call, send: {tactical: 1}, from: kcpd}"), warning("patrol, tactical")},
		{"everything", noSpeed + scenariotest.Steps("cars: {send: all}"), warning("patrol")},
		{"of two kinds one with a speed", "travel: {speed: {default: null, patrol: 60 km/h}}\n" +
			scenariotest.Steps("aid: {after: call, send: {tactical: 1}, from: kcpd}"), warning("tactical")},
		{"a known time instead", "travel: {speed: null, between: {base: {scene: 6m}}}", nil},
		{"a known time from one of two homes", `
travel: {speed: null, between: {base: {scene: 6m}}}
units: {car: {each: {2: {home: {near: [39.1, -94.4], within: 3 km}}}}}`, warning("patrol")},
		{"no trips", "travel: {speed: null}\nunits: {car: {home: scene}}", nil},
		{"a move", `
travel: {speed: null}
units: {car: {home: scene}}` + "\n" + scenariotest.Steps("back: {after: cars, move: {patrol: 1}, where: base}"), warning("patrol")},
	})
}
