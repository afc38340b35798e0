package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
)

// improving looks for the cheapest set of levers that meets the objectives.
type improving struct {
	seeking
	frontier bool
}

const improveTries = 200

func newImprove(c *console) *cobra.Command {
	s := &improving{seeking: seeking{console: c}}
	cmd := &cobra.Command{
		Use:   "improve SCENARIO",
		Short: "Find the cheapest set of levers that meets the objectives",
		Long: `Look for the cheapest set of levers with which all objectives are met: more units, more lines, what could be
agreed or done otherwise, within the bounds and at the prices that the scenario declares under levers. Sets are
tried in the order of their price. One passes when the whole interval of every objective lies within its limit; a
cheaper one of which it cannot be told by four times as many runs is listed as such. All judgements of a search
together are right in 95 of 100 searches. Levers are taken to help or to do nothing.

What is found is confirmed by twice as many runs of another seed, with it and with one level less of each lever, and
printed as a variant to be put into the file. Without --objective all objectives count, or all targets in a file
without objectives. --frontier also looks for the cheapest sets for stricter limits of a single objective.`,
		Example: `  simulate improve my-town.yaml
  simulate improve my-town.yaml --objective in-time --frontier -o improve.html
  simulate improve my-town.yaml --set levers.units.car.price=3`,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(cmd.Context(), args[0])
		},
	}
	s.flags(cmd,
		fmt.Sprintf("judge a set by `N` seeded runs first, %d to %d, and by at most four times as many; when it is not given, fewer of long runs", fewestTried, mostRuns/4),
		"look for what meets the objective `ID`, or the target of the measure ID",
		"judge at most `N` sets of levers", improveTries)
	cmd.Flags().BoolVar(&s.frontier, "frontier", false, "say what stricter limits cost, too: four between that of the objective and what all levers reach")
	return cmd
}

func (s *improving) run(ctx context.Context, argument string) error {
	if s.number > mostRuns/4 {
		return fmt.Errorf("--runs is %d: a set is judged by at most four times as many, so give %d or fewer", s.number, mostRuns/4)
	}
	if err := s.check("set"); err != nil {
		return err
	}
	return s.seek(ctx, argument, s.applicable, s.improve)
}

// applicable finds out whether there is something to be met, and something that could be changed.
func (s *improving) applicable(sc *scenario.Scenario) error {
	ids, err := s.judged(sc, "meet")
	switch {
	case err != nil:
		return err
	case s.frontier && s.objective == "" && len(ids) > 1 && sc.Objectives.Len() != 1:
		return errors.New("--frontier is of one objective: say which with --objective")
	case sc.Levers == nil:
		return fmt.Errorf("%s does not say what could be changed\nwrite it: levers: {units: {POOL: {most: 2, price: 10}}, "+
			"channels: {CHANNEL: {most: 1, price: 3}}, changes: {ID: {title: TEXT, price: 1, changes: {PATH: VALUE}}}}", sc.File)
	}
	return nil
}

func (s *improving) improve(ctx context.Context, argument string, p *sim.Program) (*document.Document, error) {
	o, end := s.options("sets of levers")
	defer end()
	o.Frontier = s.frontier
	found, err := search.Cheapest(ctx, p, s.builder(argument, s.variant, s.changed()), o)
	if err != nil {
		return nil, err
	}
	command := ""
	if found.Set != nil {
		command = s.shown(argument, found.Program, found.Set.Changes)
	}
	return content.NewImprove(found, byHand(s.changed()), command, s.settings(s.runs, sim.Luck{Nominal: true})), nil
}
