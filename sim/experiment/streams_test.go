package experiment

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// assess evaluates the scenario of one desk.
func assess(t testing.TB, runs int, changes ...string) *Result {
	t.Helper()
	p, _ := load(t, "testdata/desk.yaml", changes...)
	r, err := Evaluate(context.Background(), p, Options{Runs: runs, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *Result) of(t testing.TB, id, key string) *Measured {
	return &r.Measures[rowOf(t, r.Set, id, key)]
}

// holds reports whether an interval is known and holds a value.
func holds(i stats.Interval, v float64) bool { return i.Known && i.Low <= v && v <= i.High }

// Of M/M/1 with load r and mean service s the mean wait is s·r/(1−r), and a stay is exponential with mean s/(1−r).
func TestTenRunsGiveIntervalsByRun(t *testing.T) {
	t.Parallel()
	r := assess(t, 10)
	if r.Samples.Batches != 1 {
		t.Errorf("ten runs are cut into %d batches each", r.Samples.Batches)
	}
	const minute = float64(engine.Minute)
	wait, stay, desk := r.of(t, "wait", ""), r.of(t, "stay", ""), r.of(t, "by-desk", "caller")
	if !holds(wait.Summary.Mean.Interval, 4.5*minute) || !holds(stay.Summary.P90.Interval, 7.5*minute*math.Log(10)) {
		t.Errorf("got a wait of %+v and a stay of %+v", wait.Summary.Mean, stay.Summary.P90)
	}
	if !holds(desk.Summary.Mean.Interval, 0.6e9) || desk.Target.Verdict != stats.Met {
		t.Errorf("got a utilisation of %+v, target %s", desk.Summary.Mean, desk.Target.Verdict)
	}
	if n := wait.Summary.N + wait.Counts[measure.Unfinished]; n < 11_500 || n > 12_500 || wait.Counts[measure.Never] > 0 {
		t.Errorf("got %d instances, %d never", n, wait.Counts[measure.Never])
	}
	if !holds(wait.Target.Interval, 1e9*(1-0.6*math.Exp(-2))) {
		t.Errorf("got a share of %v %+v", wait.Target.Value, wait.Target.Interval)
	}
}

func TestFewerRunsAreCutIntoBatches(t *testing.T) {
	t.Parallel()
	r := assess(t, 1, "clock.horizon=1000h")
	if n := r.Samples.Batches; n < stats.FewestBatches || n > stats.MostBatches {
		t.Fatalf("got %d batches", n)
	}
	const minute = float64(engine.Minute)
	if s := r.of(t, "wait", "").Summary; !holds(s.Mean.Interval, 4.5*minute) || !s.P90.Interval.Known {
		t.Errorf("got a wait of %+v, P90 %+v", s.Mean, s.P90)
	}
	if s := r.of(t, "by-desk", "caller").Summary; !holds(s.Mean.Interval, 0.6e9) || s.N != 1 {
		t.Errorf("got a utilisation of %+v", s.Mean)
	}
	if s := r.of(t, "in-system", "+10h").Summary; s.Mean.Interval.Known {
		t.Errorf("a level of one run has the interval %+v", s.Mean.Interval)
	}
}

func TestBatchesAreWholePeriodsOfDemand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rate    string
		horizon string
		batches int
		length  engine.Time // of those after the first
	}{
		{"12/h", "100h", 20, 5 * engine.Hour},
		{"{00: 6/h, 08: 12/h}", "240h", 1, 0}, // ten days
		{"{00: 6/h, 08: 12/h}", "1200h", 25, 2 * day},
		{"{mon-fri: 6/h, sat: 12/h, sun: 12/h}", "1200h", 25, 2 * day}, // seven weeks: too few
		{"{mon-fri: 6/h, sat: 12/h, sun: 12/h}", "3696h", 22, week},
	} {
		p, set := load(t, "testdata/desk.yaml", "incidents.calls.arrivals.rate="+test.rate, "clock.horizon="+test.horizon)
		ends := batchEnds(p, set, 1)
		if len(ends) != test.batches && (len(ends) != 0 || test.batches != 1) {
			t.Errorf("%s over %s: got %d batches, want %d", test.rate, test.horizon, len(ends), test.batches)
			continue
		}
		for i := range ends {
			if i > 0 && ends[i]-ends[i-1] != test.length {
				t.Errorf("%s over %s: batch %d lasts %d, want %d", test.rate, test.horizon, i, ends[i]-ends[i-1], test.length)
			}
		}
		if len(ends) > 0 && ends[len(ends)-1] != p.Horizon {
			t.Errorf("%s over %s: the last batch does not end with the window", test.rate, test.horizon)
		}
	}
}

func TestSamplesOfStreamsAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/desk.yaml", "clock.horizon=20h")
	want := replicate(t, p, set, 24, 1)
	for _, workers := range []int{2, 5, 0} {
		if got := replicate(t, p, set, 24, workers); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other samples", workers)
		}
	}
}

func TestSamplesOfStreamsAreTheSumOfTheirRuns(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/desk.yaml", "clock.horizon=20h")
	s := replicate(t, p, set, 12, 2)
	row := rowOf(t, set, "wait", "")
	sum, n, unfinished := 0.0, 0, 0
	for run := range s.Runs {
		mean, happened, missing := s.Instances(row, run)
		sum += mean * float64(happened)
		n += happened
		unfinished += missing
		alone := set.NewFold()
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 7, Replication: uint64(run)}, alone); err != nil {
			t.Fatal(err)
		}
		alone.Values()
		if got := alone.Ledger(row).Values.Moments(); got.N() != happened || math.Abs(got.Mean()-mean) > 1e-6 {
			t.Errorf("run %d: %d values of %v alone, %d of %v among others", run, got.N(), got.Mean(), happened, mean)
		}
	}
	if got := s.Summarise(row); got.N != n || got.Missing != unfinished || math.Abs(got.Mean.Value-sum/float64(n)) > 1e-6 {
		t.Errorf("got %d values of %v, their sum is %d of %v", got.N, got.Mean.Value, n, sum/float64(n))
	}
}

func TestTypicalIsTheRunWhoseMedianIsInTheMiddle(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/desk.yaml", "clock.horizon=20h")
	s := replicate(t, p, set, 31, 2)
	typical, row := typical(s), rowOf(t, set, "stay", "")
	below := 0
	for run := range s.Runs {
		if s.instances[row].middles[run].value < s.instances[row].middles[typical].value {
			below++
		}
	}
	if below < 8 || below > 23 {
		t.Errorf("the stays of %d runs of 31 are shorter", below)
	}
}

