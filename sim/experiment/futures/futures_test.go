package futures_test

import (
	"context"
	"math"
	"reflect"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment/futures"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// watch has work of no memory and a limit to it, a decision that shortens what follows it, and one that changes nothing.
const watch = `
format: 1
title: Watch
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 5h}
agencies: {pd: {kind: police}}
places: {scene: {position: [39.12, -94.35]}}
measures:
  search-over: {from: search.start, to: search}
  later-over: {from: search.start, to: later}
objectives:
  soon: {value: p90(search-over) <= 20m}
  later: {value: p90(later-over) <= 2h}
incidents:
  night:
    agency: pd
    where: scene
    plan:
      search: {work: Search, takes: exponential(mean 10m)}
      how: {at: +5m, decide: How?, options: {slow: Slow, quick: Quick}, default: slow, takes: 1m}
      whose: {at: +5m, decide: Whose?, options: {ours: Ours, theirs: Theirs}, default: ours, takes: 1m}
      slowly: {after: how.slow, work: Slowly, takes: 1h..3h}
      quickly: {after: how.quick, work: Quickly, takes: 30m..90m}
      later: {after: {any: [slowly, quickly]}, event: Over}
`

func compiled(t testing.TB, changes ...string) *sim.Program {
	t.Helper()
	s, problems := loader.FS(fstest.MapFS{"watch.yaml": {Data: []byte(watch)}}, "watch.yaml", loader.Options{Set: changes})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const minute = engine.Minute

// lasting is a luck with which the search takes longer than so long.
func lasting(t *testing.T, p *sim.Program, at engine.Time) sim.Luck {
	t.Helper()
	for k := range uint64(200) {
		var trace sim.Trace
		luck := sim.Luck{Seed: 1, Replication: k}
		if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
			t.Fatal(err)
		}
		for _, r := range trace.Records {
			if r.Kind == sim.StepDone && p.Steps[r.Step].ID == "search" && r.At >= at {
				return luck
			}
		}
	}
	t.Fatal("no search takes so long")
	return sim.Luck{}
}

// A search of no memory that has taken 12 minutes and may take 20 has as much of a chance as one that has begun and may take 8; what has
// been decided is the same in all futures.
func TestChancesOfASearch(t *testing.T) {
	t.Parallel()
	p := compiled(t)
	limits := futures.Limits(p.Scenario)
	luck := lasting(t, p, 25*minute)
	for _, c := range []struct {
		at    engine.Time
		want  float64
		alike bool
	}{
		{12 * minute, 1 - math.Exp(-0.8), false},
		{19 * minute, 1 - math.Exp(-0.1), false},
		{21 * minute, 0, true},
	} {
		present, err := futures.At(p, luck, c.at)
		if err != nil {
			t.Fatal(err)
		}
		chances, err := present.Chances(t.Context(), limits, futures.Options{Futures: 1000, Seed: 2})
		if err != nil {
			t.Fatal(err)
		}
		soon := chances[0]
		if soon.ID != "soon" || soon.Of != 1000 || math.Abs(soon.Share()-c.want) > 0.05 || soon.Alike != c.alike {
			t.Errorf("at %d: %+v, want a share of %.3f", c.at, soon, c.want)
		}
		if !soon.Interval.Known || soon.Interval.Low > soon.Share() || soon.Interval.High < soon.Share() {
			t.Errorf("the share %v is not in its interval %+v", soon.Share(), soon.Interval)
		}
	}
	present, err := futures.At(p, luck, 12*minute)
	if err != nil {
		t.Fatal(err)
	}
	chances, err := present.Chances(t.Context(), limits, futures.Options{Futures: futures.Usual, Seed: 2})
	if err != nil {
		t.Fatal(err)
	}
	if i := chances[0].Interval; i.High-i.Low > 0.142 {
		t.Errorf("the usual number of futures tells a chance within %.3f only", i.High-i.Low)
	}
}

// The same futures at any number of workers, and fewer of them are the first of them.
func TestChancesAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		limits := futures.Limits(p.Scenario)
		present, err := futures.At(p, sim.Luck{Seed: 1}, engine.Time(rapid.Int64Range(0, int64(p.Horizon)).Draw(t, "at")))
		if err != nil {
			t.Fatal(err)
		}
		var all [][]futures.Chance
		for _, workers := range []int{1, 3} {
			chances, err := present.Chances(t.Context(), limits, futures.Options{Futures: 5, Seed: 3, Workers: workers})
			if err != nil {
				t.Skip(err)
			}
			all = append(all, chances)
		}
		if !reflect.DeepEqual(all[0], all[1]) {
			t.Fatalf("with one worker %+v, with three %+v", all[0], all[1])
		}
		for _, c := range all[0] {
			if c.Kept > c.Of || c.Of > 5 {
				t.Fatalf("more is kept than there is: %+v", c)
			}
		}
	})
}

