package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// checkJournals refuses what does not go with --journal: exercises have one luck, and nothing is said over many.
func (k *comparison) checkJournals(args []string) error {
	switch {
	case len(k.journals) == 0:
		return nil
	case len(args) > 1 || len(k.set) > 0 || k.decisions != "" || k.from != "":
		return errors.New("--journal sets exercises beside their plan: leave variants, --set, --from and --decisions out")
	case k.asked.Changed || k.precision.Given():
		return errors.New("a journal belongs to its luck, and other runs would say nothing of it: leave --runs and --precision out")
	case k.onPage():
		return errors.New("exercises side by side are a table: write it to .md, .txt, .json or .csv")
	}
	return nil
}

// conducted sets the runs of exercises beside that of their plan, all with the same luck.
func (k *comparison) conducted(ctx context.Context, args []string) (*document.Document, error) {
	var first *exercise.Exercise
	var runs []content.Conducted
	for _, name := range k.journals {
		x, err := k.exercise(name, k.quiet)
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = x
			if len(args) > 0 {
				if err := k.sameScenario(args[0], name, x); err != nil {
					return nil, err
				}
			}
			plan, err := sim.Compile(x.Plan())
			if err != nil {
				return nil, err
			}
			if runs, err = k.beside(ctx, runs, "Plan", plan, x.Luck()); err != nil {
				return nil, err
			}
		}
		switch {
		case x.Luck() != first.Luck():
			return nil, fmt.Errorf("%s has the luck of seed %d, run %d, and %s that of seed %d, run %d: what differs would be luck",
				name, x.Luck().Seed, x.Luck().Replication, k.journals[0], first.Luck().Seed, first.Luck().Replication)
		case x.Scenario.SHA256 != first.Scenario.SHA256 || x.Scenario.Variant != first.Scenario.Variant || !slices.Equal(x.Scenario.Set, first.Scenario.Set):
			return nil, fmt.Errorf("%s and %s are of different scenarios", k.journals[0], name)
		}
		if runs, err = k.beside(ctx, runs, name, x.Program, x.Luck()); err != nil {
			return nil, err
		}
	}
	k.seed = first.Luck().Seed
	return content.NewConducted(runs, k.settings(k.runs, first.Luck())), nil
}

// beside adds a run.
func (k *comparison) beside(ctx context.Context, runs []content.Conducted, name string, p *sim.Program, luck sim.Luck) ([]content.Conducted, error) {
	set, err := measure.Compile(p)
	if err != nil {
		return nil, err
	}
	run, err := experiment.Show(ctx, p, set, luck)
	return append(runs, content.Conducted{Name: name, Set: set, Run: run}), err
}
