package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/influence"
)

// sensitivity finds which uncertain inputs drive which measures.
type sensitivity struct {
	*console
	edition
	runs
	output
	measures []string
	method   string
	given    func() bool // --runs is
}

const sensitivityHelp = `Show which uncertain inputs drive which measures, and name first the assumed figures that results rest on.

Inputs are the figures that luck decides: durations with a distribution, chances, outcomes, and ranges of assumed
figures. The method rank correlates what each run draws with what it yields, over the runs that every report makes.
morris moves one input at a time and sobol splits the variance: both drive the quantile at which an input is drawn, all
its draws in a run alike, and take --runs runs, or as many as are usual (40 trajectories, 500 rows).

Measures are those that the scenario declares; --measure takes an id, also of a built-in one, or ID:KEY for a row.`

const sensitivityExample = `  simulate sensitivity independence
  simulate sensitivity independence --measure call-to-custody --method sobol
  simulate sensitivity my-town.yaml --runs 5000 -o sensitivity.csv`

func newSensitivity(c *console) *cobra.Command {
	s := &sensitivity{console: c}
	cmd := &cobra.Command{
		Use:               "sensitivity SCENARIO",
		Short:             "Show which uncertain inputs drive which measures",
		Long:              sensitivityHelp,
		Example:           sensitivityExample,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(cmd.Context(), args[0])
		},
	}
	s.edition.flags(cmd)
	s.seeded(cmd)
	s.output.flags(cmd)
	f := cmd.Flags()
	f.StringArrayVar(&s.measures, "measure", nil, "show the measure `ID` alone (repeatable)")
	f.StringVar(&s.method, "method", string(influence.ByRank), "find influences by `METHOD`: rank, morris or sobol")
	s.given = func() bool { return f.Changed("runs") }
	_ = cmd.RegisterFlagCompletionFunc("measure", completeMeasures)
	_ = cmd.RegisterFlagCompletionFunc("method", cobra.FixedCompletions(methodNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func methodNames() []string {
	var names []string
	for _, m := range influence.Methods {
		names = append(names, string(m))
	}
	return names
}

func (s *sensitivity) run(ctx context.Context, argument string) error {
	if err := errors.Join(s.runs.check(), s.needed(), s.output.check(s.console)); err != nil {
		return err
	}
	if !slices.Contains(methodNames(), s.method) {
		return unknown("method", s.method, methodNames())
	}
	p, err := s.compile(argument, s.edition, s.quiet)
	if err != nil {
		return err
	}
	found, err := s.find(ctx, p)
	if err != nil {
		return unknownMeasure(err)
	}
	if found.Runs == 0 && found.Asked > 0 {
		return errNothingDone
	}
	settings, named := s.settings(s.runs, sim.Luck{Nominal: true}), len(s.measures) > 0
	page, err := s.onPages(func() *document.Document { return content.NewSensitivityPage(found, named, settings) })
	if err != nil {
		return err
	}
	if err := s.write(s.output, content.NewSensitivity(found, named, settings), page); err != nil {
		return err
	}
	switch {
	case ctx.Err() == nil:
		return nil
	case found.Runs < found.Made:
		return fmt.Errorf("%w, the first %d of %d", errInterrupted, found.Runs, found.Made)
	}
	return errInterrupted
}

func (s *sensitivity) find(ctx context.Context, p *sim.Program) (*influence.Sensitivity, error) {
	method := influence.Method(s.method)
	if method == influence.ByRank {
		o, done := s.options(s.runs, s.quiet)
		defer done()
		return influence.Correlate(ctx, p, s.measures, o)
	}
	design := influence.Design{Method: method}
	if s.given() {
		design.Most = s.number
	}
	o, done := s.options(s.runs, s.quiet)
	defer done()
	return influence.Drive(ctx, p, s.measures, design, o)
}
