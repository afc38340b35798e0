package main

import (
	"fmt"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim"
)

// reportSheet writes what a study has to report of its model and its runs.
type reportSheet struct {
	*console
	edition
	output
	runs
}

func newReportSheet(c *console) *cobra.Command {
	k := &reportSheet{console: c, output: output{sheet: true}}
	cmd := &cobra.Command{
		Use:   "report-sheet SCENARIO",
		Short: "Write what a study has to report of its model, by STRESS-DES",
		Long: `Write the reporting sheet of a simulation study by STRESS-DES (Monks and others, Strengthening the reporting of empirical
simulation studies, Journal of Simulation 13, 2019): objectives, logic, data, experimentation, implementation and code access, item by item,
from the scenario and the program. Nothing is run; --runs and --seed say which runs the study makes.

What the file cannot know is marked "To be written by the author", and never made up.`,
		Example: `  simulate report-sheet independence
  simulate report-sheet my-county.yaml --runs 200 -o sheet.docx
  simulate report-sheet my-county.yaml --variant more-aid -o sheet.md`,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE:              func(_ *cobra.Command, args []string) error { return k.run(args[0]) },
	}
	k.edition.flags(cmd)
	k.output.flags(cmd)
	f := cmd.Flags()
	f.IntVar(&k.number, "runs", defaultRuns, fmt.Sprintf("the study makes `N` seeded runs, at most %d; when it is not given, fewer of long runs", mostRuns))
	k.asked = f.Lookup("runs")
	f.Uint64Var(&k.seed, "seed", 1, "of seed `N`")
	return cmd
}

func (k *reportSheet) run(argument string) error {
	if err := k.runs.check(); err != nil {
		return err
	}
	if err := k.output.check(k.console); err != nil {
		return err
	}
	p, err := k.compile(argument, k.edition, k.quiet)
	if err != nil {
		return err
	}
	settings := k.settings(k.runs, sim.Luck{Nominal: true})
	settings.Named = quoted(argument)
	sheet := content.Sheet{Runs: k.number, Usual: !k.asked.Changed, Commit: commit(), Go: runtime.Version(), Report: k.reported(argument)}
	return k.write(k.output, content.NewSheet(p, sheet, settings), nil)
}

// reported is the command that makes the runs and reports them.
func (k *reportSheet) reported(argument string) string {
	words := []string{argument}
	if k.variant != "" {
		words = append(words, "--variant", k.variant)
	}
	for _, set := range k.set {
		words = append(words, "--set", set)
	}
	if k.asked.Changed {
		words = append(words, "--runs", strconv.Itoa(k.number))
	}
	return commandLine(append(words, "--seed", strconv.FormatUint(k.seed, 10)))
}
