package experiment

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/shard"
	"simulate/sim/simtest"
)

// inShards does work in so many shards, each of which goes through a file, and returns what they have made together.
func inShards(t *rapid.T, of int, do func(Options) error) *shard.Made {
	var shards []*shard.Shard
	for _, number := range rapid.Permutation(numbersTo(of)).Draw(t, "order") {
		s := &shard.Shard{Number: number, Of: of}
		if err := do(Options{Shard: s, Workers: 2}); !errors.Is(err, shard.ErrMade) {
			t.Fatalf("shard %d of %d: %v", number, of, err)
		}
		_, read, err := shard.Read(s.Bytes("", ""))
		if err != nil {
			t.Fatal(err)
		}
		shards = append(shards, read)
	}
	return shard.Together(shards)
}

func numbersTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestShardsTogetherAreTheResultOfOneMachine holds the whole result, with everything that it says of streams, to that of one machine, of
// runs that are kept and of runs that are counted.
func TestShardsTogetherAreTheResultOfOneMachine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		runs, of := rapid.IntRange(1, 40).Draw(t, "runs"), rapid.IntRange(1, 5).Draw(t, "shards")
		keep := rapid.IntRange(fewestSections, 40).Draw(t, "keep")
		evaluate := func(o Options) (*Result, error) {
			o.Runs, o.Keep, o.Seed = runs, keep, 5
			return Evaluate(t.Context(), p, o)
		}
		want, err := evaluate(Options{})
		if err != nil {
			return // what cannot be run cannot be divided
		}
		made := inShards(t, of, func(o Options) error { _, err := evaluate(o); return err })
		got, err := evaluate(Options{Made: made, Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		for name, pair := range map[string][2]any{
			"measures": {got.Measures, want.Measures}, "objectives": {got.Objectives, want.Objectives}, "reported": {got.Reported, want.Reported},
			"statistics": {got.Statistics, want.Statistics}, "unfinished": {got.Unfinished, want.Unfinished}, "resources": {got.Resources, want.Resources},
			"over time": {got.OverTime, want.OverTime}, "warm-ups": {got.WarmUps, want.WarmUps}, "variances": {got.Variances, want.Variances},
			"warnings": {got.Warnings, want.Warnings}, "fingerprint": {got.Samples.Fingerprint, want.Samples.Fingerprint},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s differ: %+v and of one machine %+v", name, pair[0], pair[1])
			}
		}
	})
}

// TestShardsOfTrialsTogetherAreThoseOfOneMachine holds outcomes of several programs, and what is judged of them, to those of one machine.
func TestShardsOfTrialsTogetherAreThoseOfOneMachine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		programs := []*sim.Program{simtest.Load(t, text), simtest.Load(t, text)}
		runs, of := rapid.IntRange(1, 40).Draw(t, "runs"), rapid.IntRange(1, 5).Draw(t, "shards")
		extended := func(o Options) (*Trials, error) {
			trials, err := NewTrials(programs, 5, func(r *measure.Row) bool { return r.Origin == measure.Declared })
			if err != nil {
				t.Fatal(err)
			}
			trials.KeepJudged()
			o.Runs = runs
			return trials, trials.Extend(t.Context(), o)
		}
		want, err := extended(Options{})
		if err != nil {
			return // what cannot be run cannot be divided
		}
		made := inShards(t, of, func(o Options) error { _, err := extended(o); return err })
		got, err := extended(Options{Made: made, Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		for i := range got.Outcomes {
			a, b := got.Outcomes[i], want.Outcomes[i]
			if a.Runs != runs || a.Fingerprint != b.Fingerprint || !reflect.DeepEqual(a.columns, b.columns) {
				t.Errorf("the outcomes of program %d differ", i)
			}
			x, y := fmt.Sprintf("%+v", got.Beside(got.Judged(), i)), fmt.Sprintf("%+v", want.Beside(want.Judged(), i)) // not a number may be among them
			if x != y {
				t.Errorf("what is judged of program %d differs: %s, and of one machine %s", i, x, y)
			}
		}
	})
}

// TestWhatWasMadeStandsInThePlaceOfRuns makes nothing of shards that are not asked for, and no run where they are.
func TestWhatWasMadeStandsInThePlaceOfRuns(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	s := &shard.Shard{Of: 1}
	if _, err := Replicate(t.Context(), p, set, Options{Runs: 20, Seed: 1, Shard: s}); !errors.Is(err, shard.ErrMade) {
		t.Fatal(err)
	}
	made := shard.Together([]*shard.Shard{s})
	first, err := Replicate(t.Context(), p, set, Options{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	taken, err := Replicate(t.Context(), p, set, Options{Runs: 20, Seed: 2, Made: made}) // whose runs would be others
	if err != nil {
		t.Fatal(err)
	}
	if taken.Fingerprint != first.Fingerprint || taken.Summarise(0) != first.Summarise(0) {
		t.Error("runs were made that were there")
	}
	more, err := Replicate(t.Context(), p, set, Options{Runs: 21, Seed: 1, Made: made})
	if err != nil {
		t.Fatal(err)
	}
	if whole, _ := Replicate(t.Context(), p, set, Options{Runs: 21, Seed: 1}); more.Fingerprint != whole.Fingerprint {
		t.Error("runs were taken of others that are not all")
	}
}

func TestPackedTripsWithoutAWayAreThoseOfTheRun(t *testing.T) {
	t.Parallel()
	trips := map[shutWay]int{{place: 3, set: 1}: 2, {place: 1, set: 4}: 7, {place: 1, set: 2}: 1}
	var p pack.Pack
	(&yield{fold: foldOf(t), shut: shutWays{maps.Clone(trips)}}).pack(&p)
	again := yield{fold: foldOf(t), shut: shutWays{map[shutWay]int{{place: 9}: 9}}}
	again.pack(pack.Open(p.Bytes()))
	if !maps.Equal(again.shut.trips, trips) {
		t.Errorf("got %v, want %v", again.shut.trips, trips)
	}
}

// foldOf is a fold that has seen a run of the barricade.
func foldOf(t *testing.T) *measure.Fold {
	t.Helper()
	p, set := barricade(t)
	f := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, f); err != nil {
		t.Fatal(err)
	}
	return f
}
