package experiment_test

import (
	"math"
	"reflect"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// judgedTrials are trials of programs in which what the first one's targets and objectives are about is kept.
func judgedTrials(t *testing.T, runs int, programs ...*sim.Program) *experiment.Trials {
	t.Helper()
	trials, err := experiment.NewTrials(programs, 1, func(r *measure.Row) bool { return r.Origin == measure.Declared })
	if err != nil {
		t.Fatal(err)
	}
	trials.KeepJudged()
	for _, n := range []int{runs / 2, runs} { // in rounds, as for a precision
		if err := trials.Extend(t.Context(), experiment.Options{Runs: n, Seed: 1}); err != nil {
			t.Fatal(err)
		}
	}
	return trials
}

// besides holds what is judged of a program against another.
func besides(t *testing.T, runs int, base, other *sim.Program) []experiment.Beside {
	t.Helper()
	trials := judgedTrials(t, runs, base, other)
	return trials.Beside(trials.Judged(), 1)
}

// What a comparison says of the baseline, and of a variant with the same limits, is what reports of them say.
func TestWhatIsJudgedInTrialsIsWhatReportsJudge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, change string
		runs         int
	}{
		{"testdata/barricade.yaml", "units.team.turnout=9m", 200},
		{"../../report/testdata/load.yaml", "units.desk.count=2", 24},
		{"../../report/testdata/load.yaml", "units.deputy.count=3", 24},
	} {
		base, variant := simtest.CompileFile(t, c.file), simtest.CompileFile(t, c.file, c.change)
		beside := besides(t, c.runs, base, variant)
		for side, p := range []*sim.Program{base, variant} {
			r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: c.runs, Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			if len(beside) == 0 || len(r.Objectives) != len(beside) {
				t.Fatalf("%s: %d are judged, %d in the report", c.file, len(beside), len(r.Objectives))
			}
			for i, want := range r.Objectives {
				got := beside[i].Baseline
				if side == 1 {
					got = beside[i].Variant
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s: judged is\n%+v, in the report\n%+v", c.file, got, want)
				}
			}
		}
		for _, b := range beside {
			if d := b.Difference; b.Baseline.Known && d.Interval.Known && (d.Interval.Low > d.Value || d.Interval.High < d.Value ||
				math.Abs(d.Value-(b.Variant.Value-b.Baseline.Value)) > 1e-9) {
				t.Errorf("%s: the difference is %+v of %v and %v", b.Baseline.ID, d, b.Baseline.Value, b.Variant.Value)
			}
		}
	}
}

func TestAProgramBesideItselfIsTheSame(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/barricade.yaml", "../../report/testdata/load.yaml"} {
		p := simtest.CompileFile(t, file)
		for _, b := range besides(t, 40, p, p) {
			if !b.Same || b.Difference.Value != 0 || b.Difference.Interval.Known && b.Difference.Interval != (stats.Interval{Known: true}) {
				t.Errorf("%s of %s: %+v", b.Baseline.ID, file, b.Difference)
			}
		}
	}
}

// A minute more on a step that is always on the way is a minute more of every figure, and nothing of that is luck.
func TestTheDifferenceOfAJudgedFigureIsPaired(t *testing.T) {
	t.Parallel()
	base := simtest.CompileFile(t, "testdata/barricade.yaml")
	later := simtest.CompileFile(t, "testdata/barricade.yaml", "incidents.siege.plan.dispatch.takes=80s..100s")
	timed := 0
	for _, b := range besides(t, 400, base, later) {
		if b.Baseline.Unit != scenario.Seconds {
			continue
		}
		timed++
		if d := b.Difference; math.Abs(d.Value-60_000) > 2 || !d.Interval.Known || d.Interval.High-d.Interval.Low > 2 {
			t.Errorf("%s: the difference is %+v", b.Baseline.Expression, d)
		}
	}
	if timed != 2 {
		t.Errorf("%d figures of time are judged", timed)
	}
}
