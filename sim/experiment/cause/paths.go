package cause

import (
	"cmp"
	"context"
	"fmt"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// PathsOf says whose critical paths are wanted.
type PathsOf struct {
	Baseline *sim.Program
	Variant  *sim.Program // runs beside it with the same luck; may be nil
	Measure  string       // id of a measure that is a time between two records, declared or built in, or a milestone
	Key      string       // of its row
	Critical bool         // a wait leads to what freed what was waited for, as in Causes.Explain
}

// NoPathError says that a program has no such measure.
type NoPathError struct{ Measure, In string }

func (e *NoPathError) Error() string { return fmt.Sprintf("%s has no path in %s", e.Measure, e.In) }

// Paths tells over many runs what lies on the path to the end of a measure.
type Paths struct {
	Seed     uint64
	Asked    int // runs asked for
	Runs     int // runs done: replications 0 to Runs-1
	Streamed bool
	Baseline Pathed
	Variant  *Pathed // nil without
	Pairs    int     // runs in which baseline and variant have a path
	Links    []Link  // the longest of the baseline's first
}

// Pathed is what the runs of one program yielded.
type Pathed struct {
	Program    *sim.Program
	Row        *measure.Row
	Found      int // runs with a path
	Instances  int // paths in them: of a stream one for each instance, otherwise one a run
	Unfinished int // runs in which the measure was not over by the horizon
	Never      int // runs in which it never happened
	Length     stats.Estimate
}

// Link is a step and what its time goes into. Lengths are milliseconds.
type Link struct {
	Incident string // id; empty where no step is meant
	Step     string // id; empty of what an incident's beginning waits for
	Kind     Kind

	Baseline, Variant OnPath
	Share             stats.Estimate // by how much larger it is with the variant, over the runs in which both have a path
	Mean              stats.Estimate // the same
}

// OnPath is how a link lies on the paths of runs. A stream's instances count as one path of their run, each with its part.
type OnPath struct {
	Runs   int            // in which it is on the path
	Share  stats.Estimate // of the runs with a path: of streams the mean share of a run's instances
	Mean   stats.Estimate // time that it contributes, over all runs with a path
	WhenOn stats.Estimate // the same, over those in which it is on the path
}

// Partial reports whether it was stopped before all runs were done.
func (p *Paths) Partial() bool { return p.Runs < p.Asked }

// pathLevel is the level of the intervals.
const pathLevel = 0.95

// FindPaths makes runs, walks the chain of causes of a measure in each, and adds up what lies on it. Records are not kept but
// for the runs that are being walked, so that memory does not grow with the number of runs. When the context ends, the paths
// are those of the runs done without a gap, and there is no error.
func FindPaths(ctx context.Context, of PathsOf, o experiment.Options) (*Paths, error) {
	sides, err := of.sides()
	if err != nil {
		return nil, err
	}
	if err := o.Fit(ctx, of.programs()...); err != nil {
		return nil, err
	}
	total := newPathTally(len(sides))
	err = inBlocks(ctx, o, func() func(first, end int) piece[*pathTally] {
		finders := make([]*pathfinder, len(sides))
		for i := range sides {
			finders[i] = newPathfinder(&sides[i], o.Seed, of.Critical)
		}
		return func(first, end int) piece[*pathTally] { return findAll(ctx, finders, first, end) }
	}, total.merge)
	if err != nil {
		return nil, err
	}
	return total.paths(sides, o), nil
}

// side is a program and the row of it that is looked at.
type side struct {
	program *sim.Program
	set     *measure.Set
	row     int
}

// programs are the baseline and, if any, the variant.
func (of *PathsOf) programs() []*sim.Program {
	if of.Variant == nil {
		return []*sim.Program{of.Baseline}
	}
	return []*sim.Program{of.Baseline, of.Variant}
}

// sides are those of the programs.
func (of *PathsOf) sides() ([]side, error) {
	var sides []side
	for _, p := range of.programs() {
		set, err := measuresFor(p, []Question{{Measure: of.Measure, Key: of.Key}})
		if err != nil {
			return nil, err
		}
		rows := RowsOf(set, of.Measure, of.Key)
		if len(rows) == 0 || set.Rows[rows[0]].Key != of.Key {
			return nil, &NoPathError{of.Measure, cmp.Or(p.Scenario.Variant, "the baseline")}
		}
		row := rows[0]
		sides = append(sides, side{p, set, row})
	}
	return sides, nil
}
