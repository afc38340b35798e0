package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"simulate/sim/shard"
)

// merging puts shards together.
type merging struct {
	*console
	files  []string
	format string
}

func newBatchMerge(c *console) *cobra.Command {
	m := &merging{console: c}
	cmd := &cobra.Command{
		Use:   "merge PLAN FOLDER ...",
		Short: "Write what the command writes, of the shards",
		Long: `Write what the command of a plan writes on one machine, byte for byte, with what the shards have made in the place of its runs.

Each FOLDER is one with shards, or a shard. In which order they come, and how often, does not matter. Where a shard is missing, is not
as it was written, or is of another plan or program, all such are named with what makes them, and nothing is written.`,
		Example: `  simulate batch merge plan.json shards
  simulate batch merge plan.json shards -o report.html -o runs.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return fmt.Errorf("%s is missing: write %s", []string{"PLAN", "FOLDER"}[len(args)], cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return m.run(cmd.Context(), args[0], args[1:])
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&m.files, "output", "o", nil, "write to a `FILE`, as the command does with -o (repeatable)")
	f.StringVar(&m.format, "format", "", "write a `FORMAT` to standard output, as the command does with --format")
	return cmd
}

func (m *merging) run(ctx context.Context, name string, folders []string) error {
	p, err := readPlan(name)
	if err != nil {
		return err
	}
	files, err := shardFiles(folders)
	if err != nil {
		return err
	}
	m.outputs = m.files
	if err := m.keep(append(files, name)); err != nil {
		return err
	}
	shards, err := m.gather(p, name, files, folders[0])
	if err != nil {
		return err
	}
	args := slices.Clone(p.Command)
	if m.format != "" {
		args = append(args, "--format", m.format)
	}
	for _, f := range m.files {
		args = append(args, "-o", f)
	}
	return m.planned(ctx, args, divided{made: shard.Together(shards), plan: p})
}

// shardFiles puts the shards of a folder in the place of its name. There are none in one that nobody has made yet.
func shardFiles(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		status, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist): // all that it would have are missing, and are named
			continue
		case err != nil || !status.IsDir():
			files = append(files, name)
			continue
		}
		inside, err := filepath.Glob(filepath.Join(escaped(name), "*"+shardEnding))
		if err != nil {
			return nil, fmt.Errorf("the folder %q cannot be read: %w", name, err)
		}
		files = append(files, inside...)
	}
	return files, nil
}

// escaped is a name in which nothing stands for something else.
func escaped(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}

// foundShard is what a file turned out to be.
type foundShard struct {
	file  string
	stamp shard.Stamp
	shard *shard.Shard
	wrong string // why it is not one of the plan's that could be used; empty of one that is
}

func (f *foundShard) sound() bool { return f.wrong == "" }

// look opens the file of a shard and holds it against a plan.
func (c *console) look(p *plan, name, file string) foundShard {
	text, err := readWhole(file, mostKept)
	if err != nil {
		return foundShard{file: file, wrong: err.Error()}
	}
	stamp, s, err := shard.Read(text)
	found := foundShard{file, stamp, s, ""}
	switch {
	case err != nil:
		found.wrong = err.Error()
	case stamp.Program != p.Program:
		found.wrong = "another program made it: " + stamp.Program
	case stamp.Plan != p.hash():
		found.wrong = "it is of another plan than " + name
	case stamp.Of != p.Shards || stamp.Number < 0 || stamp.Number >= p.Shards:
		found.wrong = fmt.Sprintf("it is shard %d of %d", stamp.Number, stamp.Of)
	}
	return found
}

// gather are all shards of a plan. What is wrong or missing is the error, with what mends it.
func (m *merging) gather(p *plan, name string, files []string, folder string) ([]*shard.Shard, error) {
	shards := make([]*shard.Shard, p.Shards)
	var wrong []string
	for _, file := range files {
		if found := m.look(p, name, file); found.sound() {
			shards[found.stamp.Number] = found.shard
		} else {
			wrong = append(wrong, fmt.Sprintf("%s: %s: remove it", file, found.wrong))
		}
	}
	for number, s := range shards {
		if s == nil {
			again := []string{"batch", "run", name, "--shard", strconv.Itoa(number), "-o", folder}
			wrong = append(wrong, fmt.Sprintf("shard %d is missing: %s", number, commandLine(again)))
		}
	}
	if len(wrong) > 0 {
		return nil, errors.New("nothing is merged:\n" + strings.Join(wrong, "\n"))
	}
	return shards, nil
}
