package cause_test

import (
	"slices"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/simtest"
)

// A cat up a tree and a fire across the county have nothing in common: where the file measures nothing, the time of each is told.
func TestUnlikeIncidentsAreBrokenDownApart(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/unlike.yaml")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Seed: 1, Runs: 20})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	questions := cause.Headlines(r)
	for i := range questions {
		names = append(names, questions[i].Named())
	}
	if want := []string{"response:cat", "response:fire", "travel", "turnout"}; !slices.Equal(names, want) {
		t.Errorf("asked about are %q, not %q", names, want)
	}
	all, err := cause.OfResult(t.Context(), r, cause.Asked(r, "response", ""), experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var minutes []float64
	for _, b := range all {
		minutes = append(minutes, b.All.Mean()/60_000)
	}
	if want := []float64{1, 25}; !slices.Equal(minutes, want) {
		t.Errorf("they take %v min on average, not %v", minutes, want)
	}
	if one := cause.Asked(r, "response", "fire"); len(one) != 1 || one[0].Key != "fire" {
		t.Errorf("asked about the fire alone: %+v", one)
	}
}
