package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/scenario"
)

// review is the main job.
type review struct {
	*console
	edition
	conducted
	runs
	output
	rows  string
	trace string
	tell  []string
	given []string
}

const (
	rowsRuns    = "runs"
	rowsCalls   = "calls"
	rowsMeasure = "measures"
	rowsLeft    = "unfinished"
	rowsAnswer  = "objectives"
	rowsEvents  = "key_events"
	traceDraws  = "draws"
)

// kindsOfRows are what --rows may be.
var kindsOfRows = []string{rowsMeasure, rowsAnswer, rowsEvents, rowsRuns, rowsCalls, rowsLeft}

func (r *review) flags(cmd *cobra.Command) {
	r.edition.flags(cmd)
	r.conducted.flag(cmd)
	r.runs.counted(cmd)
	r.runs.flags(cmd)
	r.precise(cmd)
	r.output.records = true
	r.output.flags(cmd)
	cmd.Flags().BoolVar(&r.full, "full", false, "all there is to say on the terminal and in .txt files: the whole timeline, every measure, resources and what the figures rest on")
	cmd.Flags().StringVar(&r.rows, "rows", rowsMeasure, "`WHAT` csv has a row for: measures, objectives for each target and objective, key_events for each line of what happened, runs for each run and measure, calls for each incident, instance of a stream and run, or unfinished for each step that was not over at the end of seeded runs; jsonl has the records of the run shown, or of all but measures the same rows")
	cmd.Flags().StringArrayVar(&r.tell, "tell", nil, "tell an `INSTANCE` of a stream in the timeline too, such as calls#17, or with calls all of a small stream (repeatable)")
	cmd.Flags().StringArrayVar(&r.given, "given", nil, "keep the runs that agree with `NAME=LOW..HIGH`: what was reported, a measure or a milestone, such as custody=13:20..13:40 (repeatable)")
	_ = cmd.RegisterFlagCompletionFunc("given", completeGiven)
	cmd.Flags().StringVar(&r.trace, "trace", "", "`WHAT` to show instead of the report: draws, each with its key, uniform number and value")
	_ = cmd.RegisterFlagCompletionFunc("tell", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("rows", cobra.FixedCompletions(kindsOfRows, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("trace", cobra.FixedCompletions([]string{traceDraws}, cobra.ShellCompDirectiveNoFileComp))
}

func (r *review) check() error {
	switch {
	case !slices.Contains(kindsOfRows, r.rows):
		return unknown("kind of row", r.rows, kindsOfRows)
	case (r.rows == rowsRuns || r.rows == rowsLeft) && r.number == 0:
		return fmt.Errorf("--rows %s needs seeded runs: give --runs more than 0", r.rows)
	case len(r.given) > 0 && r.number == 0 && !r.precision.Given():
		return errors.New("--given needs seeded runs: give --runs more than 0")
	case r.number > r.keeping && r.rows == rowsRuns:
		return r.keepsNot("--rows runs writes what each run yielded")
	case r.number > r.keeping && len(r.given) > 0:
		return r.keepsNot("--given looks at each run")
	case r.trace != "" && r.trace != traceDraws:
		return unknown("trace", r.trace, []string{traceDraws})
	}
	r.picks = r.picks && r.rows != rowsCalls // which are those of all runs
	return errors.Join(r.runs.check(), r.output.check(r.console), r.checkCalls())
}

// run evaluates the scenario and writes the report. Interrupted, it writes what it has, marked as partial: the runs that show it are
// made afterwards. The records of a run are written by another run, as they come: there may be more of them than can be kept.
func (r *review) run(ctx context.Context, argument string) error {
	if err := errors.Join(r.conducted.check(argument, &r.edition, &r.runs), r.check()); err != nil {
		return err
	}
	p, err := r.program(r.console, argument, r.edition, &r.runs, r.quiet)
	if err != nil {
		return err
	}
	told, err := instances(p, r.tell)
	if err != nil {
		return err
	}
	if r.rows == rowsCalls {
		return r.calls(ctx, p)
	}
	if err := r.checkSought(p); err != nil {
		return err
	}
	if !r.sought() { // which run that is does not depend on others
		if all := r.recorded(ctx, p, r.luck()); r.only(all) {
			return r.write(r.output, nil, all)
		}
	}
	given, err := agreements(r.given)
	if err != nil {
		return err
	}
	result, err := r.evaluate(ctx, p, r.runs, r.quiet, given...)
	if err != nil {
		return r.orCounted(nothingGiven(ctx, err))
	}
	late, end := outliving(ctx)
	defer end()
	if err := r.report(ctx, late, argument, result, told); err != nil {
		return err
	}
	if s := result.Samples; ctx.Err() != nil && s != nil {
		return fmt.Errorf("%w, %d of %d", errInterrupted, s.Runs, s.Asked)
	}
	return nil
}

// nothingGiven is the error of an evaluation: of one that was stopped before any run could agree with what is given, that it was.
func nothingGiven(ctx context.Context, err error) error {
	var none *experiment.NoneAgreeError
	if ctx.Err() != nil && errors.As(err, &none) && none.Runs == 0 {
		return errNothingDone
	}
	return err
}

// report writes what the runs yielded. The runs that it shows go on until late ends, all others until ctx does.
func (r *review) report(ctx, late context.Context, argument string, result *experiment.Result, told []sim.Instance) error {
	luck, among, err := r.find(&r.runs, result)
	if err != nil {
		return err
	}
	settings := r.settings(r.runs, luck)
	settings.Named = quoted(argument)
	settings.Tell, settings.Among, settings.Given = told, among, content.GivenWords(result)
	all := r.recorded(late, result.Program, luck)
	maps.Copy(all, r.runRows(ctx, result, settings))
	page := r.onPage() && r.trace == "" && r.rows != rowsRuns
	if r.only(all) {
		return r.write(r.output, nil, all)
	}
	shown, err := r.shownRun(late, result, luck)
	if err != nil {
		return err
	}
	settings.Shown = r.settings(r.runs, shown.Luck).Shown
	settings.Among.Ranks = content.RanksAmong(result, shown)
	all[formatLanes] = r.lanes(late, result, shown, settings)
	if r.only(all) {
		return r.write(r.output, nil, all)
	}
	if r.trace == "" && r.rows != rowsRuns {
		if settings.Time, err = r.timeOf(ctx, result, cause.Headlines(result)); err != nil {
			return err
		}
	}
	extra, err := r.extra(ctx, argument, result, shown)
	if err != nil {
		return err
	}
	if page {
		if all[formatHTML], err = r.page(ctx, result, shown, settings, extra); err != nil {
			return err
		}
	}
	var d *document.Document
	if !r.only(all) {
		if d, err = r.document(late, result, shown, settings, extra); err != nil {
			return err
		}
	}
	return r.write(r.output, d, all)
}

// extra is what takes runs of variants beside those of the report; nothing where draws or rows of runs are asked for instead of it.
func (r *review) extra(ctx context.Context, argument string, result *experiment.Result, shown *experiment.ShownRun) (extra content.Extra, err error) {
	if r.trace != "" || r.rows == rowsRuns {
		return extra, nil
	}
	needs := content.NeedsOf(result, shown.Luck)
	extra.Helped, err = r.helped(ctx, argument, result, &needs)
	return extra, err
}

// timeOf breaks down where the time of measures went in the runs of a result.
func (r *review) timeOf(ctx context.Context, result *experiment.Result, questions []cause.Question) ([]*cause.Breakdown, error) {
	o, done := r.options(r.runs, r.quiet)
	defer done()
	return cause.OfResult(ctx, result, questions, o)
}

// follow makes a run that somebody waits for.
func (c *console) follow(ctx context.Context, p *sim.Program, luck sim.Luck, quiet bool, sinks ...sim.Sink) error {
	if progress := c.progress(quiet); progress != nil {
		defer progress.clear()
		sinks = append(sinks, experiment.Following(p, progress.replaying))
	}
	return experiment.Run(ctx, p, luck, sinks...)
}

// failedRun is an error of the run whose records are being written, and not of the writing.
type failedRun struct{ error }

func (e *failedRun) Unwrap() error { return e.error }

// progress is a line on standard error, where that is a terminal and somebody wants it; otherwise nil.
func (c *console) progress(quiet bool) *progress {
	if quiet || !isTerminal(c.err) {
		return nil
	}
	return newProgress(c.err)
}

func (c *console) evaluate(ctx context.Context, p *sim.Program, r runs, quiet bool, given ...scenario.Given) (*experiment.Result, error) {
	o, done := c.options(r, quiet)
	defer done()
	o.Usual, o.Given = !r.asked.Changed, given
	return experiment.Evaluate(ctx, p, o)
}

// options are those of an experiment. What it returns takes the progress away.
func (c *console) options(r runs, quiet bool) (o experiment.Options, done func()) {
	o = experiment.Options{Runs: r.number, Keep: r.keeping, Seed: r.seed, Workers: r.workers, Precision: r.precision, Played: r.played}
	c.divided.options(&o)
	progress := c.progress(quiet)
	if progress == nil {
		return o, func() {}
	}
	o.Progress, o.Replaying = progress.tell, progress.replaying
	return o, progress.clear
}

func (r *review) document(
	ctx context.Context, result *experiment.Result, shown *experiment.ShownRun, settings content.Settings, extra content.Extra,
) (*document.Document, error) {
	switch {
	case r.trace == traceDraws:
		draws, err := experiment.Draws(ctx, result.Program, shown.Luck)
		return content.NewDraws(result.Program, draws, shown, settings), err
	case r.rows == rowsRuns:
		return content.NewRuns(result, settings), nil
	default:
		d := content.New(result, shown, settings, extra)
		d.Rows = r.rows
		return d, nil
	}
}
