package experiment

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

func declared(r *measure.Row) bool { return r.Origin == measure.Declared }

// trials makes rounds of runs of the barricade and of the same with a slower team.
func trials(t rapid.TB, workers int, rounds ...int) *Trials {
	t.Helper()
	trials, err := NewTrials(slowerTeams, 7, declared)
	if err != nil {
		t.Fatal(err)
	}
	for _, runs := range rounds {
		if err := trials.Extend(context.Background(), Options{Runs: runs, Workers: workers}); err != nil {
			t.Fatal(err)
		}
	}
	return trials
}

var (
	slowerTeams  []*sim.Program
	loadingTeams sync.Once
)

func loadTeams(t testing.TB) {
	t.Helper()
	loadingTeams.Do(func() {
		p, _ := barricade(t)
		slower, _ := barricade(t, "units.team.turnout=10m")
		slowerTeams = []*sim.Program{p, slower}
	})
}

func TestTrialsAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	want := trials(t, 1, 100)
	for _, workers := range []int{2, 3, 16, 0} {
		if got := trials(t, workers, 100); !reflect.DeepEqual(got.Outcomes, want.Outcomes) {
			t.Errorf("%d workers give other outcomes", workers)
		}
	}
}

func TestRoundsOfRunsAddUpToTheWhole(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	whole := trials(t, 2, 60)
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(0, 60).Draw(t, "first")
		second := rapid.IntRange(first, 60).Draw(t, "second")
		parts := trials(t, 2, first, second, 60)
		if parts.Runs != 60 || !reflect.DeepEqual(parts.Outcomes, whole.Outcomes) {
			t.Fatalf("rounds up to %d, %d and 60 runs give other outcomes than 60 at once", first, second)
		}
	})
}

func TestTwiceAsManyTrialsKeepTheFirst(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	few, many := trials(t, 2, 40), trials(t, 2, 80)
	for i, o := range few.Outcomes {
		for row := range o.Set.Rows {
			if o.Has(row) && !reflect.DeepEqual(o.Of(row), many.Outcomes[i].Of(row)[:40]) {
				t.Errorf("%s has other values", o.Set.Rows[row].Measure)
			}
		}
	}
}

func TestTrialsHoldWhatReplicationsYield(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	outcomes := trials(t, 2, 50).Outcomes[0]
	p, set := barricade(t)
	samples := replicate(t, p, set, 50, 2)
	if outcomes.Fingerprint != samples.Fingerprint {
		t.Error("the runs are not the same")
	}
	for row := range outcomes.Set.Rows {
		r := &outcomes.Set.Rows[row]
		if !outcomes.Has(row) {
			continue
		}
		of := outcomes.Of(row)
		for run := range of {
			want := samples.Values(rowOf(t, set, r.Measure, r.Key), run)
			if len(want) != 1 || of[run] != outcomeOf(want[0]) {
				t.Fatalf("%s in run %d is %v, want %v", r.Measure, run, of[run], want)
			}
		}
	}
}

func TestOfSeveralValuesARunTrialsHoldMeanTotalAndHighQuantile(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/desk.yaml")
	samples := replicate(t, p, set, 12, 2)
	trials, err := NewTrials([]*sim.Program{p}, 7, declared)
	if err != nil {
		t.Fatal(err)
	}
	if err := trials.Extend(context.Background(), Options{Runs: 12}); err != nil {
		t.Fatal(err)
	}
	o := trials.Outcomes[0]
	row, full := rowOf(t, o.Set, "wait", ""), rowOf(t, set, "wait", "")
	for run, x := range o.Of(row) {
		mean, n, _ := samples.Instances(full, run)
		total := o.Totals(row)[run]
		if x != stats.Outcome(math.Round(mean)) || total.N != n || math.Abs(float64(total.Sum)-mean*float64(n)) > 0.5 {
			t.Errorf("run %d: mean %d, sum %d of %d, want %.1f of %d", run, x, total.Sum, total.N, mean, n)
		}
		if high := o.High(row)[run]; !high.Happened() || high <= x {
			t.Errorf("run %d: 90th percentile %v, mean %d", run, high, x)
		}
	}
}

