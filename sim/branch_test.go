package sim_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// branched returns the records of a run that branches.
func branched(t *rapid.T, base, then *sim.Program, at engine.Time, luck sim.Luck) []sim.Record {
	branch, err := sim.NewBranch(base, then, at)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := branch.Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

func sameRecords(t *rapid.T, got, want []sim.Record) {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("record %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d records, want %d", len(got), len(want))
	}
}

// TestABranchToTheSameChangesNothing: who goes on with the same program from any instant has the run that never stopped. The
// whole state of a world must be carried over for that.
func TestABranchToTheSameChangesNothing(t *testing.T) {
	for name, text := range map[string]func(*rapid.T) string{
		"plans": simtest.Scenario, "loads": desk,
		"county": func(t *rapid.T) string {
			return county{units: rapid.IntRange(5, 40).Draw(t, "units"), stations: 5, hospitals: 3, callsPerHour: 20, hours: 3, choose: "nearest"}.text()
		},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p, luck := simtest.Load(t, text(t)), someLuck(t)
				at := engine.Time(rapid.Int64Range(0, int64(p.Horizon)).Draw(t, "at"))
				sameRecords(t, branched(t, p, p, at, luck), run(t, sim.NewWorld(p), luck))
			})
		})
	}
}
