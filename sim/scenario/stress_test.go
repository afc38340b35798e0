package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

func TestPathsOfDurationsThatMayBeLong(t *testing.T) {
	t.Parallel()
	s, _ := loader.File("loader/testdata/good/whatif.yaml", loader.Options{})
	for _, test := range []struct {
		patterns string
		want     []string
	}{
		{"incidents.night.plan.rescue.takes", []string{"incidents.night.plan.rescue.takes"}},
		{"incidents.night.plan.*.takes", []string{"incidents.night.plan.talk.takes", "incidents.night.plan.rescue.takes"}},
		{"incidents.calls.*", []string{"incidents.calls.plan.help.takes"}},
		{"units.*.turnout", []string{"units.car.turnout"}},
		{"units.*", []string{"units.car.turnout", "units.car.busy-at-start.for"}},
		{"travel.*", []string{"travel.between.base.scene"}},
		{"units.*.turnout units.car.* agencies.*.approval", []string{"agencies.sheriff.approval", "units.car.turnout", "units.car.busy-at-start.for"}},
		{"incidents.night.plan.talk.takes.x incidents.night.plan.* ", []string{"incidents.night.plan.talk.takes", "incidents.night.plan.rescue.takes"}},
		{"incidents.night.plan.talk units.team.turnout units.car.count", nil},
		{"", nil},
	} {
		stress := &scenario.Stress{Durations: strings.Fields(test.patterns)}
		if got := stress.Paths(s); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.patterns, got, test.want)
		}
	}
	all := (&scenario.Stress{Durations: []string{"*"}}).Paths(s)
	if first, last := all[0], all[len(all)-1]; first != "agencies.sheriff.approval" || last != "incidents.surge.plan.help.takes" {
		t.Errorf("from %s to %s", first, last)
	}
	if got := (*scenario.Stress)(nil).Paths(s); got != nil {
		t.Errorf("without bounds: %v", got)
	}
}

func TestBoundsOfTheSearchAreThoseOfTheFile(t *testing.T) {
	t.Parallel()
	const bounds = "stress: {units: {car: 2}, durations: [incidents.shots.plan.help.takes, incidents.shots.plan.lock.takes]}\n"
	const ranged = "incidents: {shots: {plan: {help: {takes: 2m..9m}, lock: {takes: 1m..9m}}}}\n"
	scenariotest.Check(t, []scenariotest.Case{
		{"as they are", bounds + ranged, nil},
		{"a variant with fewer units", bounds + ranged + "variants: {v: {changes: {units.car.count: 2}}}", nil},
		{"a variant without the pool", bounds + ranged + "variants: {v: {changes: {incidents.shots.plan.help: null, incidents.shots.plan.lock.takes: 9m}}}", nil},
		{"a variant that changes them", bounds + ranged + "variants: {v: {changes: {stress.units.car: 9}}}", []string{
			`stress.units.car: variant v: 9 units of car may be out of service, and there are only 4 (write at most 4)`,
		}},
		{"nothing", "stress: {most: 3}", []string{
			`warning: stress: nothing may go wrong: there is nothing to search (list units, channels, durations or incidents)`,
		}},
		{"a thousand paths", "stress: {durations: [" + strings.Repeat("a.*, ", 1000) + "b]}", []string{
			`stress.durations: 1001 paths are more than the 200 that can be named (name several at once with *)`,
		}},
		{"what could not be read", "units: {car: {turnout: 3 minutes}}\nstress: {units: {car: 9}, durations: [units.car.turnout]}", []string{
			`units.car.turnout: "3 minutes" is not a duration (write 3m)`,
		}},
	})
}
