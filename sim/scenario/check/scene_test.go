package check_test

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestAreas(t *testing.T) {
	t.Parallel()
	area := func(corners string) string {
		return "incidents: {shots: {arrivals: {rate: 9/h}, where: {polygon: [" + corners + "]}}}"
	}
	wrong := func(message string) []string { return []string{"incidents.shots.where.polygon: " + message} }
	const inOrder = " (list the corners in their order around the area)"
	scenariotest.Check(t, []scenariotest.Case{
		{"a triangle", area("[39, -94], [39.2, -94], [39.2, -94.2]"), nil},
		{"the other way round", area("[39.2, -94.2], [39.2, -94], [39, -94]"), nil},
		{"with a notch", area("[39, -94], [39, -94.4], [39.2, -94.2], [39.4, -94.4], [39.4, -94]"), nil},
		{"a corner on the straight", area("[39, -94], [39, -94.2], [39, -94.4], [39.4, -94]"), nil},
		{
			"sides that cross", area("[39, -94], [39.2, -94.2], [39, -94.2], [39.2, -94]"),
			wrong("the side from corner 1 to corner 2 meets the one from corner 3 to corner 4" + inOrder),
		},
		{
			"a corner on another side", area("[39, -94], [39, -94.4], [39.2, -94.4], [39, -94.2], [39.2, -94]"),
			wrong("the side from corner 1 to corner 2 meets the one from corner 3 to corner 4" + inOrder),
		},
		{
			"a corner on a side that follows", area("[39.2, -94.3], [39, -94.2], [39.2, -94.1], [39.2, -94], [39, -94], [39, -94.4]"),
			wrong("the side from corner 1 to corner 2 meets the one from corner 5 to corner 6" + inOrder),
		},
		{
			"there and back", area("[39, -94], [39, -94.4], [39, -94.2], [39.2, -94.2]"),
			wrong("the side from corner 1 to corner 2 meets the one from corner 2 to corner 3" + inOrder),
		},
		{
			"a corner twice", area("[39, -94], [39, -94], [39, -94.2], [39.2, -94.2]"),
			wrong("the side from corner 1 to corner 2 meets the one from corner 2 to corner 3" + inOrder),
		},
		{"a line", area("[39, -94], [39.1, -94.1], [39.3, -94.3]"), wrong("the corners enclose no area (list corners that do not lie on one line)")},
		{"closed", area("[39, -94], [39.2, -94], [39.2, -94.2], [39, -94]"), wrong("the last corner is the first again (remove the last; an area closes by itself)")},
		{"of two", area("[39, -94], [39.2, -94]"), wrong("2 corners enclose no area (list at least three corners, or write near and within)")},
		{"of very many", area(strings.Repeat("[39, -94], ", 1001)), wrong("1001 corners are more than the 1000 that an area can have (leave out those that hardly matter)")},
	})
}

func TestWhereAStreamCanBe(t *testing.T) {
	t.Parallel()
	stream := func(where, step string) string {
		return fmt.Sprintf("units: {boat: {agency: ipd, kind: boat, home: island}}\nplaces: {north: {position: [39.2, -94.4]}}\n"+
			"incidents: {calls: {agency: ipd, arrivals: {rate: 9/h}, where: %s, plan: {go: {%s}}}}", where, step)
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"reached from a place with a position", stream("{near: [39, -94], within: 3 km}", "send: {patrol: 1}"), nil},
		{"an area and a place without position", stream("{near: [39, -94], within: 3 km}", "send: {boat: 1}"), []string{
			`incidents.calls.plan.go.send: no way is known from island to the area of calls (give island a position)`,
		}},
		{"one of several places", stream("{north: 50%, island: 50%}", "send: {patrol: 1}"), []string{
			`incidents.calls.plan.go.send: no way is known from base to island (give both a position, or write travel.between: {base: {island: 6m}})`,
		}},
		{"away from an area", stream("{near: [39, -94], within: 3 km}", "send: {patrol: 1}}, off: {after: go, move: {patrol: 1}, where: island"), []string{
			`incidents.calls.plan.off.where: no way is known from the area of calls to island (give island a position)`,
		}},
		{"shares that are too much", stream("{north: 50%, scene: 60%}", "send: {patrol: 1}"), []string{
			`incidents.calls.where: the shares add to 110% (let the shares add to 100%)`,
		}},
		{"a place called near", strings.Replace(stream("{near: 50%, scene: 50%}", "send: {patrol: 1}"), "{north:", "{near:", 1), nil},
		{"from a circle to an area, at no speed", "travel: {speed: null}\nunits: {car: {home: {near: [39, -94], within: 3 km}}}\nincidents: {shots: {arrivals: {rate: 9/h}, where: {near: [39, -94], within: 3 km}}}", []string{
			`warning: travel: no travel.speed is given for patrol: they travel at 50 km/h (write travel: {speed: {default: 50 km/h}}, or another speed)`,
		}},
		{"nowhere", stream("", "send: {patrol: 1}"), []string{
			`incidents.calls.where: there is no value (write a value or remove the key; a text with a comma needs quotes)`,
		}},
	})
}

func TestPreferencesByPlace(t *testing.T) {
	t.Parallel()
	const lists = "choose: {scene: [car-2, car], base: car, isle: [car]}"
	strange := `: there is no place "isle" (known: base, scene, island)`
	never := `: no incident that this is for can be at base (remove it; they can be at scene)`
	scenariotest.Check(t, []scenariotest.Case{
		{"of a step", scenariotest.Steps("cars: {" + lists + "}"), []string{
			"warning: plan.cars.choose.base" + never,
			"plan.cars.choose.isle" + strange,
		}},
		{"of a kind", "dispatch: {patrol: {" + lists + "}}", []string{
			"warning: dispatch.patrol.choose.base" + never,
			"dispatch.patrol.choose.isle" + strange,
		}},
		{"of a kind, where another incident is", "incidents: {more: {agency: ipd, where: base, plan: {a: {event: A}}}}\ndispatch: {patrol: {choose: {base: [car]}}}", nil},
		{"units that are none", scenariotest.Steps("cars: {choose: {scene: [car-9, crs]}}"), []string{
			`plan.cars.choose.scene[0]: the pool car has no unit 9 (units are counted from 1 to 4)`,
			`plan.cars.choose.scene[1]: there is no unit "crs" (known: car, team, taker)`,
		}},
		{"a unit that is none", scenariotest.Steps("cars: {choose: {scene: crs}}"), []string{
			`plan.cars.choose.scene: there is no unit "crs" (known: car, team, taker)`,
		}},
	})
}
