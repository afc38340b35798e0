package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// explain walks a measure's causes back.
type explain struct {
	*console
	edition
	runs
	output
	critical bool
	instance string
	asked    *pflag.Flag // for the instance
}

// The instances of a stream that have a name of their own.
const (
	medianInstance  = "median"
	longestInstance = "longest"
)

func newExplain(c *console) *cobra.Command {
	e := &explain{console: c}
	cmd := &cobra.Command{
		Use:   "explain SCENARIO MEASURE",
		Short: "Show where the time of a measure went, over all runs and in one",
		Long: `Say where the time of a measure went over all seeded runs: the mean time of each step and kind, which add up to
the mean exactly, and what is longer in the runs that miss its limit. Then walk the causes of one run back from
the end of the measure to its beginning: segments that add up to it exactly, each with its reason. A wait leads
back to what asked; with --critical, to what freed the unit or the channel that was waited for.

A measure of a stream has a time for each instance. The one that is walked is the median of those that are
measured, or the one that --instance says.

With --variant the variant is explained, and what it changes on the critical path is told run by run, with the
same luck as the baseline.`,
		Example: `  simulate explain independence call-to-custody
  simulate explain independence response --critical --run worst
  simulate explain independence call-to-custody --runs 200 \
    --variant early-tactical
  simulate explain my-county.yaml response --instance longest`,
		Args:              exactly("SCENARIO", "MEASURE"),
		ValidArgsFunction: completeMeasure,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.run(cmd.Context(), args[0], args[1])
		},
	}
	e.edition.flags(cmd)
	e.runs.flags(cmd)
	e.output.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&e.critical, "critical", false, "follow what freed each wait, instead of what asked")
	f.StringVar(&e.instance, "instance", medianInstance, "of a stream's measure, the `INSTANCE` to explain: its number, median or longest")
	e.asked = f.Lookup("instance")
	f.Lookup("runs").Usage = fmt.Sprintf("say where the time went over `N` seeded runs, at most %d; 0: in the nominal run alone", mostRuns)
	_ = cmd.RegisterFlagCompletionFunc("instance", cobra.FixedCompletions([]string{medianInstance, longestInstance}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (e *explain) run(ctx context.Context, argument, id string) error {
	if err := e.check(); err != nil {
		return err
	}
	p, err := e.compile(argument, e.edition, e.quiet)
	if err != nil {
		return err
	}
	set, err := measure.Compile(p)
	if err != nil {
		return err
	}
	row, err := rowNamed(set, id)
	if err != nil {
		return err
	}
	if e.shown == worstRun {
		e.shown += ":" + set.Rows[row].ID()
	}
	late, end := e.showing(ctx)
	defer end()
	luck, among, over, err := e.overRuns(ctx, p, set, row)
	if err != nil {
		return err
	}
	found, err := e.explained(late, set, row, luck)
	if err != nil {
		return err
	}
	found.Time = over
	if e.variant != "" && e.number > 0 && ctx.Err() == nil && explainsAgainst(set, row) {
		if found.Paths, err = e.paths(ctx, argument, found.Row); err != nil {
			return err
		}
	}
	settings := e.settings(e.runs, luck)
	settings.Among = among
	if err := e.write(e.output, content.NewExplanation(found, settings), nil); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// overRuns makes the seeded runs, if any, and breaks down the measure in them. It finds the run whose chain is shown.
func (e *explain) overRuns(
	ctx context.Context, p *sim.Program, set *measure.Set, row int,
) (luck sim.Luck, among content.Among, over *cause.Breakdown, err error) {
	if e.number == 0 || !set.Rows[row].Timed || !e.sought() && !e.runs.asked.Changed {
		luck, among, err = e.chosen(ctx, p, e.runs, e.quiet)
		return luck, among, nil, err
	}
	if err := e.checkSought(p); err != nil {
		return luck, among, nil, err
	}
	result, err := e.evaluate(ctx, p, e.runs, e.quiet)
	if err != nil {
		return luck, among, nil, err
	}
	if result.Samples.Runs == 0 {
		return luck, among, nil, errNothingDone
	}
	if luck, among, err = e.console.find(&e.runs, result); err != nil {
		return luck, among, nil, err
	}
	r := &set.Rows[row]
	o, done := e.options(e.runs, e.quiet)
	defer done()
	q := cause.Question{Measure: r.Measure, Key: r.Key, Limit: cause.LimitOf(p.Scenario, r.Measure), Critical: e.critical}
	all, err := cause.OfResult(ctx, result, []cause.Question{q}, o)
	if len(all) > 0 {
		over = all[0]
	}
	return luck, among, over, err
}

// explainsAgainst reports whether a measure's paths can be held against those of a variant.
func explainsAgainst(set *measure.Set, row int) bool {
	return set.Spans(row) || cause.NewLapses(set.Program, &set.Rows[row]) != nil
}

// explained is the chain of one run, or where the measure has no value in it, what keeps it from happening.
func (e *explain) explained(ctx context.Context, set *measure.Set, row int, luck sim.Luck) (*content.Explanation, error) {
	p := set.Program
	var tape experiment.Tape
	var fingerprint sim.Fingerprint
	end := snapshot.NewFold(p, engine.Never)
	found, err := e.find(ctx, set, row, luck, &tape, &fingerprint, end)
	x := &content.Explanation{Program: p, Row: &set.Rows[row], Fingerprint: fingerprint.Sum()}
	if none := (*noValueError)(nil); errors.As(err, &none) {
		if _, wrong := end.Undone(); wrong != nil {
			return x, wrong
		}
		x.Missing = end.Forward(none.missing...)
		x.Why, x.Advice, err = none.why, none.advice, nil
	}
	if err != nil || x.Why != "" {
		return x, err
	}
	records, err := e.recordsUpTo(ctx, p, luck, found.later(), &tape)
	if err != nil {
		return nil, err
	}
	chain := cause.New(p, records).Explain(found.from.Seq, found.to.Seq, e.critical)
	x.Chain, x.Instance = &chain, found.instance
	return x, nil
}

func (e *explain) check() error {
	if err := errors.Join(e.runs.check(), e.output.check(e.console)); err != nil {
		return err
	}
	if n, err := strconv.ParseInt(e.instance, 10, 32); (err != nil || n < 1) && e.instance != medianInstance && e.instance != longestInstance {
		return fmt.Errorf("--instance is %q: give its number in the stream, from 1, or %s or %s", e.instance, medianInstance, longestInstance)
	}
	return nil
}

// ends are the two records that a measure lies between.
type ends struct {
	from, to sim.Occurrence
	instance *content.Ranked // whose they are, of several times in a run; nil of one
}

// later is the instant of the later of the two.
func (e *ends) later() engine.Time { return max(e.from.At, e.to.At) }

// find makes the run and finds what is to be explained in it. The sinks are told of the run.
func (e *explain) find(ctx context.Context, set *measure.Set, row int, luck sim.Luck, sinks ...sim.Sink) (*ends, error) {
	r := &set.Rows[row]
	if !r.Timed {
		return nil, fmt.Errorf("%s cannot be explained, as it is not a time between two instants of a run: those that are such are %s",
			r.ID(), strings.Join(explainable(set), ", "))
	}
	if e.asked.Changed && !r.Several {
		return nil, fmt.Errorf("--instance is for measures of streams, and %s is none: it has one time in a run", r.ID())
	}
	fold := set.NewFold()
	var lapses []measure.Lapse
	fold.OnLapse = func(x measure.Lapse) {
		if int(x.Row) == row && !x.Again {
			lapses = append(lapses, x)
		}
	}
	if err := e.follow(ctx, set.Program, luck, e.quiet, append(sinks, fold)...); err != nil {
		return nil, err
	}
	fold.Values() // which tells of those that were still to tell
	if len(lapses) == 0 {
		return nil, without(set, row, fold)
	}
	return e.pick(set.Program, r, lapses)
}

// without says that a run has no value of a row, and which milestones are missing where it lies between two.
func without(set *measure.Set, row int, fold *measure.Fold) error {
	r := &set.Rows[row]
	if !set.Spans(row) {
		why := r.ID() + " has no value in this run"
		if r.Streamed {
			why = content.WithoutInstance
		}
		return &noValueError{why: why, advice: "try another run with --run, or a longer horizon"}
	}
	from, to, _ := fold.Ends(row)
	return &noValueError{
		why:     content.WithoutValue(r, from.Occurred(), to.Occurred()),
		advice:  "try another run with --run",
		missing: missing(r, from.Occurred(), to.Occurred()),
	}
}

// pick is the one of a run's times that is asked for.
func (e *explain) pick(p *sim.Program, r *measure.Row, lapses []measure.Lapse) (*ends, error) {
	slices.SortStableFunc(lapses, func(a, b measure.Lapse) int {
		return cmp.Or(cmp.Compare(a.Length(), b.Length()), byOrdinal(a, b))
	})
	rank := slices.IndexFunc(lapses, func(l measure.Lapse) bool { return strconv.Itoa(int(l.Of.Ordinal)) == e.instance })
	switch {
	case e.instance == medianInstance:
		rank = (len(lapses) - 1) / 2
	case e.instance == longestInstance:
		rank = len(lapses) - 1
	case rank < 0 && !r.Streamed:
		return nil, fmt.Errorf("%s is not about the instances of a stream: --instance may be %s or %s", r.ID(), medianInstance, longestInstance)
	case rank < 0:
		return nil, fmt.Errorf("instance %s has no value in this run, or is not measured: those that have one are %s to %s",
			e.instance, p.InstanceID(slices.MinFunc(lapses, byOrdinal).Of), p.InstanceID(slices.MaxFunc(lapses, byOrdinal).Of))
	}
	l := &lapses[rank]
	found := &ends{from: l.From, to: l.To}
	if r.Several {
		found.instance = &content.Ranked{Of: l.Of, Shorter: rank, Measured: len(lapses)}
	}
	return found, nil
}

func byOrdinal(a, b measure.Lapse) int { return cmp.Compare(a.Of.Ordinal, b.Of.Ordinal) }

// recordsUpTo are those of a run up to an instant; of a run with too many, those of a shorter one.
func (e *explain) recordsUpTo(ctx context.Context, p *sim.Program, luck sim.Luck, at engine.Time, tape *experiment.Tape) ([]sim.Record, error) {
	if records := tape.Records(); records != nil {
		return records, nil
	}
	var shorter experiment.Tape
	if err := e.follow(ctx, p.Until(at), luck, e.quiet, &shorter); err != nil {
		return nil, err
	}
	if records := shorter.Records(); records != nil {
		return records, nil
	}
	return nil, fmt.Errorf("the chain of causes ends %s after the start, where the run has more than the %s records that can be kept\n"+
		"explain an earlier instance with --instance, or set a shorter clock.horizon", document.Milliseconds(at-p.WarmUp), words.Grouped(experiment.TraceLimit))
}

// noValueError says that a run has nothing to explain.
type noValueError struct {
	why, advice string
	missing     []string // milestones
}

func (e *noValueError) Error() string { return e.why + "\n" + e.advice }

// missing are the milestones of a row that have not occurred.
func missing(row *measure.Row, from, to bool) []string {
	var list []string
	if !from {
		list = append(list, row.From)
	}
	if !to {
		list = append(list, row.To)
	}
	return list
}

// explainable lists the times that the scenario declares, or without such the built-in ones.
func explainable(set *measure.Set) []string {
	var declared, builtin []string
	for i := range set.Rows {
		switch r := &set.Rows[i]; {
		case !r.Timed || !r.Period.Whole():
		case r.Origin == measure.Declared:
			declared = append(declared, r.ID())
		case r.Origin == measure.Builtin:
			builtin = append(builtin, r.ID())
		}
	}
	if len(declared) == 0 {
		return builtin
	}
	return declared
}

// rowNamed finds a measure by its id, or by id:key where it has a row each for sites, agencies and so on.
func rowNamed(set *measure.Set, name string) (int, error) {
	var rows []string
	for i := range set.Rows {
		r := &set.Rows[i]
		switch {
		case r.ID() == name, r.Measure == name && !r.Timed: // of which none can be explained
			return i, nil
		case r.Measure == name:
			rows = append(rows, r.ID())
		}
	}
	if len(rows) > 0 {
		return 0, fmt.Errorf("%s has several rows: name a row: %s", name, strings.Join(rows, ", "))
	}
	return 0, unknown("measure", name, explainable(set))
}
