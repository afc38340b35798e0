package futures

import (
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
)

// Present is a run that has come to an instant, and goes on from there in any number of ways. It does not change, and may be shared by
// goroutines.
type Present struct {
	Program *sim.Program
	At      engine.Time

	world *sim.World
	past  []sim.Record
}

// At runs a program with a luck up to an instant: what happens at the instant is still to come. The errors are those of World.Run, and one
// for an instant outside the run.
func At(p *sim.Program, luck sim.Luck, at engine.Time) (*Present, error) {
	if at < 0 || at > p.Horizon {
		return nil, fmt.Errorf("the instant is not between the start, %s, and the horizon, %s", p.Clock(0).Format("15:04:05"), p.Clock(p.Horizon).Format("15:04:05"))
	}
	var trace sim.Trace
	w := sim.NewWorld(p)
	w.Begin(luck, &trace)
	if err := w.Advance(at); err != nil {
		return nil, err
	}
	return Of(p, w, trace.Records, at), nil
}

// Of is the present of a world of a program that stands before an instant, and that stays as it is; past are the records of its run so far.
func Of(p *sim.Program, w *sim.World, past []sim.Record, at engine.Time) *Present {
	return &Present{Program: p, At: at, world: w, past: past}
}

// Past are the records of the run up to the instant.
func (p *Present) Past() []sim.Record { return p.past }

// Teller tells futures of a present, one after the other. It belongs to one goroutine.
type Teller struct {
	of    *Present
	world *sim.World
}

// NewTeller returns a teller of futures.
func (p *Present) NewTeller() *Teller { return &Teller{of: p, world: sim.NewWorld(p.Program)} }

// Tell gives sinks the records of a whole run: those of the past, and those of the future that a luck brings. The errors are those of
// World.Run. stop, when not nil, is asked now and then whether to break it off.
func (t *Teller) Tell(luck sim.Luck, stop func() bool, sinks ...sim.Sink) error {
	for _, sink := range sinks {
		sink.Consume(0, t.of.past)
	}
	t.world.Stop = stop
	t.world.CopyFrom(t.of.world, sinks...)
	t.world.Renew(t.of.At, luck)
	return t.world.Finish()
}