func TestInterruptedTrialsHaveTheSameRunsOfAll(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	for _, workers := range []int{1, 3} {
		trials, err := NewTrials(slowerTeams, 7, declared)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		err = trials.Extend(ctx, Options{Runs: 10_000, Workers: workers, Progress: func(done, _ int) {
			if done >= 200 {
				cancel()
			}
		}})
		if err != nil || !trials.Partial() {
			t.Fatalf("%d of %d runs, %v", trials.Runs, trials.Asked, err)
		}
		if workers == 1 && trials.Runs == 0 { // of several, the one with the first runs may be the last to be done
			t.Fatalf("none of %d runs", trials.Asked)
		}
		for i, o := range trials.Outcomes {
			if whole := trialsOf(t, slowerTeams[i], trials.Runs); trials.Runs > 0 && o.Fingerprint != whole.Fingerprint || o.Runs != trials.Runs {
				t.Errorf("program %d does not have the first %d runs", i, trials.Runs)
			}
		}
	}
}

func trialsOf(t testing.TB, p *sim.Program, runs int) *Samples {
	t.Helper()
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return replicate(t, p, set, runs, 2)
}

func TestAFaultInATrialNamesItsSeedAndRun(t *testing.T) {
	t.Parallel()
	broken := &trier{seed: 3} // without a world, a run panics
	_, err := broken.runs(context.Background(), 5, 9)
	if fault, ok := err.(*Fault); !ok || fault.Seed != 3 || fault.Run != 5 { //nolint:errorlint // it is not wrapped
		t.Errorf("got %v", err)
	}
}

func TestSamplesMadeInRoundsAreThoseOfOneGo(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/barricade.yaml", "testdata/desk.yaml"} {
		p, set := load(t, file)
		rounds := replicate(t, p, set, 12, 2)
		rounds, err := rounds.extend(context.Background(), p, Options{Runs: 30, Seed: 7, Workers: 2}, nil)
		if err != nil {
			t.Fatal(err)
		}
		whole := replicate(t, p, set, 30, 1)
		if rounds.Fingerprint != whole.Fingerprint || rounds.Runs != 30 || rounds.Partial() {
			t.Fatalf("%s: %d runs with another fingerprint", file, rounds.Runs)
		}
		for row := range set.Rows {
			if got, want := rounds.Summarise(row), whole.Summarise(row); got != want {
				t.Errorf("%s: %s is %+v, want %+v", file, set.Rows[row].Measure, got, want)
			}
		}
	}
}

func TestFewerRunsAreMadeWhereTheyAreLongAndNobodySaysHowMany(t *testing.T) {
	t.Parallel()
	p, _ := load(t, "testdata/desk.yaml", "clock.horizon=1000h")
	for _, c := range []struct {
		fewer bool
		o     Options
	}{
		{true, Options{Runs: 1000, Usual: true}},
		{false, Options{Runs: 1000}},
		{false, Options{Runs: 1000, Usual: true, Precision: Precision{Share: 0.1}}},
	} {
		trials, err := NewTrials([]*sim.Program{p}, 7, declared)
		if err != nil {
			t.Fatal(err)
		}
		if err := trials.Afford(context.Background(), &c.o); err != nil {
			t.Fatal(err)
		}
		if c.fewer != (c.o.Runs < 1000) || c.fewer != (trials.Usual == 1000) {
			t.Errorf("%d runs of the usual %d", c.o.Runs, trials.Usual)
		}
	}
}

// TestWhatIsJudgedOfStreamsIsTheSameAtAnyNumberOfWorkers lets many hand in runs of streams while others wait for their turn.
func TestWhatIsJudgedOfStreamsIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p, _ := load(t, "testdata/desk.yaml")
	judged := func(workers int) string {
		trials, err := NewTrials([]*sim.Program{p, p, p}, 7, declared)
		if err != nil {
			t.Fatal(err)
		}
		trials.KeepJudged()
		if err := trials.Extend(t.Context(), Options{Runs: 30, Workers: workers}); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%+v", trials.Beside(trials.Judged(), 2))
	}
	want := judged(1)
	for range 10 {
		if got := judged(8); got != want {
			t.Fatalf("eight workers judge %s, and one %s", got, want)
		}
	}
}
