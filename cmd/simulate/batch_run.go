package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/sim"
	"simulate/sim/shard"
)

// shardRun makes a shard.
type shardRun struct {
	*console
	number int
	given  func() bool // --shard is
	folder string
	quiet  bool
}

const defaultFolder = "shards"

func newBatchRun(c *console) *cobra.Command {
	r := &shardRun{console: c}
	cmd := &cobra.Command{
		Use:   "run PLAN",
		Short: "Make the runs of one shard",
		Long: `Make the runs of one shard of a plan and keep what they yield in a file, which is there whole or not at all. A shard that is
there and sound is not made again.

Which shard, is said by --shard or else by whoever starts it: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, PARALLEL_SEQ (which counts
from 1) or AWS_BATCH_JOB_ARRAY_INDEX.

Exit codes: 0 the shard is there, 2 it can never be made, 3 a mistake in this program, 130 interrupted; 1 its file could not be
written.`,
		Example: `  simulate batch run plan.json --shard 7
  parallel --jobs 1 simulate batch run plan.json --shard {} ::: $(seq 0 9)`,
		Args: exactly("PLAN"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.run(cmd.Context(), args[0])
		},
	}
	f := cmd.Flags()
	f.IntVar(&r.number, "shard", 0, "make shard `N`, counted from 0")
	f.StringVarP(&r.folder, "output", "o", defaultFolder, "keep the shard in a `FOLDER`")
	f.BoolVar(&r.quiet, "quiet", false, "do not say what was written")
	r.given = func() bool { return f.Changed("shard") }
	return cmd
}

// arrays are the variables by which those who start shards say which it is, and what they count the first as.
var arrays = []struct {
	name  string
	first int
}{{"SLURM_ARRAY_TASK_ID", 0}, {"JOB_COMPLETION_INDEX", 0}, {"PARALLEL_SEQ", 1}, {"AWS_BATCH_JOB_ARRAY_INDEX", 0}}

// which is the shard to be made, of so many.
func (r *shardRun) which(of int) (number int, err error) {
	by := "--shard"
	if number = r.number; !r.given() {
		if by, number, err = fromArray(); err != nil {
			return 0, err
		}
	}
	if number < 0 || number >= of {
		return 0, fmt.Errorf("%s says shard %d: the plan has 0 to %d", by, number, of-1)
	}
	return number, nil
}

func fromArray() (by string, number int, err error) {
	for _, a := range arrays {
		text := os.Getenv(a.name)
		if text == "" {
			continue
		}
		if number, err = strconv.Atoi(text); err != nil {
			return "", 0, fmt.Errorf("%s is %q: the number of a shard is expected", a.name, text)
		}
		return a.name, number - a.first, nil
	}
	return "", 0, errors.New("which shard is to be made is not said: give --shard N")
}

// shardFile is the file of a shard in a folder.
func shardFile(folder string, number int) string {
	return filepath.Join(folder, fmt.Sprintf("%04d%s", number, shardEnding))
}

const shardEnding = ".shard"

func (r *shardRun) run(ctx context.Context, name string) error {
	p, err := readPlan(name)
	if err != nil {
		return err
	}
	number, err := r.which(p.Shards)
	if err != nil {
		return err
	}
	target := shardFile(r.folder, number)
	if found := r.look(p, name, target); found.sound() && found.stamp.Number == number {
		r.say("%s is there and sound", target)
		return nil
	}
	made := divided{shard: &shard.Shard{Number: number, Of: p.Shards}, plan: p}
	if err := r.planned(ctx, p.Command, made); err != nil {
		if errors.Is(err, sim.ErrStopped) || ctx.Err() != nil {
			return fmt.Errorf("%w: nothing is kept of shard %d", errBrokenOff, number)
		}
		return err
	}
	if err := os.MkdirAll(r.folder, 0o755); err != nil {
		return &unkeptError{unwritable(r.folder, err)}
	}
	if _, err := r.temporaries.write([]file{{target, written(made.shard.Bytes(p.hash(), p.Program))}}); err != nil {
		return &unkeptError{err}
	}
	r.say("wrote %s", target)
	return nil
}

func (r *shardRun) say(format string, args ...any) {
	if !r.quiet {
		r.tell(format, args...)
	}
}

// unkeptError is a shard that was made and could not be written: another time it may be.
type unkeptError struct{ error }

func (e *unkeptError) Unwrap() error { return e.error }
