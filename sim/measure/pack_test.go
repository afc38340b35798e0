package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// TestAPackedFoldSaysTheSameOfARun opens what one run has yielded in a fold that has seen another.
func TestAPackedFoldSaysTheSameOfARun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		batches := []engine.Time{(p.WarmUp + p.Horizon) / 2, p.Horizon}
		folds := [2]*measure.Fold{set.NewFold(batches...), set.NewFold(batches...)}
		for i, f := range folds {
			if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1, Replication: uint64(i)}, f); err != nil {
				return
			}
			f.Values()
		}
		var packed pack.Pack
		folds[0].Pack(&packed)
		opened := pack.Open(packed.Bytes())
		folds[1].Pack(opened)
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
		if got, want := saidOf(set, folds[1]), saidOf(set, folds[0]); got != want {
			t.Fatalf("packed, a fold says\n%s\nand not\n%s", got, want)
		}
	})
}

// saidOf is all that can be asked of a fold about the run that has ended.
func saidOf(set *measure.Set, f *measure.Fold) string {
	var b strings.Builder
	fmt.Fprintln(&b, f.Values())
	for row := range set.Rows {
		if l := f.Ledger(row); l != nil {
			fmt.Fprintln(&b, row, l.Waited, l.Count(measure.Unfinished), l.Count(measure.Never), l.Count(measure.NotApplicable))
			for _, bag := range []*stats.Bag{&l.Values, &l.Cut.Values} {
				fmt.Fprintln(&b, bag.Moments(), bag.Missing(), bag.Exact(), bag.Sample().Quantile(0.5))
			}
			for i := range l.Batches {
				fmt.Fprintln(&b, *l.Batches[i].Clone(), *l.Cut.Batches[i].Clone())
			}
		}
		if set.Streams() && set.Rows[row].Mean {
			fmt.Fprintln(&b, row, f.Parts(row, nil))
		}
	}
	for n := range set.Fleets() {
		for _, by := range []measure.Stretches{measure.ByHour, measure.ByBucket} {
			course := set.NewCourse(by)
			f.AddCourse(n, by, &course)
			fmt.Fprintln(&b, n, by, course, f.Most(n))
		}
	}
	return b.String()
}
