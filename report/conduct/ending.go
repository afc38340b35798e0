package conduct

import (
	"context"

	"simulate/report/paper"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/experiment/futures"
)

// ended is what came of an exercise that is over.
type ended struct {
	of     *exercise.Exercise
	beside *judge.Beside // nil as long as it is not known
	untold string        // why it never will be, or what its choices have made
}

// besides is how many runs of the plan stand beside the team's.
const besides = 1000

// ending is what came of the exercise; nil as long as it goes on, or nobody has worked it out.
func (c *Conductor) ending() *paper.Ending {
	if !c.exercise.Journal.Ended() || c.ended.of != c.exercise || c.ended.beside == nil {
		return nil
	}
	return paper.EndingOf(c.exercise.Journal, c.ended.beside)
}

// untold is why something of that is not told, and never will be; empty where it is, or may be.
func (c *Conductor) untold() string {
	if c.ended.of != c.exercise {
		return ""
	}
	return c.ended.untold
}

// tellEnding works out what came of an exercise that has ended, once: first the team beside the plan, then what each choice has made.
func (f *foretelling) tellEnding(ctx context.Context) {
	f.mu.Lock()
	x := f.exercise
	known := f.ended.of == x
	journal := x.Journal.Cut(len(x.Journal.Entries))
	f.mu.Unlock()
	if known || !journal.Ended() {
		return
	}
	luck := x.Luck()
	b, err := judge.Play(ctx, journal, f.options.Open, experiment.Options{Runs: besides, Seed: luck.Seed})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		f.tellEnded(ended{of: x, untold: err.Error()})
		return
	}
	f.tellEnded(ended{of: x, beside: b})
	told := *b // that which pages are shown stays as it is
	if err = told.Mattered(ctx, journal, f.options.Open, futures.Options{Futures: futures.Usual, Seed: luck.Seed}); ctx.Err() != nil {
		return
	}
	if err != nil {
		f.tellEnded(ended{of: x, beside: b, untold: err.Error()})
		return
	}
	f.tellEnded(ended{of: x, beside: &told})
}

func (f *foretelling) tellEnded(e ended) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.exercise == e.of {
		f.ended = e
		f.changed++
		f.refresh()
	}
}
