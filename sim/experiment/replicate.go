package experiment

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
)

// Options of an experiment.
type Options struct {
	Runs     int
	Usual    bool // Runs is only the usual number: when runs are long, fewer are made
	Seed     uint64
	Workers  int                 // goroutines; 0 or less: the processors available
	Progress func(done, all int) // told now and then how many runs are done, by one goroutine at a time; may be nil

	Replaying func(share float64) // told now and then how much of the nominal run is done; may be nil
}

// Replicate runs replications 0 to Runs-1 of a program and keeps the values of their rows. The samples are the same
// at any number of workers. When the context ends, it returns the samples of the runs done without a gap, which are
// Partial, and no error. The error names the seed and the number of the first run that failed.
//
// Where incidents come in streams, fewer than ten runs are cut into batches, if they are long enough.
func Replicate(ctx context.Context, p *sim.Program, set *measure.Set, o Options) (*Samples, error) {
	j := newJob(ctx, o, set)
	ends := batchEnds(p, set, o.Runs)
	j.samples.Batches = max(1, len(ends))
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var group sync.WaitGroup
	for range min(workers, len(j.blocks)) {
		group.Go(func() { j.work(newWorker(p, set, o.Seed, ends)) })
	}
	group.Wait()
	return j.collect()
}

// blockRuns is how many runs a worker takes at once: enough that taking them costs nothing, few enough that workers end
// together. Runs of streams are taken one by one, since what they yield is not kept for each, but added up in their order.
const blockRuns = 16

// block holds the results of consecutive runs.
type block struct {
	values       []measure.Value
	ends         []int // values of the block's i-th run end at ends[i]
	fingerprints []uint64
	err          error // of the run after those
}

// job is what workers share. Blocks are given out in order, so that no run before a finished one is left undone unless
// the context ends.
type job struct {
	ctx     context.Context
	options Options
	size    int // runs of a block

	mu     sync.Mutex
	blocks []block
	next   int // first block not given out
	done   int // runs
	failed bool

	turned  sync.Cond
	turn    int  // the block whose streams are added next
	gap     bool // a block before that has not all its runs
	samples *Samples
}

func newJob(ctx context.Context, o Options, set *measure.Set) *job {
	j := &job{ctx: ctx, options: o, size: blockRuns, samples: newSamples(set, o.Seed, o.Runs)}
	if set.Streams() {
		j.size = 1
	}
	j.blocks = make([]block, (o.Runs+j.size-1)/j.size)
	j.turned.L = &j.mu
	return j
}

// take returns the number of the next block; ok is false when there is nothing more to do.
func (j *job) take() (number int, ok bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.failed || j.next == len(j.blocks) || j.ctx.Err() != nil {
		return 0, false
	}
	j.next++
	return j.next - 1, true
}

// give hands a block in. Where incidents come in streams it waits for those before.
func (j *job) give(number int, b block, fold *measure.Fold) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.blocks[number] = b
	j.failed = j.failed || b.err != nil
	if j.samples.Set.Streams() {
		j.addStreams(number, len(b.ends) > 0, fold)
	}
	j.done += len(b.ends)
	if j.options.Progress != nil {
		j.options.Progress(j.done, j.options.Runs)
	}
}

// addStreams adds what the run of a block has yielded, when it is its turn.
func (j *job) addStreams(number int, done bool, fold *measure.Fold) {
	for j.turn != number {
		j.turned.Wait()
	}
	if j.gap = j.gap || !done; !j.gap {
		j.samples.addStreams(fold)
	}
	j.turn++
	j.turned.Broadcast()
}

func (j *job) work(w *worker) {
	for number, ok := j.take(); ok; number, ok = j.take() {
		first := number * j.size
		j.give(number, w.runs(j.ctx, first, min(first+j.size, j.options.Runs)), w.fold)
	}
}

// collect puts the blocks together, up to the first run that is missing.
func (j *job) collect() (*Samples, error) {
	s := j.samples
	counts := make([]int, len(s.columns))
	for _, b := range j.blocks {
		for _, v := range b.values {
			counts[v.Row]++
		}
	}
	s.reserve(counts)
	var fingerprint engine.Hash
	for _, b := range j.blocks {
		first := 0
		for i, end := range b.ends {
			s.add(b.values[first:end])
			fingerprint = fingerprint.Add(b.fingerprints[i])
			first = end
		}
		if b.err != nil {
			return nil, b.err
		}
		if len(b.ends) < j.size {
			break
		}
	}
	s.Fingerprint = uint64(fingerprint)
	return s, nil
}

// worker runs one replication after another in a world of its own.
type worker struct {
	seed        uint64
	world       *sim.World
	fold        *measure.Fold
	fingerprint sim.Fingerprint

	expected int // values of a block, somewhat more than those of the last
}

func newWorker(p *sim.Program, set *measure.Set, seed uint64, batches []engine.Time) *worker {
	return &worker{seed: seed, world: sim.NewWorld(p), fold: set.NewFold(batches...)}
}

// runs does the replications from first up to, not including, end. It stops early when the context ends.
func (w *worker) runs(ctx context.Context, first, end int) block {
	b := block{values: make([]measure.Value, 0, w.expected)}
	for run := first; run < end && ctx.Err() == nil; run++ {
		if b.err = w.run(ctx, run); b.err != nil {
			break
		}
		b.values = append(b.values, w.fold.Values()...)
		b.ends = append(b.ends, len(b.values))
		b.fingerprints = append(b.fingerprints, w.fingerprint.Sum())
	}
	if errors.Is(b.err, sim.ErrStopped) {
		b.err = nil
	}
	w.expected = len(b.values) + len(b.values)/8
	return b
}

// run does one replication. A panic becomes an error: it must not take down the whole program from a goroutine, and
// whoever reads it needs the seed and the run.
func (w *worker) run(ctx context.Context, run int) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &Fault{Seed: w.seed, Run: run, Reason: fault}
		}
	}()
	luck := sim.Luck{Seed: w.seed, Replication: uint64(run)}
	w.world.Stop = func() bool { return ctx.Err() != nil }
	if err := w.world.Run(luck, w.fold, &w.fingerprint); err != nil {
		return fmt.Errorf("%s: %w", describe(luck), err)
	}
	return nil
}

// Fault is a mistake in the simulator that a run came upon.
type Fault struct {
	Seed   uint64
	Run    int
	Reason any // what it panicked with
}

// Error says how to reproduce the fault.
func (f *Fault) Error() string {
	return fmt.Sprintf("internal fault in run %d of seed %d (reproduce with --seed %d --run %d): %v",
		f.Run, f.Seed, f.Seed, f.Run, f.Reason)
}
