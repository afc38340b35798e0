package sim_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// branched returns the records of a run that branches.
func branched(t *rapid.T, base, then *sim.Program, at engine.Time, luck sim.Luck) []sim.Record {
	p, err := then.From(base, at)
	if err != nil {
		t.Fatal(err)
	}
	return run(t, sim.NewWorld(p), luck)
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

// TestAChangeAppliesFromItsInstant: what is drawn after the instant is that of the change, what is under way ends as it would have,
// and a step that now waits for what has long happened begins.
func TestAChangeAppliesFromItsInstant(t *testing.T) {
	text := `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 2h}
agencies: {pd: {}}
places: {here: {}, base: {}}
travel: {between: {base: {here: 10m}}}
units: {car: {agency: pd, kind: patrol, count: 2, home: base}, desk: {agency: pd, kind: desk, home: base}}
incidents:
  night:
    agency: pd
    where: here
    plan:
      call: {event: Call}
      long: {after: call, work: Long, by: pd, needs: {desk: 1}, takes: 40m}
      next: {after: long, work: Next, by: pd, needs: {desk: 1}, takes: 10m}
      late: {after: next, send: {patrol: 2}}
variants:
  quick: {from: "08:20", changes: {incidents.night.plan.long.takes: 5m, incidents.night.plan.next.takes: 1m, incidents.night.plan.late.after: call, units.van: {agency: pd, kind: patrol, home: base}, incidents.night.plan.late.send.patrol: 3}}
`
	s, problems := loader.Bytes("test.yaml", []byte(text), loader.Options{Variant: "quick"})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	done := map[string]engine.Time{}
	for _, r := range trace.Records {
		if r.Kind == sim.StepDone {
			done[p.Steps[r.Step].ID] = r.At / engine.Minute
		}
	}
	for step, want := range map[string]engine.Time{"long": 40, "next": 41, "late": 30} {
		if done[step] != want {
			t.Errorf("%s is done at minute %d, want %d", step, done[step], want)
		}
	}
}
