package experiment

import (
	"context"
	"slices"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Variance says which share of a measure's variance is due to the ranges of figures, and which to chance.
type Variance struct {
	Chosen
	stats.Decomposition
}

// mostPairs is how many runs are made once more with fresh luck: enough for a share to be known to a few hundredths.
const mostPairs = 1000

// again is added to the number of a replication whose inputs are those of another and whose luck is its own.
const again = 1 << 40

// decompose makes pairs of runs with the same inputs and another luck. Without ranges there is nothing to part.
func (r *Result) decompose(ctx context.Context, o Options) error {
	if r.Samples == nil || len(r.Program.Inputs) == 0 {
		return nil
	}
	set, err := measure.CompileDeclared(r.Program)
	if err != nil {
		return err
	}
	list, err := Choose(set, judgedMeasures(r))
	if err != nil {
		return err
	}
	wanted := func(row *measure.Row) bool {
		return slices.ContainsFunc(list, func(c Chosen) bool { return c.Has(row) })
	}
	t := NewTrialsOf(set, o.Seed, wanted)
	t.Luck = func(run int) sim.Luck { return paired(r.Program, o.Seed, run) }
	pairs := min(r.Samples.Runs, mostPairs)
	if err := t.Extend(ctx, Options{Runs: 2 * pairs, Seed: o.Seed, Workers: o.Workers}); err != nil {
		return err
	}
	for _, c := range list {
		first, second := halves(c.Outcomes(t.Outcomes[0]))
		r.Variances = append(r.Variances, Variance{c, stats.Decompose(first, second, stats.Level)})
	}
	return nil
}

// paired is the luck of a run: of two in a row, the second has the inputs of the first.
func paired(p *sim.Program, seed uint64, run int) sim.Luck {
	inputs := uint64(run / 2)
	luck := sim.Luck{Seed: seed, Replication: inputs + uint64(run%2)*again}
	given := &sim.Given{Replications: make([]uint64, len(p.Sources))}
	for i := range p.Sources {
		given.Replications[i] = luck.Replication
		if p.Sources[i].Ranged {
			given.Replications[i] = inputs
		}
	}
	luck.Given = given
	return luck
}

// halves parts outcomes into the first and the second of every pair.
func halves(outcomes []stats.Outcome) (first, second []stats.Outcome) {
	for i := 0; i+1 < len(outcomes); i += 2 {
		first, second = append(first, outcomes[i]), append(second, outcomes[i+1])
	}
	return first, second
}

// judgedMeasures lists the measures that have a target, or that an objective is about; without any, no names, for all.
func judgedMeasures(r *Result) []string {
	judged := make(map[string]bool)
	for i := range r.Objectives {
		judged[r.Objectives[i].Expression.Measure] = true
	}
	var names []string
	for id := range r.Program.Scenario.Measures.All() {
		if judged[id] {
			names = append(names, id)
		}
	}
	return names
}
