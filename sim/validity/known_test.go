package validity

import (
	"context"
	"flag"
	"math"
	"sync"
	"testing"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
)

var update = flag.Bool("update", false, "write the tables of docs/validity.md")

// Fixed before anything was measured.
const (
	seed     = 1
	accepted = 4.0  // standard errors
	coarsest = 0.01 // standard error, as a share of the value
)

// known is a scenario of which figures are known.
type known struct {
	file, variant string // in scenarios/known, without the ending
	about         string // what it is
	parameters    string
	runs          int
	figures       []figure
}

// figure is something that is known of a scenario, in minutes where it is a time.
type figure struct {
	name     string
	formula  string
	expected float64
	measured func(*outcome) estimate
}

// outcome is what running a scenario gave.
type outcome struct {
	*known
	*experiment.Result
	t     *testing.T
	paths [][]string // of each run, where they have been asked for
}

// TestKnownAnswers holds what scenarios give against what they should.
func TestKnownAnswers(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex // of the results
	var results []result
	for _, family := range families {
		for i := range family.cases {
			k := &family.cases[i]
			t.Run(k.name(), func(t *testing.T) {
				t.Parallel()
				found := check(t, k)
				mu.Lock()
				defer mu.Unlock()
				results = append(results, found...)
			})
		}
	}
	t.Cleanup(func() { // once all have ended
		if *update && !t.Failed() {
			writeDocument(t, results)
		}
	})
}

// check runs a scenario and compares each figure.
func check(t *testing.T, k *known) []result {
	o := run(t, k, k.variant)
	var results []result
	for i := range k.figures {
		f := &k.figures[i]
		e := f.measured(o)
		results = append(results, result{f, e})
		switch off := math.Abs(e.value - f.expected); {
		case off > accepted*e.error+rounding:
			t.Errorf("%s: expected %.6f, measured %.6f with standard error %.6f: %.1f off",
				f.name, f.expected, e.value, e.error, (e.value-f.expected)/e.error)
		case e.error > coarsest*math.Abs(f.expected):
			t.Errorf("%s: measured %.6f with standard error %.6f, which is %.1f%%", f.name, e.value, e.error, 100*e.error/f.expected)
		}
	}
	return results
}

// rounding is how far the rounding of instants to milliseconds may put off what is otherwise exact.
const rounding = 2e-5

func (k *known) name() string {
	if k.variant == "" {
		return k.file
	}
	return k.file + "/" + k.variant
}

// run replicates a variant of a scenario, as simulate does.
func run(t *testing.T, k *known, variant string) *outcome {
	t.Helper()
	loaded, problems := loader.FS(scenarios.Files, "known/"+k.file+".yaml", loader.Options{Variant: variant})
	for _, problem := range problems {
		t.Error(problem)
	}
	if loaded == nil {
		t.FailNow()
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		t.Fatal(err)
	}
	r, err := experiment.Evaluate(context.Background(), p, experiment.Options{Runs: k.runs, Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	return &outcome{known: k, Result: r, t: t}
}
