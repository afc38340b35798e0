package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
)

// runs says which seeded runs are made and which run is shown.
type runs struct {
	number  int
	asked   *pflag.Flag // for the number
	seed    uint64
	workers int
	shown   string
	picks   bool // which run is shown may be asked for

	counts  bool // there may be more than are kept: see counted
	keeping int  // how many are kept, where there may be more

	played *sim.Luck // that of an exercise, whose run is the only one; nil where nobody plays

	precision experiment.Precision
	numbered  func() bool // --runs is given; nil where there is no --precision
}

const (
	defaultRuns = 1000
	mostRuns    = experiment.MostRuns
	mostCounted = 1_000_000_000
)

func (r *runs) flags(cmd *cobra.Command) {
	r.seeded(cmd)
	f := cmd.Flags()
	f.StringVar(&r.shown, "run", "", "show seeded run `N`; typical: the one nearest the middle of all (default where seeded runs are made); worst: the one with the longest measure that misses its target the most, or with worst:MEASURE the longest of that; nominal: every duration at its median (default otherwise)")
	r.picks = true
	_ = cmd.RegisterFlagCompletionFunc("run", completeRun)
}

// seeded adds the flags that say which seeded runs are made.
func (r *runs) seeded(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&r.number, "runs", defaultRuns, fmt.Sprintf("make `N` seeded runs, at most %d; 0: the nominal run alone; when it is not given, fewer of long runs", r.most()))
	r.asked = f.Lookup("runs")
	f.Uint64Var(&r.seed, "seed", 1, "seed `N` of the runs: the same command gives the same bytes")
	f.IntVar(&r.workers, "workers", 0, "make `N` runs at the same time (default: the processors available)")
}

// counted adds the flag that says of how many runs the values are kept, and allows more of them. It comes before the others.
func (r *runs) counted(cmd *cobra.Command) {
	r.counts = true
	cmd.Flags().IntVar(&r.keeping, "keep", mostRuns, fmt.Sprintf("keep the values of at most `N` runs one by one, %d to %d; of more runs, the first are kept, and all are counted", experiment.LeastKept, mostRuns))
}

func (r *runs) check() error {
	if r.shown == "" && r.picks && (r.number > 0 || r.precision.Given()) {
		r.shown = typicalRun
	}
	if r.shown == content.Nominal {
		r.shown = ""
	}
	if r.number < 0 {
		return fmt.Errorf("--runs is %d: give 0 for the nominal run alone, or more", r.number)
	}
	if err := r.checkMost(); err != nil {
		return err
	}
	if r.workers < 0 {
		return fmt.Errorf("--workers is %d: give 1 or more, or leave it out", r.workers)
	}
	if _, err := r.shownNumber(); err != nil && !r.sought() && r.shown != "" {
		return fmt.Errorf("--run is %q: give the number of a run, counted from 0, typical, worst, worst:MEASURE or nominal", r.shown)
	}
	if r.precision.Given() && r.numbered() {
		return errors.New("--runs says how many runs are made and --precision how narrow intervals are to be: give one of the two")
	}
	if r.sought() && r.number == 0 {
		return fmt.Errorf("--run %s needs seeded runs: give --runs more than 0", r.shown)
	}
	return nil
}

// most is how many runs may be asked for.
func (r *runs) most() int {
	if r.counts {
		return mostCounted
	}
	return mostRuns
}

// checkMost says that there are more runs than may be, or more kept.
func (r *runs) checkMost() error {
	switch {
	case r.counts && (r.keeping < experiment.LeastKept || r.keeping > mostRuns):
		return fmt.Errorf("--keep is %d: give %d to %d", r.keeping, experiment.LeastKept, mostRuns)
	case r.keeping < mostRuns && r.counts && r.precision.Given():
		return errors.New("--keep has runs counted, and --precision looks at each that is made: give one of the two")
	case r.number <= r.most():
		return nil
	case r.counts:
		return fmt.Errorf("--runs is %d: give at most %d", r.number, r.most())
	default:
		return fmt.Errorf("--runs is %d: give at most %d, as the values of all runs are kept in memory", r.number, r.most())
	}
}

// orCounted adds to an error that says how many runs there is room for, that more can be counted.
func (r *runs) orCounted(err error) error {
	var full *experiment.TooManyRunsError
	if !errors.As(err, &full) || full.Most < experiment.LeastKept {
		return err
	}
	return fmt.Errorf("%w, or --keep %d of them and have all counted", err, min(full.Most, defaultRuns))
}

// keepsNot says that something needs all runs, of which some are not kept.
func (r *runs) keepsNot(why string) error {
	return fmt.Errorf("%s, and of more than %d the first alone are kept: give --runs %d or fewer", why, r.keeping, r.keeping)
}
