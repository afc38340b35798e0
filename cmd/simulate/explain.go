package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// explain walks a measure's causes back.
type explain struct {
	*console
	source
	runs
	output
	critical bool
}

func newExplain(c *console) *cobra.Command {
	e := &explain{console: c}
	cmd := &cobra.Command{
		Use:   "explain SCENARIO MEASURE",
		Short: "Show where the time of a measure went, as a chain of causes",
		Long: `Walk the causes of a measure back from its end to its beginning, and show where the time went: segments whose
lengths add up to the measure exactly, each with its reason. A wait leads back to what asked; with --critical,
to what freed the unit or the channel that was waited for.`,
		Example: `  simulate explain independence call-to-custody
  simulate explain independence call-to-custody --critical --run typical`,
		Args:              exactly("SCENARIO", "MEASURE"),
		ValidArgsFunction: completeMeasure,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.run(cmd.Context(), args[0], args[1])
		},
	}
	e.source.flags(cmd)
	e.runs.flags(cmd)
	e.output.flags(cmd)
	cmd.Flags().BoolVar(&e.critical, "critical", false, "follow what freed each wait, instead of what asked")
	return cmd
}

func (e *explain) run(ctx context.Context, argument, id string) error {
	if err := errors.Join(e.runs.check(), e.output.check()); err != nil {
		return err
	}
	p, err := e.compile(argument, e.source, e.quiet)
	if err != nil {
		return err
	}
	shown, set, settings, err := e.replayOne(ctx, p, e.runs, e.quiet)
	if err != nil {
		return err
	}
	row, err := rowNamed(set, id)
	if err != nil {
		return err
	}
	from, to, ok := shown.Ends(row)
	if !ok {
		return noChain(set, row, shown)
	}
	chain := experiment.Explain(p, shown.Records, from, to, e.critical)
	return e.write(e.output, report.NewExplanation(p, &set.Rows[row], &chain, shown, settings))
}

// noChain says why a measure has no chain of causes in a run.
func noChain(set *measure.Set, row int, shown *experiment.Replay) error {
	r := &set.Rows[row]
	if !set.Spans(row) {
		return fmt.Errorf("%s cannot be explained: only measures that the scenario declares with from and to can, and they are %s",
			rowName(r), strings.Join(explainable(set), ", "))
	}
	var missing []string
	from, to := shown.Occurred(row)
	if !from {
		missing = append(missing, r.From)
	}
	if !to {
		missing = append(missing, r.To)
	}
	return fmt.Errorf("%s has no value in this run: %s did not happen\ntry another run with --run",
		rowName(r), strings.Join(missing, " and "))
}

// explainable lists the measures that have a chain of causes.
func explainable(set *measure.Set) []string {
	var names []string
	for i := range set.Rows {
		if set.Spans(i) {
			names = append(names, rowName(&set.Rows[i]))
		}
	}
	return names
}

// replayOne replays the run to be shown; seeded runs are made only to find the typical one.
func (c *console) replayOne(ctx context.Context, p *sim.Program, r runs, quiet bool) (*experiment.Replay, *measure.Set, report.Settings, error) {
	if r.shown != typicalRun {
		r.number = 0
	}
	result, err := c.evaluate(ctx, p, r, quiet)
	if err != nil {
		return nil, nil, report.Settings{}, err
	}
	if ctx.Err() != nil {
		return nil, nil, report.Settings{}, errInterrupted
	}
	shown, settings, err := c.replayed(result, r)
	return shown, result.Set, settings, err
}

// rowNamed finds a measure by its id, or by id:key where it has a row each for sites, agencies and so on.
func rowNamed(set *measure.Set, name string) (int, error) {
	var rows []string
	for i := range set.Rows {
		r := &set.Rows[i]
		switch {
		case rowName(r) == name, r.Measure == name && !set.Spans(i): // of which none can be explained
			return i, nil
		case r.Measure == name:
			rows = append(rows, rowName(r))
		}
	}
	if len(rows) > 0 {
		return 0, fmt.Errorf("%s has several rows: name a row: %s", name, strings.Join(rows, ", "))
	}
	return 0, unknown("measure", name, explainable(set))
}

func rowName(r *measure.Row) string {
	if r.Key == "" {
		return r.Measure
	}
	return r.Measure + ":" + r.Key
}
