package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// explain walks a measure's causes back.
type explain struct {
	*console
	edition
	conducted
	runs
	output
	critical bool
	instance string
	asked    *pflag.Flag // for the instance
}

// The instances of a stream that have a name of their own.
const (
	medianInstance  = "median"
	longestInstance = "longest"
)

func newExplain(c *console) *cobra.Command {
	e := &explain{console: c}
	cmd := &cobra.Command{
		Use:   "explain SCENARIO [MEASURE]",
		Short: "Show where the time of a measure went, over all runs and in one",
		Long: `Say where the time of a measure went over all seeded runs: the mean time of each step and kind, which add up to
the mean exactly, what is longer in the runs that miss its limit, and what keeps it from coming about in the runs
that have no value. Then walk the causes of one run back from the end of the measure to its beginning: segments
that add up to it exactly, each with its reason. A wait leads back to what asked; with --critical, to what freed
the unit or the channel that was waited for.

MEASURE is the id or the title of a measure or an objective, of a row of a measure (MEASURE:ROW), or a milestone.
Without it all measures that can be explained are listed.

A measure of a stream has a time for each instance, and one with several rows a time for each of them. The one
that is walked is the median of those of the run, or the one that --instance says.

With --variant the variant is explained, and what it changes on the critical path is told run by run, with the
same luck as the baseline.`,
		Example: `  simulate explain independence
  simulate explain independence call-to-custody
  simulate explain independence "total response" --critical --run worst
  simulate explain independence call-to-custody --runs 200 \
    --variant early-tactical
  simulate explain my-county.yaml response --instance longest`,
		Args:              oneOrMore("SCENARIO", "MEASURE"),
		ValidArgsFunction: completeMeasure,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return e.list(args[0])
			}
			return e.run(cmd.Context(), args[0], args[1])
		},
	}
	e.edition.flags(cmd)
	e.conducted.flag(cmd)
	e.runs.flags(cmd)
	e.output.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&e.critical, "critical", false, "follow what freed each wait, instead of what asked")
	f.StringVar(&e.instance, "instance", medianInstance, "of a stream's measure, the `INSTANCE` to explain: its number, median or longest")
	e.asked = f.Lookup("instance")
	f.Lookup("runs").Usage = fmt.Sprintf("say where the time went over `N` seeded runs, at most %d; 0: in the nominal run alone", mostRuns)
	_ = cmd.RegisterFlagCompletionFunc("instance", cobra.FixedCompletions([]string{medianInstance, longestInstance}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (e *explain) check(argument string) error {
	if err := errors.Join(e.conducted.check(argument, &e.edition, &e.runs), e.runs.check(), e.output.check(e.console)); err != nil {
		return err
	}
	if n, err := strconv.ParseInt(e.instance, 10, 32); (err != nil || n < 1) && e.instance != medianInstance && e.instance != longestInstance {
		return fmt.Errorf("--instance is %q: give its number in the stream, from 1, or %s or %s", e.instance, medianInstance, longestInstance)
	}
	return nil
}

// list shows what can be explained.
func (e *explain) list(argument string) error {
	if err := e.check(argument); err != nil {
		return err
	}
	p, err := e.program(e.console, argument, e.edition, &e.runs, e.quiet)
	if err != nil {
		return err
	}
	set, err := measure.Compile(p)
	if err != nil {
		return err
	}
	return e.write(e.output, content.NewExplainable(set, quoted(argument), e.settings(e.runs, sim.Luck{Nominal: true})), nil)
}

func (e *explain) run(ctx context.Context, argument, name string) error {
	if err := e.check(argument); err != nil {
		return err
	}
	p, err := e.program(e.console, argument, e.edition, &e.runs, e.quiet)
	if err != nil {
		return err
	}
	of, err := subjectNamed(p, argument, name)
	if err != nil {
		return err
	}
	if err := e.fits(of); err != nil {
		return err
	}
	if e.shown == worstRun {
		e.shown += ":" + of.id()
	}
	luck, among, over, err := e.overRuns(ctx, of)
	if err != nil {
		return err
	}
	late, end := e.showing(ctx)
	defer end()
	found, err := e.explained(late, of, luck)
	if err != nil {
		return err
	}
	found.Time = over
	if e.variant != "" && e.number > 0 && ctx.Err() == nil && found.Row.Origin != measure.Instant {
		if found.Paths, err = e.paths(ctx, argument, found.Row); err != nil {
			return err
		}
	}
	settings := e.settings(e.runs, luck)
	settings.Among = among
	if err := e.write(e.output, content.NewExplanation(found, settings), nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// overRuns makes the seeded runs, if any, and breaks down the measure in them. It finds the run whose chain is shown.
func (e *explain) overRuns(ctx context.Context, of *subject) (luck sim.Luck, among content.Among, over []*cause.Breakdown, err error) {
	p := of.set.Program
	if e.number == 0 || !e.sought() && !e.runs.asked.Changed {
		luck, among, err = e.chosen(ctx, p, e.runs, e.quiet)
		return luck, among, nil, err
	}
	if err := e.checkSought(p); err != nil {
		return luck, among, nil, err
	}
	result, err := e.evaluate(ctx, p, e.runs, e.quiet)
	if err != nil {
		return luck, among, nil, err
	}
	if result.Samples.Runs == 0 {
		return luck, among, nil, errNothingDone
	}
	if luck, among, err = e.console.find(&e.runs, result); err != nil {
		return luck, among, nil, err
	}
	o, done := e.options(e.runs, e.quiet)
	defer done()
	questions := cause.Asked(result, of.measure, of.key)
	for i := range questions {
		questions[i].Critical = e.critical
	}
	over, err = cause.OfResult(ctx, result, questions, o)
	return luck, among, over, err
}
