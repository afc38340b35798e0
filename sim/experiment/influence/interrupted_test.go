package influence_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
)

// wide is a file of so many figures that luck decides, and as many measures, that few runs are ranked once it is interrupted.
func wide(n int) string {
	var steps, measures strings.Builder
	for i := range n {
		fmt.Fprintf(&steps, "      s%d: {work: Step, takes: 1m..2m}\n", i)
		fmt.Fprintf(&measures, "  m%d: {from: begins, to: s%d}\n", i, i)
	}
	return "format: 1\nclock: {start: 2024-01-01T00:00:00Z, horizon: 1h}\nagencies: {a: {kind: police}}\nplaces: {p: {}}\n" +
		"incidents:\n  i:\n    agency: a\n    where: p\n    begins: \"00:00\"\n    plan:\n" + steps.String() + "measures:\n" + measures.String()
}

func TestAnInterruptedRankingRestsOnAsManyRunsAsAreRankedAtOnce(t *testing.T) {
	t.Parallel()
	p := programOf(t, wide(140))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o := experiment.Options{Runs: 1400, Seed: 5, Workers: 1, Progress: func(done, _ int) {
		if done >= 1200 {
			cancel()
		}
	}}
	broken, err := influence.Correlate(ctx, p, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	if runs := 20_000_000 / (140 * 140); broken.Runs != runs || broken.Made < 1200 || broken.Asked != 1400 || !broken.Partial() {
		t.Fatalf("%d ranked of %d made of %d", broken.Runs, broken.Made, broken.Asked)
	}
	whole, err := influence.Correlate(t.Context(), p, []string{"m7"}, experiment.Options{Runs: broken.Runs, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	if whole.Made != whole.Runs || whole.Fingerprint != broken.Fingerprint {
		t.Errorf("%d ranked of %d made, %x and %x", whole.Runs, whole.Made, whole.Fingerprint, broken.Fingerprint)
	}
	const path = "incidents.i.plan.s7.takes"
	if got, want := of(t, broken, "m7", path).Rank, of(t, whole, "m7", path).Rank; got != want {
		t.Errorf("%v, and of the first runs alone %v", got, want)
	}
}

// ending is a context that ends after it was asked some times more.
type ending struct {
	context.Context
	counts atomic.Bool
	left   atomic.Int32
}

func (e *ending) Err() error {
	if e.counts.Load() && e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestARankingThatIsInterruptedBeginsAnewWithFewerRuns(t *testing.T) {
	t.Parallel()
	p := programOf(t, wide(140))
	whole, err := influence.Correlate(t.Context(), p, nil, experiment.Options{Runs: 20_000_000 / (140 * 140), Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []int32{10, 150, 200, 270} { // as draws are ranked, and as measures are
		ctx := &ending{Context: t.Context()}
		ctx.left.Store(asked)
		broken, err := influence.Correlate(ctx, p, nil, experiment.Options{Runs: 1100, Seed: 5, Workers: 1, Progress: func(done, all int) { ctx.counts.Store(done == all) }})
		if err != nil {
			t.Fatal(err)
		}
		if broken.Made != 1100 || broken.Runs != whole.Runs || broken.Fingerprint != whole.Fingerprint {
			t.Fatalf("asked %d times: %d ranked of %d made, %x", asked, broken.Runs, broken.Made, broken.Fingerprint)
		}
		for i, d := range broken.Measures {
			if !reflect.DeepEqual(d.Influences, whole.Measures[i].Influences) || d.Missing != whole.Measures[i].Missing {
				t.Fatalf("asked %d times: measure %d has other influences", asked, i)
			}
		}
	}
}
