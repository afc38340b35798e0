package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"simulate/report/log"
	"simulate/sim"
	"simulate/sim/experiment"
)

// checkCalls finds what does not go with rows of calls, which are written as they come.
func (r *review) checkCalls() error {
	if r.rows != rowsCalls {
		return nil
	}
	for _, format := range r.wanted() {
		if format != formatCSV && format != formatLines {
			return fmt.Errorf("--rows calls is written as csv or jsonl, not as %s: give --format csv, or -o with a name that ends in .csv or .jsonl", format)
		}
	}
	switch {
	case r.sought():
		return errors.New("--rows calls has the rows of all runs, or with --run N of one: give its number")
	case len(r.given) > 0 || r.trace != "" || r.precision.Given():
		return errors.New("--rows calls has the rows of --runs N runs: leave out --given, --trace and --precision")
	}
	return nil
}

// calls writes a row for each incident and instance of a stream of each run, as the runs go on. Nothing is kept of them.
func (r *review) calls(ctx context.Context, p *sim.Program) error {
	options, done := r.options(r.runs, r.quiet)
	defer done()
	options.Usual, options.Workers = !r.asked.Changed, 1 // they are made in turn
	if err := options.Afford(ctx, p); err != nil {
		return err
	}
	lucks := r.lucks(options.Runs)
	var broken error
	rows := func(asCSV bool) body {
		return func(w io.Writer) error {
			calls := log.NewCalls(w, p, asCSV)
			made, err := experiment.InTurn(ctx, p, lucks, options.Progress, calls.Listen)
			if err != nil {
				return &failedRun{err}
			}
			if made < len(lucks) {
				broken = fmt.Errorf("%w: there are the rows of %d of %d runs, and of the next one those that were over", errBrokenOff, made, len(lucks))
			}
			return calls.Flush()
		}
	}
	if err := r.write(r.output, nil, streams{formatCSV: rows(true), formatLines: rows(false)}); err != nil {
		return err
	}
	return broken
}

// lucks are those of the runs whose calls are written: of the one that is named, or of all; without seeded runs of the nominal one.
func (r *review) lucks(number int) []sim.Luck {
	if r.shown != "" || number == 0 {
		return []sim.Luck{r.luck()}
	}
	lucks := make([]sim.Luck, number)
	for i := range lucks {
		lucks[i] = sim.Luck{Seed: r.seed, Replication: uint64(i)}
	}
	return lucks
}
