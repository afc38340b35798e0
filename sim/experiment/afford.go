package experiment

import (
	"context"
	"errors"
	"runtime"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Where nobody says how many seeded runs to make, they are as many as make so many records, but not fewer than the least:
// the usual number of them takes too long when a run is a week of a county.
const (
	affordableRecords = 20_000_000
	leastRuns         = 10
)

// columnsAtOnce is how many times as long as a report a comparison of many columns may take.
const columnsAtOnce = 5

// affordable is how many runs to make when the nominal one has so many records. It does not depend on the machine.
func (o *Options) affordable(records int64) int {
	if !o.Usual {
		return o.Runs
	}
	return int(min(max(affordableRecords/records, leastRuns), int64(o.Runs)))
}

// Afford makes the usual number of runs as many as can be afforded, when the nominal run is not made for its own sake.
func (o *Options) Afford(ctx context.Context, p *sim.Program) error {
	if !o.Usual {
		return nil
	}
	var records counter
	footprint, err := run(ctx, p, sim.Luck{Nominal: true}, &records)
	if err != nil {
		return err
	}
	o.Runs = o.affordable(int64(records))
	o.fit(footprint)
	return nil
}

// worldsTogether is how much memory the worlds of all workers may take, about.
const worldsTogether = scenario.MostHeld

// fit leaves as many workers as have room for a world of that size. Results are the same at any number of them.
func (o *Options) fit(footprint int64) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	o.Workers = int(max(1, min(int64(o.Workers), worldsTogether/max(1, footprint))))
}

// Afford leaves as many runs of all programs as make no more records together than the reports of a few programs would, where
// nobody says how many to make.
func (t *Trials) Afford(ctx context.Context, o *Options) error {
	if !o.Usual || o.Precision.Given() {
		return nil
	}
	var records counter
	err := Run(ctx, t.programs[0], sim.Luck{Nominal: true}, &records)
	if errors.Is(err, sim.ErrStopped) {
		return nil // nor will any other run be made
	}
	if err != nil {
		return err
	}
	if runs := o.affordable(max(1, int64(records)*int64(max(len(t.programs), columnsAtOnce))/columnsAtOnce)); runs < o.Runs {
		t.Usual, o.Runs = o.Runs, runs
	}
	return nil
}
