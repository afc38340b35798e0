package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestReferencesToNothing(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"agency of a unit", "units: {car: {agency: ipx}}", []string{
			`units.car.agency: there is no agency "ipx" (did you mean "ipd"?)`,
		}},
		{"home of a unit", "units: {car: {home: bse}}", []string{
			`units.car.home: there is no place "bse" (did you mean "base"?)`,
		}},
		{"agency and place of a site", "sites: {buckner: {agency: distict, position: null, place: scne}}", []string{
			`sites.buckner.agency: there is no agency "distict" (did you mean "district"?)`,
			`sites.buckner.place: there is no place "scne" (did you mean "scene"?)`,
		}},
		{"member of a channel", "channels: {main: {members: [ipd, desc]}}", []string{
			`channels.main.members[1]: there is no agency "desc" (did you mean "desk"?)`,
		}},
		{"agency and place of an incident", "incidents: {shots: {agency: idp, where: seen}}", []string{
			`incidents.shots.agency: there is no agency "idp" (did you mean "ipd"?)`,
			`incidents.shots.where: there is no place "seen" (known: base, scene, island)`,
		}},
		{"places of a travel time", "travel: {between: {bass: {scen: 6m}}}", []string{
			`travel.between.bass: there is no place "bass" (did you mean "base"?)`,
			`travel.between.bass.scen: there is no place "scen" (did you mean "scene"?)`,
		}},
		{"kind of a speed", "travel: {speed: {partol: 60 km/h}}", []string{
			`travel.speed.partol: there is no kind of unit "partol" (did you mean "patrol"?)`,
		}},
		{"kind of a dispatch rule", "dispatch: {partol: {overtake: true}}", []string{
			`dispatch.partol: there is no kind of unit "partol" (did you mean "patrol"?)`,
		}},
		{"unit to choose", "dispatch: {patrol: {choose: [car-9, car-4, car]}}", []string{
			`dispatch.patrol.choose[0]: the pool car has no unit 9 (units are counted from 1 to 4)`,
		}},
		{"agency to send from", scenariotest.Steps("cars: {from: [ipdd]}"), []string{
			`plan.cars.from[0]: there is no agency "ipdd" (did you mean "ipd"?)`,
		}},
		{"kind to send", scenariotest.Steps("cars: {send: {patol: 2, patrol: 1}}"), []string{
			`plan.cars.send.patol: there is no kind of unit "patol" (did you mean "patrol"?)`,
		}},
		{"arrival of a unit of an agency that is not asked", "units: {county-car: {agency: desk, kind: patrol}}\n" + scenariotest.Steps(
			"more: {after: [cars.county-car, cars.car-1, cars.patrol-2], event: More}",
		), []string{
			`plan.more.after[0]: county-car is of desk, which cars does not ask (name one of ipd, or send it from desk, too)`,
		}},
		{"receiver, sender and channel", scenariotest.Steps("tell: {message: Go, from: dsk, to: [ipd, idp], over: [mian]}"), []string{
			`plan.tell.from: there is no agency "dsk" (did you mean "desk"?)`,
			`plan.tell.to[1]: there is no agency "idp" (did you mean "ipd"?)`,
			`plan.tell.over[0]: there is no channel "mian" (did you mean "main"?)`,
		}},
		{"site", scenariotest.Steps("lock: {sites: [bucknr]}"), []string{
			`plan.lock.sites[0]: there is no site "bucknr" (did you mean "buckner"?)`,
		}},
		{"step to be with", scenariotest.Steps("drag: {after: cars, work: Drag, with: carz}"), []string{
			`plan.drag.with: there is no step "carz" (did you mean "cars"?)`,
		}},
		{"place or step of where", scenariotest.Steps("cars: {where: sceen}"), []string{
			`plan.cars.where: there is no place or step "sceen" (did you mean "scene"?)`,
		}},
		{"place or channel to block", scenariotest.Steps("jam: {event: Jam, block: mainn, slow: {sceen: 2}}"), []string{
			`plan.jam.block: there is no place or channel "mainn" (did you mean "main"?)`,
			`plan.jam.slow.sceen: there is no place "sceen" (did you mean "scene"?)`,
		}},
		{"source of a figure", "units: {car: {count: {value: 4, source: pres}}}", []string{
			`units.car.count.source: there is no source "pres" (did you mean "press"?)`,
		}},
		{"source of a step, once", scenariotest.Steps("call: {source: pres, at: 13:09, delay: 1m}"), []string{
			`plan.call.source: there is no source "pres" (did you mean "press"?)`,
		}},
		{"source of an objective", "objectives: {fast: {value: mean(first-car) <= 8m, source: prss}}", []string{
			`objectives.fast.source: there is no source "prss" (did you mean "press"?)`,
		}},
		{"step and incident of a milestone", scenariotest.Steps("after-all: {after: [halp, shoots/call, shots/calls], event: Over}"), []string{
			`plan.after-all.after[0]: there is no step "halp" (did you mean "help"?)`,
			`plan.after-all.after[1]: there is no incident "shoots" (did you mean "shots"?)`,
			`plan.after-all.after[2]: there is no step "calls" (did you mean "call"?)`,
		}},
		{"part of a milestone", scenariotest.Steps(
			"after-all: {after: [cars.3, cars.tactical, help.clam, lock.bucknr, call.done], event: Over}",
		), []string{
			`plan.after-all.after[0]: there is no arrival 3 at cars (it brings at most 2)`,
			`plan.after-all.after[1]: nothing can produce "cars.tactical" (known: patrol, first-patrol, all, approved, en-route, first, asked, ended and 5 more)`,
			`plan.after-all.after[2]: nothing can produce "help.clam" (did you mean "help.calm"?)`,
			`plan.after-all.after[3]: nothing can produce "lock.bucknr" (did you mean "lock.buckner"?)`,
			`plan.after-all.after[4]: nothing can produce "call.done" (known: asked, ended, failed, gave-up, skipped, start, stopped)`,
		}},
		{"milestone of an instant", "incidents: {shots: {instants: {answerd: call, answered: calls}}}", []string{
			`incidents.shots.instants.answerd: there is no instant "answerd" (did you mean "answered"?)`,
			`incidents.shots.instants.answered: there is no step "calls" (did you mean "call"?)`,
		}},
		{"kind present", "incidents: {shots: {present: {patrl: 1}}}", []string{
			`incidents.shots.present.patrl: there is no kind of unit "patrl" (did you mean "patrol"?)`,
		}},
		{"default of a decision", scenariotest.Steps("choice: {decide: Go in, options: {in: Go, out: Stay}, default: on}"), []string{
			`plan.choice.default: there is no option "on" (did you mean "in"?)`,
		}},
		{"milestones of a measure", "measures: {late: {from: cal, to: cars.frst}}", []string{
			`measures.late.from: there is no step "cal" (did you mean "call"?)`,
			`measures.late.to: nothing can produce "cars.frst" (did you mean "cars.first"?)`,
		}},
		{"built-in measure", "measures: {late: {of: chanel.wait}}", []string{
			`measures.late.of: there is no built-in measure "chanel.wait" (did you mean "channel.wait"?)`,
		}},
		{"measure and milestone of an objective", "objectives: {a: p90(first-cars) <= 8m, b: share(halp) >= 9%}", []string{
			`objectives.a: there is no measure "first-cars" (did you mean "first-car"?)`,
			`objectives.b: there is no step "halp" (did you mean "help"?)`,
		}},
		{"milestone, measure and report of a report", "reported: {a: {milestone: cal, value: 13:30}, b: {measure: first-cat, value: 3m, supersedes: c}}", []string{
			`reported.a.milestone: there is no step "cal" (did you mean "call"?)`,
			`reported.b.measure: there is no measure "first-cat" (did you mean "first-car"?)`,
			`reported.b.supersedes: there is no report "c" (did you mean "a"?)`,
		}},
		{"step of another incident", "incidents: {more: {agency: ipd, where: scene, plan: {late: {after: cars, event: Late}}}}", []string{
			`incidents.more.plan.late.after: there is no step "cars" (another incident has it: write shots/cars)`,
		}},
		{"begins", scenariotest.Steps(
			"a: {after: begins, event: A}",
			"b: {after: begins.first, event: B}",
			"c: {after: shots/begins, event: C}",
		), []string{
			`plan.b.after: begins has no milestone "first" (write begins alone)`,
		}},
		{"not a milestone", scenariotest.Steps("a: {after: Call, event: A}"), []string{
			`plan.a.after: "Call" is not a milestone (write step, step.part or incident/step.part, such as first-cars.2)`,
		}},
		{"nested milestones", scenariotest.Steps(
			"a: {after: {all: [call, halp, {any: [crs]}]}, event: A}",
			"b: {until: {any: [call, [calls]]}, work: B, hold: [cals], takes: 1m}",
		), []string{
			`plan.a.after.all[1]: there is no step "halp" (did you mean "help"?)`,
			`plan.a.after.all[2].any[0]: there is no step "crs" (did you mean "cars"?)`,
			`plan.b.until.any[1][0]: there is no step "calls" (did you mean "call"?)`,
			`plan.b.hold[0]: there is no step "cals" (did you mean "call"?)`,
		}},
	})
}
