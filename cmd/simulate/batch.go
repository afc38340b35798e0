package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
	"simulate/sim/shard"
)

const batchHelp = `Divide the seeded runs of a command among machines: plan them, run each shard anywhere, and merge the shards into what the
command would have written on one machine, byte for byte.

Slurm, Kubernetes, GNU parallel or a loop over ssh start the shards, and start again those that fail; see docs/batch.md.`

const batchExample = `  simulate batch plan -o plan.json --shards 20 -- compare independence --runs 100000
  simulate batch run plan.json --shard 7
  simulate batch merge plan.json shards -o report.html`

// newBatch is the commands that divide the runs of another.
func newBatch(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "batch",
		Short:   "Divide the runs of a command among machines",
		Long:    batchHelp,
		Example: batchExample,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newBatchPlan(c), newBatchRun(c), newBatchMerge(c))
	return cmd
}

// divided is how the runs of the command that is being done are divided among machines. The zero value: they are not.
type divided struct {
	shard    *shard.Shard              // that is made, and nothing else
	made     *shard.Made               // that all shards have made
	plan     *plan                     // that scenarios are read from
	gathered map[string]*loader.Opened // by argument, the scenarios that a plan is to hold; nil: none is made
}

// options are what an experiment is told of it.
func (d *divided) options(o *experiment.Options) { o.Shard, o.Made = d.shard, d.made }

// gather keeps a scenario that was read, for a plan to hold. Those that come with the program are with it everywhere.
func (d *divided) gather(argument string, s *loader.Opened) {
	if d.gathered != nil && s != nil && argument != standardInput && !isEmbedded(argument) {
		d.gathered[argument] = s
	}
}

// errNothingDivided says that a command was about to write something where it was to make the runs of a shard.
var errNothingDivided = errors.New("it makes no seeded runs that could be divided")

// planned does the command of a plan, with more arguments behind its own. No runs of its shard are left to be made when it returns nil.
func (c *console) planned(ctx context.Context, args []string, how divided) error {
	c.args, c.divided, c.opened, c.typed = args, how, opened{}, nil
	root := newRoot(c)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case how.shard == nil:
		return err
	case errors.Is(err, shard.ErrMade):
		return nil
	case err == nil:
		return errNothingDivided
	default:
		return err
	}
}

// ofProgram says that a plan is another program's.
func (p *plan) ofProgram(name string) error {
	if own := programStamp(); p.Program != own {
		return fmt.Errorf("%s was made by %s, and this is %s: use that program, or plan anew", name, p.Program, own)
	}
	return nil
}
