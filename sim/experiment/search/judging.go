package search

import (
	"context"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// judging holds programs with changes against what is asked of them.
type judging struct {
	ctx     context.Context
	build   Build
	options Options
}

// wanted picks the objectives that are asked for, or without objectives the targets.
func (s *judging) wanted(all []experiment.Judged) []experiment.Judged {
	is := func(target bool) []experiment.Judged {
		return slices.DeleteFunc(slices.Clone(all), func(j experiment.Judged) bool {
			return j.Target != target || s.options.Objective != "" && j.ID != s.options.Objective
		})
	}
	if objectives := is(false); len(objectives) > 0 {
		return objectives
	}
	return is(true)
}

// judge holds a program against its objectives and targets, at a level.
func (s *judging) judge(p *sim.Program, runs int, seed uint64, level float64) ([]experiment.Judged, *experiment.Samples, error) {
	set, err := measure.CompileDeclared(p)
	if err != nil {
		return nil, nil, err
	}
	o := experiment.Options{Runs: runs, Seed: seed, Workers: s.options.Workers}
	samples, err := experiment.Replicate(s.ctx, p, set, o)
	if err != nil {
		return nil, nil, err
	}
	if samples.Partial() {
		return nil, nil, s.ctx.Err()
	}
	return experiment.JudgeAt(level, p.Scenario, set, samples), samples, nil
}
