package experiment

import (
	"errors"
	"slices"
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

func TestWorkersAreAsManyAsHaveRoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		workers   int
		footprint int64
		want      int
	}{{8, 1000, 8}, {8, 400 << 20, 2}, {8, 3 << 30, 1}, {1, 0, 1}} {
		o := Options{Workers: c.workers}
		if o.fit(c.footprint); o.Workers != c.want {
			t.Errorf("%d workers with worlds of %d bytes: got %d, want %d", c.workers, c.footprint, o.Workers, c.want)
		}
	}
}

func TestMoreRunsThanThereIsRoomForAreRefused(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	var refused *TooManyRunsError
	_, err := Replicate(t.Context(), p, set, Options{Runs: 1 << 30, Keep: 1 << 30, Seed: 1})
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	if refused.Runs != 1<<30 || refused.Bytes <= refused.Room || refused.Most < 1000 || refused.Most >= refused.Runs {
		t.Errorf("got %+v", refused)
	}
	if err := affordRuns(refused.Most, refused.Bytes/int64(refused.Runs)); err != nil {
		t.Errorf("as many as the refusal names are refused: %v", err)
	}
}

func TestMoreRunsOfProgramsThanThereIsRoomForAreRefused(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	most := func(programs []*sim.Program, beside int64) int {
		trials, err := NewTrials(programs, 1, declared)
		if err != nil {
			t.Fatal(err)
		}
		trials.BytesBeside = beside
		var refused *TooManyRunsError
		if err := trials.Extend(t.Context(), Options{Runs: 1 << 30}); !errors.As(err, &refused) || trials.Runs > 0 {
			t.Fatalf("%d runs are made: %v", trials.Runs, err)
		}
		if err := trials.roomFor(refused.Most); err != nil {
			t.Errorf("as many as the refusal names are refused: %v", err)
		}
		return refused.Most
	}
	one, both, beside := most(slowerTeams[:1], 0), most(slowerTeams, 0), most(slowerTeams, 1000)
	if one <= both || both <= 2*beside {
		t.Errorf("%d runs of a program, %d of two, and %d where a kilobyte each is kept beside", one, both, beside)
	}
}

func TestFiguresAreMadeByAsManyAsHaveRoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		workers           int
		runs, each, works int64
		want              int
	}{{8, 1000, 1000, 400, 8}, {8, 1_000_000, 400, 400, 3}, {8, 1_000_000, 1100, 400, 1}, {8, 2_000_000, 1000, 400, 1}} {
		if got := makersOf(c.workers, c.runs, c.each, c.works); got != c.want {
			t.Errorf("%+v: got %d", c, got)
		}
	}
	var none *Samples
	if got := none.makers(3); got != 3 {
		t.Errorf("without runs %d of 3", got)
	}
}

func TestWhatIsJudgedOfRunsIsKeptOnce(t *testing.T) {
	t.Parallel()
	loadTeams(t)
	trials, err := NewTrials(slowerTeams, 7, declared)
	if err != nil {
		t.Fatal(err)
	}
	trials.KeepJudged()
	kept := trials.Outcomes[0].kept
	if before := kept.bytes(); before == 0 {
		t.Error("what is judged is not planned for before the first run")
	}
	o := Options{Runs: 20 * BlockRuns, Workers: 1, Progress: func(done, _ int) {
		if waiting := len(kept.ahead); waiting > BlockRuns {
			t.Errorf("after %d runs, %d wait to be added", done, waiting)
		}
	}}
	if err := trials.Extend(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	for row, wanted := range kept.wanted {
		if bytes := kept.columns[row].bytes(); wanted != (bytes > 0) {
			t.Errorf("%s takes %d bytes, wanted %v", kept.Set.Rows[row].Measure, bytes, wanted)
		}
	}
}

func TestOutcomesTakeWhatTheySay(t *testing.T) {
	t.Parallel()
	const runs = 3
	p, _ := load(t, "testdata/desk.yaml")
	of, err := NewTrials([]*sim.Program{p}, 1, declared)
	if err != nil {
		t.Fatal(err)
	}
	if err := of.Extend(t.Context(), Options{Runs: runs}); err != nil {
		t.Fatal(err)
	}
	o := of.Outcomes[0]
	bytes := 8 * len(o.prints)
	for _, c := range o.columns {
		if c != nil {
			bytes += 8*len(c.values) + int(unsafe.Sizeof(stats.Total{}))*len(c.totals) + 8*len(c.high)
		}
	}
	if got := runs * o.bytes(); got != int64(bytes) {
		t.Errorf("%d runs are said to take %d bytes, and take %d", runs, got, bytes)
	}
}

func TestWorkersHaveRoomForAWorldOfEachProgram(t *testing.T) {
	t.Parallel()
	crowd := &sim.Program{Units: make([]sim.Unit, 999_000)}
	for _, c := range []struct{ programs, want int }{{1, 2}, {2, 1}, {9, 1}} {
		o := Options{Workers: 8}
		if err := o.Fit(t.Context(), slices.Repeat([]*sim.Program{crowd}, c.programs)...); err != nil {
			t.Fatal(err)
		}
		if o.Workers != c.want {
			t.Errorf("%d programs of 999,000 units have %d workers, want %d", c.programs, o.Workers, c.want)
		}
	}
	o := Options{Runs: 4, Workers: 8}
	if err := o.Afford(t.Context(), crowd); err != nil || o.Workers != 2 || o.Runs != 4 {
		t.Errorf("of 4 runs that are asked for with 8 workers there are %d with %d, %v", o.Runs, o.Workers, err)
	}
}

func TestAColumnSaysWhatWasAdded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var c column
		runs := rapid.SliceOf(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) measure.Value {
			return measure.Value{
				State:  measure.State(rapid.IntRange(0, 3).Draw(t, "state")),
				Amount: rapid.OneOf(rapid.Int64Range(-5, 5), rapid.Int64()).Draw(t, "amount"),
			}
		}), 0, 3)).Draw(t, "runs")
		for _, values := range runs {
			for _, v := range values {
				c.add(v)
			}
			c.endRun()
		}
		for run, values := range runs {
			first, end := c.of(run)
			if end-first != len(values) {
				t.Fatalf("run %d has %d values, want %d", run, end-first, len(values))
			}
			for i, v := range values {
				if got := (measure.Value{State: c.state(first + i), Amount: c.amounts.At(first + i)}); got != v {
					t.Errorf("value %d of run %d is %+v, want %+v", i, run, got, v)
				}
			}
		}
	})
}

func TestTracesTakeRoomFromRuns(t *testing.T) {
	t.Parallel()
	p, _ := load(t, "../scenario/loader/testdata/good/streams.yaml")
	var alone, beside *TooManyRunsError
	if !errors.As(affordRuns(1<<30, 1000), &alone) || !errors.As(affordRuns(1<<30, 1000, p, p), &beside) {
		t.Fatal("so many runs are made")
	}
	if p.TraceBytes() == 0 || beside.Room != alone.Room-2*p.TraceBytes() {
		t.Errorf("beside two traces of %d bytes each there is room for %d, and without for %d", p.TraceBytes(), beside.Room, alone.Room)
	}
}
