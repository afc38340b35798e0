package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// crews has calls in which units work together, and calls in which one more is asked for when the first is on scene: what is fitted to its logs
// can be right.
const crews = `format: 1
title: County of crews
clock: {start: 2024-01-01T00:00:00-06:00, zone: America/Chicago, horizon: 43d}
agencies: {county: {name: County, kind: fire}}
places: {base: {name: Base, kind: station}, scene: {name: Scene, kind: scene}}
travel: {between: {base: {scene: lognormal(p50 6m p90 11m)}, scene: {base: 0s}}}
units:
  medic: {agency: county, kind: medic, count: 8, home: base, turnout: lognormal(p50 50s p90 90s)}
  engine: {agency: county, kind: engine, count: 8, home: base, turnout: lognormal(p50 60s p90 100s)}
incidents:
  medical:
    agency: county
    where: scene
    arrivals: {rate: {00: 0.4/h, 08: 0.8/h}}
    plan:
      entry: {work: The call is entered, takes: lognormal(p50 1m p90 2m), outcomes: {heavy: 40%, light: 60%}}
      go: {after: entry, send: {medic: 1}}
      treat: {after: go, work: Treat, needs: {medic: 1}, takes: gamma(mean 35m sd 15m)}
      leave: {after: treat, release: {medic: 1}}
      help: {after: {all: [go, entry.heavy]}, delay: lognormal(p50 4m p90 8m), send: {engine: 1}}
      lift: {after: help, work: Lift, needs: {engine: 1}, takes: lognormal(p50 12m p90 25m)}
      return: {after: lift, release: {engine: 1}}
  fires:
    agency: county
    where: scene
    arrivals: {rate: 0.3/h}
    plan:
      entry: {work: The call is entered, takes: lognormal(p50 1m p90 2m)}
      go: {after: entry, send: {engine: 2}}
      fight: {after: go, work: Put it out, needs: {engine: 2}, takes: lognormal(p50 25m p90 60m)}
`

// likenessReport is what the report of a judged model says, as data.
type likenessReport struct {
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

// judged fits a model to the log of a run of a scenario, and judges it.
func judged(t *testing.T, folder, scenario string, run int) (said likenessReport, text string) {
	t.Helper()
	events := filepath.Join(folder, fmt.Sprintf("%d.events.csv", run))
	done(t, scenario, "--runs", "1", "--run", strconv.Itoa(run), "-o", events, "--quiet")
	text = done(t, "log", "fit", events, "--judge", "--seed", strconv.Itoa(run+1), "--format", "json", "--quiet")
	if err := json.Unmarshal([]byte(text), &said); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(events); err != nil {
		t.Fatal(err)
	}
	return said, text
}

// TestModelsOfOurOwnLogsComeAsNearAsTheLogsAreToThemselves: over all logs, the runs are no farther from weeks that the models have not seen than
// the weeks are that they were fitted to, but for what is left of luck: a model has all errors of those weeks, and runs add a quarter of
// their own. A few logs alone may be twice as far.
func TestModelsOfOurOwnLogsComeAsNearAsTheLogsAreToThemselves(t *testing.T) {
	t.Parallel()
	const logs, most = judgedLogs, judgedMost
	folder := t.TempDir()
	scenario := filepath.Join(folder, "county.yaml")
	if err := os.WriteFile(scenario, []byte(crews), 0o600); err != nil {
		t.Fatal(err)
	}
	runs, itself := make(map[string]float64), make(map[string]float64)
	for n := range logs {
		said, text := judged(t, folder, scenario, n)
		if len(said.Likeness) != 8 {
			t.Fatalf("%d distances: %s", len(said.Likeness), text)
		}
		for _, d := range said.Likeness {
			runs[d.Distance] += d.Runs
			itself[d.Distance] += d.Log
			if d.Log == 0 || d.Later == nil != (d.Distance == "absolute" || d.Distance == "calls") {
				t.Errorf("log %d: %+v", n, d)
			}
		}
		for _, r := range said.Responses {
			if n == 0 && (r.N < 36 || r.RunsP50 < 0.8*r.P50 || r.RunsP50 > 1.2*r.P50 || r.RunsP90 < 0.75*r.P90 || r.RunsP90 > 1.25*r.P90) {
				t.Errorf("%+v", r)
			}
		}
		if n > 0 {
			continue
		}
		if _, again := judged(t, folder, scenario, n); again != text {
			t.Error("the same command says something else")
		}
	}
	for distance, sum := range runs {
		ratio := sum / itself[distance]
		t.Logf("%s: %.2f times as far", distance, ratio)
		if ratio > most || distance == "calls" && math.Abs(ratio-1) > 0.1 {
			t.Errorf("%s: runs are %.2f times as far from the log as it is from itself", distance, ratio)
		}
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
