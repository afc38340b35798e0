package experiment_test

import (
	"math"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

func TestReportsAreHeldAgainstRunsWithinTheirTolerances(t *testing.T) {
	t.Parallel()
	const second, minute = 1000.0, 60_000.0
	p := simtest.CompileFile(t, "testdata/dominated.yaml", `reported={
		rounded: {milestone: fixed, value: "00:10"}, exact: {milestone: fixed, value: "00:11", within: 2m}, window: {measure: sum, value: 12m..15m},
		wider: {measure: sum, value: 12m..15m, within: 30s}, old: {measure: sum, value: 9m}, new: {measure: sum, value: 8m12s, supersedes: old},
		usual: {measure: sum, statistic: p90, value: 12m}}`)
	set, err := measure.CompileDeclared(p)
	if err != nil {
		t.Fatal(err)
	}
	held, rest := experiment.Observations(p, set)
	for i, want := range []struct {
		id           string
		middle, half float64
		because      experiment.Because
	}{
		{"rounded", 10 * minute, 5 * minute, experiment.AsItIsRead},
		{"exact", 11 * minute, 2 * minute, experiment.Stated},
		{"window", 13.5 * minute, 1.5 * minute, experiment.Windowed},
		{"wider", 13.5 * minute, 2 * minute, experiment.Stated},
		{"new", 8*minute + 12*second, second / 2, experiment.AsItIsRead},
	} {
		o := &held[i]
		if o.ID != want.id || o.Middle() != want.middle || o.Half() != want.half || o.Because != want.because {
			t.Errorf("%s: %v ± %v, %v; want %+v", o.ID, o.Middle(), o.Half(), o.Because, want)
		}
		for figure, distance := range map[float64]float64{
			want.middle: 0, want.middle - want.half: 1, want.middle + 3*want.half: 3, math.Inf(1): math.Inf(1), math.NaN(): math.Inf(1),
		} {
			if got := o.Distance(figure); got != distance {
				t.Errorf("%s: %v is %v tolerances off, not %v", o.ID, figure, got, distance)
			}
		}
	}
	if len(held) != 5 || len(rest) != 2 || rest[0] != (experiment.Unheld{ID: "old", SupersededBy: "new"}) || rest[1] != (experiment.Unheld{ID: "usual"}) {
		t.Errorf("%d are held, not %+v", len(held), rest)
	}
}

// A run of a stream has many cases, and its own statistic of them.
func TestAStatisticOfAStreamIsHeldAgainstEachRun(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../report/testdata/streams.yaml", "measures.whole={title: Whole, from: calls/begins, to: calls/report}",
		"reported={usual: {measure: whole, statistic: p90, value: 40m, n: 12}, often: {measure: whole, statistic: share(<= 30m), value: 92%}}")
	set, err := measure.CompileDeclared(p)
	if err != nil {
		t.Fatal(err)
	}
	held, rest := experiment.Observations(p, set)
	if len(held) != 2 || len(rest) != 0 || held[0].Half() != 300_000 || held[1].Half() != 5e6 || held[1].Middle() != 92e7 {
		t.Fatalf("%+v, %+v", held, rest)
	}
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 1, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	trials := experiment.NewTrialsOf(set, 4, func(*measure.Row) bool { return false })
	var figures [2]float64
	trials.Watch = func(_ *sim.World, f *measure.Fold) experiment.Watcher {
		return experiment.Watcher{Ended: func(int) { figures = [2]float64{held[0].Of(f), held[1].Of(f)} }}
	}
	if err := trials.Extend(t.Context(), experiment.Options{Runs: 1, Seed: 4}); err != nil {
		t.Fatal(err)
	}
	for i, s := range r.Statistics {
		if math.Abs(s.Simulated.Value-figures[i]) > 1e-6 {
			t.Errorf("%s: %v, and of the same run as a whole %v", s.ID, figures[i], s.Simulated.Value)
		}
	}
}
