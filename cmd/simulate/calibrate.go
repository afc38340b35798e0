package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/scenario"
)

// calibrating finds what values of assumed figures agree with what was reported.
type calibrating struct {
	*console
	edition
	runs
	output
	kernel string
	most   int
}

const (
	calibratedRuns  = 500
	fewestKept      = 50
	mostCalibration = 200_000
)

const calibrateHelp = `Say which assumptions the record of the real incident confirms and which it contradicts, and how far it narrows each.

Runs that agree with everything under reported, each within its tolerance, are looked for among seeded runs, and where these are too
few by drawing the tolerances in step by step while runs that agree are moved (approximate Bayesian computation by sequential
Monte Carlo). A tolerance is what within: says, or else what is written: 13:30 is give or take 5 minutes, 13:31 half a minute, and a
window is itself. Reports that no run meets together are named.

What is calibrated are figures with a range, and assumed durations that a run draws once. What agrees with the record is written as
a variant; -o variant.yaml writes a file that extends the scenario by it.`

const calibrateExample = `  simulate calibrate independence
  simulate calibrate my-town.yaml -o calibrated.html -o calibrated.yaml
  simulate calibrate my-town.yaml --kernel normal --runs 2000 --format json`

func newCalibrate(c *console) *cobra.Command {
	k := &calibrating{console: c, output: output{comesTo: true}}
	cmd := &cobra.Command{
		Use:               "calibrate SCENARIO",
		Short:             "Say which assumptions the record confirms, and which it contradicts",
		Long:              calibrateHelp,
		Example:           calibrateExample,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return k.run(cmd.Context(), args[0])
		},
	}
	k.edition.flags(cmd)
	k.seeded(cmd)
	k.number, k.asked.DefValue = calibratedRuns, strconv.Itoa(calibratedRuns)
	k.asked.Usage = fmt.Sprintf("let `N` runs stand for what agrees with the record, %d to %d; when it is not given, fewer of long runs", fewestKept, mostRuns/10)
	k.output.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&k.kernel, "kernel", string(calibrate.Box), "let runs count by `KERNEL`: box, all alike that agree with every report; or normal, the nearer the more")
	f.IntVar(&k.most, "most", mostCalibration, "make at most `N` runs in all")
	_ = cmd.RegisterFlagCompletionFunc("kernel", cobra.FixedCompletions(kernelNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func kernelNames() []string {
	names := make([]string, len(calibrate.Kernels))
	for i, k := range calibrate.Kernels {
		names[i] = string(k)
	}
	return names
}

func (k *calibrating) check() error {
	switch {
	case !slices.Contains(kernelNames(), k.kernel):
		return unknown("kernel", k.kernel, kernelNames())
	case k.number >= 0 && k.number < fewestKept || k.number > mostRuns/10:
		return fmt.Errorf("--runs is %d: give %d to %d", k.number, fewestKept, mostRuns/10)
	case k.most < 1 || k.most > mostRuns:
		return fmt.Errorf("--most is %d: give 1 to %d", k.most, mostRuns)
	}
	return errors.Join(k.runs.check(), k.output.check(k.console))
}

func (k *calibrating) run(ctx context.Context, argument string) error {
	if err := k.check(); err != nil {
		return err
	}
	p, err := k.compile(argument, k.edition, k.quiet)
	if err != nil {
		return err
	}
	found, err := k.find(ctx, p)
	if err != nil {
		return withRemedy(err)
	}
	if found.Prior == 0 {
		return errNothingDone
	}
	c := &content.Calibrated{Calibration: found, Asked: byHand(k.set)}
	k.settle(argument, c)
	settings := k.settings(k.runs, sim.Luck{Nominal: true})
	instead := streams{formatYAML: variantFile(c)}
	page, err := k.onPages(func() *document.Document { return content.NewCalibrationPage(c, settings) })
	if err != nil {
		return err
	}
	maps.Copy(instead, page)
	if err := k.write(k.output, content.NewCalibration(c, settings), instead); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// withRemedy says what to do about what cannot be calibrated.
func withRemedy(err error) error {
	switch {
	case errors.Is(err, calibrate.ErrNoReport):
		return fmt.Errorf("%w\nwrite what is known of the real incident: reported: {custody: {milestone: custody, value: \"13:30\", within: 2m}}", err)
	case errors.Is(err, calibrate.ErrNoInput):
		return fmt.Errorf("%w\ngive assumed figures a range, such as takes: {value: 3m, range: 2m..9m}", err)
	}
	return err
}

func (k *calibrating) find(ctx context.Context, p *sim.Program) (*calibrate.Calibration, error) {
	o := calibrate.Options{Kernel: calibrate.Kernel(k.kernel), Most: k.most}
	o.Options, _ = k.options(k.runs, true)
	o.Usual = !k.asked.Changed
	if progress := k.progress(k.quiet); progress != nil {
		defer progress.clear()
		o.Progress = func(done, most int) { progress.count("runs at most", done, most) }
	}
	if err := o.Afford(ctx, p); err != nil {
		return nil, err
	}
	o.Runs = max(o.Runs, fewestKept)
	return calibrate.Calibrate(ctx, p, o)
}

// settle finds out what the variant says: all that a file can say.
func (k *calibrating) settle(argument string, c *content.Calibrated) {
	build, stated := k.builder(argument, k.variant, k.set), make(map[int]bool)
	var changes []scenario.PathValue
	for _, change := range c.Calibration.Changes() {
		if _, err := build(change.Values); err == nil {
			c.Changes, stated[change.Input] = append(c.Changes, change), true
			changes = append(changes, change.Values...)
		}
	}
	for i := range c.Told {
		if c.Told[i].Narrowed() && !stated[i] {
			c.Unstated = append(c.Unstated, i)
		}
	}
	if len(changes) > 0 {
		c.Command = reproduced([]string{argument}, k.variant, k.set, changes)
	}
}

// variantFile is a file that extends the scenario by the variant.
func variantFile(c *content.Calibrated) body {
	return written([]byte(strings.Join(c.VariantFile(), "\n") + "\n"))
}
