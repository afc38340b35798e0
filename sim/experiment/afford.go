package experiment

import (
	"context"

	"simulate/sim"
)

// Where nobody says how many seeded runs to make, they are as many as make so many records, but not fewer than the least:
// the usual number of them takes too long when a run is a week of a county.
const (
	affordableRecords = 20_000_000
	leastRuns         = 10
)

// affordable is how many runs to make when the nominal one has so many records. It does not depend on the machine.
func (o *Options) affordable(records int64) int {
	if !o.Usual {
		return o.Runs
	}
	return int(min(max(affordableRecords/records, leastRuns), int64(o.Runs)))
}

// afford makes the usual number of runs as many as can be afforded, when the nominal run is not made for its own sake.
func (o *Options) afford(ctx context.Context, p *sim.Program) error {
	if !o.Usual {
		return nil
	}
	var records counter
	if err := Run(ctx, p, sim.Luck{Nominal: true}, &records); err != nil {
		return err
	}
	o.Runs = o.affordable(int64(records))
	return nil
}