func TestAnInterruptedExperimentOfStreamsKeepsItsFirstRuns(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/desk.yaml", "clock.horizon=12h")
	ctx, cancel := context.WithCancel(context.Background())
	s, err := Replicate(ctx, p, set, Options{Runs: 10_000, Seed: 7, Workers: 3, Progress: func(done, _ int) {
		if done >= 20 {
			cancel()
		}
	}})
	if err != nil || !s.Partial() || s.Runs < 15 {
		t.Fatalf("%d of %d runs, %v", s.Runs, s.Asked, err)
	}
	whole := replicate(t, p, set, s.Runs, 1)
	row := rowOf(t, set, "wait", "")
	if got, want := s.Summarise(row), whole.Summarise(row); !reflect.DeepEqual(got, want) || whole.Fingerprint != s.Fingerprint {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWhatSaturatesIsNamed(t *testing.T) {
	t.Parallel()
	r := assess(t, 3, "incidents.calls.arrivals.rate=24/h")
	if got := warningsOf[Saturated](r); len(got) != 1 || got[0].Fleet.Key != "call-taker" || got[0].From >= r.Program.Horizon/2 {
		t.Errorf("got %+v", got)
	}
	if got := warningsOf[WarmUpShort](r); len(got) > 0 {
		t.Errorf("of what is saturated no warm-up is long enough, got %+v", got)
	}
	if got := warningsOf[Saturated](assess(t, 3, "incidents.calls.arrivals.rate=17/h")); len(got) > 0 {
		t.Errorf("at a load of 85%%: got %+v", got)
	}
}

func TestAPoolThatSaturatesAloneIsNamed(t *testing.T) {
	t.Parallel()
	r := assess(t, 3, "incidents.calls.arrivals.rate=24/h", "agencies.other={name: Other Centre}",
		"units.helper={agency: other, kind: call-taker, home: here}")
	if got := warningsOf[Saturated](r); len(got) != 1 || got[0].Fleet.Per != "pool" || got[0].Fleet.Name != "Dispatch call-taker" {
		t.Errorf("got %+v", got)
	}
}

func TestAWarmUpThatIsTooShortIsNamed(t *testing.T) {
	t.Parallel()
	r := assess(t, 100, "incidents.calls.arrivals.rate=16/h", "clock.warm-up=10m")
	if got := warningsOf[WarmUpShort](r); len(got) != 1 || got[0].Fleet.Key != "call-taker" || got[0].Advised <= r.Program.WarmUp {
		t.Errorf("got %+v", got)
	}
	if got := warningsOf[WarmUpShort](assess(t, 100, "incidents.calls.arrivals.rate=16/h", "clock.warm-up=30h")); len(got) > 0 {
		t.Errorf("of thirty hours: got %+v", got)
	}
	periodic := assess(t, 20, "incidents.calls.arrivals.rate={00: 6/h, 12: 18/h}", "clock.warm-up=1m")
	if len(periodic.WarmUps) != 1 || periodic.WarmUps[0].Applicable || len(warningsOf[WarmUpShort](periodic)) > 0 {
		t.Errorf("of four days of hours that differ: got %+v", periodic.WarmUps)
	}
}

func TestCoverageOfUnits(t *testing.T) {
	t.Parallel()
	r := assess(t, 20)
	i := slices.IndexFunc(r.Resources, func(x Resource) bool { return x.ID == "call-taker" })
	x := r.Resources[i]
	c := x.Coverage
	if c == nil || !holds(c.Share.Interval, 0.6) || !holds(c.Wait.Interval, 4.5*60) || !holds(c.Waiting.Interval, 0.9) {
		t.Fatalf("got %+v", c)
	}
	if c.Stranded.Known || c.Meanwhile.Known || c.Most < 5 {
		t.Errorf("there is no incident that begins once: got %+v", c)
	}
	if u := r.of(t, "uncovered", "call-taker").Summary.Mean.Value / float64(100*engine.Hour); math.Abs(u-x.Utilisation) > 1e-9 {
		t.Errorf("the only unit is busy for %v and missing for %v", x.Utilisation, u)
	}
}

func TestTheHoursOfTheRunOrOfTheDay(t *testing.T) {
	t.Parallel()
	r := assess(t, 2, "clock.horizon=30h")
	if len(r.OverTime) != 30 || r.OverTime[0].Daily || r.OverTime[0].From != r.Program.WarmUp || r.OverTime[29].To != r.Program.Horizon {
		t.Errorf("got %d hours, from %+v", len(r.OverTime), r.OverTime[0])
	}
	r = assess(t, 2, "clock.horizon=30d")
	if len(r.OverTime) != 24 || !r.OverTime[5].Daily || r.OverTime[5].Hour != 5 {
		t.Fatalf("got %d hours, one of them %+v", len(r.OverTime), r.OverTime[5])
	}
	for _, h := range r.OverTime {
		if h.Duty != 1 || h.Busy != h.Utilisation || h.Busy < 0.4 || h.Busy > 0.8 {
			t.Errorf("got %+v", h)
		}
	}
}

func TestANominalRunOfStreamsHasItsMedians(t *testing.T) {
	t.Parallel()
	r := assess(t, 0)
	if m := r.of(t, "stay", ""); m.Nominal.State != measure.Happened || m.Nominal.Amount != int64(math.Round(180_000*math.Ln2)) {
		t.Errorf("got %+v, want the median of the service", m.Nominal)
	}
	if m := r.of(t, "wait", ""); m.Nominal.Amount != 0 || m.Summary.N != 0 {
		t.Errorf("got %+v", m)
	}
}

func BenchmarkReplicateStreams(b *testing.B) {
	p, set := load(b, "testdata/desk.yaml")
	b.ReportAllocs()
	for b.Loop() {
		replicate(b, p, set, 10, 1)
	}
}
