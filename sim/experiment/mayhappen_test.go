package experiment

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// A fire that happens in three runs of ten, and is put out in nine of ten of these; another never happens.
const mayBurn = `
format: 1
title: A fire that may be
clock: {start: 2025-03-01T09:00:00Z, horizon: 2h}
agencies: {town: {kind: fire}}
places: {home: {position: [47, 8]}}
incidents:
  fire: {agency: town, where: home, begins: +5m, chance: 30%, plan: {out: {after: begins, chance: 90%, work: Put it out, takes: 10m..20m}}}
  never: {agency: town, where: home, begins: +5m, chance: 0%, plan: {gone: {after: begins, work: Put it out, takes: 10m..20m}}}
objectives:
  out: share(out) >= 70%
  gone: share(gone) >= 80%
`

func TestAMilestoneOfAnIncidentThatDoesNotHappenIsNotMissed(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "fire.yaml")
	if err := os.WriteFile(file, []byte(mayBurn), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Evaluate(context.Background(), simtest.CompileFile(t, file), Options{Runs: 400, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	out, gone := r.Objectives[0], r.Objectives[1]
	if out.Verdict != stats.Met || out.Applicable < 90 || out.Applicable > 150 || out.Of != 400 || out.Value < 0.8*1e9 {
		t.Errorf("of a fire that happens now and then: %+v", out)
	}
	if gone.Known || gone.Verdict != stats.CannotTell || gone.Applicable != 0 || gone.Of != 400 {
		t.Errorf("of one that never does: %+v", gone)
	}
	if few := warningsOf[TooFewRuns](r); len(few) > 0 {
		t.Errorf("more runs are asked for: %+v", few)
	}
}
