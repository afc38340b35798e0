package experiment

import (
	"testing"

	"simulate/sim/measure"
	"simulate/sim/stats"
)

func TestAMeanOfSomeRowsIsSaidToBe(t *testing.T) {
	t.Parallel()
	set := &measure.Set{Rows: []measure.Row{{Measure: "m", Key: "north"}, {Measure: "m", Key: "south"}, {Measure: "other"}}}
	of := &Outcomes{Set: set, Runs: 4, columns: []*outcomes{
		{values: []stats.Outcome{1, 2, stats.Missing, stats.NotApplicable}}, {values: []stats.Outcome{3, stats.Missing, stats.Missing, 4}}, {values: []stats.Outcome{stats.Missing, 1, 1, 1}},
	}}
	chosen, err := Choose(set, []string{"m", "m:north"})
	if err != nil {
		t.Fatal(err)
	}
	if got := chosen[0].Partly(of); got != 1 {
		t.Errorf("some are missing in %d runs, want 1: what is not applicable is not missing, and where all are there is no mean", got)
	}
	if got := chosen[1].Partly(of); got != 0 {
		t.Errorf("one row is missing in part in %d runs", got)
	}
	if o := chosen[0].Outcomes(of); o[1] != 2 || o[0] != 2 || o[3] != 4 {
		t.Errorf("got %v", o)
	}
}
