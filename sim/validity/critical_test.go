package validity

import (
	"context"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/scenario"
)

// critical measures the share of runs in which these steps, and no others, are the chain of causes of a measure.
func critical(measured string, steps ...string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		return average(o.chains(o.row(measured, ""), func(path []string) float64 {
			return indicator(slices.Equal(path, steps))
		}))
	}
}

// onPath measures the share of runs in which the work of a step is on the critical path of a measure, as simulate explain
// --critical --runs does.
func onPath(measured, step string) func(*outcome) estimate {
	return func(o *outcome) estimate {
		paths, err := cause.FindPaths(context.Background(),
			cause.PathsOf{Baseline: o.Program, Measure: measured, Critical: true}, experiment.Options{Runs: o.runs, Seed: seed})
		if err != nil {
			o.t.Fatal(err)
		}
		i := slices.IndexFunc(paths.Links, func(l cause.Link) bool { return l.Step == step && l.Kind == cause.Work })
		share := paths.Links[i].Baseline.Share.Value
		return estimate{share, math.Sqrt(share * (1 - share) / float64(paths.Runs))}
	}
}

// chains explains each run, as simulate explain --critical does.
func (o *outcome) chains(row int, of func(path []string) float64) []float64 {
	if o.paths == nil {
		o.paths = make([][]string, o.Samples.Runs)
		for i := range o.paths {
			o.paths[i] = o.path(row, i)
		}
	}
	values := make([]float64, len(o.paths))
	for i, path := range o.paths {
		values[i] = of(path)
	}
	return values
}

// path names the steps whose work made a run as long as it was.
func (o *outcome) path(row, run int) []string {
	replay, err := experiment.Keep(o.t.Context(), o.Program, o.Set, sim.Luck{Seed: seed, Replication: uint64(run)})
	if err != nil {
		o.t.Fatal(err)
	}
	from, to, _ := replay.Ends(row)
	var steps []string
	for _, segment := range cause.New(o.Program, replay.Records).Explain(from, to, true).Segments {
		if o.Program.Steps[segment.Step].Verb == scenario.Work {
			steps = append(steps, o.Program.Steps[segment.Step].ID)
		}
	}
	return steps
}

// difference measures the variance of a variant's measure less that of the file, run by run, or with runs that lie apart.
func difference(variant, measured string, apart int) func(*outcome) estimate {
	return func(o *outcome) estimate {
		base := o.values(measured, "")
		changed := run(o.t, o.known, variant).values(measured, "")
		for i := range base {
			base[i] -= changed[(i+apart)%len(changed)]
		}
		return spread(base)
	}
}
