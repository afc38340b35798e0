package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// medics has calls that come and are answered as a fitted scenario says it: what is fitted to its log can be right.
const medics = `format: 1
title: County
clock: {start: 2024-01-01T00:00:00-06:00, zone: America/Chicago, horizon: 91d}
agencies: {ems: {name: EMS, kind: ems}}
places: {base: {name: Base, kind: station}, scene: {name: Scene, kind: scene}}
travel: {between: {base: {scene: lognormal(p50 6m p90 12m)}}}
units: {medic: {agency: ems, kind: medic, count: 9, home: base}}
incidents:
  call:
    agency: ems
    where: scene
    arrivals: {rate: {00: 1/h, 08: 3/h, 20: 2/h}}
    plan:
      entry: {work: The call is entered, takes: lognormal(p50 1m p90 2m)}
      medic: {after: entry, send: {medic: 1}}
      care: {after: medic, work: Care, with: medic, needs: {medic: 1}, takes: weibull(p50 30m p90 55m)}
      free: {after: care, release: {medic: 1}, with: medic}
measures: {response: {from: begins, to: medic, per: incident}}
`

// TestAModelOfOurOwnLogComesAsNearAsTheLogIsToItself: within what luck makes of seven weeks or so.
func TestAModelOfOurOwnLogComesAsNearAsTheLogIsToItself(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	scenario, events, fitted := filepath.Join(folder, "county.yaml"), filepath.Join(folder, "log.events.csv"), filepath.Join(folder, "fitted.yaml")
	if err := os.WriteFile(scenario, []byte(medics), 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, scenario, "--runs", "1", "--run", "0", "-o", events, "--quiet")
	var report struct {
		Likeness []struct {
			Distance     string
			Runs, Log    float64
			Ratio, Later *float64
		}
		Responses []struct {
			Of      string `json:"calls_of"`
			N       int
			P50     float64
			P90     float64
			RunsP50 float64 `json:"runs_p50"`
			RunsP90 float64 `json:"runs_p90"`
		} `json:"likeness_responses"`
	}
	text := done(t, "log", "fit", events, "--judge", "-o", fitted, "--format", "json", "--quiet")
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Likeness) != 8 {
		t.Fatalf("%d distances: %s", len(report.Likeness), text)
	}
	for _, d := range report.Likeness {
		if d.Runs > 3*d.Log || d.Log == 0 || d.Distance == "calls" && (d.Runs < 0.9*d.Log || d.Runs > 1.1*d.Log) || d.Later == nil != (d.Distance == "absolute" || d.Distance == "calls") {
			t.Errorf("%+v", d)
		}
	}
	for _, r := range report.Responses {
		if r.N < 36 || r.RunsP50 < 0.85*r.P50 || r.RunsP50 > 1.15*r.P50 || r.RunsP90 < 0.8*r.P90 || r.RunsP90 > 1.2*r.P90 {
			t.Errorf("%+v", r)
		}
	}
	if again := done(t, "log", "fit", events, "--judge", "-o", fitted, "--format", "json", "--quiet"); again != text {
		t.Error("the same command says something else")
	}
}

func TestALogOfThreeWeeksIsNotJudged(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	log := filepath.Join(folder, "log.csv")
	text := "Call No,Unit,Received,Dispatched,On Scene,Cleared\n1,E1,2024-01-13 10:00,2024-01-13 10:01,2024-01-13 10:06,2024-01-13 10:30\n2,E1,2024-02-09 10:00,2024-02-09 10:01,2024-02-09 10:06,2024-02-09 10:30\n"
	if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"log", "fit", log, "--zone", "UTC", "--judge", "-o", filepath.Join(folder, "x.yaml")}, strings.NewReader(""), &stdout, &stderr)
	if code != exitUsage || !strings.Contains(stderr.String(), "the log has 3 whole weeks") {
		t.Errorf("exit %d: %s", code, stderr.String())
	}
	if _, err := os.Stat(filepath.Join(folder, "x.yaml")); err == nil {
		t.Error("a scenario is written all the same")
	}
}

// done runs a command that must succeed, and returns what it prints.
func done(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("%s: exit %d: %s", strings.Join(args, " "), code, stderr.String())
	}
	return stdout.String()
}
