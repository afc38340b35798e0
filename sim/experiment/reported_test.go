package experiment_test

import (
	"testing"

	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// Two are taken away, ten minutes after each other, by a trip of ten minutes: the last has arrived at 09:20. So says the report of it, as a
// measure does; of an objective each has a ride of its own, of which all there are is one unit.
func TestWhatIsReportedOfAllIsTheLastArrival(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/reported-all.yaml")
	result, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	const last = 20 * 60 * int64(engine.Second)
	if r := result.Reported[0]; r.Simulated != (measure.Value{State: measure.Happened, Amount: last, Row: r.Simulated.Row}) || r.Difference != 0 || !r.Runs.Inside {
		t.Errorf("reported: %+v", r)
	}
	if x := result.Measures[0]; x.Row.Measure != "last" || x.Summary.P50.Value != float64(last) {
		t.Errorf("measured: %+v", x)
	}
	if j := result.Objectives[0]; j.Applicable != 4 || j.Value != j.Unit.Parts() {
		t.Errorf("judged: %+v", j)
	}
}
