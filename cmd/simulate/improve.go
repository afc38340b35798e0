package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
)

// improving looks for the cheapest set of levers that meets the objectives.
type improving struct {
	*console
	edition
	runs
	output
	objective string
	tries     int
	frontier  bool
}

const improveTries = 200

func newImprove(c *console) *cobra.Command {
	s := &improving{console: c}
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
	s.edition.flags(cmd)
	s.runs.seeded(cmd)
	s.number, s.asked.DefValue = searchRuns, strconv.Itoa(searchRuns)
	s.asked.Usage = fmt.Sprintf("judge a set by `N` seeded runs first, %d to %d, and by at most four times as many; when it is not given, fewer of long runs", fewestTried, mostRuns/4)
	s.output.flags(cmd)
	cmd.Flags().StringVar(&s.objective, "objective", "", "look for what meets the objective `ID`, or the target of the measure ID")
	cmd.Flags().IntVar(&s.tries, "tries", improveTries, "judge at most `N` sets of levers")
	cmd.Flags().BoolVar(&s.frontier, "frontier", false, "say what stricter limits cost, too: four between that of the objective and what all levers reach")
	_ = cmd.RegisterFlagCompletionFunc("objective", completeObjective)
	return cmd
}

func (s *improving) check() error {
	switch {
	case s.number < fewestTried && s.number >= 0:
		return fmt.Errorf("--runs is %d: a set is judged by %d runs or more", s.number, fewestTried)
	case s.number > mostRuns/4:
		return fmt.Errorf("--runs is %d: a set is judged by at most four times as many, so give %d or fewer", s.number, mostRuns/4)
	case s.tries < 1:
		return fmt.Errorf("--tries is %d: give 1 or more", s.tries)
	}
	return errors.Join(s.runs.check(), s.output.check(s.console))
}

func (s *improving) run(ctx context.Context, argument string) error {
	if err := s.check(); err != nil {
		return err
	}
	p, err := s.compile(argument, s.edition, s.quiet)
	if err != nil {
		return err
	}
	if err := s.applicable(p.Scenario); err != nil {
		return err
	}
	found, err := s.improve(ctx, argument, p)
	if err != nil {
		return err
	}
	d := content.NewImprove(found, byHand(s.changed()), s.reproduced(argument, found), s.settings(s.runs, sim.Luck{Nominal: true}))
	if err := s.write(s.output, d, nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// applicable finds out whether there is something to be met, and something that could be changed.
func (s *improving) applicable(sc *scenario.Scenario) error {
	ids := judgeable(sc)
	switch {
	case len(ids) == 0:
		return fmt.Errorf("%s has no objectives and no targets: there is nothing to meet", sc.File)
	case s.objective != "" && !slices.Contains(ids, s.objective):
		return unknown("objective", s.objective, ids)
	case s.frontier && s.objective == "" && len(ids) > 1 && sc.Objectives.Len() != 1:
		return errors.New("--frontier is of one objective: say which with --objective")
	case sc.Levers == nil:
		return fmt.Errorf("%s does not say what could be changed\nwrite it: levers: {units: {POOL: {most: 2, price: 10}}, "+
			"channels: {CHANNEL: {most: 1, price: 3}}, changes: {ID: {title: TEXT, price: 1, changes: {PATH: VALUE}}}}", sc.File)
	}
	return nil
}

// changed are the changes that --set makes, but for those of bounds.
func (s *improving) changed() []string { return search.WithoutBounds(s.set) }

// reproduced is the command that shows what was found; empty without.
func (s *improving) reproduced(argument string, found *search.Improved) string {
	if found.Set == nil {
		return ""
	}
	return reproduced([]string{"check", argument}, s.variant, s.changed(), search.Written(found.Program.Scenario, found.Set.Changes))
}

func (s *improving) improve(ctx context.Context, argument string, p *sim.Program) (*search.Improved, error) {
	o := search.Options{
		Options:   experiment.Options{Runs: s.number, Usual: !s.asked.Changed, Seed: s.seed, Workers: s.workers},
		Objective: s.objective, Tries: s.tries, Frontier: s.frontier,
	}
	if progress := s.progress(s.quiet); progress != nil {
		defer progress.clear()
		o.Trying = func(tried, planned int) { progress.count("sets of levers", tried, planned) }
	}
	return search.Cheapest(ctx, p, s.builder(argument, s.variant, s.changed()), o)
}
