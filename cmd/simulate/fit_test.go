package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/scenario/loader"
)

// TestRunsReadBackAsLogsHaveTheFiguresThatMadeThem: the town of docs/logs.md, run by run: a log that a run has written is fitted, and the ranges of
// the scenario that comes of it have the town's own figures.
func TestRunsReadBackAsLogsHaveTheFiguresThatMadeThem(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, block := range blocks(read(t, "../../docs/logs.md"), "yaml") {
		if strings.HasPrefix(block, "format: 1\n") {
			if err := os.WriteFile(at("town.yaml"), []byte(block), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	truth := map[string]float64{ // medians in milliseconds, and arrivals an hour
		"travel.between.medic-base.scene":            300_000,
		"travel.between.engine-base.scene":           300_000,
		"units.medic.turnout":                        50_000,
		"units.engine.turnout":                       60_000,
		"incidents.medical.plan.notify.takes":        60_000,
		"incidents.medical.plan.medic-off.delay":     50 * 60_000 * 0.693147,
		"incidents.medical.plan.engine-work.takes":   720_000,
		"incidents.medical.plan.medic-work.takes":    32.884 * 60_000, // of gamma(mean 35m sd 15m)
		"incidents.fires.arrivals.rate":              0.4,
		"incidents.medical.arrivals.rate.mon-fri.08": 3,
		"incidents.medical.arrivals.rate.sat-sun.00": 2,
	}
	hit, of := 0, 0
	for run := range 5 {
		simulated(t, at("town.yaml"), "--runs", "5", "--run", strconv.Itoa(run), "-o", at("town.events.csv"), "--quiet")
		simulated(t, "log", "fit", at("town.events.csv"), "--zone", "America/Chicago", "-o", at("county.yaml"), "--quiet")
		s, problems := loader.File(at("county.yaml"), loader.Options{})
		if s == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, r := range s.Ranges {
			if want, known := truth[r.Path]; known {
				of++
				if r.Low <= want && want <= r.High {
					hit++
				} else {
					t.Logf("run %d: %s is %v, in %v to %v", run, r.Path, want, r.Low, r.High)
				}
			}
		}
	}

	if of < 55 || float64(hit) < 0.85*float64(of) {
		t.Errorf("%d of %d ranges have the figure that made the log", hit, of)
	}
}

// simulated runs a command that must not fail.
func simulated(t *testing.T, args ...string) {
	t.Helper()
	var out bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &out); code != 0 {
		t.Fatalf("simulate %s: exit %d\n%s", strings.Join(args, " "), code, out.String())
	}
}
