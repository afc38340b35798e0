package snapshot_test

import (
	"testing"

	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// The crews are at the gate. What needs them at the shed, or after they have left, waits.
const gate = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {fd: {kind: fire}}
places: {gate: {position: [47, 8]}, shed: {position: [47.1, 8]}, depot: {position: [47.2, 8]}}
travel: {between: {gate: {depot: 5m, shed: 6m}, shed: {depot: 4m}}}
units: {engine: {agency: fd, kind: engine, count: 3, home: depot}}
incidents:
  smoke:
    agency: fd
    where: gate
    plan:
      go: {send: {engine: 2}}
      over: {after: go, move: {engine: 1}, where: shed}
      look: {after: over, work: Look round, needs: {engine: 3}}
      clear: {after: over, work: Clear the shed, where: shed, needs: {engine: 2}}
      where-they-went: {after: over, work: Look again, where: over, needs: {engine: 2}}
      back: {at: +20m, release: {engine: 1}}
      third: {at: +30m, send: {engine: 1}}
`

func TestAStepThatWaitsOnSceneSaysWhereTheOthersAre(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at           engine.Time
		step, wanted string
	}{
		{12 * minute, "look", "needs 3× engine on scene, 1 is; 1 at shed"},
		{12 * minute, "clear", "needs 2× engine at shed, 1 is; 1 at gate"},
		{12 * minute, "where-they-went", "needs 2× engine at shed, 1 is; 1 at gate"},
		{21 * minute, "look", "needs 3× engine on scene, 0 are; 1 at shed; 1 was at gate until 08:20:00"},
		{32 * minute, "clear", "needs 2× engine at shed, 1 is; 1 on the way; 1 was at gate until 08:20:00"},
		{engine.Never, "look", "needs 3× engine on scene, 1 is; 1 at shed; 1 was at gate until 08:20:00"},
	} {
		got := find[snapshot.Step](t, stateOf(t, played(t, gate, tt.at)), "id="+tt.step)
		if got.Needs != tt.wanted {
			t.Errorf("at %d: %s %s: %q, want %q", tt.at, tt.step, got.Status, got.Needs, tt.wanted)
		}
	}
}

// Two come who serve both needs, and one of them goes.
const twice = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {ems: {kind: ems}}
places: {gate: {position: [47, 8]}, depot: {position: [47.2, 8]}}
travel: {between: {gate: {depot: 5m}}}
units: {medic: {agency: ems, kind: ambulance, can: [als], count: 2, home: depot}}
incidents:
  smoke:
    agency: ems
    where: gate
    plan:
      go: {send: {als: 2}}
      back: {after: go, release: {als: 1}}
      treat: {after: back, delay: 1m, work: Treat, needs: {als: 1, ambulance: 1}}
`

func TestAUnitThatServesTwoNeedsCountsOnce(t *testing.T) {
	t.Parallel()
	got := find[snapshot.Step](t, stateOf(t, played(t, twice, 12*minute)), "id=treat")
	const want = "needs 1× als on scene, 1 is; needs 1× ambulance on scene, 1 is; each counts for one of these, and 1 is there in all"
	if got.Needs != want {
		t.Errorf("%s: %q, want %q", got.Status, got.Needs, want)
	}
}
