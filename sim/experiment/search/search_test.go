package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// builder makes programs of a file with changes.
func builder(file string, asked ...string) Build {
	return func(changes []scenario.PathValue) (*sim.Program, error) {
		opt := loader.Options{Set: WithoutBounds(asked), Checked: true}
		for _, c := range changes {
			opt.Set = append(opt.Set, c.String())
		}
		s, problems := loader.File(file, opt)
		if s == nil {
			return nil, errors.New(problems.Error())
		}
		return sim.Compile(s)
	}
}

const redundant = "testdata/redundant.yaml"

// searched looks for what breaks an objective of the redundant pools.
func searched(t *testing.T, objective string, tries int, asked ...string) *Found {
	t.Helper()
	p := simtest.CompileFile(t, redundant, asked...)
	f, err := Smallest(t.Context(), p, builder(redundant, asked...), Options{
		Options: experiment.Options{Runs: 400, Seed: 1}, Objective: objective, Tries: tries,
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// told are changes in short: north 3, radio 1.
func told(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %d ", c.ID, c.Level)
	}
	return b.String()
}

func TestSearchFindsTheSmallestSet(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, objective string
		tries           int
		asked           []string
		want            string
		smallest        bool
	}{
		// Either pool sends the first car in time, and both can only when all six are out.
		{"a pair", "in-time", 500, []string{"stress.channels=[radio]"}, "north 3 south 3 ", true},
		{"the same, greedily", "in-time", 10, []string{"stress.channels=[radio]"}, "north 3 south 3 ", true},
		{"three of three, greedily", "in-time", 10, []string{"stress.channels=[radio]", "stress.units.west=4", "travel.between.far.scene=6m"}, "north 3 south 3 west 4 ", false},
		{"three of three", "in-time", 500, []string{"stress.channels=[radio]", "stress.units.west=4", "travel.between.far.scene=6m"}, "north 3 south 3 west 4 ", true},
		// The work lasts 2 to 12 minutes: over 9 from the 70th percentile on, and its interval is a point.
		{"a single one made smaller", "short", 500, nil, "incidents.fire.plan.work.takes 71 ", true},
		{"any objective", "", 500, nil, "incidents.fire.plan.work.takes 71 ", true},
		{"units are left that are not needed", "in-time", 500, []string{"stress.units={north: 3, south: null, west: null}", "units.south.count=0"}, "north 3 ", true},
		{"none", "in-time", 500, []string{"stress.channels=[radio]", "stress.most=1"}, "", false},
		{"none greedily", "in-time", 8, []string{"stress.units.south=2", "stress.channels=[radio]"}, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := searched(t, c.objective, c.tries, c.asked...)
			switch {
			case f.Set == nil && c.want != "" || f.Set != nil && told(f.Set.Changes) != c.want:
				t.Errorf("got %+v", f.Set)
			case f.Set != nil && f.Set.Smallest != c.smallest:
				t.Errorf("smallest: %v", f.Set.Smallest)
			}
			confirmMinimal(t, f, c.asked)
		})
	}
}

// confirmMinimal holds what was found against runs of a seed that the search did not use: all of it breaks the objective, and
// neither without any one of its changes nor with any one a level lower is it broken.
func confirmMinimal(t *testing.T, f *Found, asked []string) {
	t.Helper()
	if f.Set == nil {
		return
	}
	build := builder(redundant, asked...)
	missed := func(changes []Change) bool {
		p, err := build(Written(f.Program.Scenario, changes))
		if err != nil {
			t.Fatal(err)
		}
		c, err := experiment.Check(t.Context(), p, experiment.Options{Runs: 1000, Seed: 99})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(c.Lines, func(l experiment.Line) bool { return same(&l.Judged, &f.Set.After) && l.Verdict == stats.Missed })
	}
	if !missed(f.Set.Changes) {
		t.Errorf("%s does not break %s", told(f.Set.Changes), f.Set.After.ID)
	}
	for i, c := range f.Set.Changes {
		if fewer := slices.Delete(slices.Clone(f.Set.Changes), i, i+1); missed(fewer) {
			t.Errorf("%s breaks it already", told(fewer))
		}
		if weaker := slices.Clone(f.Set.Changes); c.Level-1 > c.least() {
			weaker[i].Level--
			if missed(weaker) {
				t.Errorf("%s breaks it already", told(weaker))
			}
		}
	}
}

