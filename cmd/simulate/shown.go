package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// The runs that are found among those made. A measure may follow: worst:to-custody.
const (
	typicalRun = "typical"
	worstRun   = "worst"
)

// sought reports whether the run to be shown is to be found among those made.
func (r *runs) sought() bool {
	how, _ := r.soughtBy()
	return how == typicalRun || how == worstRun
}

// soughtBy says how the run is found, and by which measure; an empty one is that of the scenario.
func (r *runs) soughtBy() (how, by string) {
	how, by, _ = strings.Cut(r.shown, ":")
	return how, by
}

func (r *runs) shownNumber() (int, error) {
	n, err := strconv.ParseUint(r.shown, 10, 31)
	return int(n), err
}

// luck is that of a run that is not sought.
func (r *runs) luck() sim.Luck {
	if r.shown == "" {
		return sim.Luck{Nominal: true}
	}
	number, _ := r.shownNumber() // which has been checked
	return r.luckOf(number)
}

// luckOf is that of a seeded run.
func (r *runs) luckOf(number int) sim.Luck {
	return sim.Luck{Seed: r.seed, Replication: uint64(number)}
}

// checkSought finds before any run is made that there is no measure to find one by.
func (r *runs) checkSought(p *sim.Program) error {
	if !r.sought() {
		return nil
	}
	set, err := measure.Compile(p)
	if err != nil {
		return err
	}
	if how, _ := r.soughtBy(); how == typicalRun {
		_, err = r.heads(set)
	} else {
		_, err = r.soughtRows(set, "")
	}
	return err
}

// heads are the measures that the typical run is nearest the middle by: the one that is named, or those that the scenario cares for.
func (r *runs) heads(set *measure.Set) ([]experiment.Head, error) {
	_, by := r.soughtBy()
	if by == "" {
		return experiment.Heads(set), nil
	}
	rows, err := r.soughtRows(set, "")
	return []experiment.Head{{Measure: by, Rows: rows}}, err
}

// soughtRows are the rows that a run is found by: those of a measure, or the one of them that is named. Where none is, the worst run is
// that by what misses its limit the most, or else by the first headline measure.
func (r *runs) soughtRows(set *measure.Set, missed string) ([]int, error) {
	how, by := r.soughtBy()
	if by == "" && how != typicalRun {
		if by = cmp.Or(missed, experiment.FirstHeadline(set)); by == "" {
			return nil, errors.New("the scenario declares no measure by which a run is the worst: name a built-in one, such as --run worst:response")
		}
	}
	var rows []int
	for i := range set.Rows {
		if x := &set.Rows[i]; (x.ID() == by || x.Measure == by) && x.Period.Whole() {
			rows = append(rows, i)
		}
	}
	if len(rows) > 0 {
		return rows, nil
	}
	return nil, fmt.Errorf("--run %s: %w", r.shown, unknown("measure", by, set.Program.Scenario.Measures.IDs()))
}

// find is the luck of the run to be shown, and what it was found among. Where none can be found it is the nominal one.
func (c *console) find(r *runs, result *experiment.Result) (sim.Luck, content.Among, error) {
	nominal := sim.Luck{Nominal: true}
	s := result.Samples
	switch how, by := r.soughtBy(); {
	case !r.sought():
		return r.luck(), content.Among{}, nil
	case s == nil || s.Runs == 0:
		return nominal, content.Among{}, nil
	case how == typicalRun:
		heads, err := r.heads(result.Set)
		if err != nil {
			return nominal, content.Among{}, err
		}
		number, ranks := experiment.Typical(s, heads)
		among := amongRuns(s, s.Ranked())
		if by == "" {
			among.Why, among.Ranks = content.Typical(result.Set, nil), content.RanksOf(len(heads), ranks)
		} else {
			among.Why = content.Typical(result.Set, heads[0].Rows)
		}
		return r.luckOf(number), among, nil
	}
	rows, err := r.soughtRows(result.Set, content.MostMissed(result.Objectives))
	if err != nil {
		return nominal, content.Among{}, err
	}
	worst := experiment.Worst(s, rows)
	if worst == nil {
		c.tell("--run %s: none of the runs says anything of %s, as the plan took another way in all: the nominal run is shown",
			r.shown, result.Set.Rows[rows[0]].Measure)
		return nominal, content.Among{}, nil
	}
	among := amongRuns(s, s.Kept())
	among.Why = content.Worst(result.Set, worst)
	return r.luckOf(worst.Run), among, nil
}

// amongRuns are so many of the first runs, among which one is found.
func amongRuns(s *experiment.Samples, runs int) content.Among {
	if s.Counted() {
		return content.Among{Runs: runs, Asked: runs, First: true}
	}
	return content.Among{Runs: runs, Asked: s.Asked}
}

// chosen is the luck of the run to be looked at; seeded runs are made only where it is to be found among them, those done.
func (c *console) chosen(ctx context.Context, p *sim.Program, r runs, quiet bool) (sim.Luck, content.Among, error) {
	if !r.sought() {
		return r.luck(), content.Among{}, nil
	}
	if err := r.checkSought(p); err != nil {
		return sim.Luck{}, content.Among{}, err
	}
	result, err := c.evaluate(ctx, p, r, quiet)
	if err != nil {
		return sim.Luck{}, content.Among{}, err
	}
	if result.Samples.Runs == 0 {
		return sim.Luck{}, content.Among{}, errNothingDone
	}
	return c.find(&r, result)
}

// shownRun is the run to be shown; the nominal one where there is no time for another.
func (r *review) shownRun(ctx context.Context, result *experiment.Result, luck sim.Luck) (*experiment.ShownRun, error) {
	if luck.Nominal {
		return result.Nominal, nil
	}
	shown, err := experiment.Show(ctx, result.Program, result.Set, luck)
	if errors.Is(err, sim.ErrStopped) {
		r.console.tell("run %d was not over: the nominal run is shown", luck.Replication)
		return result.Nominal, nil
	}
	return shown, err
}

// settings are what a report says of how it was made.
func (c *console) settings(r runs, luck sim.Luck) content.Settings {
	s := content.Settings{Seed: r.seed, Shown: content.Nominal, Version: version(), Again: commandLine(sameBytes(c.args)), Other: commandLine(without(sameBytes(c.args), "--run"))}
	if !luck.Nominal {
		s.Shown = fmt.Sprintf("run %d", luck.Replication)
	}
	return s
}

// completeRun offers the runs that have a name, and the worst by each measure of the scenario that has been typed.
func completeRun(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names := []cobra.Completion{content.Nominal, typicalRun, worstRun}
	measures, directive := completeMeasures(cmd, args, typed)
	for _, m := range measures {
		names = append(names, worstRun+":"+m)
	}
	return names, directive
}
