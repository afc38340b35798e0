package snapshot_test

import (
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// The second engine is there when two have come, and not with the ladder that comes between them.
func TestArrivalsThatAreWaitedForAreAmongTheMilestones(t *testing.T) {
	t.Parallel()
	p := compiled(t, `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {fd: {kind: fire}}
places: {mill: {}, depot: {}, yard: {}, far: {}}
travel: {between: {mill: {depot: 5m, yard: 10m, far: 15m}}}
units:
  near: {agency: fd, kind: engine, home: depot}
  ladder: {agency: fd, kind: ladder, home: yard}
  other: {agency: fd, kind: engine, home: far}
incidents:
  fire:
    agency: fd
    where: mill
    plan:
      go: {send: {engine: 2, ladder: 1}}
      line: {after: go.first-engine, event: A line is laid}
      attack: {after: go.engine-2, event: Two engines are there}
`)
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	for minutes, want := range map[engine.Time][]string{
		4:  nil,
		5:  {"go.first-engine"},
		12: {"go.first-engine"},
		15: {"go.first-engine", "go.engine-2"},
	} {
		state, err := snapshot.At(p, trace.Records, minutes*engine.Minute)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := snapshot.Rows[snapshot.Milestone](state)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range rows {
			if row.ID == "go.first-engine" || row.ID == "go.engine-2" {
				got = append(got, row.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("after %d minutes: %q, want %q", minutes, got, want)
		}
	}
}