func TestSearchSaysWhatElseBreaksIt(t *testing.T) {
	t.Parallel()
	f := searched(t, "in-time", 500)
	if f.Set == nil || len(f.Others) != 1 || told(f.Others[0].Changes) != "radio 1 line 1 " || f.Size != 2 || f.Tried != 8+28+4 {
		t.Errorf("%+v", f)
	}
}

func TestSearchLeavesOutWhatIsMissedAnyway(t *testing.T) {
	t.Parallel()
	f := searched(t, "", 500, "objectives.short=mean(working) <= 2m", "stress.most=1")
	if len(f.Already) != 1 || f.Already[0].ID != "short" || len(f.Held) != 1 || f.Set != nil {
		t.Errorf("%+v", f)
	}
	if f = searched(t, "short", 500, "objectives.short=mean(working) <= 2m"); len(f.Held) > 0 || f.Tried > 0 {
		t.Errorf("%+v", f)
	}
}

func TestSearchNotesWhatCannotBeTried(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, redundant)
	whole := builder(redundant)
	build := func(changes []scenario.PathValue) (*sim.Program, error) {
		if slices.ContainsFunc(changes, func(c scenario.PathValue) bool { return c.Path == "units.north.count" }) {
			return nil, errors.New("the north is needed")
		}
		return whole(changes)
	}
	f, err := Smallest(t.Context(), p, build, Options{Options: experiment.Options{Runs: 100, Seed: 1}, Objective: "in-time", Tries: 500})
	if err != nil || len(f.Impossible) != 1 || f.Impossible[0].ID != "north" || f.Set == nil || told(f.Set.Changes) != "radio 1 line 1 " {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestSearchIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, redundant)
	var before string
	for _, workers := range []int{1, 3} {
		f, err := Smallest(t.Context(), p, builder(redundant), Options{
			Options: experiment.Options{Runs: 200, Seed: 1, Workers: workers}, Objective: "in-time", Tries: 500,
		})
		if err != nil || f.Set == nil {
			t.Fatal(f, err)
		}
		now := fmt.Sprintf("%s %v %v %d", told(f.Set.Changes), f.Set.After.Interval, f.Set.Before.Interval, f.Tried)
		if before != "" && now != before {
			t.Errorf("%s, and before %s", now, before)
		}
		before = now
	}
}

func TestInterruptedSearchIsPartial(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	p := simtest.CompileFile(t, redundant)
	f, err := Smallest(ctx, p, builder(redundant), Options{
		Options: experiment.Options{Runs: 200, Seed: 1}, Tries: 500, Trying: func(tried, _ int) {
			if tried == 3 {
				stop()
			}
		},
	})
	if err != nil || !f.Partial || f.Tried != 4 || f.Set != nil {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestCombinationsInOrder(t *testing.T) {
	t.Parallel()
	var got []string
	combinations(4, 2, func(chosen []int) bool {
		got = append(got, fmt.Sprint(chosen))
		return true
	})
	if want := []string{"[0 1]", "[0 2]", "[0 3]", "[1 2]", "[1 3]", "[2 3]"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	for n := range 8 {
		for size := 1; size <= n+1; size++ {
			number := 0
			combinations(n, size, func([]int) bool { number++; return true })
			if number != numberOf(n, size, 1000) {
				t.Errorf("%d of %d: %d, not %d", size, n, number, numberOf(n, size, 1000))
			}
		}
	}
	if numberOf(60, 30, 500) != 501 {
		t.Error("the number has no limit")
	}
}
