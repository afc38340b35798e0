package experiment

import (
	"context"
	"math"
	"testing"

	"simulate/sim/stats"
)

func TestSpreadOfOneValueARunHasABandAndOfManyNone(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 100)
	first := r.Samples.Spread(rowOf(t, r.Set, "first-on-scene", ""))
	half := math.Sqrt(math.Log(2/(1-stats.Level)) / 200)
	if first.N != 100 || len(first.High) != len(first.ECDF.X) || math.Abs(first.High[0]-first.ECDF.Share[0]-half) > 1e-12 {
		t.Errorf("of 100 runs there are %d values, with a band of %v above %v", first.N, first.High[0], first.ECDF.Share[0])
	}
	if s := r.Measures[rowOf(t, r.Set, "first-on-scene", "")].Summary; first.P50 != s.P50.Value || first.P90 != s.P90.Value {
		t.Errorf("it has other quantiles than the summary: %v and %v", first.P50, first.P90)
	}
	if lasts := assess(t, 10).spread(t, "stay"); lasts.Low != nil || lasts.High != nil || len(lasts.ECDF.X) != mostSteps || lasts.N < 1000 {
		t.Errorf("of %d values that share runs there are %d steps and a band of %d", lasts.N, len(lasts.ECDF.X), len(lasts.Low))
	}
}

func (r *Result) spread(t testing.TB, id string) Spread {
	return r.Samples.Spread(rowOf(t, r.Set, id, ""))
}

func TestSpreadCountsTheRunsWithoutAValue(t *testing.T) {
	t.Parallel()
	r := evaluate(t, 100)
	row := rowOf(t, r.Set, "found", "")
	s, happened := r.Samples.Spread(row), r.Measures[row].Summary
	if s.N != happened.N || s.Missing != happened.Missing || s.Missing == 0 {
		t.Errorf("%d with and %d without a value, of %d and %d", s.N, s.Missing, happened.N, happened.Missing)
	}
	if last := s.ECDF.Share[len(s.ECDF.Share)-1]; last != float64(s.N)/100 {
		t.Errorf("the function ends at %v", last)
	}
}

func TestSpreadsOfAComparisonAreThoseOfReports(t *testing.T) {
	t.Parallel()
	c, err := Compare(context.Background(), contender(t, "base"),
		[]Contender{contender(t, "quick", "units.team.turnout=0s")}, Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	alone, set := evaluate(t, 100), c.Trials.Outcomes[0].Set
	for _, row := range c.Heads() {
		r := &set.Rows[row]
		spreads := c.Spreads(row)
		if len(spreads) != 2 || spreads[0] == nil || spreads[1] == nil {
			t.Fatalf("%s: there are %v", rowName(r), spreads)
		}
		if r.Several {
			continue
		}
		want := alone.Samples.Spread(rowOf(t, alone.Set, r.Measure, r.Key))
		if got := *spreads[0]; got.P50 != want.P50 || got.N != want.N || len(got.ECDF.X) != len(want.ECDF.X) {
			t.Errorf("%s: the baseline has another spread than a report of it", rowName(r))
		}
	}
}

func TestHeadsAreWhatATargetAnObjectiveOrAReportIsAbout(t *testing.T) {
	t.Parallel()
	c := compared(t, Options{Runs: 10, Seed: 1}, contender(t, "same"))
	seen := make(map[string]bool)
	for _, row := range c.Heads() {
		seen[c.Trials.Outcomes[0].Set.Rows[row].Measure] = true
	}
	if !seen["first-on-scene"] || !seen["in-lockdown"] || seen["messages"] {
		t.Errorf("they are %v", seen)
	}
}
