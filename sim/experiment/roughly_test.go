package experiment

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// skewed is samples of two rows, one value a run of the first and two of the second, one in twenty of which are missing.
func skewed(runs int) *Samples {
	set := &measure.Set{Rows: []measure.Row{{Measure: "one"}, {Measure: "two", Several: true}}}
	s, luck := newSamples(set, 1, runs), rand.New(rand.NewPCG(1, 2))
	for run := range runs {
		u := luck.Float64()
		long := int64(math.Exp(12 + 2*u))
		second := measure.Value{Row: 1, Amount: long / 2}
		if run%20 == 0 {
			second = measure.Value{Row: 1, State: measure.Never}
		}
		s.add([]measure.Value{{Row: 0, Amount: long}, {Row: 1, Amount: long}, second}, 1)
	}
	return s
}

func TestWhatIsToldRoughlyIsNearlyTheSame(t *testing.T) {
	t.Parallel()
	s := skewed(40_000)
	for row := range s.Set.Rows {
		exact, rough := s.Summarise(row), s.roughly().Summarise(row)
		if exact.Rounded || !rough.Rounded {
			t.Errorf("row %d is rounded: %v exactly, %v roughly", row, exact.Rounded, rough.Rounded)
		}
		if rough.N != exact.N || rough.Missing != exact.Missing || rough.Mean.Value != exact.Mean.Value || rough.Max != exact.Max {
			t.Errorf("row %d: got %+v, want %+v", row, rough, exact)
		}
		for name, pair := range map[string][2]stats.Estimate{"p50": {rough.P50, exact.P50}, "p90": {rough.P90, exact.P90}} {
			if got, want := pair[0].Value, pair[1].Value; math.Abs(got-want) > want/1000 {
				t.Errorf("row %d: %s is %g roughly, %g exactly", row, name, got, want)
			}
		}
		got, want := rough.Mean.Interval, exact.Mean.Interval
		if ratio := (got.High - got.Low) / (want.High - want.Low); !got.Known || ratio < 0.9 || ratio > 1.1 {
			t.Errorf("row %d: the mean lies in %+v roughly, in %+v exactly", row, got, want)
		}
	}
}

// TestAnInterruptedCommandHurries: but only where there is much to do.
func TestAnInterruptedCommandHurries(t *testing.T) {
	t.Parallel()
	ended, end := context.WithCancel(context.Background())
	end()
	few, many := skewed(1000), skewed(orderedAtMost/3+1)
	if many.hurried(context.Background()) || few.hurried(ended) || !many.hurried(ended) {
		t.Error("got figures made roughly without need, or exactly without time")
	}
	if many.Ranked() != many.Runs || many.OnlyFirst() != 0 {
		t.Error("all that were asked for are done, and not all are ranked")
	}
	if many.Asked++; many.Ranked() != rankedAtMost || many.OnlyFirst() != rankedAtMost {
		t.Errorf("got %d runs ranked of an interrupted command", many.Ranked())
	}
}

// Who interrupts once all runs are done, while figures are made of them, does not wait for all of these either: from then on figures of
// what nothing is asked of are rough.
func TestAnInterruptionHurriesWhatIsStillToBeMade(t *testing.T) {
	t.Parallel()
	ctx, end := context.WithCancel(context.Background())
	s := skewed(orderedAtMost/3 + 1)
	r := &Result{Program: &sim.Program{Scenario: &scenario.Scenario{}}, Set: s.Set, Samples: s}
	of := r.summarised(ctx)
	if of(0) != s {
		t.Error("figures are made roughly without need")
	}
	end()
	if !of(0).rough || s.rough {
		t.Error("figures are made exactly without time")
	}
	if s.few = true; s.OnlyFirst() != rankedAtMost {
		t.Errorf("%d runs are ranked without time", s.Ranked())
	}
}
