package main

import (
	"context"
	"errors"

	"simulate/report"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// overRuns adds to the explanation of one run what is on the critical path over many. A run without anything to explain does
// not stand in the way.
func (e *explain) overRuns(
	ctx context.Context, argument string, row *measure.Row, luck sim.Luck, d *report.Document, err error,
) (*report.Document, error) {
	var none *noValueError
	if err != nil && !errors.As(err, &none) {
		return nil, err
	}
	paths, failed := e.paths(ctx, argument, row)
	if failed != nil {
		return nil, failed
	}
	if err != nil {
		return report.NewPathsAlone(paths, none.why, none.fingerprint, e.settings(e.runs, luck)), nil
	}
	d.AddPaths(paths)
	return d, nil
}

// paths makes the runs: of the program that is asked for, and of a variant beside those of the baseline.
func (e *explain) paths(ctx context.Context, argument string, row *measure.Row) (*experiment.Paths, error) {
	baseline, err := e.compile(argument, source{set: e.set}, true)
	if err != nil {
		return nil, err
	}
	of := experiment.PathsOf{Baseline: baseline, Measure: row.Measure, Key: row.Key, Critical: e.critical}
	if e.variant != "" {
		if of.Variant, err = e.compile(argument, e.source, true); err != nil {
			return nil, err
		}
	}
	options, done := e.options(e.runs, e.quiet)
	defer done()
	return experiment.FindPaths(ctx, of, options)
}
