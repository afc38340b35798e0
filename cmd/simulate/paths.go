package main

import (
	"context"

	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// paths makes the runs: of the program that is asked for, and of a variant beside those of the baseline.
func (e *explain) paths(ctx context.Context, argument string, row *measure.Row) (*cause.Paths, error) {
	baseline, err := e.compile(argument, edition{set: e.set, checked: true}, true)
	if err != nil {
		return nil, err
	}
	of := cause.PathsOf{Baseline: baseline, Measure: row.Measure, Key: row.Key, Critical: e.critical}
	if e.variant != "" {
		if of.Variant, err = e.compile(argument, e.edition, true); err != nil {
			return nil, err
		}
	}
	options, done := e.options(e.runs, e.quiet)
	defer done()
	return cause.FindPaths(ctx, of, options)
}
