package experiment

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/shard"
)

// Of more runs than are kept, the first are kept run by run, for all that looks at single runs, and all together are counted.
const (
	firstKept      = rankedAtMost
	firstOfStreams = 1000 // a run of streams yields much more

	// LeastKept is how few runs are kept: among fewer there are no ranks.
	LeastKept = fewestRanked
)

// first is how many of the runs are kept: all of them, as where they are made in rounds, or those that come first.
func (o *Options) first(set *measure.Set) int {
	switch most := cmp.Or(o.Keep, MostRuns); {
	case o.Runs <= most || o.Precision.Given():
		return o.Runs
	case set.Streams():
		return min(most, firstOfStreams)
	default:
		return min(most, firstKept)
	}
}

// Counted reports whether the values of the first runs alone are kept, and all others are counted.
func (s *Samples) Counted() bool { return s.first != nil }

// Kept is how many runs have their values kept, from the first on.
func (s *Samples) Kept() int { return s.kept().Runs }

// kept are the samples of those runs whose values are kept.
func (s *Samples) kept() *Samples { return cmp.Or(s.first, s) }

// count makes samples of so many runs that are kept, and of all others that are counted.
func count(ctx context.Context, p *sim.Program, set *measure.Set, o Options, kept int) (*Samples, error) {
	if o.Progress != nil {
		tell := o.Progress
		o.Progress = func(done, _ int) { tell(done, o.Runs) }
	}
	few := o
	few.Runs = kept
	first, err := Replicate(ctx, p, set, few)
	switch {
	case err != nil && !errors.Is(err, shard.ErrMade):
		return nil, err
	case o.Shard != nil:
		return nil, o.recordTally(ctx, p, set, kept)
	}
	if first.Partial() {
		first.Asked = o.Runs
		return first, nil
	}
	others, err := o.others(ctx, p, set, kept)
	if err != nil {
		return nil, err
	}
	return first.with(others, o.Runs), nil
}

// with are the samples of runs that are kept, and of others, of so many in all.
func (s *Samples) with(others *tally, asked int) *Samples {
	all := &Samples{
		Set: s.Set, Seed: s.Seed, Asked: asked, Batches: 1, first: s, Runs: s.Runs + others.runs,
		Fingerprint: uint64(engine.Hash(s.Fingerprint).Add(others.print)),
	}
	others.addKept(s)
	all.left, all.shut, all.courses, all.instances = others.left, others.shut, others.courses, others.rows
	for _, row := range all.instances {
		all.parts = append(all.parts, row.parts)
	}
	return all
}

// tallyWork is the name, behind that of Options.Work, of runs that are counted.
const tallyWork = "tally"

// recordTally counts those of the runs behind the first that are the shard's.
func (o *Options) recordTally(ctx context.Context, p *sim.Program, set *measure.Set, first int) error {
	var text pack.Pack
	if !o.Shard.Trial {
		from, end := o.Shard.Own(o.Runs - first)
		t, err := o.tally(ctx, p, set, first+from, first+end)
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return sim.ErrStopped
		}
		t.pack(&text)
	}
	o.Shard.AddSum(o.Work+tallyWork, o.Runs, text.Bytes())
	return shard.ErrMade
}

// others are the runs behind the first, counted here or by shards.
func (o *Options) others(ctx context.Context, p *sim.Program, set *measure.Set, first int) (*tally, error) {
	texts, err := o.Made.Sums(o.Work+tallyWork, o.Runs)
	if err != nil {
		return nil, err
	}
	if texts == nil {
		return o.tally(ctx, p, set, first, o.Runs)
	}
	all := newTally(set, o.Runs)
	for _, text := range texts {
		part, p := newTally(set, o.Runs), pack.Open(text)
		part.pack(p)
		if err := p.Close(); err != nil {
			return nil, fmt.Errorf("the runs that a shard has counted cannot be read: %w", err)
		}
		all.join(part)
	}
	if all.runs != o.Runs-first {
		return nil, fmt.Errorf("shards have counted %d runs, and %d were to be", all.runs, o.Runs-first)
	}
	return all, nil
}

// tally counts the runs from first up to, not including, end. When the context ends, it counts those that are done.
func (o *Options) tally(ctx context.Context, p *sim.Program, set *measure.Set, first, end int) (*tally, error) {
	c := counting{options: o, before: first}
	pieces := (end - first + BlockRuns - 1) / BlockRuns
	InParallel(ctx, pieces, min(o.Workers, talliers(set)), func() func(int) bool {
		w, own := newWorker(p, set, o.Seed, nil), newTally(set, o.Runs)
		c.begin(own)
		return func(piece int) bool {
			from := first + piece*BlockRuns
			done, err := w.count(ctx, own, from, min(from+BlockRuns, end))
			return c.ended(piece, done, err)
		}
	})
	all := newTally(set, o.Runs)
	for i, t := range c.tallies {
		all.join(t)
		c.tallies[i] = nil // which makes room
	}
	return all, c.err
}

// talliers are how many tallies of a set there is room for at the same time, about.
func talliers(set *measure.Set) int {
	const sketch = 1500 // bytes of a section
	return int(max(1, mostSampled/2/(int64(len(set.Rows))*tallied*sketch+1)))
}

// count does the replications from first up to, not including, end, adds them to a tally, and returns how many are done.
func (w *worker) count(ctx context.Context, t *tally, first, end int) (done int, err error) {
	for run := first; run < end && ctx.Err() == nil; run++ {
		switch err := w.run(ctx, run); {
		case errors.Is(err, sim.ErrStopped):
			return done, nil
		case err != nil:
			return done, err
		}
		t.add(run, &w.yield)
		done++
	}
	return done, nil
}

// counting is what workers share that count runs.
type counting struct {
	options *Options
	before  int // runs that were made before

	mu      sync.Mutex
	tallies []*tally
	done    int
	err     error
	failed  int // piece, of which the error is
}

func (c *counting) begin(t *tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tallies = append(c.tallies, t)
}

// ended notes that a piece is done, and reports whether to go on. Of several errors it keeps that of the first piece.
func (c *counting) ended(piece, done int, err error) (more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil && (c.err == nil || piece < c.failed) {
		c.err, c.failed = err, piece
	}
	c.done += done
	if c.options.Progress != nil {
		c.options.Progress(c.before+c.done, c.options.Runs)
	}
	return c.err == nil
}
