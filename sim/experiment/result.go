package experiment

import (
	"context"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
	"simulate/sim/stats"
)

// Result is the answer to the main job.
type Result struct {
	Program     *sim.Program
	Set         *measure.Set
	Nominal     *Replay
	Samples     *Samples        // nil without seeded runs
	Measures    []Measured      // by row of the set
	Objectives  []Judged        // targets in the order of the measures, then objectives in the order of the file
	Reported    []Reported      // in the order of the file
	Waiting     []snapshot.Step // that have begun or asked and are not over at the horizon of the nominal run
	NeverBegun  []snapshot.Step // that never came to their turn in the nominal run, or were skipped
	Resources   []Resource
	OverTime    []Hour   // where incidents come in streams
	WarmUps     []WarmUp // the same, by kind of unit
	Assumptions Assumptions
	Warnings    []Warning
}

// Measured is a row over all runs.
type Measured struct {
	Row        *measure.Row
	Nominal    measure.Value // of several values, their median
	Percentile float64       // share of seeded runs below the nominal value, half of the equal ones counted; 0 to 1
	Placed     bool          // Percentile is known: the nominal value happened, and enough seeded runs have one
	Summary    stats.Summary // over the seeded runs, in thousandths of the row's unit
	Unfinished int           // of Summary.Missing, values not over by the horizon
	Never      int           // of Summary.Missing, values that never happened
	Target     *Judged       // nil without; the rows of a measure share it
	Chain      *Chain        // where the nominal time went; nil unless between two milestones that both occurred
}

// Evaluate does the main job: the nominal run, and o.Runs seeded ones. When the context ends, the result is that of the
// runs done.
func Evaluate(ctx context.Context, p *sim.Program, o Options) (*Result, error) {
	set, err := measure.Compile(p)
	if err != nil {
		return nil, err
	}
	nominal, err := Nominal(p, set)
	if err != nil {
		return nil, err
	}
	r := &Result{Program: p, Set: set, Nominal: nominal, Assumptions: countAssumptions(p.Scenario.Figures)}
	if err := r.sample(ctx, o); err != nil {
		return nil, err
	}
	if r.Reported, err = reported(p, set, nominal); err != nil {
		return nil, err
	}
	r.Objectives = judgeAll(p.Scenario, set, r.Samples)
	for row := range set.Rows {
		r.Measures = append(r.Measures, r.measured(row))
	}
	r.Resources = r.resources()
	r.OverTime, r.WarmUps = r.overTime(), r.advise()
	r.warn()
	return r, r.lookAtHorizon()
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
	short, err := rounds(ctx, o, extend, func() []figure { return precise(r.Program.Scenario, r.Samples) })
	if short != nil {
		r.note(NotPrecise, "", short.text(r.Samples.Runs))
	}
	return err
}

// lookAtHorizon notes what the nominal run has left undone.
func (r *Result) lookAtHorizon() error {
	if !r.Nominal.Whole() {
		return nil
	}
	state, err := snapshot.At(r.Program, r.Nominal.Records, r.Program.Horizon)
	if err != nil {
		return err
	}
	r.Waiting, r.NeverBegun = state.Waiting(), state.NeverBegun()
	for _, s := range state.Standoffs() {
		r.note(Deadlock, "", standoff(&s))
	}
	return nil
}

// measured puts together what is known of a row.
func (r *Result) measured(row int) Measured {
	m := Measured{Row: &r.Set.Rows[row], Nominal: r.Nominal.Middle(r.Set, row), Target: r.targetOf(&r.Set.Rows[row])}
	if r.Samples != nil {
		m.Summary = r.Samples.Summarise(row)
		_, m.Unfinished, m.Never = r.Samples.Counts(row)
		m.Percentile, m.Placed = r.Samples.place(row, r.Nominal.rankedBy(r.Set, row))
	}
	if from, to, ok := r.Nominal.Ends(row); ok {
		chain := Explain(r.Program, r.Nominal.Records, from, to, false)
		m.Chain = &chain
	}
	return m
}

func (r *Result) targetOf(row *measure.Row) *Judged {
	if row.Target == nil {
		return nil
	}
	for i := range r.Objectives {
		if j := &r.Objectives[i]; j.Target && j.ID == row.Measure {
			return j
		}
	}
	return nil
}
