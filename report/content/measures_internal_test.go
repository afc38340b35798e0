package content

import (
	"testing"

	"simulate/sim/experiment"
)

// Of an interrupted report the first 50,000 runs are ranked, which it says.
func TestARankSaysAmongWhichRuns(t *testing.T) {
	t.Parallel()
	for asked, want := range map[int]string{
		60_000: "Rank: the share of the seeded runs that are shorter than the nominal run.",
		70_000: "Rank: the share of the first 50,000 seeded runs that are shorter than the nominal run.",
	} {
		var b review
		b.result = &experiment.Result{Samples: &experiment.Samples{Runs: 60_000, Asked: asked}}
		if got := b.rankNote(); got != want {
			t.Errorf("of %d: %s", asked, got)
		}
	}
}
