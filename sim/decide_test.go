package sim_test

import (
	"math"
	"testing"

	"simulate/sim"
)

const decidedByChance = `format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 2h}
agencies: {pd: {}}
places: {bank: {}}
incidents:
  bank:
    agency: pd
    where: bank
    plan:
      which: {decide: Whether to enter, options: {enter: Enter, wait: Wait}, default: {wait: 70%, enter: 30%}}
`

// How often an option is taken is binomial: four standard deviations hold it.
func TestAnOptionIsTakenAsOftenAsItsShareSays(t *testing.T) {
	t.Parallel()
	const runs, share = 4000, 0.3
	p := compile(t, decidedByChance)
	enter, err := p.Milestone("bank", "which.enter")
	if err != nil {
		t.Fatal(err)
	}
	entered := 0
	w := sim.NewWorld(p)
	for n := range runs {
		var trace sim.Trace
		if err := w.Run(sim.Luck{Seed: 1, Replication: uint64(n)}, &trace); err != nil {
			t.Fatal(err)
		}
		for i := range trace.Records {
			if r := &trace.Records[i]; r.Step == enter.Step && enter.Matches(p, r) {
				entered++
			}
		}
	}
	if far := math.Abs(float64(entered)/runs - share); far > 4*math.Sqrt(share*(1-share)/runs) {
		t.Errorf("entered in %d of %d runs", entered, runs)
	}
}
