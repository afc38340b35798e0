package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// rank compares the strategies that the decisions of a scenario allow.
func (k *comparison) rank(ctx context.Context, args []string) (*document.Document, error) {
	if len(args) > 1 {
		return nil, fmt.Errorf("--decisions compares strategies of one file: %q is too much", args[1])
	}
	base, err := k.contender(args[0], args[0], loader.Options{})
	if err != nil {
		return nil, err
	}
	row, names, err := contrast.RankedRow(base.Program, k.measure)
	switch {
	case err != nil:
		return nil, err
	case row < 0:
		return nil, unknown("measure", k.measure, names)
	}
	chosen, err := k.chosen(base.Program.Scenario)
	if err != nil {
		return nil, err
	}
	tried := contrast.StrategiesOf(chosen, k.most)
	if tried.Depth == 0 {
		return nil, fmt.Errorf("a single choice other than the file's already makes more than %d strategies: name some steps with "+
			"--decisions=STEP,STEP, or give --strategies", k.most)
	}
	k.announce(&tried)
	contenders, unrunnable, err := k.strategies(args[0], &tried)
	if err != nil {
		return nil, err
	}
	options, done := k.options(k.runs, k.quiet)
	options.Usual = !k.asked.Changed
	ranking, err := contrast.Rank(ctx, contenders, tried.List, row, options)
	done()
	if err != nil {
		return nil, err
	}
	ranking.Warnings = append(unrunnable, ranking.Warnings...)
	return content.NewRanking(ranking, &tried, k.settings(k.runs, sim.Luck{Nominal: true})), nil
}

// chosen lists the decisions that are to be varied.
func (k *comparison) chosen(s *scenario.Scenario) ([]scenario.Decision, error) {
	all := s.Decisions()
	if len(all) == 0 {
		return nil, errors.New("the scenario has no decide step: there is nothing to choose between")
	}
	if k.decisions == everyDecision {
		return all, nil
	}
	var chosen []scenario.Decision
	for _, name := range strings.Split(k.decisions, ",") {
		found := false
		for _, d := range all {
			if d.Step == name || d.Incident+"/"+d.Step == name {
				chosen, found = append(chosen, d), true
			}
		}
		if !found {
			return nil, unknown("decide step", name, decisionNames(all))
		}
	}
	return chosen, nil
}

func decisionNames(all []scenario.Decision) []string {
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Step
	}
	return names
}

// announce says what will be run, before it is.
func (k *comparison) announce(tried *contrast.Strategies) {
	if k.quiet {
		return
	}
	k.tell("%s", content.ToBeRun(tried, &experiment.Options{Runs: k.number, Usual: !k.asked.Changed, Precision: k.precision}))
	for _, d := range tried.Decisions {
		k.note("  %s: %s (as written: %s)\n", printable(d.Step), printable(strings.Join(d.Options, ", ")), printable(d.Default))
	}
}

// strategies loads each of some strategies. Those that cannot be run are taken out and named.
func (k *comparison) strategies(argument string, tried *contrast.Strategies) ([]contrast.Contender, []contrast.Warning, error) {
	var contenders []contrast.Contender
	var kept []contrast.Strategy
	var warnings []contrast.Warning
	for _, s := range tried.List {
		id := content.StrategyName(&s)
		loaded, problems, err := k.load(argument, loader.Options{Set: s.Set(), Checked: true})
		if err != nil {
			return nil, nil, err
		}
		if problems.Any() {
			warnings = append(warnings, contrast.CannotRun{Strategy: id, Reason: problems[0].Message})
			continue
		}
		p, err := sim.Compile(loaded)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", id, err)
		}
		contenders, kept = append(contenders, contrast.Contender{ID: id, Program: p}), append(kept, s)
	}
	tried.List = kept
	if len(kept) < 2 {
		return nil, nil, errors.New("there are no two strategies that can be run")
	}
	return contenders, warnings, nil
}

// completeRanked offers the measures that strategies can be ranked by.
func completeRanked(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	p := compileSilently(args[0])
	if p == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_, names, err := contrast.RankedRow(p, "")
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
