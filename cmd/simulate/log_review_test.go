package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"simulate/report/content"
	reportlog "simulate/report/log"
	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/experiment"
	"simulate/sim/experiment/stamp"
	"simulate/sim/simtest"
)

// eventsOf writes a run as a log.
func eventsOf(t rapid.TB, p *sim.Program, luck sim.Luck, name string) {
	t.Helper()
	var b bytes.Buffer
	events := reportlog.NewEventLog(&b, p, content.Nominal)
	if err := experiment.Run(context.Background(), p, luck, events); err != nil {
		t.Fatal(err)
	}
	if err := events.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// logged reads a call out of a log.
func logged(t rapid.TB, name, number string) *stamp.Logged {
	t.Helper()
	k := &logReview{console: &console{err: &bytes.Buffer{}}, incident: number}
	logs, err := k.openLogs([]string{name}, logFlags{})
	if err != nil {
		t.Fatal(err)
	}
	call, err := k.call(context.Background(), logs)
	if err != nil {
		t.Fatal(err)
	}
	return call
}

// A log of a run, read back, is what the run would have stamped; held against runs of which it is one, it lacks nothing, has nothing
// besides, and all is in order.
func TestALogOfARunIsAsItsPlanHasIt(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		file := filepath.Join(folder, "run.events.csv")
		luck := sim.Luck{Seed: 5, Replication: rapid.Uint64Range(0, 2).Draw(t, "run")}
		eventsOf(t, p, luck, file)
		for incident := range p.Incidents {
			m := new(stamp.Matching)
			plan, problems := m.Plan(p, int32(incident), true)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			of := sim.Instance{Incident: int32(incident)}
			folded := onlyOf(t, plan, luck)
			if folded == nil {
				continue
			}
			call := logged(t, file, p.InstanceID(of))
			reads, problems := plan.ReadAll(m, call)
			if len(problems) > 0 {
				continue // no unit has come
			}
			review, err := plan.Review(context.Background(), m, call, reads, experiment.Options{Runs: 3, Seed: 5, Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := review.Judged.Counts(review.Course), review.Judged.Counts(folded); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %v in the log, %v of the run: %+v", p.InstanceID(of), got, want, review.Judged.Judged)
			}
			for i := range review.Figures {
				if got, want := review.Figures[i].Of(review.Judged, review.Course), review.Figures[i].Of(review.Judged, folded); got != want {
					t.Fatalf("%s: %+v is %d in the log and %d in the run", p.InstanceID(of), review.Figures[i], got, want)
				}
			}
			if a := review.Alignment; a != nil && a.Cost() != 0 {
				t.Fatalf("%s: %+v", p.InstanceID(of), a)
			}
		}
	})
}

// onlyOf is what a log would show of an incident that begins once; nil where it does not.
func onlyOf(t rapid.TB, plan *stamp.Plan, luck sim.Luck) *conform.Course {
	t.Helper()
	fold, err := plan.NewFold()
	if err != nil {
		t.Fatal(err)
	}
	if err := experiment.Run(context.Background(), plan.Program, luck, fold); err != nil {
		t.Fatal(err)
	}
	courses, _ := fold.Courses()
	if len(courses) == 0 || plan.Program.Incidents[plan.Incident].Stream {
		return nil
	}
	return courses[0]
}
