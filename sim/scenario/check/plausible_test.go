package check_test

import (
	"testing"
	"testing/fstest"

	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestPositionsThatNoUnitComesTo(t *testing.T) {
	t.Parallel()
	const far = ` km from the nearest unit: none gets there within the run (`
	scenariotest.Check(t, []scenariotest.Case{
		{"a longitude without its minus", "places: {scene: {position: [39.12, 94.35]}}", []string{
			`warning: places.scene.position: scene is at [39.12, 94.35], 11,272` + far + `the longitude seems to lack its minus: write [39.12, -94.35])`,
		}},
		{"latitude and longitude exchanged", "places: {base: {position: [46.95, 7.45]}, scene: {position: [7.44, 46.94]}}\nsites: {buckner: {position: [46.9, 7.4]}}", []string{
			`warning: places.scene.position: scene is at [7.44, 46.94], 5,771` + far + `latitude and longitude seem to be exchanged: write [46.94, 7.44])`,
		}},
		{"a site", "sites: {buckner: {position: [0, 0]}}", []string{
			`warning: sites.buckner.position: buckner is at [0, 0], 10,387` + far + `mend the position)`,
		}},
		{"far, and within reach", "places: {scene: {position: [40.5, -94.35]}}", nil},
		{"a place to which travel times are written", "places: {scene: {position: [0, 0]}}\ntravel: {between: {base: {scene: 9m}}}", nil},
		{"a home among others", "units: {car: {each: {2: {home: {near: [39.1, 94.4], within: 1 km}}}}}", []string{
			`warning: units.car.each.2.home.near: the home of car-2 is at [39.1, 94.4], 11,272 km from the nearest place to which units are sent: none gets there from it within the run (the longitude seems to lack its minus: write [39.1, -94.4])`,
		}},
		{"a place that is a home among others", "places: {yard: {position: [39.1, 94.4]}}\nunits: {team: {home: yard}}\n" + scenariotest.Steps("in: {send: {tactical: 1}, from: kcpd}"), []string{
			`warning: places.yard.position: yard is at [39.1, 94.4], 11,272 km from the nearest place to which units are sent: none gets there from it within the run (the longitude seems to lack its minus: write [39.1, -94.4])`,
		}},
		{"a home from which nobody is sent", "places: {yard: {position: [39.1, 94.4]}}\nunits: {team: {home: yard}, taker: {home: yard}}", nil},
		{"a place to which a step goes", "places: {yard: {position: [39.1, 94.4]}}\n" + scenariotest.Steps("in: {send: {patrol: 1}, where: yard}"), []string{
			`warning: places.yard.position: yard is at [39.1, 94.4], 11,274` + far + `the longitude seems to lack its minus: write [39.1, -94.4])`,
		}},
		{"a place that nobody goes to", "places: {island: {position: [0, 0]}}", nil},
	})
}

func TestRowsThatNoUnitComesTo(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"county.yaml": {Data: []byte(scenariotest.County)},
		"calls.csv":   {Data: []byte("time,lat,lon\n13:10,39.12,-94.36\n13:20,0,0\n")},
		"main.yaml":   {Data: []byte("extends: county.yaml\nincidents: {calls: {agency: ipd, where: scene, arrivals: {csv: calls.csv}, plan: {go: {send: {patrol: 1}}}}}\n")},
	}
	_, problems := loader.FS(files, "main.yaml", loader.Options{})
	const want = "main.yaml:2:64: warning: incidents.calls.arrivals.csv: line 3 of calls.csv is at [0, 0], 10,387 km from the nearest unit: none gets there within the run (mend the position) [out-of-reach]"
	if problems.Error() != want {
		t.Errorf("got %s", problems)
	}
}

