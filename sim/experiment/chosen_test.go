package experiment

import (
	"testing"

	"simulate/sim/measure"
)

func TestAMeanOfSomeRowsIsSaidToBe(t *testing.T) {
	t.Parallel()
	set := &measure.Set{Rows: []measure.Row{{Measure: "m", Key: "north"}, {Measure: "m", Key: "south"}, {Measure: "other"}}}
	of := &Outcomes{Set: set, Runs: 4, columns: []*outcomes{
		{values: []int64{1, 2, missing, notApplicable}}, {values: []int64{3, missing, missing, 4}}, {values: []int64{missing, 1, 1, 1}},
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
	if o := chosen[0].Outcomes(of); o[1].Value != 2 || o[0].Value != 2 || o[3].Value != 4 {
		t.Errorf("got %v", o)
	}
}
