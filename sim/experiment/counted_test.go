package experiment

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/measure"
	"simulate/sim/shard"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// TestCountedRunsSayWhatKeptOnesDo holds what is said of runs that are counted to what is said of the same runs that are kept: all of it,
// where a run has one value, as long as there are no more than are told apart; of several, all but how far sections lie apart.
func TestCountedRunsSayWhatKeptOnesDo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		runs := rapid.IntRange(fewestSections+1, 40).Draw(t, "runs")
		evaluate := func(keep int) (*Result, error) {
			return Evaluate(t.Context(), p, Options{Runs: runs, Keep: keep, Seed: 5, Workers: 2})
		}
		kept, err := evaluate(runs)
		if err != nil {
			return
		}
		counted, err := evaluate(rapid.IntRange(fewestSections, runs-1).Draw(t, "keep"))
		if err != nil {
			t.Fatal(err)
		}
		if kept.Samples.Counted() || !counted.Samples.Counted() || kept.Samples.Runs != counted.Samples.Runs {
			t.Fatal("not the runs that were meant")
		}
		for i := range kept.Measures {
			got, want := counted.Measures[i], kept.Measures[i]
			if row := want.Row; row.Several || row.Streamed || row.Mean {
				got.Summary, want.Summary = withoutIntervals(got.Summary), withoutIntervals(want.Summary)
			}
			got.Percentile, got.Placed, want.Percentile, want.Placed = 0, false, 0, false
			got.Target, want.Target = nil, nil
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s is %+v, and of kept runs %+v", want.Row.Measure, got, want)
			}
		}
		for row, n := range counted.Samples.instances {
			values, missing := sum(n.sections)
			cut, _ := sum(n.cuts)
			if values != n.values.N() || missing != n.values.Missing() || cut != n.cut.N() {
				t.Errorf("sections of %s have %d values, %d missing and %d cut", kept.Measures[row].Row.Measure, values, missing, cut)
			}
			at := counted.Samples.pool([]int{row}, atOnce)
			if ended, left := sum(at.sections); ended != values+cut || left != missing-cut || at.values.N() != ended || at.values.Missing() != left {
				t.Errorf("had all ended at once, sections of %s would have %d values and %d missing", kept.Measures[row].Row.Measure, ended, left)
			}
		}
		for i := range kept.Objectives {
			got, want := &counted.Objectives[i], &kept.Objectives[i]
			if got.Value != want.Value || got.Applicable != want.Applicable || got.Of != want.Of || got.Missing != want.Missing || got.Cut != want.Cut || got.AtOnce != want.AtOnce {
				t.Errorf("%s is %+v, and of kept runs %+v", want.ID, got, want)
			}
			if !want.Several && !want.Streamed && (got.Interval != want.Interval || got.Verdict != want.Verdict) && !want.overTime(kept.Samples) {
				t.Errorf("%s lies within %+v, and of kept runs within %+v", want.ID, got.Interval, want.Interval)
			}
		}
		if !reflect.DeepEqual(counted.Unfinished, kept.Unfinished) || !reflect.DeepEqual(counted.OverTime, kept.OverTime) {
			t.Errorf("%+v were left and %+v, and of kept runs %+v and %+v", counted.Unfinished, counted.OverTime, kept.Unfinished, kept.OverTime)
		}
	})
}

// TestCountedRunsOfAShardThatIsNotThereAreMissed joins two shards of three.
func TestCountedRunsOfAShardThatIsNotThereAreMissed(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/barricade.yaml")
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Runs: 61, Keep: 20, Seed: 1, Workers: 1}
	var shards []*shard.Shard
	for number := range 3 {
		s := &shard.Shard{Number: number, Of: 3}
		one := o
		one.Shard = s
		if _, err := Replicate(t.Context(), p, set, one); !errors.Is(err, shard.ErrMade) {
			t.Fatal(err)
		}
		shards = append(shards, s)
	}
	o.Made = shard.Together(shards)
	if s, err := Replicate(t.Context(), p, set, o); err != nil || s.Runs != 61 {
		t.Errorf("all shards: %v", err)
	}
	o.Made = shard.Together(shards[:2])
	if _, err := Replicate(t.Context(), p, set, o); err == nil {
		t.Error("nothing is said of the shard that is not there")
	}
}

// sum is how many values are in sections, and how many more are missing.
func sum(sections []*stats.Sketch) (values, missing int) {
	for _, s := range sections {
		if s != nil {
			values, missing = values+s.N(), missing+s.Missing()
		}
	}
	return values, missing
}

// TestEveryCountedRunIsInTheFingerprint has another seed for the runs of one worker alone.
func TestEveryCountedRunIsInTheFingerprint(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/barricade.yaml")
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	tallied := func(seed uint64, first, end int) *tally {
		o := Options{Runs: 60, Seed: seed}
		x, err := o.tally(t.Context(), p, set, first, end)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	prints := make(map[uint64]bool)
	for _, seeds := range [][2]uint64{{1, 1}, {1, 2}, {2, 1}} {
		all := tallied(seeds[0], 0, 30)
		all.join(tallied(seeds[1], 30, 60))
		prints[all.print] = true
	}
	if whole := tallied(1, 0, 60); len(prints) != 3 || !prints[whole.print] {
		t.Errorf("%v are the fingerprints of three experiments, and %v of the first", prints, whole.print)
	}
}

// overTime reports whether an objective is about a mean over time, which is told by sections.
func (j *Judged) overTime(s *Samples) bool {
	rows := declaredRows(s.Set)[j.Expression.Measure]
	return len(rows) > 0 && s.Set.Rows[rows[0]].Mean
}

func withoutIntervals(s stats.Summary) stats.Summary {
	for _, e := range []*stats.Estimate{&s.Mean, &s.P50, &s.P90} {
		e.Interval = stats.Interval{}
	}
	return s
}

// TestCountedRunsThatAreInterruptedAreThoseDone ends an experiment before its first runs are kept, and while others are counted.
func TestCountedRunsThatAreInterruptedAreThoseDone(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/barricade.yaml")
	for _, after := range []int{5, 100} {
		ctx, end := context.WithCancel(t.Context())
		r, err := Evaluate(ctx, p, Options{Runs: 200, Keep: 20, Seed: 1, Workers: 1, Progress: func(done, all int) {
			if all != 200 {
				t.Errorf("%d of %d runs are told of", done, all)
			}
			if done >= after {
				end()
			}
		}})
		end()
		if err != nil {
			t.Fatal(err)
		}
		s := r.Samples
		if !s.Partial() || s.Asked != 200 || s.Runs < after || s.Runs > after+2*BlockRuns || s.Counted() != (after > 20) {
			t.Errorf("%d of %d runs are done, counted %v", s.Runs, s.Asked, s.Counted())
		}
		if n := r.Measures[0].Summary; n.N+n.Missing+n.NotApplicable != s.Runs {
			t.Errorf("%d values and %d missing of %d runs", n.N, n.Missing, s.Runs)
		}
	}
}
