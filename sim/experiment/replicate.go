package experiment

import (
	"context"
	"sync"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/shard"
)

// Options of an experiment.
type Options struct {
	Runs     int
	Keep     int  // how many runs are kept at most, LeastKept or more: of more, the first are, and all are counted; 0: MostRuns
	Usual    bool // Runs is only the usual number: when runs are long, fewer are made
	Seed     uint64
	Workers  int                 // goroutines; 0 or less: the processors available
	Progress func(done, all int) // told now and then how many runs are done, by one goroutine at a time; may be nil

	Replaying func(share float64) // told now and then how much of the nominal run is done; may be nil

	// Precision, when given, takes the place of Runs: runs are made in rounds until figures are as precise.
	Precision Precision

	// Played is the luck of the one run that there is of an exercise; it stands in the place of the nominal run. Nil where nobody plays.
	Played *sim.Luck

	Given []scenario.Given // what runs of the main job are to agree with

	Shard *shard.Shard // whose runs are made, and no others: their yield is kept in it, and the error is shard.ErrMade; nil: all are
	Made  *shard.Made  // what shards have made, which is taken in the place of the runs; nil: nothing
	Work  string       // what the runs are for, where a command makes those of several programs, for its shards
}

// Replicate runs replications 0 to Runs-1 of a program and keeps the values of their rows. The samples are the same
// at any number of workers. When the context ends, it returns the samples of the runs done without a gap, which are
// Partial, and no error. The error names the seed and the number of the first run that failed.
//
// Where incidents come in streams, fewer than ten runs are cut into batches, if they are long enough. Of more runs than are kept, an end
// of the context leaves out some, each of a worker, between those that are done.
func Replicate(ctx context.Context, p *sim.Program, set *measure.Set, o Options) (*Samples, error) {
	if kept := o.first(set); kept < o.Runs {
		return count(ctx, p, set, o, kept)
	}
	ends := batchEnds(p, set, o.Runs)
	s := newSamples(set, o.Seed, 0)
	s.Batches = max(1, len(ends))
	return s.extend(ctx, p, o, ends)
}

// extend adds replications until there are o.Runs, and makes of the samples what they would be had all been made at once.
func (s *Samples) extend(ctx context.Context, p *sim.Program, o Options, batches []engine.Time) (*Samples, error) {
	if s.Runs > 0 {
		if err := s.roomFor(o.Runs); err != nil {
			return s, err // those that are there
		}
	}
	if o.Shard != nil {
		return nil, s.record(ctx, p, o, batches)
	}
	j, made := newJob(o, s), o.Made.Runs(o.Work+samplesWork, o.Runs)
	InParallel(ctx, j.blocks, o.Workers, func() func(int) bool {
		w := newWorker(p, s.Set, o.Seed, batches)
		w.made = made.NewReader()
		return func(number int) bool {
			first := j.first + number*j.size
			return j.give(number, w.runs(ctx, first, min(first+j.size, o.Runs)), w.fold)
		}
	})
	if j.err != nil {
		return nil, j.err
	}
	return s, nil
}

// BlockRuns is how many runs a worker takes at once: enough that taking them costs nothing, few enough that workers end
// together. Runs of streams are taken one by one, since what they yield is not kept for each, but added up in their order.
const BlockRuns = 16

// block holds the results of consecutive runs.
type block struct {
	values       []measure.Value
	ends         []int // values of the block's i-th run end at ends[i]
	fingerprints []uint64
	left         leftovers
	shut         shutCounts
	err          error // of the run after those
}

// job is what workers share.
type job struct {
	options Options
	first   int // run of the first block
	size    int // runs of a block
	blocks  int

	mu      sync.Mutex
	done    int // runs
	samples *Samples
	ahead   map[int]block // that came before their turn
	next    int           // the block that is added next
	over    bool          // no more are added: a run before them is missing
	err     error

	turned sync.Cond
	turn   int  // the block whose streams are added next
	gap    bool // a block before that has not all its runs
}

func newJob(o Options, s *Samples) *job {
	j := &job{options: o, first: s.Runs, size: BlockRuns, samples: s, done: s.Runs, ahead: make(map[int]block)}
	if s.Set.Streams() {
		j.size = 1
	}
	s.Asked = max(o.Runs, s.Runs)
	j.blocks = (s.Asked - s.Runs + j.size - 1) / j.size
	j.turned.L = &j.mu
	return j
}

// give hands a block in, and reports whether to go on. Where incidents come in streams it waits for those before.
func (j *job) give(number int, b block, fold *measure.Fold) (more bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.samples.Set.Streams() {
		j.addStreams(number, len(b.ends) > 0, fold)
	}
	j.done += len(b.ends)
	j.ahead[number] = b
	j.addBlocks()
	if j.options.Progress != nil {
		j.options.Progress(j.done, j.options.Runs)
	}
	return b.err == nil && j.err == nil
}

// addBlocks adds the blocks whose turn it is, up to the first run that is missing, so that none of them is kept for long.
func (j *job) addBlocks() {
	for !j.over {
		b, come := j.ahead[j.next]
		if !come {
			return
		}
		delete(j.ahead, j.next)
		j.next++
		j.add(&b)
	}
	clear(j.ahead)
}

func (j *job) add(b *block) {
	s, first := j.samples, 0
	for i, end := range b.ends {
		s.add(b.values[first:end], b.fingerprints[i])
		first = end
	}
	s.left.merge(b.left)
	s.shut.merge(b.shut)
	if j.next == 1 && len(b.ends) > 0 && b.err == nil {
		if b.err = s.roomFor(s.Asked); b.err == nil {
			s.reserve(s.Asked - s.Runs)
		}
	}
	j.err = b.err
	j.over = b.err != nil || len(b.ends) < j.size
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
