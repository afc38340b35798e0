package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// journalEnding is that of journals: a file of it in the place of a scenario is one.
const journalEnding = ".jsonl"

// conducted is an exercise that was conducted, whose run is looked at.
type conducted struct{ journal string }

func (j *conducted) flag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&j.journal, "journal", "", "the run of an exercise on the scenario, as the journal `FILE` has it; a journal may also stand in the place of SCENARIO")
	_ = cmd.MarkFlagFilename("journal", strings.TrimPrefix(journalEnding, "."))
}

// isJournal reports whether what stands in the place of a scenario is a journal.
func isJournal(argument string) bool { return strings.HasSuffix(argument, journalEnding) }

// program is what an argument is about: a scenario or, with a journal, the run of an exercise on it, which is then the only one.
func (j *conducted) program(c *console, argument string, e edition, r *runs, quiet bool) (*sim.Program, error) {
	name := j.journal
	if name == "" && !isJournal(argument) {
		return c.compile(argument, e, quiet)
	}
	if name == "" {
		name = argument
	}
	x, err := c.exercise(name, quiet)
	if err != nil {
		return nil, err
	}
	if name != argument {
		if err := c.sameScenario(argument, name, x); err != nil {
			return nil, err
		}
	}
	luck := x.Luck()
	r.played, r.seed, r.number, r.shown = &luck, luck.Seed, 0, strconv.FormatUint(luck.Replication, 10)
	return x.Program, nil
}

// check refuses what a journal says itself.
func (j *conducted) check(argument string, e *edition, r *runs) error {
	switch {
	case j.journal == "" && !isJournal(argument):
		return nil
	case j.journal != "" && isJournal(argument) && argument != j.journal:
		return errors.New("a journal is given twice: leave one of the two out")
	case e.variant != "" || len(e.set) > 0:
		return errors.New("--variant and --set are for scenarios: a journal says itself of what it is")
	case r.asked.Changed || r.precision.Given():
		return errors.New("a journal belongs to its luck, and other runs would say nothing of it: leave --runs and --precision out")
	case r.shown != "":
		return errors.New("a journal has one run: leave --run out")
	}
	r.number = 0
	return nil
}

// exercise reads a journal, and makes the scenario of it.
func (c *console) exercise(name string, quiet bool) (*exercise.Exercise, error) {
	j, err := c.readJournal(name)
	if err != nil {
		return nil, err
	}
	opt, done := c.loading()
	defer done()
	x, problems := exercise.Open(j, name, opt)
	if x == nil {
		return nil, problems
	}
	if !quiet && len(problems) > 0 {
		c.problems(problems)
	}
	if j.Head.Scenario != "" && isEmbedded(j.Head.Scenario) {
		x.Scenario.Embedded = j.Head.Scenario
	}
	return x, nil
}

// readJournal reads a journal, which no output may overwrite. A last line that was cut off while it was written is left out, and said.
func (c *console) readJournal(name string) (*exercise.Journal, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, tree.Unreadable(name, err)
	}
	defer func() { _ = f.Close() }() // it was only read
	j, torn, problems := exercise.Read(f, name)
	if j == nil {
		return nil, problems
	}
	if torn != nil {
		c.tell("%s:%d: the line was cut off while it was written, and is left out: %s", printable(name), torn.Line, printable(torn.Text))
	}
	return j, c.keep([]string{name})
}

// sameScenario refuses a scenario that is not the one of the journal.
func (c *console) sameScenario(argument, name string, x *exercise.Exercise) error {
	s, problems, err := c.load(argument, loader.Options{Variant: x.Journal.Head.Variant, Set: x.Journal.Head.Set, Checked: true})
	switch {
	case err != nil:
		return err
	case s == nil:
		return problems
	case s.SHA256 != x.Scenario.SHA256:
		return fmt.Errorf("%s has another %s in it than %s is now: leave %s out to see the exercise as it was conducted",
			name, filepath.Base(x.Journal.Head.Scenario), argument, argument)
	}
	return nil
}
