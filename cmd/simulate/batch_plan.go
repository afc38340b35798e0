package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/sim/scenario/loader"
	"simulate/sim/shard"
)

// planning makes a plan.
type planning struct {
	*console
	file   string
	shards int
	quiet  bool
}

const defaultShards = 10

func newBatchPlan(c *console) *cobra.Command {
	p := &planning{console: c}
	cmd := &cobra.Command{
		Use:   "plan -o PLAN -- COMMAND ...",
		Short: "Write a plan of a command whose runs are divided",
		Long: `Write a plan: the command, how many shards there are, and the scenario with everything that it reads, so that whoever makes a shard
needs the plan and this program alone. The first run of everything is made to see that all can be.

COMMAND is what would be typed behind simulate: that of a report, or compare, check, explain, sweep or sensitivity. Where it is written is said when the shards are merged.`,
		Example: `  simulate batch plan -o plan.json -- independence --runs 100000
  simulate batch plan -o plan.json --shards 50 -- compare my-town.yaml --runs 200000`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.run(cmd.Context(), args)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false) // the flags of the command are its own
	f.StringVarP(&p.file, "output", "o", "plan.json", "write the plan to a `FILE`")
	f.IntVar(&p.shards, "shards", defaultShards, "divide the runs into `N` shards of the same size")
	f.BoolVar(&p.quiet, "quiet", false, "do not say what was written")
	return cmd
}

func (p *planning) run(ctx context.Context, command []string) error {
	switch {
	case len(command) == 0:
		return errors.New("the command is missing: write simulate batch plan -o plan.json -- compare SCENARIO --runs N")
	case p.shards < 1:
		return fmt.Errorf("--shards is %d: give 1 or more", p.shards)
	}
	if err := p.divisible(command); err != nil {
		return fmt.Errorf("%s cannot be divided: %w", commandLine(command), err)
	}
	trial := divided{shard: &shard.Shard{Of: p.shards, Trial: true}, gathered: make(map[string]*loader.Opened)}
	if err := p.planned(ctx, command, trial); err != nil {
		if errors.Is(err, errNothingDivided) {
			return fmt.Errorf("%s cannot be divided: %w", commandLine(command), err)
		}
		return err
	}
	runs := trial.shard.Runs()
	if runs < p.shards {
		return fmt.Errorf("--shards is %d, and there are %d runs: give fewer", p.shards, runs)
	}
	made := plan{Format: planFormat, Program: programStamp(), Command: command, Shards: p.shards, Runs: runs, Scenarios: p.scenarios(trial.gathered)}
	if _, err := p.temporaries.write([]file{{p.file, written(made.text())}}); err != nil {
		return err
	}
	if !p.quiet {
		p.tell("wrote %s: %d shards, 0 to %d, of up to %d of %d runs", p.file, p.shards, p.shards-1, (runs+p.shards-1)/p.shards, runs)
	}
	return nil
}

// scenarios are those that were read, by the name of their arguments.
func (p *planning) scenarios(gathered map[string]*loader.Opened) []planScenario {
	var list []planScenario
	if p.typed != nil {
		list = append(list, planScenario{standardInput, []planFile{{Path: standardInput, Text: string(p.typed)}}})
	}
	for _, argument := range slices.Sorted(maps.Keys(gathered)) {
		s := planScenario{Argument: argument}
		for _, text := range gathered[argument].Texts() {
			s.Files = append(s.Files, newPlanFile(text))
		}
		list = append(list, s)
	}
	return list
}

// The commands that can be divided, and why flags of theirs keep them from it.
var (
	divisible  = []string{"simulate", "compare", "check", "explain", "sweep", "sensitivity"}
	sequential = "how many runs are made, or which, depends on what those before have yielded"
	undivided  = map[string]string{
		"precision": "--precision makes rounds of runs, and " + sequential,
		"refine":    "--refine looks where others have found something, and " + sequential,
		"journal":   "the run of an exercise is one",
		"trace":     "--trace is about one run",
	}
)

// divisible says why the runs of a command cannot be divided, if they cannot.
func (p *planning) divisible(command []string) error {
	cmd, rest, err := newRoot(p.console).Find(command)
	if err != nil {
		return err
	}
	if err := cmd.ParseFlags(rest); err != nil {
		return flagError(cmd, err)
	}
	if slices.Contains([]string{"search", "improve", "calibrate"}, cmd.Name()) {
		return errors.New(sequential)
	}
	if !slices.Contains(divisible, cmd.Name()) || cmd.HasParent() && cmd.Parent().HasParent() {
		return fmt.Errorf("those of reports and %s can", strings.Join(divisible[1:], ", "))
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if reason := undivided[f.Name]; reason != "" && err == nil {
			err = errors.New(reason)
		}
		if f.Name == "rows" && f.Value.String() == rowsCalls {
			err = errors.New("--rows calls writes the runs one after another as they come")
		}
	})
	return err
}
