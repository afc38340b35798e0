package experiment

import (
	"context"
	"errors"
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/shard"
	"simulate/sim/snapshot"
)

// worker runs one replication after another in a world of its own.
type worker struct {
	yield
	seed        uint64
	world       *sim.World
	remains     *snapshot.Remains
	fingerprint sim.Fingerprint
	sinks       []sim.Sink
	made        *shard.Reader // in the place of the world; may be nil

	expected int // values of a block, somewhat more than those of the last
}

// yield is what one run yields.
type yield struct {
	fold  *measure.Fold
	print uint64 // of its records
	left  []snapshot.Remainder
	shut  shutWays
}

// pack packs it.
func (y *yield) pack(p *pack.Pack) {
	y.fold.Pack(p)
	p.Hash(&y.print)
	pack.List(p, &y.left, func(r *snapshot.Remainder) {
		pack.Int(p, &r.Instance.Incident)
		pack.Int(p, &r.Instance.Ordinal)
		pack.Int(p, &r.Step)
		pack.Int(p, &r.Status)
		pack.Int(p, &r.For)
	})
	y.shut.pack(p)
}

func newWorker(p *sim.Program, set *measure.Set, seed uint64, batches []engine.Time) *worker {
	w := &worker{seed: seed, world: sim.NewWorld(p), remains: snapshot.NewRemains(p), yield: yield{fold: set.NewFold(batches...)}}
	w.sinks = []sim.Sink{w.fold, w.remains, &w.fingerprint}
	if p.Closes() {
		w.shut.trips = make(map[shutWay]int)
		w.sinks = append(w.sinks, &w.shut)
	}
	return w
}

// runs does the replications from first up to, not including, end. It stops early when the context ends.
func (w *worker) runs(ctx context.Context, first, end int) block {
	b := block{values: make([]measure.Value, 0, w.expected), left: leftovers{}, shut: shutCounts{}}
	for run := first; run < end && ctx.Err() == nil; run++ {
		if b.err = w.run(ctx, run); b.err != nil {
			break
		}
		b.values = append(b.values, w.fold.Values()...)
		b.ends = append(b.ends, len(b.values))
		b.fingerprints = append(b.fingerprints, w.print)
		b.left.add(run, w.left)
		b.shut.add(w.shut.trips)
	}
	if errors.Is(b.err, sim.ErrStopped) {
		b.err = nil
	}
	w.expected = len(b.values) + len(b.values)/8
	return b
}

// run does one replication, or takes what a shard has made of it. A panic becomes an error: it must not take down the whole program from a
// goroutine, and whoever reads it needs the seed and the run.
func (w *worker) run(ctx context.Context, run int) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &Fault{Seed: w.seed, Run: run, Reason: fault}
		}
	}()
	if w.made != nil {
		return unpack(w.made, run, w.pack)
	}
	luck := sim.Luck{Seed: w.seed, Replication: uint64(run)}
	w.world.Stop = func() bool { return ctx.Err() != nil }
	if err := w.world.Run(luck, w.sinks...); err != nil {
		return fmt.Errorf("%s: %w", Describe(luck), err)
	}
	w.print, w.left = w.fingerprint.Sum(), w.left[:0]
	w.remains.Each(func(r snapshot.Remainder) { w.left = append(w.left, r) })
	return nil
}

// Fault is a mistake in the simulator that a run came upon.
type Fault struct {
	Seed   uint64
	Run    int
	Reason any // what it panicked with
}

// Error names the run, with which the fault can be had again.
func (f *Fault) Error() string {
	return fmt.Sprintf("internal fault in run %d of seed %d: %v", f.Run, f.Seed, f.Reason)
}
