package experiment

import (
	"context"
	"fmt"

	"simulate/sim"
	"simulate/sim/snapshot"
)

// History replays a run and follows the state of everything from clock.start on, and the units on the road, for at most
// snapshot.HistoryLimit records. The sinks are told all records. The error is sim.ErrStopped when the context ends before the run.
func History(ctx context.Context, p *sim.Program, luck sim.Luck, sinks ...sim.Sink) (*snapshot.History, error) {
	h := snapshot.NewHistory(p, p.WarmUp, snapshot.HistoryLimit)
	world := sim.NewWorld(p)
	world.Stop = func() bool { return ctx.Err() != nil }
	world.OnLeg = h.Travel
	if err := world.Run(luck, append(sinks, h)...); err != nil {
		return nil, fmt.Errorf("%s: %w", Describe(luck), err)
	}
	return h, nil
}
