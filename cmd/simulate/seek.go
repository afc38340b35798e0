package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/search"
	"simulate/sim/scenario"
)

// seeking is what the commands share that look for a set of changes: for what breaks objectives, and for what meets them.
type seeking struct {
	*console
	edition
	runs
	output
	objective string
	tries     int
}

const (
	searchRuns  = 500
	fewestTried = 40 // runs: of fewer there are no intervals
)

// flags adds the flags that both have; asked and tried say of --runs and of --tries what they are for.
func (s *seeking) flags(cmd *cobra.Command, asked, objective, tried string, tries int) {
	s.edition.flags(cmd)
	s.runs.seeded(cmd)
	s.number, s.asked.DefValue = searchRuns, strconv.Itoa(searchRuns)
	s.asked.Usage = asked
	s.output.flags(cmd)
	cmd.Flags().StringVar(&s.objective, "objective", "", objective)
	cmd.Flags().IntVar(&s.tries, "tries", tries, tried)
	_ = cmd.RegisterFlagCompletionFunc("objective", completeObjective)
}

// check finds what is wrong with the flags; judged is what --runs judges.
func (s *seeking) check(judged string) error {
	switch {
	case s.number < fewestTried && s.number >= 0:
		return fmt.Errorf("--runs is %d: a %s is judged by %d runs or more", s.number, judged, fewestTried)
	case s.tries < 1:
		return fmt.Errorf("--tries is %d: give 1 or more", s.tries)
	}
	return errors.Join(s.runs.check(), s.output.check(s.console))
}

// seek looks for something in a scenario to which it applies, and writes the report.
func (s *seeking) seek(ctx context.Context, argument string, applicable func(*scenario.Scenario) error, look func(context.Context, string, *sim.Program) (*document.Document, error)) error {
	p, err := s.compile(argument, s.edition, s.quiet)
	if err != nil {
		return err
	}
	if err := applicable(p.Scenario); err != nil {
		return err
	}
	d, err := look(ctx, argument, p)
	if err != nil {
		return err
	}
	if err := s.write(s.output, d, nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// judged lists what can be judged in a scenario, if what is asked for is among it; goal says for what.
func (s *seeking) judged(sc *scenario.Scenario, goal string) ([]string, error) {
	ids := judgeable(sc)
	switch {
	case len(ids) == 0:
		return nil, fmt.Errorf("%s has no objectives and no targets: there is nothing to %s", sc.File, goal)
	case s.objective != "" && !slices.Contains(ids, s.objective):
		return nil, unknown("objective", s.objective, ids)
	}
	return ids, nil
}

// options are those of a search that tells how many it has tried, and what ends the telling.
func (s *seeking) options(tried string) (search.Options, func()) {
	o := search.Options{
		Options:   experiment.Options{Runs: s.number, Usual: !s.asked.Changed, Seed: s.seed, Workers: s.workers},
		Objective: s.objective, Tries: s.tries,
	}
	progress := s.progress(s.quiet)
	if progress == nil {
		return o, func() {}
	}
	o.Trying = func(n, planned int) { progress.count(tried, n, planned) }
	return o, progress.clear
}

// changed are the changes that --set makes, but for those of bounds.
func (s *seeking) changed() []string { return search.WithoutBounds(s.set) }

// shown is the command that shows changes that were found.
func (s *seeking) shown(argument string, p *sim.Program, found []search.Change) string {
	return reproduced([]string{"check", argument}, s.variant, s.changed(), search.Written(p.Scenario, found))
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
