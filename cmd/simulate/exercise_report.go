package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/report/paper"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/experiment/futures"
)

// exerciseReport writes papers after an exercise.
type exerciseReport struct {
	*console
	output
	runs    int
	futures int // of each choice
}

func newExerciseReport(c *console) *cobra.Command {
	k := &exerciseReport{console: c, output: output{after: true}}
	cmd := &cobra.Command{
		Use:   "report JOURNAL",
		Short: "Write the after-action report and improvement plan of an exercise",
		Long: `Write what came of an exercise, in the form of HSEEP 2020: ratings of core capabilities by evaluators, beside those that a stated
rule proposes; what each critical task came to, beside the plan with the same luck and its place among runs of the plan; strengths and
areas for improvement, with the causes of what took long; the decisions that mattered; injects as planned and as conducted; the
improvement plan; who played. What nobody has rated stays open.`,
		Example: `  simulate exercise report drill.jsonl -o aar.docx -o aar.md`,
		Args:    exactly("journal"),
		RunE:    func(cmd *cobra.Command, args []string) error { return k.run(cmd.Context(), args[0]) },
	}
	k.output.flags(cmd)
	cmd.Flags().IntVar(&k.runs, "runs", 1000, "`N` runs of the plan beside the team's")
	cmd.Flags().IntVar(&k.futures, "futures", futures.Usual, "`N` futures from the moment of each decision and order, with it and with what could have been instead")
	return cmd
}

func (k *exerciseReport) run(ctx context.Context, name string) error {
	if err := k.output.check(k.console); err != nil {
		return err
	}
	if k.runs < 1 {
		return fmt.Errorf("--runs %d: write at least 1", k.runs)
	}
	if k.futures < 1 || k.futures > mostFutures {
		return fmt.Errorf("--futures %d: there are 1 to %d", k.futures, mostFutures)
	}
	j, err := k.readJournal(name)
	if err != nil {
		return err
	}
	opt, done := k.loading()
	defer done()
	open := exercise.NewOpener(name, opt)
	b, err := judge.Play(ctx, j, open, experiment.Options{Runs: k.runs, Seed: j.Head.Seed})
	if err != nil {
		return err
	}
	if err := b.Mattered(ctx, j, open, futures.Options{Futures: k.futures, Seed: j.Head.Seed}); err != nil {
		return err
	}
	return k.write(k.output, paper.After(j, b), nil)
}
