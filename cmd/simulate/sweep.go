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
	"simulate/sim/scenario"
)

// sweep shows measures as a function of one or two inputs.
type sweep struct {
	*console
	edition
	runs
	output
	vary     []string
	measures []string
	refine   bool
}

const sweepHelp = `Show measures as a function of one or two inputs: what comes of each value, with the same luck at every one, and
between which values an objective changes from missed to met.

--vary takes a PATH and what --set would take there, as a range with a step or as a list: 2m..20m/2m, 10%..50%/10%,
13:00..14:00/10m, 6/h..12/h/2/h; 1,2,3; wait,go; 'pert(1m 2m 4m),5m'. Two of them make a matrix. With --refine the
distance between the values where an objective changes is halved until it is a sixty-fourth of the step.

Measures are those that the scenario declares and the input moves, those with an objective first. --measure takes an
id, also of a built-in one, or ID:KEY for one of its rows.`

const sweepExample = `  simulate sweep independence --vary agencies.kcpd.approval=0s..20m/2m \
    --measure extraction
  simulate sweep independence --vary units.kcpd-squad.count=1,2,3 \
    --vary units.jcso-tactical.count=0,1,2
  simulate sweep my-town.yaml --vary incidents.fire.plan.cross.chance=0%..100%/10% \
    --refine -o sweep.csv`

func newSweep(c *console) *cobra.Command {
	s := &sweep{console: c}
	cmd := &cobra.Command{
		Use:               "sweep SCENARIO --vary PATH=VALUES",
		Short:             "Show measures as a function of one or two inputs",
		Long:              sweepHelp,
		Example:           sweepExample,
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
	f.StringArrayVar(&s.vary, "vary", nil, "an input and its values, `PATH=LOW..HIGH/STEP` or PATH=A,B,C (once or twice)")
	f.StringArrayVar(&s.measures, "measure", nil, "show the measure `ID` alone (repeatable)")
	f.BoolVar(&s.refine, "refine", false, "look between the values where an objective changes")
	_ = cmd.RegisterFlagCompletionFunc("measure", completeMeasures)
	_ = cmd.RegisterFlagCompletionFunc("vary", completePath)
	return cmd
}

func (s *sweep) run(ctx context.Context, argument string) error {
	if err := errors.Join(s.runs.check(), s.needed(), s.output.check(s.console)); err != nil {
		return err
	}
	vary, err := s.inputs()
	if err != nil {
		return err
	}
	of := influence.Sweeping{Vary: vary, Measures: s.measures, Refine: s.refine, Load: s.loader(argument)}
	options, done := s.options(s.runs, s.quiet)
	result, err := influence.MakeSweep(ctx, of, options)
	done()
	if err != nil {
		return unknownMeasure(err)
	}
	if len(result.Points) == 0 {
		return errNothingDone
	}
	settings := s.settings(s.runs, sim.Luck{Nominal: true})
	page, err := s.onPages(func() *document.Document { return content.NewSweepPage(result, settings) })
	if err != nil {
		return err
	}
	if err := s.write(s.output, content.NewSweep(result, settings), page); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// inputs reads the arguments of --vary.
func (s *sweep) inputs() ([]scenario.Vary, error) {
	switch len(s.vary) {
	case 0:
		return nil, errors.New("--vary is missing: write --vary PATH=2m..20m/2m, or --vary PATH=1,2,3")
	case 1, 2:
	default:
		return nil, fmt.Errorf("--vary is given %d times: give one input, or two", len(s.vary))
	}
	var list []scenario.Vary
	for _, text := range s.vary {
		v, err := scenario.ParseVary(text)
		if err != nil {
			return nil, fmt.Errorf("--vary: %w", err)
		}
		if slices.ContainsFunc(list, func(other scenario.Vary) bool { return other.Path == v.Path }) {
			return nil, fmt.Errorf("--vary names %s twice: put its values into one list", v.Path)
		}
		list = append(list, v)
	}
	return list, nil
}

// loader compiles the scenario with more changes by hand. Warnings are those of the scenario without.
func (s *sweep) loader(argument string) func(changes []string) (*sim.Program, error) {
	return func(changes []string) (*sim.Program, error) {
		of := edition{variant: s.variant, set: append(slices.Clone(s.set), changes...), checked: len(changes) > 0}
		return s.compile(argument, of, s.quiet || len(changes) > 0)
	}
}
