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

// searching looks for what breaks an objective.
type searching struct {
	*console
	edition
	runs
	output
	objective string
	tries     int
}

const (
	searchRuns   = 500
	fewestTried  = 40 // runs: of fewer there are no intervals
	defaultTries = 500
)

func newSearch(c *console) *cobra.Command {
	s := &searching{console: c}
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
	s.edition.flags(cmd)
	s.runs.seeded(cmd)
	s.number, s.asked.DefValue = searchRuns, strconv.Itoa(searchRuns)
	s.asked.Usage = fmt.Sprintf("judge a combination by at most `N` seeded runs, %d to %d; when it is not given, fewer of long runs", fewestTried, mostRuns)
	s.output.flags(cmd)
	cmd.Flags().StringVar(&s.objective, "objective", "", "search for what breaks the objective `ID`, or the target of the measure ID")
	cmd.Flags().IntVar(&s.tries, "tries", defaultTries, "try all combinations of a size as long as there are at most `N` in all")
	_ = cmd.RegisterFlagCompletionFunc("objective", completeObjective)
	return cmd
}

func (s *searching) check() error {
	switch {
	case s.number < fewestTried && s.number >= 0:
		return fmt.Errorf("--runs is %d: a combination is judged by %d runs or more", s.number, fewestTried)
	case s.tries < 1:
		return fmt.Errorf("--tries is %d: give 1 or more", s.tries)
	}
	return errors.Join(s.runs.check(), s.output.check(s.console))
}

func (s *searching) run(ctx context.Context, argument string) error {
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
	found, err := s.search(ctx, argument, p)
	if err != nil {
		return err
	}
	d := content.NewSearch(found, byHand(s.changed()), s.reproduced(argument, found), s.settings(s.runs, sim.Luck{Nominal: true}))
	if err := s.write(s.output, d, nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// applicable finds out whether there is something to search for, and within which bounds.
func (s *searching) applicable(sc *scenario.Scenario) error {
	ids := judgeable(sc)
	switch {
	case len(ids) == 0:
		return fmt.Errorf("%s has no objectives and no targets: there is nothing to break", sc.File)
	case s.objective != "" && !slices.Contains(ids, s.objective):
		return unknown("objective", s.objective, ids)
	case sc.Stress == nil:
		return fmt.Errorf("%s does not say what may go wrong\nwrite its bounds: stress: {units: {POOL: 2}, channels: [CHANNEL], "+
			"durations: [PATH], incidents: {INCIDENT: 1}}", sc.File)
	}
	return nil
}

// changed are the changes that --set makes, but for those of bounds.
func (s *searching) changed() []string { return search.WithoutBounds(s.set) }

// reproduced is the command that shows what was found; empty without.
func (s *searching) reproduced(argument string, found *search.Found) string {
	if found.Set == nil {
		return ""
	}
	return reproduced([]string{"check", argument}, s.variant, s.changed(), search.Written(found.Program.Scenario, found.Set.Changes))
}

// judgeable lists the objectives of a scenario, and the measures that have a target.
func judgeable(sc *scenario.Scenario) []string {
	ids := slices.Clone(sc.Objectives.IDs())
	for id, m := range sc.Measures.All() {
		if m.Target != nil && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (s *searching) search(ctx context.Context, argument string, p *sim.Program) (*search.Found, error) {
	o := search.Options{
		Options:   experiment.Options{Runs: s.number, Usual: !s.asked.Changed, Seed: s.seed, Workers: s.workers},
		Objective: s.objective, Tries: s.tries,
	}
	if progress := s.progress(s.quiet); progress != nil {
		defer progress.clear()
		o.Trying = func(tried, planned int) { progress.count("combinations", tried, planned) }
	}
	return search.Smallest(ctx, p, s.builder(argument, s.variant, s.changed()), o)
}

// completeObjective offers what can be broken in the scenario that has been typed.
func completeObjective(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var ids []cobra.Completion
	if len(args) > 0 {
		if loaded := loadSilently(args[0]); loaded != nil {
			ids = append(ids, judgeable(loaded)...)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
