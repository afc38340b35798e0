package sim_test

import (
	"errors"
	"testing"

	"simulate/sim"
	"simulate/sim/scenario"
)

const crowd = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}
agencies: {pd: {}}
places: {desk: {}}
units: {taker: {agency: pd, kind: call-taker, home: desk}}
incidents:
  calls: {agency: pd, where: desk, arrivals: {rate: 600/h}, plan: {answer: {work: Answer, by: pd, needs: {call-taker: 1}, takes: 2m}}}
`

func TestARunThatHasMoreOpenThanMemoryIsPlannedForIsBrokenOff(t *testing.T) {
	t.Parallel()
	w := sim.NewWorld(compile(t, crowd))
	w.Begin(sim.Luck{Seed: 1})
	w.Occupy(scenario.MostHeld - 20*scenario.HeldBytes(1))
	var budget *sim.BudgetError
	if err := w.Finish(); !errors.As(err, &budget) || budget.Open != "calls" || budget.Slots < 20 || budget.Written[0] != "test.yaml:8:36" {
		t.Errorf("got %v, %+v", err, budget)
	}
	w.Begin(sim.Luck{Seed: 1})
	if err := w.Finish(); err != nil {
		t.Errorf("the next run: %v", err)
	}
	if w.Footprint() < 100*scenario.HeldBytes(1) {
		t.Errorf("%d bytes are too few for the calls that wait", w.Footprint())
	}
}
