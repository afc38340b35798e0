package experiment

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// load compiles a scenario file and its measures.
func load(t testing.TB, file string, changes ...string) (*sim.Program, *measure.Set) {
	t.Helper()
	p := simtest.CompileFile(t, file, changes...)
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return p, set
}

func barricade(t testing.TB, changes ...string) (*sim.Program, *measure.Set) {
	t.Helper()
	return load(t, "testdata/barricade.yaml", changes...)
}

func rowOf(t testing.TB, set *measure.Set, id, key string) int {
	t.Helper()
	for i := range set.Rows {
		if set.Rows[i].Measure == id && set.Rows[i].Key == key {
			return i
		}
	}
	t.Fatalf("there is no row %s/%s", id, key)
	return 0
}

func replicate(t testing.TB, p *sim.Program, set *measure.Set, runs, workers int) *Samples {
	t.Helper()
	s, err := Replicate(context.Background(), p, set, Options{Runs: runs, Seed: 7, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSamplesAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	want := replicate(t, p, set, 100, 1)
	for _, workers := range []int{2, 3, 16, 0} {
		if got := replicate(t, p, set, 100, workers); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other samples", workers)
		}
	}
}

func TestMoreRunsKeepTheFirst(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	few, many := replicate(t, p, set, 40, 2), replicate(t, p, set, 80, 2)
	if few.Fingerprint == many.Fingerprint {
		t.Error("twice as many runs have the same fingerprint")
	}
	for row := range set.Rows {
		for run := range few.Runs {
			if !reflect.DeepEqual(few.Values(row, run), many.Values(row, run)) {
				t.Fatalf("run %d has other values of %s", run, set.Rows[row].Measure)
			}
		}
	}
}

func TestASingleRunIsTheReplicationOfItsNumber(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	s := replicate(t, p, set, 20, 2)
	r, err := Keep(t.Context(), p, set, sim.Luck{Seed: 7, Replication: 17})
	if err != nil {
		t.Fatal(err)
	}
	for row := range set.Rows {
		if got, want := s.Values(row, 17), r.Of(row); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v in the replication, %v alone", set.Rows[row].Measure, got, want)
		}
	}
}

func TestSeedsDiffer(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	one, err := Replicate(context.Background(), p, set, Options{Runs: 10, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if one.Fingerprint == replicate(t, p, set, 10, 1).Fingerprint {
		t.Error("two seeds give the same runs")
	}
}

func TestAnInterruptedExperimentKeepsItsFirstRuns(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	ctx, cancel := context.WithCancel(context.Background())
	last := 0
	s, err := Replicate(ctx, p, set, Options{Runs: 10_000, Seed: 7, Workers: 3, Progress: func(done, _ int) {
		if done < last {
			t.Errorf("progress went from %d to %d", last, done)
		}
		if last = done; done >= 1000 { // by when the first of them are over
			cancel()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if !s.Partial() || s.Runs == 0 || s.Runs > last || s.Asked != 10_000 {
		t.Fatalf("%d of %d runs, partial %t, %d told", s.Runs, s.Asked, s.Partial(), last)
	}
	whole := replicate(t, p, set, s.Runs, 1)
	if whole.Fingerprint != s.Fingerprint || !reflect.DeepEqual(whole.columns, s.columns) {
		t.Errorf("the first %d runs differ from an experiment of as many", s.Runs)
	}
}

func TestAPanicNamesItsSeedAndRun(t *testing.T) {
	t.Parallel()
	w := &worker{seed: 3} // without a world, a run panics
	b := w.runs(context.Background(), 5, 9)
	var fault *Fault
	if !errors.As(b.err, &fault) || fault.Seed != 3 || fault.Run != 5 || len(b.ends) != 0 {
		t.Fatalf("got %v after %d runs", b.err, len(b.ends))
	}
	if !strings.Contains(fault.Error(), "run 5 of seed 3") {
		t.Errorf("%q does not say which run it was", fault)
	}
}

func TestTheFirstRunThatFailsIsNamed(t *testing.T) {
	t.Parallel()
	_, set := barricade(t)
	failed := func(run string) block { return block{err: errors.New(run)} }
	full := block{ends: make([]int, BlockRuns), fingerprints: make([]uint64, BlockRuns)}
	if j := jobOf(set, full, failed("20"), failed("33")); j.err == nil || j.err.Error() != "20" {
		t.Errorf("got %v", j.err)
	}
}

// jobOf returns a job to which blocks have been given, the last of them first.
func jobOf(set *measure.Set, blocks ...block) *job {
	j := newJob(Options{}, newSamples(set, 1, 0))
	for number := range slices.Backward(blocks) {
		j.give(number, blocks[number], nil)
	}
	return j
}

// blocks returns the samples of blocks that hold so many runs each, without values; the fingerprint of a run is given by its number.
func blocks(set *measure.Set, fingerprint func(run int) uint64, runs ...int) *Samples {
	var list []block
	for number, n := range runs {
		b := block{ends: make([]int, n)}
		for i := range n {
			b.fingerprints = append(b.fingerprints, fingerprint(number*BlockRuns+i))
		}
		list = append(list, b)
	}
	return jobOf(set, list...).samples
}

func TestRunsAfterAGapAreLeftOut(t *testing.T) {
	t.Parallel()
	_, set := barricade(t)
	byNumber := func(run int) uint64 { return uint64(run) }
	s := blocks(set, byNumber, BlockRuns, 3, BlockRuns)
	if s.Runs != BlockRuns+3 {
		t.Fatalf("got %d runs", s.Runs)
	}
	if whole := blocks(set, byNumber, BlockRuns, 3); whole.Fingerprint != s.Fingerprint {
		t.Error("runs after a gap count in the fingerprint")
	}
}

func TestTheOrderOfRunsCountsInTheFingerprint(t *testing.T) {
	t.Parallel()
	_, set := barricade(t)
	up := blocks(set, func(run int) uint64 { return uint64(run) }, 2)
	down := blocks(set, func(run int) uint64 { return uint64(1 - run) }, 2)
	if up.Fingerprint == down.Fingerprint {
		t.Error("two runs in either order have the same fingerprint")
	}
}

func TestSeveralValuesARunAreNotTakenForIndependent(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	s := replicate(t, p, set, 100, 1)
	turnout, response := rowOf(t, set, "turnout", "town"), rowOf(t, set, "response", "")
	if _, ok := s.distribution(turnout).(pooled); !ok {
		t.Error("turnout, which each unit has, is not sectioned by run")
	}
	if _, ok := s.distribution(response).(stats.Sample); !ok {
		t.Error("response, one a run, is sectioned")
	}
}

func TestARunawayIsAnError(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/runaway.yaml")
	_, err := Replicate(context.Background(), p, set, Options{Runs: 2, Seed: 1})
	var budget *sim.BudgetError
	if !errors.As(err, &budget) || !strings.HasPrefix(err.Error(), "run 0 of seed 1: ") {
		t.Errorf("got %v", err)
	}
}

func TestNoRunsAreNoSamples(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	s := replicate(t, p, set, 0, 1)
	if s.Runs != 0 || s.Partial() || s.Summarise(0).N != 0 || typical(s) != 0 {
		t.Errorf("got %+v", s)
	}
}

func BenchmarkReplicate(b *testing.B) {
	p, set := barricade(b)
	b.ReportAllocs()
	for b.Loop() {
		replicate(b, p, set, 1000, 1)
	}
	b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "runs/s")
}
