package cause

import (
	"context"
	"sync"

	"simulate/sim/experiment"
)

// piece is what some consecutive runs yield.
type piece[T any] struct {
	yield T
	runs  int
	whole bool // none of the runs is missing
	err   error
}

// collection puts pieces together in their order, up to the first run that is missing. Pieces that come before their turn wait;
// they are no more than there are workers.
type collection[T any] struct {
	options experiment.Options
	add     func(T)

	mu      sync.Mutex
	waiting map[int]piece[T]
	next    int
	done    int // runs, told as progress
	gap     bool
	err     error
}

// inBlocks makes runs, numbered from 0 to o.Runs-1, in blocks, each worker with a function of its own that makes those from first up
// to, not including, end. What they yield is added in the order of the runs, so that it is the same at any number of workers.
func inBlocks[T any](ctx context.Context, o experiment.Options, newWorker func() func(first, end int) piece[T], add func(T)) error {
	c := &collection[T]{options: o, add: add, waiting: map[int]piece[T]{}}
	experiment.InParallel(ctx, (o.Runs+experiment.BlockRuns-1)/experiment.BlockRuns, o.Workers, func() func(int) bool {
		runs := newWorker()
		return func(number int) bool {
			first := number * experiment.BlockRuns
			return c.give(number, runs(first, min(first+experiment.BlockRuns, o.Runs)))
		}
	})
	return c.err
}

// give hands a piece in, and reports whether to go on.
func (c *collection[T]) give(number int, p piece[T]) (more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting[number] = p
	for {
		p, ok := c.waiting[c.next]
		if !ok {
			break
		}
		delete(c.waiting, c.next)
		c.next++
		c.take(p)
	}
	if c.done += p.runs; c.options.Progress != nil {
		c.options.Progress(c.done, c.options.Runs)
	}
	return p.err == nil
}

func (c *collection[T]) take(p piece[T]) {
	if c.gap {
		return
	}
	c.add(p.yield)
	c.gap, c.err = !p.whole, p.err
}
