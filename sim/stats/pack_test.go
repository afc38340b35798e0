package stats_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/pack"
)

// repacked opens in the place of one thing what another was packed into.
func repacked(t *rapid.T, from, to interface{ Pack(p *pack.Pack) }) {
	var p pack.Pack
	from.Pack(&p)
	opened := pack.Open(p.Bytes())
	to.Pack(opened)
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAPackedBagSaysTheSame holds it of bags that keep and that count, opened in the place of others, and of what is merged of them.
func TestAPackedBagSaysTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(1, 30).Draw(t, "limit")
		one, other := rapid.SliceOfN(spread(), 0, 40).Draw(t, "one"), rapid.SliceOfN(spread(), 0, 40).Draw(t, "other")
		missing := rapid.IntRange(0, 3).Draw(t, "missing")
		again := bagOf(limit, other, 1)
		repacked(t, bagOf(limit, one, missing), again)
		if got, want := says(again, one), says(bagOf(limit, one, missing), one); got != want {
			t.Fatalf("packed, a bag says\n%s\nand not\n%s", got, want)
		}
		merged, want := bagOf(limit, other, 0), bagOf(limit, other, 0)
		repacked(t, bagOf(limit, one, missing), again)
		merged.Merge(again)
		want.Merge(bagOf(limit, one, missing))
		if all := slices.Concat(one, other); says(merged, all) != says(want, all) {
			t.Fatal("a bag that was packed is merged otherwise")
		}
	})
}

func TestAPackedSketchIsTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values, marks := drawnValues(t), []int64{-5, 0, 60_000}
		whole, again := sketchOf(values, marks), sketchOf(drawnValues(t), marks)
		whole.AddMissing(len(values) / 3)
		repacked(t, whole, again)
		if fmt.Sprint(again.Clone()) != fmt.Sprint(whole.Clone()) || again.Middle() != whole.Middle() {
			t.Fatalf("%+v came back as %+v", whole, again)
		}
	})
}
