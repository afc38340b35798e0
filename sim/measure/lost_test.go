package measure_test

import (
	"testing"

	"simulate/sim"
)

// TestASendThatLosesAUnitWhileItWaitsWaitsForOneMore: of two ambulances it has one from the first minute, until an urgent call takes that
// in the sixth. The one that is free at 20 minutes is the first it has again; for the other it waits to the end.
func TestASendThatLosesAUnitWhileItWaitsWaitsForOneMore(t *testing.T) {
	t.Parallel()
	p := program(t, "testdata/lost.yaml")
	set := compile(t, p)
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, v := range fold.Values() {
		got[label(&set.Rows[v.Row])] = show(v)
	}
	expect(t, got, map[string]string{"wait/both": "unfinished", "wait/before": "0", "waiting/both": "1000000000"})
}
