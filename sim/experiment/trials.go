package experiment

import (
	"context"
	"sync"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/pack"
)

// Trials holds what the same runs yielded for several programs: run i has the same luck in all of them, wherever they have the
// same to draw. What it holds is the same at any number of workers, and the same whether runs are made at once or in rounds.
type Trials struct {
	Seed     uint64
	Asked    int         // runs asked for
	Runs     int         // runs that all programs have: replications 0 to Runs-1
	Usual    int         // how many are usual, when fewer were made because they are long; otherwise 0
	Outcomes []*Outcomes // by program

	programs []*sim.Program
	streams  bool

	// BytesBeside is how many bytes a run and program take of what is kept beside the outcomes.
	BytesBeside int64
	// Luck is that of a run; nil: that of the replication of the seed.
	Luck func(run int) sim.Luck
	// Watch, unless it is nil, watches the runs of a world, whose measures a fold has.
	Watch func(*sim.World, *measure.Fold) Watcher
}

// Watcher notes what runs have beside their measures.
type Watcher struct {
	Ended func(run int)      // a run of the world has ended
	Pack  func(p *pack.Pack) // packs what is to be noted of the run, before it is Ended; nil: what the fold has is all
}

// NewTrials returns trials without runs yet, of the rows that are wanted. Rows are those of the measures that a scenario
// declares, and the milestones that it refers to.
func NewTrials(programs []*sim.Program, seed uint64, wanted func(*measure.Row) bool) (*Trials, error) {
	t := &Trials{Seed: seed, programs: programs}
	for _, p := range programs {
		set, err := measure.CompileDeclared(p)
		if err != nil {
			return nil, err
		}
		t.streams = t.streams || set.Streams()
		t.Outcomes = append(t.Outcomes, newOutcomes(set, wanted))
	}
	return t, nil
}

// NewTrialsOf returns trials of one program without runs yet, of those rows of a set of its measures that are wanted.
func NewTrialsOf(set *measure.Set, seed uint64, wanted func(*measure.Row) bool) *Trials {
	return &Trials{
		Seed: seed, Outcomes: []*Outcomes{newOutcomes(set, wanted)}, programs: []*sim.Program{set.Program}, streams: set.Streams(),
	}
}

// Partial reports whether the trials were stopped before all runs were done.
func (t *Trials) Partial() bool { return t.Runs < t.Asked }

// Extend makes runs until there are o.Runs of every program, whose seed is that of the trials. When the context ends, the
// trials have the runs that all programs have done without a gap, and there is no error. The error names the seed and the
// number of a run that failed. Progress is told how many runs of all programs are done. Runs that yield more than there is room for
// are refused before any is made, or once the first tell how much is judged of each.
func (t *Trials) Extend(ctx context.Context, o Options) error {
	asked := max(o.Runs, t.Runs)
	if err := t.roomFor(asked); err != nil {
		return err
	}
	t.Asked = asked
	if err := o.Fit(ctx, t.programs...); err != nil {
		return err
	}
	if o.Shard != nil {
		return t.record(ctx, o)
	}
	for _, out := range t.Outcomes {
		out.reserve(t.Asked)
	}
	t.cut()
	r := t.newRound(o)
	InParallel(ctx, len(r.pieces), o.Workers, func() func(int) bool {
		workers := make([]*trier, len(t.programs))
		return func(number int) bool {
			program := number % len(t.programs)
			if workers[program] == nil {
				workers[program] = t.newTrier(program, o.Made.Runs(o.Work+trialsWork(program), t.Asked))
			}
			first := t.Runs + number/len(t.programs)*r.size
			done, err := workers[program].runs(ctx, first, min(first+r.size, t.Asked))
			return t.give(r, number, piece{true, done, err}, workers[program])
		}
	})
	return t.finish(r)
}

// round is runs that are made at once, in pieces: some runs of the first program, the same runs of the second, and so on, then
// the next runs.
type round struct {
	size     int // runs of a piece
	streams  bool
	all      int // runs of all programs
	progress func(done, all int)

	mu     sync.Mutex
	pieces []piece
	done   int
	next   int  // the block of pieces, one of each program, that is added next
	runs   int  // that all programs have without a gap
	over   bool // no more are added: a run before them is missing
	err    error

	turned sync.Cond
	turn   int  // the piece whose streams are kept next
	gap    bool // a piece before that is not done
}

// piece says how many of its runs are done.
type piece struct {
	given bool
	done  int
	err   error // of the run after those
}

func (t *Trials) newRound(o Options) *round {
	r := &round{size: BlockRuns, streams: t.streams, all: t.Asked * len(t.programs), progress: o.Progress, done: t.Runs * len(t.programs)}
	if t.streams {
		r.size = 1
	}
	r.pieces = make([]piece, (t.Asked-t.Runs+r.size-1)/r.size*len(t.programs))
	r.turned.L = &r.mu
	return r
}

// give hands a piece in, and reports whether to go on. What streams yield is kept in the order of the pieces.
func (t *Trials) give(r *round, number int, p piece, of *trier) (more bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if of.kept != nil {
		if r.streams {
			r.keep(number, p.done, of) // which lets others hand in theirs meanwhile
		}
		of.handOver()
	}
	r.pieces[number] = p
	t.take(r)
	r.done += p.done
	if r.progress != nil {
		r.progress(r.done, r.all)
	}
	return p.err == nil && r.err == nil
}

// take adds the blocks whose turn it is, up to the first run that is missing, so that none of what is judged of them waits for long.
func (t *Trials) take(r *round) {
	for first := r.next * len(t.programs); !r.over && first < len(r.pieces); first = r.next * len(t.programs) {
		least := r.size
		for _, p := range r.pieces[first : first+len(t.programs)] {
			if !p.given {
				return
			}
			if p.err != nil {
				r.over, r.err = true, p.err
				return
			}
			least = min(least, p.done)
		}
		r.next++
		r.runs += least
		r.over = least < r.size
		for _, out := range t.Outcomes {
			out.complete(t.Runs + r.runs)
		}
		if r.next == 1 && least > 0 {
			r.err = t.makeRoom()
			r.over = r.over || r.err != nil
		}
	}
}

// keep adds what the run of a piece has yielded to the samples of its program, when it is its turn.
func (r *round) keep(number, done int, of *trier) {
	for r.turn != number {
		r.turned.Wait()
	}
	if r.gap = r.gap || done == 0; !r.gap && of.Set.Streams() {
		of.kept.addStreams(of.fold)
	}
	r.turn++
	r.turned.Broadcast()
}

// cut says into which batches the runs of streams are cut where there are too few of them, before the first is made.
func (t *Trials) cut() {
	for i, o := range t.Outcomes {
		if o.kept != nil && t.Runs == 0 {
			o.batches = batchEnds(t.programs[i], o.Set, t.Asked)
			o.kept.Batches = max(1, len(o.batches))
		}
	}
}

// finish counts the runs that all programs have without a gap.
func (t *Trials) finish(r *round) error {
	for _, out := range t.Outcomes {
		if out.kept != nil {
			clear(out.kept.ahead)
		}
	}
	if r.err == nil {
		t.Runs += r.runs
	}
	return r.err
}
