package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/sim/experiment"
)

// seeded says which seeded runs are made, where none is shown.
type seeded struct {
	number  int
	seed    uint64
	workers int
}

func (r *seeded) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&r.number, "runs", defaultRuns, fmt.Sprintf("make `N` seeded runs, at most %d", mostRuns))
	f.Uint64Var(&r.seed, "seed", 1, "seed `N` of the runs: the same command gives the same bytes")
	f.IntVar(&r.workers, "workers", 0, "make `N` runs at the same time (default: the processors available)")
}

func (r *seeded) check() error {
	switch {
	case r.number < 1:
		return fmt.Errorf("--runs is %d: give 1 or more", r.number)
	case r.number > mostRuns:
		return fmt.Errorf("--runs is %d: give at most %d", r.number, mostRuns)
	case r.workers < 0:
		return fmt.Errorf("--workers is %d: give 1 or more, or leave it out", r.workers)
	}
	return nil
}

// options are those of an experiment of so many times the runs, whose progress shows on a terminal until it is cleared.
func (c *console) options(r seeded, quiet bool, times int) (o experiment.Options, done func()) {
	o = experiment.Options{Runs: r.number, Seed: r.seed, Workers: r.workers}
	if quiet || !isTerminal(c.err) {
		return o, func() {}
	}
	p := newProgress(c.err, r.number*times)
	o.Progress = p.tell
	return o, p.clear
}

// errNothingDone is returned by a command that was stopped before it had anything to write.
var errNothingDone = fmt.Errorf("%w, which are none", errInterrupted)

// unknownMeasure says which measure was probably meant.
func unknownMeasure(err error) error {
	var e *experiment.UnknownMeasureError
	if errors.As(err, &e) {
		return unknown("measure", e.Name, e.Known)
	}
	return err
}
