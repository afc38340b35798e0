package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/sim/scenario/tree"
)

const rootHelp = `Replay a scenario of many agencies responding to an emergency, and report it for training review:
the timeline, latencies over many seeded runs against their targets, what was reported beside what is
simulated, and where the time went.

SCENARIO is a file, - for standard input, or the name of an embedded scenario (see simulate scenarios).

Exit codes: 0 done, 1 simulate check has found an objective missed, 2 bad usage or scenario, 3 a mistake in this
program, 130 interrupted. A report of a missed target exits 0: a report is not a gate, simulate check is one.`

const rootExample = `  simulate independence
  simulate independence -o report.html
  simulate my-town.yaml --runs 5000 -o report.md -o runs.json
  simulate my-town.yaml --variant early-tactical --run typical
  simulate my-county.yaml --tell calls#17 -o records.jsonl --format terminal
  simulate my-county.yaml --runs 10 --rows calls -o calls.csv`

// newRoot returns the command line.
func newRoot(c *console) *cobra.Command {
	r := &review{console: c}
	root := &cobra.Command{
		Use:               "simulate SCENARIO",
		Short:             "Replay emergencies and ask where the time went",
		Long:              rootHelp,
		Example:           rootExample,
		Args:              rootArgs,
		ValidArgsFunction: completeScenario,
		SilenceErrors:     true,
		SilenceUsage:      true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return r.run(cmd.Context(), args[0])
			case r.journal != "": // which has the scenario in it
				return r.run(cmd.Context(), r.journal)
			default:
				return cmd.Help()
			}
		},
	}
	root.SetIn(c.in)
	root.SetErr(c.err)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(c.help)
	r.flags(root)
	root.AddCommand(newCompare(c), newSearch(c), newImprove(c), newServe(c), newCheck(c), newSweep(c), newSensitivity(c), newCalibrate(c), newBatch(c), newExplain(c), newInspect(c), newReportSheet(c), newExercise(c), newLog(c), newValidate(c), newLSP(c), newSchema(c), newScenarios(c), newInit(c), newVersion(c))
	decimals(root)
	return root
}

// rootArgs takes one scenario. A word before it that is nearly a command was meant as one.
func rootArgs(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	if near := tree.Nearest(args[0], names); near != "" {
		return fmt.Errorf("there is no command %q: did you mean %q?", args[0], near)
	}
	return fmt.Errorf("one scenario is expected, not %d: %s", len(args), strings.Join(args, " "))
}

// exactly takes so many arguments, which are named in the order they come in.
func exactly(names ...string) cobra.PositionalArgs { return arguments(len(names), names...) }

// oneOrMore takes the first of the arguments that are named, and may take the others.
func oneOrMore(names ...string) cobra.PositionalArgs { return arguments(1, names...) }

// arguments takes at least so many of the arguments that are named in the order they come in.
func arguments(least int, names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return fmt.Errorf("%s is missing: write %s", names[len(args)], cmd.UseLine())
		case len(args) > len(names):
			return fmt.Errorf("%q is too much: write %s", args[len(names)], cmd.UseLine())
		}
		return nil
	}
}

// flagError names the flag that was probably meant.
func flagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return invalidValue(invalid)
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	name := unknown.GetSpecifiedName()
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	slices.Sort(names)
	if near := tree.Nearest(name, names); near != "" {
		return fmt.Errorf("there is no flag --%s: did you mean --%s?", name, near)
	}
	return fmt.Errorf("there is no flag %q: simulate %s--help lists them", name, subPath(cmd))
}

// invalidValue says what a flag expects.
func invalidValue(err *pflag.InvalidValueError) error {
	kind := err.GetFlag().Value.Type()
	expected, known := map[string]string{
		"int": "a whole number is expected", "uint64": "a whole number, 0 or more, is expected", "bool": "true or false is expected",
		"precision": errNoPrecision.Error(),
	}[kind]
	switch {
	case errors.Is(err, strconv.ErrRange):
		expected = "that is too large a number"
	case !known:
		return err
	}
	return fmt.Errorf("--%s is %q: %s", err.GetFlag().Name, err.GetValue(), expected)
}

// subPath is the command's name behind simulate, with a space when there is one.
func subPath(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return ""
	}
	return cmd.Name() + " "
}
