package experiment

import (
	"context"
	"errors"
	"fmt"

	"simulate/sim"
)

// InTurn makes runs one after another in one world, and tells each to the sink that listen returns for it, which may ask the world.
// Nothing is kept of a run. When the context ends, it returns how many are done, and no error.
func InTurn(
	ctx context.Context, p *sim.Program, lucks []sim.Luck, progress func(done, all int), listen func(*sim.World, sim.Luck) sim.Sink,
) (done int, err error) {
	world := sim.NewWorld(p)
	world.Stop = func() bool { return ctx.Err() != nil }
	for _, luck := range lucks {
		if world.Stop() { // which short runs do not ask
			break
		}
		err := world.Run(luck, listen(world, luck))
		if errors.Is(err, sim.ErrStopped) {
			break
		}
		if err != nil {
			return done, fmt.Errorf("%s: %w", Describe(luck), err)
		}
		done++
		if progress != nil {
			progress(done, len(lucks))
		}
	}
	return done, nil
}
