package sim_test

import (
	"errors"
	"testing"

	"simulate/sim"
)

func TestARunIsBrokenOffAfterTheChunkThatAsks(t *testing.T) {
	t.Parallel()
	p := compile(t, county{units: 10, stations: 3, hospitals: 2, callsPerHour: 4, choose: "nearest", hours: 24}.text())
	world := sim.NewWorld(p)
	var whole, broken, again sim.Trace
	if err := world.Run(sim.Luck{Seed: 1}, &whole); err != nil {
		t.Fatal(err)
	}
	asked := 0
	world.Stop = func() bool { asked++; return asked == 3 }
	if err := world.Run(sim.Luck{Seed: 1}, &broken); !errors.Is(err, sim.ErrStopped) {
		t.Fatalf("got %v", err)
	}
	if n := len(broken.Records); n < 3*256 || n > 4*256 || n >= len(whole.Records) {
		t.Errorf("%d of %d records", n, len(whole.Records))
	}
	for i, r := range broken.Records {
		if r != whole.Records[i] {
			t.Fatalf("record %d is %+v, not %+v", i, r, whole.Records[i])
		}
	}
	world.Stop = func() bool { return false }
	if err := world.Run(sim.Luck{Seed: 1}, &again); err != nil || len(again.Records) != len(whole.Records) {
		t.Errorf("the next run has %d records, %v", len(again.Records), err)
	}
}
