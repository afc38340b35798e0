package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/report"
	"simulate/sim"
	"simulate/sim/experiment"
)

// replay is the main job.
type replay struct {
	*console
	source
	runs
	output
	rows  string
	trace string
}

// runs says which seeded runs are made and which run is shown.
type runs struct {
	number  int
	seed    uint64
	workers int
	shown   string
}

const (
	defaultRuns = 1000
	mostRuns    = 1_000_000 // the values of all runs are kept in memory
	typicalRun  = "typical"
	rowsRuns    = "runs"
	rowsMeasure = "measures"
	traceDraws  = "draws"
)

func (r *runs) flags(cmd *cobra.Command) {
	r.seeded(cmd, defaultRuns, "make `N` seeded runs, at most %d; 0: the nominal run alone")
	cmd.Flags().StringVar(&r.shown, "run", "", "show seeded run `N`, or the typical one, which is nearest the medians, instead of the nominal run")
	_ = cmd.RegisterFlagCompletionFunc("run", cobra.FixedCompletions([]string{typicalRun}, cobra.ShellCompDirectiveNoFileComp))
}

// seeded adds the flags of commands that show no run.
func (r *runs) seeded(cmd *cobra.Command, usual int, usage string) {
	f := cmd.Flags()
	f.IntVar(&r.number, "runs", usual, fmt.Sprintf(usage, mostRuns))
	f.Uint64Var(&r.seed, "seed", 1, "seed `N` of the runs: the same command gives the same bytes")
	f.IntVar(&r.workers, "workers", 0, "make `N` runs at the same time (default: the processors available)")
}

func (r *runs) check() error {
	if r.number < 0 {
		return fmt.Errorf("--runs is %d: give 0 for the nominal run alone, or more", r.number)
	}
	if r.number > mostRuns {
		return fmt.Errorf("--runs is %d: give at most %d, as the values of all runs are kept in memory", r.number, mostRuns)
	}
	if r.workers < 0 {
		return fmt.Errorf("--workers is %d: give 1 or more, or leave it out", r.workers)
	}
	if _, err := r.shownNumber(); err != nil && r.shown != typicalRun && r.shown != "" {
		return fmt.Errorf("--run is %q: give the number of a run, counted from 0, or typical", r.shown)
	}
	if r.shown == typicalRun && r.number == 0 {
		return errors.New("--run typical needs seeded runs: give --runs more than 0")
	}
	return nil
}

func (r *runs) shownNumber() (int, error) {
	n, err := strconv.ParseUint(r.shown, 10, 31)
	return int(n), err
}

func (r *replay) flags(cmd *cobra.Command) {
	r.source.flags(cmd)
	r.runs.flags(cmd)
	r.output.flags(cmd)
	cmd.Flags().StringVar(&r.rows, "rows", rowsMeasure, "`WHAT` csv has a row for: measures, or runs for each run and measure; jsonl has the records of the run shown, or with runs the same rows")
	cmd.Flags().StringVar(&r.trace, "trace", "", "`WHAT` to show instead of the report: draws, each with its key, uniform number and value")
	_ = cmd.RegisterFlagCompletionFunc("rows", cobra.FixedCompletions([]string{rowsMeasure, rowsRuns}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("trace", cobra.FixedCompletions([]string{traceDraws}, cobra.ShellCompDirectiveNoFileComp))
}

func (r *replay) check() error {
	switch {
	case r.rows != rowsMeasure && r.rows != rowsRuns:
		return unknown("kind of row", r.rows, []string{rowsMeasure, rowsRuns})
	case r.rows == rowsRuns && r.number == 0:
		return errors.New("--rows runs needs seeded runs: give --runs more than 0")
	case r.trace != "" && r.trace != traceDraws:
		return unknown("trace", r.trace, []string{traceDraws})
	}
	return errors.Join(r.runs.check(), r.output.check())
}

// run evaluates the scenario and writes the report. Interrupted, it writes what it has, marked as partial.
func (r *replay) run(ctx context.Context, argument string) error {
	if err := r.check(); err != nil {
		return err
	}
	p, err := r.compile(argument, r.source, r.quiet)
	if err != nil {
		return err
	}
	result, err := r.evaluate(ctx, p, r.runs, r.quiet)
	if err != nil {
		return err
	}
	d, err := r.document(result)
	if err != nil {
		return err
	}
	if err := r.write(r.output, d); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

func (c *console) evaluate(ctx context.Context, p *sim.Program, r runs, quiet bool) (*experiment.Result, error) {
	o := experiment.Options{Runs: r.number, Seed: r.seed, Workers: r.workers}
	if !quiet && isTerminal(c.err) {
		progress := newProgress(c.err, r.number)
		defer progress.clear()
		o.Progress = progress.tell
	}
	return experiment.Evaluate(ctx, p, o)
}

func (r *replay) document(result *experiment.Result) (*report.Document, error) {
	shown, settings, err := r.replayed(result, r.runs)
	if err != nil {
		return nil, err
	}
	switch {
	case r.trace == traceDraws:
		draws, err := experiment.Draws(result.Program, shown.Luck)
		return report.NewDraws(result.Program, draws, shown, settings), err
	case r.rows == rowsRuns:
		return report.NewRuns(result, settings), nil
	default:
		return report.New(result, shown, settings), nil
	}
}

// replayed is the run to be shown, and what the report says of how it was made.
func (c *console) replayed(result *experiment.Result, r runs) (*experiment.Replay, report.Settings, error) {
	settings := report.Settings{Seed: r.seed, Shown: report.Nominal, Version: version(), Again: commandLine(sameBytes(c.args))}
	if r.shown == "" {
		return result.Nominal, settings, nil
	}
	number, err := r.shownNumber()
	if err != nil {
		number = experiment.Typical(result.Samples)
	}
	settings.Shown = fmt.Sprintf("run %d", number)
	shown, err := experiment.Single(result.Program, result.Set, r.seed, number)
	return shown, settings, err
}
