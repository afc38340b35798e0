package experiment

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"simulate/sim/simtest"
)

func unfinishedIn(t *testing.T, runs, workers int, changes ...string) []Unfinished {
	t.Helper()
	r, err := Evaluate(t.Context(), simtest.CompileFile(t, "testdata/tow.yaml", changes...), Options{Runs: runs, Seed: 3, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return r.Unfinished
}

func TestWhatRunsLeaveIsCountedOverAllOfThem(t *testing.T) {
	t.Parallel()
	one, four := unfinishedIn(t, 200, 1), unfinishedIn(t, 200, 4)
	if !reflect.DeepEqual(one, four) {
		t.Errorf("one worker: %+v\nfour: %+v", one, four)
	}
	p := simtest.CompileFile(t, "testdata/tow.yaml")
	var got []string
	for _, u := range one {
		got = append(got, fmt.Sprintf("%s %s: %d of %d, %s: %s", p.Steps[u.Step].ID, u.Status, u.Instances, u.Runs,
			p.InstanceID(u.Example.Instance), u.Example.Needs))
	}
	want := []string{
		"tow waiting: 125 of 125, yacht: needs 2× hand on scene, 1 is; 1 at slip",
		"home pending: 125 of 125, yacht: waits for “Make it fast”",
		"ask waiting: 250 of 125, calls#1: needs 1× boat, 0 are assigned; 1 idle on the scene of yacht",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if done := unfinishedIn(t, 50, 2, "incidents.yacht.plan.found.chance=0%"); len(done) > 0 {
		t.Errorf("what took another way is left too: %+v", done)
	}
}
