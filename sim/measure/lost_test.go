package measure_test

import "testing"

// TestASendThatLosesAUnitWhileItWaitsWaitsForOneMore: of two ambulances it has one from the first minute, until that is taken from it in the
// sixth. The one that is free at 20 minutes is the first it has again; for the other it waits to the end.
func TestASendThatLosesAUnitWhileItWaitsWaitsForOneMore(t *testing.T) {
	t.Parallel()
	for why, changes := range map[string][]string{
		"an urgent call takes it": nil,
		"its tour ends":           {"incidents.urgent.begins=+59m", `units.ambulance.each={2: {on-duty: {windows: ["00:00-09:06"], end: leave}}}`},
	} {
		t.Run(why, func(t *testing.T) {
			t.Parallel()
			got := fold(t, program(t, "testdata/lost.yaml", changes...))
			expect(t, got, map[string]string{"wait/both": "unfinished", "wait/before": "0", "waiting/both": "1000000000"})
		})
	}
}
