package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestWordsForUnits(t *testing.T) {
	t.Parallel()
	const units = `
units:
  medic: {agency: ipd, kind: ambulance, can: [als], count: 2, home: scene}
  basic: {agency: ipd, kind: ambulance, count: 2, each: {2: {can: lift}}, home: scene}
`
	plan := func(step string) string { return units + "incidents: {shots: {plan: {go: {" + step + "}}}}" }
	wrong := func(problems ...string) []string { return problems }
	scenariotest.Check(t, []scenariotest.Case{
		{"what units can do", plan("send: {als: 2}"), nil},
		{"what one of a pool can do", plan("send: {lift: 1}"), nil},
		{"a pool", plan("send: {basic: 2}"), nil},
		{"a single unit", plan("send: {medic-2: 1}"), nil},
		{"what overlaps", plan("send: {als: 1, ambulance: 3}"), nil},
		{"more than can do it", plan("send: {als: 3}"), wrong("plan.go.send.als: 3× als are asked for, ipd has only 2 (ask for fewer, or name more)")},
		{
			"more than there are together", plan("send: {als: 2, ambulance: 3}"),
			wrong("plan.go.send: 5 units are asked for by als and ambulance together, ipd has only 4 of them (ask for fewer, or raise the count of the units)"),
		},
		{
			"one unit twice on scene", plan("send: {ambulance: 3}}, dig: {after: go, work: Dig, needs: {als: 2, ambulance: 2}"),
			wrong("plan.dig.needs: 4 units are asked for by als and ambulance together, the plan has at most 3 of them (ask for fewer, or raise the count of the units)"),
		},
		{
			"one unit twice by two abilities", plan("send: {ambulance: 2, lift: 1}}, dig: {after: go, move: {lift: 1, basic-2: 1}, where: base"),
			wrong("plan.dig.move: 2 units are asked for by lift and basic-2 together, the plan has at most 1 of them (ask for fewer, or raise the count of the units)"),
		},
		{
			"one unit twice of a step", plan("send: {als: 1}}, dig: {after: go, with: go, work: Dig, needs: {als: 1, ambulance: 1}"),
			wrong("plan.dig.needs: 2 units are asked for by als and ambulance together, go has at most 1 of them (ask for fewer, or raise the count of the units)"),
		},
		{
			"more on scene than there are of them", plan("send: {ambulance: 3, lift: 1}}, dig: {after: go, work: Dig, needs: {lift: 2}"),
			wrong("plan.dig.needs.lift: 2× lift are asked for, the plan has at most 1 (ask for fewer, or name more)"),
		},
		{
			"one unit twice when it begins", units + "incidents: {shots: {present: {lift: 1, basic-2: 1}}}",
			wrong("incidents.shots.present: 2 units are asked for by lift and basic-2 together, there are only 1 of them (ask for fewer, or raise the count of the units)"),
		},
		{"those on scene, each once", plan("send: {ambulance: 3, als: 1}}, dig: {after: go, work: Dig, needs: {als: 2, ambulance: 2}"), nil},
		{
			"all, of which some are asked for", plan("send: {als: 1, ambulance: all}"),
			wrong("plan.go.send.ambulance: all ambulance are asked for beside others that are of them (write a number, or a step of its own)"),
		},
		{
			"a unit that the pool has not", plan("send: {medic-3: 1}"),
			wrong("plan.go.send.medic-3: the pool medic has no unit 3 (units are counted from 1 to 2)"),
		},
		{
			"what nobody can do", plan("send: {asl: 1}"),
			wrong(`plan.go.send.asl: there is no kind of unit "asl" (did you mean "als"?)`),
		},
		{"a spare ability", units + "dispatch: {ambulance: {spare: {als: 4m}}}", nil},
		{
			"a spare ability that nobody has", units + "dispatch: {ambulance: {spare: {asl: 4m}}}",
			wrong(`dispatch.ambulance.spare.asl: there is no ability "asl" (did you mean "als"?)`),
		},
		{
			"an ability that is a kind", "units: {medic: {agency: ipd, kind: ambulance, can: ambulance, home: scene}}",
			wrong("units.medic.can: ambulance is also a kind of unit (choose another word)"),
		},
		{
			"an ability that is a pool", units + "  other: {agency: ipd, kind: ambulance, can: [lift, basic], home: scene}",
			wrong("units.other.can[1]: basic is also a unit, or a pool of them (choose another word)"),
		},
		{
			"an ability that is a unit of a pool", units + "  other: {agency: ipd, kind: ambulance, can: medic-1, home: scene}",
			wrong("units.other.can: medic-1 is also a unit of the pool medic (choose another word)"),
		},
	})
}

func TestDecisionsByChance(t *testing.T) {
	t.Parallel()
	plan := func(shares string) string {
		return "incidents: {shots: {plan: {which: {decide: Which, options: {go: Go, stay: Stay}, default: " + shares + "}}}}"
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"shares of options", plan("{go: 30%, stay: 70%}"), nil},
		{"shares that are not the whole", plan("{go: 30%, stay: 60%}"), []string{"plan.which.default: the shares add to 90% (let the shares add to 100%)"}},
		{"a share of what is no option", plan("{go: 30%, run: 70%}"), []string{`plan.which.default.run: there is no option "run" (known: go, stay)`}},
		{"none at all", plan("{}"), []string{"plan.which.default: nothing says which option is taken (write default: go, or another option)"}},
	})
}
