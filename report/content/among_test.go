package content_test

import (
	"testing"

	"simulate/report/content"
	"simulate/report/reporttest"
)

// The worst run is sought by what misses its target the most, and not by what the file names first.
func TestTheWorstRunIsByWhatIsMissedTheMost(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 200, "../../scenarios/independence.yaml")
	if got := content.MostMissed(r.Objectives); got != "schools-told" {
		t.Errorf("by %q", got)
	}
	met := reporttest.Evaluate(t, 200, "../../scenarios/starter.yaml")
	if got := content.MostMissed(met.Objectives); got != "" {
		t.Errorf("by %q, which is met", got)
	}
}
