package content

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/simtest"
)

// A number of runs of a sample stands beside the number of all runs that miss a limit: it is told as a share.
func TestWhyTellsOfASampleWhichShareIsOverTheLimit(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../scenarios/independence.yaml")
	limit := p.Scenario.Objectives.Get("district-told-soon").Expression.Comparison
	q := cause.Question{Measure: "schools-told", Limit: &limit, Missed: true}
	all, err := cause.BreakDown(t.Context(), p, []cause.Question{q}, func(run int) int { return run }, experiment.Options{Runs: 80, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	b := brokenOf(all[0])
	over := b.Over.Paths
	if got, want := b.why(), fmt.Sprintf("In the %d runs over 10:00, “", over); !strings.HasPrefix(got, want) {
		t.Errorf("it says %q, not %q", got, want)
	}
	b.Of = 320
	want := fmt.Sprintf("In the %s of runs over 10:00 (%d of the 80 looked at), “", perCent(float64(over)/80), over)
	if got := b.why(); !strings.HasPrefix(got, want) {
		t.Errorf("it says %q, not %q", got, want)
	}
}
