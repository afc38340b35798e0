package measure_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// Two units of five people are at the fire from 10 minutes on, and at staging four from 5 to 15 minutes, who are at the fire from 20 on. The
// hall takes from 6 to 30 minutes to empty, when all leave, and the school refuses.
func TestUnitsAndPeopleAreCountedWhereTheyAre(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/drill.yaml", `measures={units: {of: units.on-scene, per: place}, staff: {of: staff.on-scene, per: place},
		most: {of: staff-on-scene, per: place}, most-units: {of: units-on-scene, per: kind}, inside: {of: people.inside, per: site}}`)
	const million = 1_000_000
	want := map[string]int64{
		"units:fire": (2*20 + 10) * million / 60, "units:staging": 10 * million / 60, "staff:fire": (5*20 + 4*10) * million / 60, "staff:staging": 4 * 10 * million / 60,
		"most:fire": 9e6, "most:staging": 4e6, "most-units:engine": 2e6, "most-units:command": 1e6,
		"inside:hall": 120 * 24 * million / 60, "inside:school": 60e6,
	}
	set, values := nominalOf(t, p)
	for _, v := range values {
		row := &set.Rows[v.Row]
		if n, known := want[row.ID()]; known {
			if v.Amount < n || v.Amount > n+1 {
				t.Errorf("%s is %d, want %d", row.ID(), v.Amount, n)
			}
			delete(want, row.ID())
		}
	}
	if len(want) > 0 {
		t.Errorf("there are no rows %v", want)
	}
}

func nominalOf(t *testing.T, p *sim.Program) (*measure.Set, []measure.Value) {
	t.Helper()
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	return set, fold.Values()
}

// The units of all agencies on scene are those of all kinds, at any time, and no period has more on average than there are at most.
func TestUnitsOnSceneAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Load(t, simtest.Scenario(t), `measures={agency: {of: units.on-scene, per: agency}, kind: {of: units.on-scene, per: kind}, whole: {of: units.on-scene},
			most: {of: units-on-scene}, staff: {of: staff.on-scene}, most-staff: {of: staff-on-scene}}`, "objectives={}", "reported={}")
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		fold := set.NewFold()
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, fold); err != nil {
			t.Fatal(err)
		}
		sums, rows := make(map[string]int64), make(map[string]int64)
		for _, v := range fold.Values() {
			sums[set.Rows[v.Row].Measure] += v.Amount
			rows[set.Rows[v.Row].Measure]++
		}
		for _, of := range []string{"agency", "kind"} {
			if off := sums[of] - sums["whole"]; off < -rows[of] || off > rows[of] { // each is rounded
				t.Fatalf("%s: %d, in all %d", of, sums[of], sums["whole"])
			}
		}
		if sums["whole"] > sums["most"]+1 || sums["staff"] > sums["most-staff"]+1 {
			t.Fatal(fmt.Sprint("more on average than at most: ", sums))
		}
	})
}
