package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim/measure"
)

// keyEventsOf are the key events of a scenario's nominal run, beside so many seeded runs: a line each, the note below them last.
func keyEventsOf(t *testing.T, runs int, name string, changes ...string) string {
	t.Helper()
	r := reporttest.Evaluate(t, runs, name, changes...)
	d := content.New(r, r.Nominal, content.Settings{Shown: content.Nominal, Other: "simulate independence.yaml"}, content.Extra{})
	var b strings.Builder
	for _, s := range d.Sections {
		table, ok := s.(*document.Table)
		if !ok || table.Key != "key_events" {
			continue
		}
		columns, rows := table.Shown()
		for _, row := range rows {
			for i, v := range row {
				if columns[i].Title == "What" {
					b.WriteString(row[0].String() + " " + v.String() + "\n")
				}
			}
		}
		for _, c := range columns {
			b.WriteString(c.Note)
		}
	}
	return b.String()
}

// A time that a target is about is held against it where it ends, in the target's own words.
func TestKeyEventsHoldTimesAgainstTheirTargets(t *testing.T) {
	t.Parallel()
	got := keyEventsOf(t, 100, "../../scenarios/independence.yaml")
	for _, want := range []string{
		"“Armed subject on North Elsea Smith Road” is heard by all; ✓ The district knows within ten minutes of the call: 8:37, limit 10:00\n",
		"✓ Call processed: ", // a built-in measure has no milestones of its own
		"This run is within the limits of “Call processed” and “The district knows within ten minutes of the call”; over all runs they are missed.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not told: %s\n%s", want, got)
		}
	}
	over := keyEventsOf(t, 100, "../../scenarios/independence.yaml", "objectives.district-told-soon.value=p90(schools-told) <= 5m")
	if !strings.Contains(over, "✗ The district knows within ten minutes of the call: 8:37, limit 5:00\n") {
		t.Errorf("a time over its limit is not told as such:\n%s", over)
	}
}

// Where the run shown is within a limit that is missed over all, one that is not is offered, the typical of those.
func TestARunThatMissesIsOfferedWhereTheOneShownDoesNot(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 100, "../../scenarios/independence.yaml")
	got := keyEventsOf(t, 100, "../../scenarios/independence.yaml")
	_, offer, found := strings.Cut(got, "The typical one of the ")
	var of, run int
	if _, err := fmt.Sscanf(offer, "%d of 100 runs that miss “The district knows within ten minutes of the call”: simulate independence.yaml --run %d", &of, &run); !found || err != nil {
		t.Fatalf("no run is offered (%v):\n%s", err, got)
	}
	row, missed := slices.IndexFunc(r.Set.Rows, func(x measure.Row) bool { return x.Measure == "schools-told" }), 0
	for i := range r.Samples.Runs {
		if r.Samples.Values(row, i)[0].Amount > 600_000 {
			missed++
		}
	}
	if missed != of || r.Samples.Values(row, run)[0].Amount <= 600_000 {
		t.Errorf("run %d of %d is offered; %d miss, and it takes %d", run, of, missed, r.Samples.Values(row, run)[0].Amount)
	}
}

// Of a stream the worst of the run is told, which a reader can then have told step by step.
func TestKeyEventsOfStreamsAreTheWorstInstances(t *testing.T) {
	t.Parallel()
	got := keyEventsOf(t, 10, "clinic.yaml", "measures.seen.target=share(<= 20m) >= 90%")
	if want := "Patient seen: 22:07, the longest of 4 (Patients #3); 1 is over 20:00"; !strings.Contains(got, want) {
		t.Errorf("not told: %s\n%s", want, got)
	}
}

// What never came about has no time: it is neither within a limit nor the longest of all, and it is said.
func TestKeyEventsTellWhatNeverCameAbout(t *testing.T) {
	t.Parallel()
	got := keyEventsOf(t, 20, "../../scenarios/independence.yaml", "units.ipd-car.count=2")
	if strings.Contains(got, "The porch is cleared within twenty minutes of the first rescue: ") {
		t.Errorf("a time is told of what never came about:\n%s", got)
	}
	if want := "In this run there are no times for “The district knows within ten minutes of the call” and “The porch"; !strings.Contains(got, want) {
		t.Errorf("not told: %s\n%s", want, got)
	}
	given := keyEventsOf(t, 10, "clinic.yaml", "measures.seen.target=share(<= 20m) >= 90%", "clock.horizon=2h32m")
	if want := "; 1 more never came about"; !strings.Contains(given, want) {
		t.Errorf("not told:%s\n%s", want, given)
	}
}

// What does not apply to a run is not told of it at all.
func TestKeyEventsLeaveOutWhatDoesNotApply(t *testing.T) {
	t.Parallel()
	got := keyEventsOf(t, 5, "../../scenarios/independence.yaml", "incidents.elsea-smith.chance=0%")
	if strings.Contains(got, "✓") || strings.Contains(got, "✗") || strings.Contains(got, "never came about") {
		t.Errorf("told of an incident that does not happen:\n%s", got)
	}
}

// A run that has many times is held against what is asked of many: that the longest is over a limit which nine of ten are to keep misses
// nothing. What a site of several does last stands where all of them have done it.
func TestKeyEventsHoldManyTimesAgainstWhatIsAskedOfMany(t *testing.T) {
	t.Parallel()

	got := keyEventsOf(t, 40, "../../scenarios/county-day.yaml", "objectives.radio-open.value=share(radio-wait <= 1s) >= 50%")
	if !strings.Contains(got, "Wait for the radio: ") || strings.Contains(got, "✗ Nine of ten messages") {
		t.Errorf("a run in which nine of ten are heard soon misses that:\n%s", got)
	}
	strict := keyEventsOf(t, 40, "../../scenarios/independence.yaml", "objectives.lifted-before-bell.value=share(in-posture <= 18m30s) >= 90%")
	of, lifted := "", 0
	for _, line := range strings.Split(strict, "\n") {
		if strings.Contains(line, " sites: normal") {
			of = line
		}
		if strings.Contains(line, ": normal") {
			lifted++
		}
	}
	if !strings.Contains(of, "the longest of 11; ") || lifted != 1 {
		t.Errorf("the longest lockdown is not told where the last is lifted:\n%s", strict)
	}
}

// The hour that is worst is told of a stream that misses its target, where it has more than one time beyond it, and there are hours to
// hold it against.
func TestTheWorstHourIsToldWhereItIsOne(t *testing.T) {
	t.Parallel()
	const target, met, hour = "measures.t.target=p99 <= 10m", "objectives.few.value=share(t <= 1h) >= 1%", "in the hour from "
	if got := keyEventsOf(t, 40, "two-hours.yaml", target, met); !strings.Contains(got, hour+"12:00, 2 of 4 are over 10:00, ") {
		t.Errorf("not told:\n%s", got)
	}
	for _, change := range []string{"incidents.away.arrivals={at: [+6h]}", "clock.horizon=10h"} {
		if got := keyEventsOf(t, 40, "two-hours.yaml", target, met, change); strings.Contains(got, hour) || !strings.Contains(got, "30:00, the longest of ") {
			t.Errorf("with %s:\n%s", change, got)
		}
	}
}

// Where few are to be within a limit, it is those within that are held against it.
func TestTimesOfWhichFewAreToBeWithinALimitAreHeldAgainstIt(t *testing.T) {
	t.Parallel()
	if got := keyEventsOf(t, 40, "two-hours.yaml"); !strings.Contains(got, "2:00, the shortest of 22 (close #20); 20 are under 10:00") {
		t.Errorf("not told:\n%s", got)
	}
}
