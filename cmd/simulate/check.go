package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
	"simulate/sim/shard"
)

// check is the gate on objectives and targets.
type check struct {
	*console
	edition
	runs
	output
	strict bool
}

func newCheck(c *console) *cobra.Command {
	k := &check{console: c, output: output{gate: true}}
	cmd := &cobra.Command{
		Use:   "check SCENARIO ...",
		Short: "Hold scenarios against their objectives: a gate for continuous integration",
		Long: `Make seeded runs of each scenario and hold them against its objectives and targets, a line each: met, missed, or
cannot tell, when the 95% interval of what was measured lies across the limit; then how many more runs
would tell half the time, and four times in five, is said. SCENARIO is a file, a folder (all its .yaml and .yml files), - or an embedded scenario.

Exit code 1 when one is missed, or with --strict when one cannot be told; 2 when a scenario has a mistake, of
which all are reported before anything is run. With -o results.xml the results are JUnit XML: what is missed has
failed, what cannot be told is skipped.`,
		Example: `  simulate check independence
  simulate check scenarios/ --strict -o results.xml
  simulate check my-town.yaml --variant early-tactical --runs 5000`,
		Args:              atLeast("SCENARIO"),
		ValidArgsFunction: completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			return k.run(cmd.Context(), args)
		},
	}
	k.edition.flags(cmd)
	k.runs.counted(cmd)
	k.runs.seeded(cmd)
	k.asked.Usage = fmt.Sprintf("make `N` seeded runs of each scenario, 1 to %d; when it is not given, fewer of long runs", mostCounted)
	k.output.flags(cmd)
	cmd.Flags().BoolVar(&k.strict, "strict", false, "exit code 1 also when it cannot be told whether an objective is met")
	return cmd
}

func (k *check) run(ctx context.Context, arguments []string) error {
	if err := errors.Join(k.runs.check(), k.output.check(k.console)); err != nil {
		return err
	}
	if k.number == 0 {
		return errors.New("--runs is 0: objectives are held against seeded runs, give 1 or more")
	}
	names, err := k.expanded(arguments)
	if err != nil {
		return err
	}
	programs, err := k.compileAll(names, k.edition, k.quiet)
	if err != nil {
		return err
	}
	checked, err := k.checkAll(ctx, programs)
	if err != nil {
		return err
	}
	d := content.NewCheck(checked, len(programs), k.settings(k.runs, sim.Luck{Nominal: true}))
	if err := k.write(k.output, d, nil); err != nil {
		return err
	}
	if broken(checked, len(programs)) {
		return errInterrupted
	}
	return k.verdict(checked)
}

// broken reports whether not all runs of so many scenarios were made. A gate that was interrupted after them all has its verdict.
func broken(checked []*experiment.Checked, scenarios int) bool {
	return len(checked) < scenarios || slices.ContainsFunc(checked, func(c *experiment.Checked) bool { return c.Samples.Partial() })
}

// expanded puts the scenario files of a folder, or those that a plan has of it, in the place of its name, and leaves out what is named again.
func (c *console) expanded(arguments []string) ([]string, error) {
	var names []string
	for _, argument := range arguments {
		files := []string{argument}
		if planned := c.divided.plan.inFolder(argument); len(planned) > 0 {
			files = planned
		} else if status, err := os.Stat(argument); err == nil && status.IsDir() && !isEmbedded(argument) {
			if files, err = scenariosIn(argument); err != nil {
				return nil, err
			}
		}
		for _, name := range files {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// scenariosIn lists the scenario files of a folder, in the order of their names.
func scenariosIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("the folder %q cannot be read: %w", folder, err)
	}
	var files []string
	for _, e := range entries {
		ending := strings.ToLower(filepath.Ext(e.Name()))
		if !e.IsDir() && (ending == ".yaml" || ending == ".yml") {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("the folder %q has no scenario: no file in it ends in .yaml or .yml", folder)
	}
	return files, nil
}

// compileAll reads and compiles scenarios; what is wrong with all of them is the error.
func (c *console) compileAll(names []string, s edition, quiet bool) ([]*sim.Program, error) {
	var wrong, warned tree.Problems
	var programs []*sim.Program
	for _, name := range names {
		loaded, problems, err := c.load(name, loader.Options{Variant: s.variant, Set: s.set})
		if err != nil {
			return nil, err
		}
		if problems.Any() {
			wrong = append(wrong, problems...)
			continue
		}
		warned = append(warned, problems...)
		p, err := sim.Compile(loaded)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		programs = append(programs, p)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	if !quiet && len(warned) > 0 {
		c.problems(warned)
	}
	return programs, nil
}

// checkAll makes the runs. When the context ends, those of the scenarios begun are judged.
func (k *check) checkAll(ctx context.Context, programs []*sim.Program) ([]*experiment.Checked, error) {
	o, done := k.options(k.runs, k.quiet)
	defer done()
	o.Usual = !k.asked.Changed
	var all []*experiment.Checked
	var made error
	for i, p := range programs {
		o.Work = fmt.Sprintf("program %d ", i)
		checked, err := experiment.Check(ctx, p, o)
		if errors.Is(err, shard.ErrMade) {
			made = err
			continue
		}
		if len(all) > 0 && errors.Is(err, sim.ErrStopped) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Scenario.File, k.orCounted(err))
		}
		all = append(all, checked)
		if checked.Samples.Partial() {
			break
		}
	}
	return all, made
}

// missedError is a gate that does not open.
type missedError struct{ what string }

func (e *missedError) Error() string { return e.what }

func (k *check) verdict(checked []*experiment.Checked) error {
	missed, unsure := 0, 0
	for _, c := range checked {
		missed += c.Missed()
		unsure += c.Undecided()
	}
	switch {
	case missed > 0:
		return &missedError{counted(missed, "objective") + " missed"}
	case k.strict && unsure > 0:
		return &missedError{"of " + counted(unsure, "objective") + " it cannot be told whether it is met, and --strict is given"}
	default:
		return nil
	}
}
