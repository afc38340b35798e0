package measure_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// unmeasured is the time of a generated scenario of which nothing is measured.
var unmeasured = regexp.MustCompile(`, (warm-up|cool-down): \d+m`)

// A unit's relief is overdue from when it falls due to the next record about the unit; what is measured is that of each.
func TestReliefsAreOverdueUntilSomethingElseIsSaidOfTheUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Load(t, unmeasured.ReplaceAllString(simtest.Scenario(t), ""), "measures={overdue: {of: relief.overdue}}", "objectives={}", "reported={}")
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		fold, trace := set.NewFold(), sim.Trace{}
		var want, got []int64
		unended := 0
		fold.OnLapse = func(x measure.Lapse) {
			switch row := &set.Rows[x.Row]; {
			case row.Measure != "overdue" || row.Origin != measure.Declared:
			case x.State == measure.Happened:
				got = append(got, int64(x.Length()))
			default:
				unended++
			}
		}
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, fold, &trace); err != nil {
			t.Fatal(err)
		}
		due := map[int32]engine.Time{}
		for _, r := range trace.Records {
			if since, tired := due[r.Unit]; tired && r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped && r.Kind != sim.IncidentClosed {
				want = append(want, int64(r.At-since))
				delete(due, r.Unit)
			}
			if r.Kind == sim.ReliefDue {
				due[r.Unit] = r.At
			}
		}
		if fold.Values(); unended != len(due) {
			t.Fatalf("%d are overdue at the end, want %d", unended, len(due))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// Three crews take turns of 20 minutes, two at a time, and rest as long: the first is relieved at once, and each of the others 20 minutes late.
func TestTooFewCrewsAreOverdue(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/turns.yaml")
	set, values := nominalOf(t, p)
	var got []int64
	for _, v := range values {
		if set.Rows[v.Row].ID() == "overdue:fire" {
			got = append(got, v.Amount/60_000)
		}
	}
	if want := []int64{0, 20, 20, 20, 20, 20}; !slices.Equal(got, want) {
		t.Errorf("overdue by %v minutes, want %v", got, want)
	}
}

// A truck is to be relieved at 20 minutes, and another is free after 10 more; an engine at 35, and there is none before the end. What
// earlier runs were like, and a boat that goes off duty, do not matter.
func TestAReliefFromHomeIsWaitedForByItsOwnKind(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/reliefs.yaml")
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	records := run(t, p, sim.Luck{Nominal: true})
	for range 2 {
		got := map[string][]string{}
		for _, v := range values(fold, records) {
			if r := &set.Rows[v.Row]; r.Measure == "waited" {
				got[r.Key] = append(got[r.Key], fmt.Sprintf("%dm %s", v.Amount/60_000, v.State))
			}
		}
		want := map[string][]string{"engine": {"0m happened", "5m unfinished"}, "truck": {"0m happened", "10m happened"}}
		if got := fmt.Sprint(got); got != fmt.Sprint(want) {
			t.Fatalf("waits of %s, want %v", got, want)
		}
	}
}