// Who compares a present with itself finds no difference; what changes nothing makes none; the quick way makes one.
func TestWhichDecisionsMattered(t *testing.T) {
	t.Parallel()
	p := compiled(t)
	luck, limits := lasting(t, p, 0), futures.Limits(p.Scenario)
	o := futures.Options{Futures: futures.Usual, Seed: 2}
	present, err := futures.At(p, luck, 30*minute)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := futures.Compare(t.Context(), present, present, limits, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if !c.Alike || c.Parted() != 0 {
			t.Errorf("a present differs from itself: %+v", c)
		}
	}
	how := insteadOf(t, p, luck, limits, o, "how")
	whose := insteadOf(t, p, luck, limits, o, "whose")
	if c := how[1]; c.Alike || c.OnlyBaseline < 60 || c.OnlyVariant != 0 {
		t.Errorf("the slow way instead of the quick one changes nothing: %+v", c)
	}
	if c := how[1]; !c.Median.Interval.Known || c.Median.Interval.Low < float64(30*minute) || c.Median.Interval.High > float64(90*minute) {
		t.Errorf("the slow way, of 2 hours in the median, is %+v longer than the quick one of 1", c.Median)
	}
	if c := how[0]; c.Median.Value != 0 || c.Median.Interval.Low != 0 || c.Median.Interval.High != 0 {
		t.Errorf("how changes how long the search takes: %+v", c.Median)
	}
	if c := how[0]; !c.Alike {
		t.Errorf("how changes the search, which has nothing to do with it: %+v", c)
	}
	for _, c := range whose {
		if !c.Alike {
			t.Errorf("whose changes something: %+v", c)
		}
	}
}

// insteadOf compares a decision of a run, from its instant on, with the other of its two options.
func insteadOf(t *testing.T, p *sim.Program, luck sim.Luck, limits []futures.Limit, o futures.Options, id string) []futures.Change {
	t.Helper()
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	for _, r := range trace.Records {
		if r.Kind != sim.StepDone || p.Steps[r.Step].ID != id {
			continue
		}
		taken, err := futures.At(p, luck, r.At)
		if err != nil {
			t.Fatal(err)
		}
		other, err := futures.At(compiled(t, "incidents.night.plan."+id+".default="+p.Steps[r.Step].Ends[2-r.Arg]), luck, r.At)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := futures.Compare(t.Context(), other, taken, limits, o)
		if err != nil {
			t.Fatal(err)
		}
		return changes
	}
	t.Fatalf("%s is not decided", id)
	return nil
}

func TestChancesOfNothingAreRefused(t *testing.T) {
	t.Parallel()
	p := compiled(t)
	if _, err := futures.At(p, sim.Luck{Seed: 1}, p.Horizon+1); err == nil {
		t.Error("there is a present after the end")
	}
	present, err := futures.At(p, sim.Luck{Seed: 1}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := present.Chances(t.Context(), []futures.Limit{{ID: "x", Measure: "nothing"}}, futures.Options{Futures: 1}); err == nil {
		t.Error("there are chances of a measure that there is not")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if chances, err := present.Chances(ended, futures.Limits(p.Scenario), futures.Options{Futures: 5}); err != nil || chances[0].Of != 0 || chances[0].Interval.Known {
		t.Errorf("who does not wait is told %+v, %v", chances, err)
	}
}
