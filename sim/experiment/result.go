package experiment

import (
	"context"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Result is the answer to the main job.
type Result struct {
	Program     *sim.Program
	Set         *measure.Set
	Nominal     *ShownRun
	Samples     *Samples            // nil without seeded runs
	Usual       int                 // how many seeded runs are usual, when fewer were made because they are long; otherwise 0
	Measures    []Measured          // by row of the set
	Objectives  []Judged            // targets in the order of the measures, then objectives in the order of the file
	Reported    []Reported          // of one case, in the order of the file
	Statistics  []ReportedStatistic // of many, likewise
	Unfinished  []Unfinished        // steps that were not over at the end of seeded runs, in the order of the file
	Resources   []Resource
	OverTime    []Hour   // where incidents come in streams
	WarmUps     []WarmUp // the same, by kind of unit
	Assumptions Assumptions
	Given       *Agreement // nil when figures rest on all runs
	Variances   []Variance // of the measures that are judged, where figures have ranges
	Warnings    []Warning

	hurried bool // figures were made as soon as could be
}

// Measured is a row over all runs.
type Measured struct {
	Row        *measure.Row
	Nominal    measure.Value // of several values, their median
	Percentile float64       // share of seeded runs below the nominal value, half of the equal ones counted; 0 to 1
	Placed     bool          // Percentile is known: the nominal value happened, and enough seeded runs have one
	Summary    stats.Summary // over the seeded runs, in parts of the row's unit
	Counts     measure.Counts
	Target     *Judged // nil without; the rows of a measure share it
}

// Evaluate does the main job: the nominal run, or that of an exercise, and o.Runs seeded ones. When the context ends, the result is that of the
// runs done; before the nominal run is, there is none.
func Evaluate(ctx context.Context, p *sim.Program, o Options) (*Result, error) {
	set, err := measure.CompileWith(p, milestonesOf(p.Scenario, o.Given))
	if err != nil {
		return nil, err
	}
	agreeing, err := conditions(p, set, o.Given)
	if err != nil {
		return nil, err
	}
	luck := sim.Luck{Nominal: true}
	if o.Played != nil {
		luck = *o.Played
	}
	nominal, err := Show(ctx, p, set, luck, Following(p, o.Replaying))
	if err != nil {
		return nil, err
	}
	r := &Result{Program: p, Set: set, Nominal: nominal, Assumptions: CountAssumptions(p.Scenario.Figures)}
	if runs := o.affordable(nominal.Count); runs < o.Runs && !o.Precision.Given() {
		r.Usual, o.Runs = o.Runs, runs
	}
	r.Fit(&o)
	if err := r.sample(ctx, o); err != nil {
		return nil, err
	}
	if r.Samples != nil {
		r.Unfinished = r.Samples.left.list()
	}
	if err := r.agree(agreeing); err != nil {
		return nil, err
	}
	r.Reported = reported(p, set, r.Samples, nominal)
	r.Objectives = JudgeAll(p.Scenario, set, r.Samples)
	r.Statistics = reportedStatistics(p.Scenario, set, r.Samples)
	if err := r.decompose(ctx, o); err != nil {
		return nil, err
	}
	targets, of := r.targets(), r.summarised(ctx)
	r.Measures = make([]Measured, len(set.Rows))
	InParallel(context.WithoutCancel(ctx), len(set.Rows), r.Samples.makers(o.Workers), func() func(int) bool {
		return func(row int) bool { r.Measures[row] = r.measured(row, of(row), targets); return true }
	})
	if r.hurried = r.Samples.hurried(ctx); r.hurried {
		r.Samples.few = true
	}
	r.Resources = r.resources()
	r.OverTime, r.WarmUps = r.overTime(), r.advise()
	r.warn()
	r.noteStandoffs(nominal.Luck, nominal.Undone)
	return r, r.lookAtEnds(ctx)
}

// sample makes the seeded runs.
func (r *Result) sample(ctx context.Context, o Options) error {
	if o.Runs == 0 && !o.Precision.Given() {
		return nil
	}
	extend := func(runs int) (err error) {
		o.Runs = runs
		if r.Samples == nil {
			r.Samples, err = Replicate(ctx, r.Program, r.Set, o)
		} else {
			r.Samples, err = r.Samples.extend(ctx, r.Program, o, nil)
		}
		return err
	}
	short, err := Rounds(ctx, o, extend, func() []Aim { return precise(r.Program.Scenario, r.Samples) })
	if short != nil {
		r.note(NotPrecise{*short, r.Samples.Runs})
	}
	return err
}

// summarised returns the samples of which figures of a row are made: once time is short, rough ones of all that nothing is asked of.
func (r *Result) summarised(ctx context.Context) func(row int) *Samples {
	s := r.Samples
	if s == nil {
		return func(int) *Samples { return nil }
	}
	about, rough := Headlines(r.Program.Scenario), s.roughly()
	return func(row int) *Samples {
		if about[r.Set.Rows[row].Measure] || !s.hurried(ctx) {
			return s
		}
		return rough
	}
}

// measured puts together what is known of a row.
func (r *Result) measured(row int, of *Samples, targets map[string]*Judged) Measured {
	m := Measured{Row: &r.Set.Rows[row], Nominal: r.Nominal.Middle(r.Set, row)}
	if m.Row.Target != nil {
		m.Target = targets[m.Row.Measure]
	}
	if of != nil {
		m.Summary = of.Summarise(row)
		m.Counts = r.Samples.Counts(row)
		m.Percentile, m.Placed = r.Samples.place(row, r.Nominal.rankedBy(r.Set, row))
	}
	return m
}

// targets are the targets as judged, by measure.
func (r *Result) targets() map[string]*Judged {
	targets := make(map[string]*Judged)
	for i := range r.Objectives {
		if j := &r.Objectives[i]; j.Target {
			targets[j.ID] = j
		}
	}
	return targets
}
