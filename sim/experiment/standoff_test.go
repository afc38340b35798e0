package experiment

import (
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

func TestADeadlockIsNamed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		changes []string
		want    int
	}{
		{"two that hold a part", nil, 1},
		{"one that goes whole", []string{"incidents.two.plan.cars.whole=true"}, 0},
		{"too few units", []string{"incidents.two.plan.cars.send.patrol=1", "incidents.two.plan.job.needs.patrol=1", "incidents.two.plan.job.takes=3h"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Evaluate(t.Context(), simtest.CompileFile(t, "testdata/deadlock.yaml", test.changes...), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := warningsOf[Deadlock](r)
			if len(got) != test.want {
				t.Fatalf("got %+v", got)
			}
			if test.want > 0 && got[0].Sends[0] != (snapshot.Partial{Incident: "one", Step: "more", Holds: "2× patrol", Lacks: "1× patrol", Others: "pair", Whole: "{patrol: 3}"}) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// Two ships want a pilot and a tug each, and ask for one after the other.
const ships = `
format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 2h}
agencies: {port: {kind: other}}
places: {quay: {}}
units: {pilot: {agency: port, kind: pilot, home: quay}, tug: {agency: port, kind: tug, home: quay}}
incidents:
  in:
    agency: port
    where: quay
    plan:
      one: {send: {pilot: 1}}
      then: {after: one, delay: 1m, send: {tug: 1}}
      trip: {after: then, work: Bring it in, needs: {pilot: 1, tug: 1}, takes: 10m}
      end: {after: trip, release: all}
  out:
    agency: port
    where: quay
    plan:
      one: {send: {tug: 1}}
      then: {after: one, delay: 1m, send: {pilot: 1}}
      trip: {after: then, work: Bring it out, needs: {pilot: 1, tug: 1}, takes: 10m}
      end: {after: trip, release: all}
`

// What the warning says is done: the deadlock is gone, and both come to their end.
func TestTheRemedyOfADeadlockMendsIt(t *testing.T) {
	t.Parallel()
	locked := evaluated(t, ships)
	got := warningsOf[Deadlock](locked)
	if len(got) != 1 || len(locked.Nominal.Undone.Waiting) != 2 {
		t.Fatalf("got %+v, waiting %+v", got, locked.Nominal.Undone.Waiting)
	}
	mended := ships
	for i, send := range got[0].Sends {
		if want := []string{"{pilot: 1, tug: 1}", "{pilot: 1, tug: 1}"}[i]; send.Whole != want || send.Others != "one" {
			t.Errorf("%+v", send)
		}
		first := []string{"      one: {send: {pilot: 1}}\n", "      one: {send: {tug: 1}}\n"}[i]
		then := []string{"{after: one, delay: 1m, send: {tug: 1}}", "{after: one, delay: 1m, send: {pilot: 1}}"}[i]
		mended = strings.Replace(strings.Replace(mended, first, "", 1), then, "{send: "+send.Whole+", whole: true}", 1)
	}
	r := evaluated(t, mended)
	if len(warningsOf[Deadlock](r))+len(r.Nominal.Undone.Waiting)+len(r.Nominal.Undone.NeverBegun) > 0 {
		t.Errorf("still %+v, %+v", r.Warnings, r.Nominal.Undone)
	}
}

func evaluated(t *testing.T, text string) *Result {
	t.Helper()
	s, problems := loader.Bytes("ships.yaml", []byte(text), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Evaluate(t.Context(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
