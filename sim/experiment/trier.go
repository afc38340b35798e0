package experiment

import (
	"context"
	"errors"
	"fmt"

	"simulate/sim"
	"simulate/sim/pack"
	"simulate/sim/shard"
)

// trier makes runs of one program, one after another in a world of its own.
type trier struct {
	*recorder
	seed        uint64
	world       *sim.World
	fingerprint sim.Fingerprint
	print       uint64 // of the records of the run that has ended
	luck        func(run int) sim.Luck
	watcher     Watcher
	made        *shard.Reader // in the place of the world; may be nil
}

func (t *Trials) newTrier(program int, made *shard.Runs) *trier {
	w := sim.NewWorld(t.programs[program])
	x := &trier{recorder: t.Outcomes[program].newRecorder(), seed: t.Seed, world: w, luck: t.Luck, made: made.NewReader()}
	if t.Watch != nil {
		x.watcher = t.Watch(w, x.fold)
	}
	return x
}

// runs does the replications from first up to, not including, end. It stops early when the context ends.
func (t *trier) runs(ctx context.Context, first, end int) (done int, err error) {
	for run := first; run < end && ctx.Err() == nil; run++ {
		switch err := t.run(ctx, run); {
		case errors.Is(err, sim.ErrStopped):
			return done, nil
		case err != nil:
			return done, err
		}
		done++
	}
	return done, nil
}

// run does one replication, or takes what a shard has made of it.
func (t *trier) run(ctx context.Context, run int) (err error) {
	if t.made != nil {
		err = unpack(t.made, run, t.pack)
	} else {
		err = t.make(ctx, run)
	}
	if err != nil {
		return err
	}
	t.record(run, t.print)
	t.ended(run)
	return nil
}

// ended tells who watches that a run has ended.
func (t *trier) ended(run int) {
	if t.watcher.Ended != nil {
		t.watcher.Ended(run)
	}
}

// make makes a run. See worker.run.
func (t *trier) make(ctx context.Context, run int) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &Fault{Seed: t.seed, Run: run, Reason: fault}
		}
	}()
	luck := sim.Luck{Seed: t.seed, Replication: uint64(run)}
	if t.luck != nil {
		luck = t.luck(run)
	}
	t.world.Stop = func() bool { return ctx.Err() != nil }
	if err := t.world.Run(luck, t.fold, &t.fingerprint); err != nil {
		return fmt.Errorf("%s: %w", Describe(luck), err)
	}
	t.print = t.fingerprint.Sum()
	return nil
}

// pack packs what the run has yielded.
func (t *trier) pack(p *pack.Pack) {
	t.fold.Pack(p)
	p.Hash(&t.print)
	if t.watcher.Pack != nil {
		t.watcher.Pack(p)
	}
}