func TestImplausibleFigures(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"speeds", "travel: {speed: {default: 50000 km/h, patrol: 0.5 km/h, tactical: 900 km/h}}", []string{
			`warning: travel.speed.default: units do not travel at 50000 km/h (write a speed between 1 km/h and 1,000 km/h)`,
			`warning: travel.speed.patrol: units do not travel at 0.5 km/h (write a speed between 1 km/h and 1,000 km/h)`,
		}},
		{"a detour that is none", "travel: {detour: 0.7}", []string{`warning: travel.detour: no road is shorter than the way as the crow flies (write 1 or more, such as 1.3)`}},
		{"the ends of ranges", "travel: {speed: {default: {value: 60 km/h, range: 0.1 km/h..90 km/h}, patrol: {value: 50 km/h, range: 40 km/h..1500 km/h}}, detour: {value: 1.2, range: 0.9..1.4}}", []string{
			`warning: travel.speed.default.range: units do not travel at all speeds of 0.1 km/h..90 km/h (write a speed between 1 km/h and 1,000 km/h)`,
			`warning: travel.speed.patrol.range: units do not travel at all speeds of 40 km/h..1500 km/h (write a speed between 1 km/h and 1,000 km/h)`,
			`warning: travel.detour.range: no road is shorter than the way as the crow flies (write 1 or more, such as 1.3)`,
		}},
		{"ranges that may be", "travel: {speed: {default: {value: 60 km/h, range: 40 km/h..90 km/h}}, detour: {value: 1.2, range: 1..1.4}, variation: 1}", nil},
		{"a variation of nothing", "travel: {variation: 0}", []string{
			`warning: travel.variation: with a factor of 0 no trip takes any time (write a factor around 1, or leave it out)`,
		}},
		{"areas wider than a country", "units: {car: {home: {near: [39.1, -94.4], within: 4000 km}, each: {1: {home: {near: [39.1, -94.4], within: 1000.5 km}}, 2: {home: {near: [39.1, -94.4], within: 1000 km}}}}}\nincidents: {calls: {agency: ipd, arrivals: {rate: 1/h}, where: {near: [39.1, -94.4], within: 2000 km}, plan: {call: {event: Call}}}}", []string{
			`warning: units.car.home.within: no area reaches 4000 km to each side (write a radius up to 1,000 km)`,
			`warning: units.car.each.1.home.within: no area reaches 1000.5 km to each side (write a radius up to 1,000 km)`,
			`warning: incidents.calls.where.within: no area reaches 2000 km to each side (write a radius up to 1,000 km)`,
		}},
		{"shares that are always so, or never", "measures: {first-car: {target: share(<= 8m) < 0%}}\nobjectives: {a: share(first-car <= 8m) > 100%, b: share(first-car <= 8m) >= 0%, c: share(cars) <= 100%, d: share(cars) >= 100%, e: share(cars) <= 0%}", []string{
			`warning: measures.first-car.target: no share is over 100% or under 0%: this can never be met (write a share between, such as >= 90%)`,
			`warning: objectives.a: no share is over 100% or under 0%: this can never be met (write a share between, such as >= 90%)`,
			`warning: objectives.b: every share is from 0% to 100%: this is always met (write a share between, such as >= 90%)`,
			`warning: objectives.c: every share is from 0% to 100%: this is always met (write a share between, such as >= 90%)`,
		}},
		{"texts that end at a #", "title: Fire at unit #4\n" + scenariotest.Steps("a: {", "  after: call,", "  event: Box #4 rings", "  }", "b:", "  decide: Box #4 or #5", "  options: {", "    five: Box 5,", "    four: Box #4", "    }", "  default: five"), []string{
			`warning: title: behind a space, # begins a remark: the text is "Fire at unit" (put it in quotes: "Fire at unit #4")`,
			`warning: plan.a.event: behind a space, # begins a remark: the text is "Box" (put it in quotes: "Box #4 rings")`,
			`warning: plan.b.decide: behind a space, # begins a remark: the text is "Box" (put it in quotes: "Box #4 or #5")`,
			`warning: plan.b.options.four: behind a space, # begins a remark: the text is "Box" (put it in quotes: "Box #4")`,
		}},
		{"a remark behind a text, and a text in quotes", scenariotest.Steps("a:", "  event: Box rings # the fourth", "b:", "  event: 'Box #4 rings' #5", "c:", "  event: Box#4 rings", "help:", "  takes: 2m #assumed"), nil},
		{"a straight road", "travel: {detour: 1}", nil},
		{"a router's number for no route", "travel: {between: {base: {scene: 999999s, island: 9m}}}", []string{
			`warning: travel.between.base.scene: from base to scene it takes 999999s, more than a week (leave the pair out if there is no route)`,
		}},
		{"a duration of next to nothing", scenariotest.Steps("help: {takes: 0.4ms}"), []string{
			`warning: plan.help.takes: 0.4ms is less than half a millisecond and counts as none (write 1ms or more, or 0s)`,
		}},
		{"no duration, and a short one", scenariotest.Steps("help: {takes: 0s}", "lock: {takes: 1ms}"), nil},
	})
}
