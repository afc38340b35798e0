package contrast

import (
	"context"
	"slices"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/measure"
)

func TestSpreadsOfAComparisonAreThoseOfReports(t *testing.T) {
	t.Parallel()
	c, err := Compare(context.Background(), contender(t, "base"),
		[]Contender{contender(t, "quick", "units.team.turnout=0s")}, experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	alone, err := experiment.Evaluate(t.Context(), siege(t), experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range c.Spreads() {
		r, spreads := head.Row, head.Spreads
		if len(spreads) != 2 || spreads[0] == nil || spreads[1] == nil {
			t.Fatalf("%s: there are %v", rowName(r), spreads)
		}
		if r.Several {
			continue
		}
		want := alone.Samples.Spread(slices.IndexFunc(alone.Set.Rows, func(x measure.Row) bool { return x.Measure == r.Measure && x.Key == r.Key }))
		if got := *spreads[0]; got.P50 != want.P50 || got.N != want.N || len(got.ECDF.X) != len(want.ECDF.X) {
			t.Errorf("%s: the baseline has another spread than a report of it", rowName(r))
		}
	}
}

func TestHeadsAreWhatATargetAnObjectiveOrAReportIsAbout(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Runs: 10, Seed: 1}, contender(t, "same"))
	seen := make(map[string]bool)
	for _, row := range c.Heads() {
		seen[c.Trials.Outcomes[0].Set.Rows[row].Measure] = true
	}
	if !seen["first-on-scene"] || !seen["in-lockdown"] || seen["messages"] {
		t.Errorf("they are %v", seen)
	}
}
