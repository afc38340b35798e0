package experiment

import (
	"context"
	"runtime"
	"sync"
)

// InParallel does pieces of work, numbered from 0, on so many goroutines, 0 or less standing for the processors available. Each
// has a function of its own, which does a piece and reports whether to go on. Pieces are given out in order, so that none
// before a finished one is left undone unless the context ends or a function says that there is no going on.
func InParallel(ctx context.Context, pieces, workers int, newWorker func() func(piece int) (more bool)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	q := queue{ctx: ctx, pieces: pieces}
	var group sync.WaitGroup
	for range min(workers, pieces) {
		group.Go(func() {
			do := newWorker()
			for piece, ok := q.take(); ok; piece, ok = q.take() {
				if !do(piece) {
					q.stop()
				}
			}
		})
	}
	group.Wait()
}

// queue gives out pieces of work.
type queue struct {
	ctx    context.Context
	pieces int

	mu      sync.Mutex
	next    int // first piece not given out
	stopped bool
}

// take returns the number of the next piece; ok is false when there is nothing more to do.
func (q *queue) take() (piece int, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopped || q.next == q.pieces || q.ctx.Err() != nil {
		return 0, false
	}
	q.next++
	return q.next - 1, true
}

func (q *queue) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
}
