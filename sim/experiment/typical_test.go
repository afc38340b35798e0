package experiment

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

func TestTypicalIsTheRunNearestTheMedian(t *testing.T) {
	t.Parallel()
	if got := typical(sampled(101, 0)); got != 50 {
		t.Errorf("got run %d, want 50", got)
	}
	if got := typical(sampled(51, 50)); got != 50 { // the missing ones rank above
		t.Errorf("with missing values: got run %d, want 50", got)
	}
}

// TestHeads: what has a target, or what an objective or a report is about, in the order of the file; else what is declared, else
// times that are built in.
func TestHeads(t *testing.T) {
	t.Parallel()
	sc := &scenario.Scenario{}
	set := &measure.Set{Program: &sim.Program{Scenario: sc}, Rows: []measure.Row{
		{Measure: "a"},
		{Measure: "b", Key: "x"},
		{Measure: "b", Key: "y"},
		{Measure: "c"},
		{Measure: "d", Origin: measure.Builtin, Timed: true},
		{Measure: "e", Origin: measure.Builtin},
		{Measure: "f", Origin: measure.Instant, Timed: true},
	}}
	heads := func() []Head { return Heads(set) }
	if got := heads(); len(got) != 3 || !slices.Equal(got[1].Rows, []int{1, 2}) {
		t.Errorf("what is declared: %v", got)
	}
	sc.Measures.Set("c", scenario.Measure{Target: &scenario.Figure[scenario.Target]{}})
	sc.Objectives.Set("o", scenario.Objective{Expression: scenario.Expression{Measure: "b"}})
	sc.Reported.Set("r", scenario.Reported{Milestone: "f"})
	if got := heads(); len(got) != 2 || got[0].Measure != "b" || got[1].Measure != "c" {
		t.Errorf("headlines: %v", got)
	}
	set.Rows = set.Rows[4:]
	if got := heads(); len(got) != 1 || got[0].Measure != "d" {
		t.Errorf("built-in ones: %v", got)
	}
}

// TestTypicalIsTheNearestOfRandomScenarios computes every distance as it is stated: the sum over the heads of the squares of the
// share of runs below, half of the equal ones counted, less one half.
func TestTypicalIsTheNearestOfRandomScenarios(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Replicate(t.Context(), p, set, Options{Runs: rapid.IntRange(1, 15).Draw(t, "runs"), Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		heads := Heads(set)
		distances := make([]float64, s.Runs)
		for _, h := range heads {
			values := make([]float64, s.Runs)
			for run := range values {
				var own []measure.Value
				for _, row := range h.Rows {
					own = s.appendRanked(own, row, run)
				}
				own = slices.DeleteFunc(own, func(v measure.Value) bool { return v.State == measure.NotApplicable })
				slices.SortFunc(own, compare)
				values[run] = math.Inf(1)
				if len(own) > 0 && own[(len(own)-1)/2].State == measure.Happened {
					values[run] = float64(own[(len(own)-1)/2].Amount)
				}
			}
			for run, v := range values {
				below := 0.0
				for _, x := range values {
					if x < v {
						below++
					} else if x == v {
						below += 0.5
					}
				}
				d := below/float64(s.Runs) - 0.5
				distances[run] += float64(d * d)
			}
		}
		got, ranks := Typical(s, heads)
		for run, d := range distances {
			if d < distances[got]-1e-12 || run < got && d <= distances[got]-1e-12 {
				t.Fatalf("run %d is at %v, run %d at %v", got, distances[got], run, d)
			}
		}
		trials := NewTrialsOf(set, 1, func(*measure.Row) bool { return true })
		if err := trials.Extend(t.Context(), Options{Runs: s.Runs, Seed: 1}); err != nil {
			t.Fatal(err)
		}
		several := func(h Head) bool {
			return slices.ContainsFunc(h.Rows, func(row int) bool { return set.Rows[row].Several })
		}
		if run, same := trials.Outcomes[0].Typical(heads); !slices.ContainsFunc(heads, several) && (run != got || same != ranks) {
			t.Fatalf("among outcomes run %d is typical, at %v", run, same)
		}
		shown, err := Keep(t.Context(), p, set, sim.Luck{Seed: 1, Replication: uint64(got)})
		if err != nil {
			t.Fatal(err)
		}
		if same, ok := s.RanksOf(shown, heads); ok && same != ranks {
			t.Fatalf("its ranks are %v, and shown %v", ranks, same)
		}
	})
}
