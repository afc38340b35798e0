package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// A run comes to a milestone as often as there are times up to it, and to those of its groups together as often.
func TestCountsAreThoseOfTheTimesUpToTheMilestone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, incident := simtest.Scenario(t), "alpha"
		if strings.Contains(text, "\n  calls:") && rapid.Bool().Draw(t, "of calls") {
			incident = "calls"
		}
		part := rapid.SampledFrom([]string{"", ".asked", ".start", ".ended", ".skipped"}).Draw(t, "part")
		step := fmt.Sprintf("%s/s%d%s", incident, rapid.IntRange(1, 3).Draw(t, "step"), part)
		p := simtest.Load(t, text, fmt.Sprintf(`measures={n: {count: %[1]s}, to: {from: %[2]s/begins, to: %[1]s}, place: {count: %[1]s, per: place}, hour: {count: %[1]s, per: [hour, priority]},
			while: {count: %[1]s, while: alpha}, outside: {count: %[1]s, outside: alpha}}`, step, incident), "objectives={}", "reported={}")
		sums := sumsOf(t, p)
		want := int64(0)
		for _, l := range lapsesOf(t, p)["to"] {
			if l.State == measure.Happened {
				want++
			}
		}
		for _, of := range []string{"n", "place", "hour"} {
			if sums[of] != want {
				t.Fatalf("%s, %s: %d, want %d", step, of, sums[of], want)
			}
		}
		if sums["while"]+sums["outside"] != want {
			t.Fatalf("%s: %d while and %d outside, want %d", step, sums["while"], sums["outside"], want)
		}
	})
}

// sumsOf are the values of declared measures of a run, those of its rows together, in things.
func sumsOf(t interface {
	Helper()
	Fatal(...any)
}, p *sim.Program,
) map[string]int64 {
	t.Helper()
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, fold); err != nil {
		t.Fatal(err)
	}
	sums := make(map[string]int64)
	for _, v := range fold.Values() {
		sums[set.Rows[v.Row].Measure] += v.Amount / 1e6
	}
	return sums
}

// Three patients go where one of two hospitals is nearest, and what is done by units that stand there is done there; the far one gets
// none, and says so.
func TestStepsAreCountedWhereTheyHappen(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../experiment/testdata/beds.yaml", "clock.horizon=2h",
		"places={ward: {position: [39.0, -94.0]}, near: {position: [39.01, -94.0]}, far: {position: [39.5, -94.0]}}",
		"units={van: {agency: ward, kind: van, count: 3, home: ward}, bed: {agency: ward, kind: bed, count: 3, home: near}, cot: {agency: ward, kind: cot, home: far}}",
		"incidents={patients: {agency: ward, where: ward, arrivals: {at: [+0m, +20m, +40m]}, plan: {go: {send: {van: 1}}, "+
			"carry: {after: go, move: {van: 1}, where: {nearest: [near, far]}}, hand: {after: carry, work: Hand over, with: carry, where: carry, takes: 1m}, "+
			"treat: {after: carry, work: Treat, by: ward, needs: {bed: 1}, at-place: carry, takes: 1m}, "+
			"log: {after: treat, work: Log, by: ward, needs: {cot: 1}, at-place: far, takes: 1m}}}}",
		"measures={hand: {count: hand, per: place}, carry: {count: carry.en-route, per: place}, begun: {count: begins, per: place}, "+
			"treat: {count: treat, per: place}, log: {count: log, per: place}}", "objectives={}")
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{"hand:near": 3, "hand:far": 0, "carry:near": 3, "carry:far": 0, "treat:near": 3, "treat:far": 0, "log:far": 3, "begun:ward": 3}
	got := make(map[string]int64)
	for _, v := range fold.Values() {
		if row := &set.Rows[v.Row]; row.Origin == measure.Declared {
			got[row.ID()] = v.Amount / 1e6
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
