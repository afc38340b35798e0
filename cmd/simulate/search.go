package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
)

// searching looks for what breaks an objective.
type searching struct{ seeking }

const defaultTries = 500

func newSearch(c *console) *cobra.Command {
	s := &searching{seeking{console: c}}
	cmd := &cobra.Command{
		Use:   "search SCENARIO",
		Short: "Find the smallest set of adverse changes that breaks an objective",
		Long: `Look for the smallest set of adverse changes that breaks an objective: units out of service, a channel down,
durations at their 90th percentile, one more incident at once, within the bounds that the scenario declares
under stress. All single changes are tried, then all pairs, and so on up to --tries combinations; then the search
goes on from the worst. An objective is broken when its whole 95% interval lies beyond the limit.

What is found is made minimal: changes that are not needed are left out, the others made as small as they can be;
and it is confirmed by twice as many runs of another seed. It is printed as a variant to be put into the file.
Without --objective any objective counts that holds as it is, or any target in a file without objectives.`,
		Example: `  simulate search independence
  simulate search independence --objective custody-reached --tries 2000
  simulate search my-town.yaml --variant more-aid -o search.md`,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(cmd.Context(), args[0])
		},
	}
	s.flags(cmd,
		fmt.Sprintf("judge a combination by at most `N` seeded runs, %d to %d; when it is not given, fewer of long runs", fewestTried, mostRuns),
		"search for what breaks the objective `ID`, or the target of the measure ID",
		"try all combinations of a size as long as there are at most `N` in all", defaultTries)
	return cmd
}

func (s *searching) run(ctx context.Context, argument string) error {
	if err := s.check("combination"); err != nil {
		return err
	}
	return s.seek(ctx, argument, s.applicable, s.search)
}

// applicable finds out whether there is something to search for, and within which bounds.
func (s *searching) applicable(sc *scenario.Scenario) error {
	if _, err := s.judged(sc, "break"); err != nil {
		return err
	}
	if sc.Stress == nil {
		return fmt.Errorf("%s does not say what may go wrong\nwrite its bounds: stress: {units: {POOL: 2}, channels: [CHANNEL], "+
			"durations: [PATH], incidents: {INCIDENT: 1}}", sc.File)
	}
	return nil
}

func (s *searching) search(ctx context.Context, argument string, p *sim.Program) (*document.Document, error) {
	o, end := s.options("combinations")
	defer end()
	found, err := search.Smallest(ctx, p, s.builder(argument, s.variant, s.changed()), o)
	if err != nil {
		return nil, err
	}
	command := ""
	if found.Set != nil {
		command = s.shown(argument, found.Program, found.Set.Changes)
	}
	return content.NewSearch(found, byHand(s.changed()), command, s.settings(s.runs, sim.Luck{Nominal: true})), nil
}
