package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario/loader"
)

// comparison holds variants against a baseline.
type comparison struct {
	*console
	runs
	output
	set       []string
	from      string
	decisions string
	journals  []string
	measure   string
	rows      string
	most      int
	told      map[string]bool // warnings of scenarios that were told
}

const compareHelp = `Run a scenario and variants of it with the same luck, and compare their measures run by run.

Each argument behind SCENARIO is a column: the id of a variant of the file, another file, or the name of an embedded
scenario. Without any, and without --set, all variants of the file are compared. Each --set is a column too; changes
that belong together stand in one --set, with " & " between them.

In every run a variant has the same luck as the baseline wherever it has the same thing to draw, so that what differs is
the work of the change. Intervals and verdicts allow for how many figures are looked at; ~ marks where no difference can
be told, = where a figure is the same in every run.

With --from, and for a variant that has a from of its own, the changes apply from an instant on: up to there every run of
the variant is that of the baseline, record by record.

With --decisions the strategies are compared that the options of the decide steps make: they are ranked by the mean of a
measure, and those that cannot be told from the best are named.

With --journal the runs of exercises stand beside the run of the plan, all with the luck of the exercises: one run each, so
that there are no intervals. See docs/exercise.md.`

const compareExample = `  simulate compare independence
  simulate compare independence early-tactical more-aid --runs 10000
  simulate compare before.yaml after.yaml -o comparison.html
  simulate compare independence --set units.kcpd-tactical.count=6 \
    --set 'units.jcso-tactical.count=2 & agencies.jcso.approval=0s'
  simulate compare independence --from 13:25 \
    --set incidents.elsea-smith.plan.ask-tactical.delay=5m
  simulate compare independence --precision 5s
  simulate compare independence --decisions --measure call-to-custody`

const (
	mostStrategies = 64
	everyDecision  = "all"
	rowsObjectives = "objectives"
)

// kindsOfComparedRows are what --rows may be.
var kindsOfComparedRows = []string{rowsMeasure, rowsObjectives}

func newCompare(c *console) *cobra.Command {
	k := &comparison{console: c, told: make(map[string]bool)}
	cmd := &cobra.Command{
		Use:     "compare SCENARIO [VARIANT or FILE …]",
		Short:   "Compare what-if variants with the baseline, run by run",
		Long:    compareHelp,
		Example: compareExample,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(k.journals) > 0 {
				return nil
			}
			return atLeast("SCENARIO")(cmd, args)
		},
		ValidArgsFunction: completeContenders,
		RunE: func(cmd *cobra.Command, args []string) error {
			return k.run(cmd.Context(), args)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&k.set, "set", nil, "compare with a column in which values are changed: `PATH=VALUE`, or 'PATH=VALUE & PATH=VALUE' (repeatable)")
	f.StringVar(&k.from, "from", "", "`INSTANT` from which on variants and changes apply, such as 13:25 or +20m; before it, history and luck are the baseline's")
	f.StringVar(&k.decisions, "decisions", "", "compare the strategies that decide steps allow; --decisions=`STEP,STEP` takes these steps alone")
	f.Lookup("decisions").NoOptDefVal = everyDecision
	f.StringArrayVar(&k.journals, "journal", nil, "set the run of an exercise, as its journal `FILE` has it, beside that of the plan with the same luck (repeatable; SCENARIO may be left out)")
	f.StringVar(&k.measure, "measure", "", "rank strategies by `MEASURE`, or MEASURE:KEY (default: the first that has a target)")
	f.IntVar(&k.most, "strategies", mostStrategies, "compare at most `N` strategies: with more, those with the fewest choices other than the file's")
	f.StringVar(&k.rows, "rows", rowsMeasure, "`WHAT` the rows of csv and jsonl are: measures, or objectives (with targets), of each variant")
	k.seeded(cmd)
	k.precise(cmd)
	k.output.flags(cmd)
	f.BoolVar(&k.full, "full", false, "all there is to say on the terminal: every difference, and each variant in words")
	f.Lookup("verbose").Usage = "tables of detail too"
	_ = cmd.RegisterFlagCompletionFunc("measure", completeRanked)
	_ = cmd.RegisterFlagCompletionFunc("rows", cobra.FixedCompletions(kindsOfComparedRows, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (k *comparison) check() error {
	switch {
	case k.measure != "" && k.decisions == "":
		return errors.New("--measure says what strategies are ranked by: give --decisions too")
	case k.decisions != "" && len(k.set) > 0:
		return errors.New("--set makes columns and --decisions strategies: give one of the two")
	case k.decisions != "" && k.from != "":
		return errors.New("--from is for variants and --set: leave it out with --decisions")
	case !slices.Contains(kindsOfComparedRows, k.rows):
		return unknown("kind of row", k.rows, kindsOfComparedRows)
	case k.decisions != "" && k.rows == rowsObjectives:
		return errors.New("--rows objectives is of variants: strategies are ranked by one measure")
	case k.most < 2:
		return fmt.Errorf("--strategies is %d: give 2 or more", k.most)
	case k.number == 0 && !k.precision.Given():
		return errors.New("a comparison needs seeded runs: give --runs more than 0")
	}
	return errors.Join(k.runs.check(), k.output.check(k.console))
}

func (k *comparison) run(ctx context.Context, args []string) error {
	if err := errors.Join(k.checkJournals(args), k.check()); err != nil {
		return err
	}
	var d *document.Document
	var page streams
	var err error
	switch {
	case len(k.journals) > 0:
		d, err = k.conducted(ctx, args)
	case k.decisions != "":
		d, err = k.rank(ctx, args)
	default:
		d, page, err = k.compared(ctx, args)
	}
	if err != nil {
		return err
	}
	if k.rows == rowsObjectives {
		d.Rows = rowsObjectives
	}
	if err := k.write(k.output, d, page); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// compared is the comparison as a document, and as a page if one is asked for.
func (k *comparison) compared(ctx context.Context, args []string) (*document.Document, streams, error) {
	c, err := k.compare(ctx, args)
	if err != nil {
		return nil, nil, err
	}
	settings := k.settings(k.runs, sim.Luck{Nominal: true})
	page, err := k.page(ctx, c, settings)
	return content.NewComparison(c, settings), page, err
}

func (k *comparison) compare(ctx context.Context, args []string) (*contrast.Contrast, error) {
	baseline, err := k.contender(args[0], args[0], loader.Options{})
	if err != nil {
		return nil, err
	}
	if args[0] == standardInput {
		baseline.ID = baseline.Program.Scenario.File
	}
	variants, err := k.variants(baseline.Program.Scenario, args)
	if err != nil {
		return nil, err
	}
	options, done := k.options(k.runs, k.quiet)
	options.Usual = !k.asked.Changed
	defer done()
	return contrast.Compare(ctx, baseline, variants, options)
}

// atLeast takes an argument of a name and any number behind it.
func atLeast(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("%s is missing: write %s", name, cmd.UseLine())
		}
		return nil
	}
}

// completeContenders offers the variants of the scenario that has been typed, and leaves files to the shell.
func completeContenders(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeScenarios(cmd, args, typed)
	}
	all, _ := completeVariant(cmd, args, typed)
	var names []cobra.Completion
	for _, name := range all {
		id, _, _ := strings.Cut(name, "\t")
		if !slices.Contains(args[1:], id) {
			names = append(names, name)
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}
