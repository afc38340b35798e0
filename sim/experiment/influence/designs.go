package influence

import (
	"context"
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// The sizes of designs that nobody asked for otherwise.
const (
	usualTrajectories = 40
	usualRows         = 500
	fewestOfEither    = 10
)

// Design says how a design of experiments drives the inputs of a program.
type Design struct {
	Method Method // ByMoves or ByParts
	Most   int    // runs that it may take; 0: as many as are usual
}

// Drive finds which inputs drive measures, by a design over all of them. By parts, an input is the luck that its draws have,
// another for each value of its coordinate, and what is no input is one more: chance. By moves, it is the quantile that all its
// draws take in a run, but of chances, which would then fail for ever or never, the luck again; what is no input is the same
// throughout a trajectory. o.Runs is not looked at.
func Drive(ctx context.Context, p *sim.Program, names []string, of Design, o experiment.Options) (*Sensitivity, error) {
	s, t, err := newSensitivity(p, of.Method, names, o.Seed)
	if err != nil {
		return nil, err
	}
	if len(p.Sources) == 0 {
		return s, nil
	}
	d, err := of.lay(p.Sources, o.Seed)
	if err != nil {
		return nil, err
	}
	t.Luck = d.luck
	o.Runs = d.groups * d.group
	if err := t.Extend(ctx, o); err != nil {
		return nil, err
	}
	s.Runs, s.Made, s.Asked, s.Fingerprint = t.Runs, t.Runs, t.Asked, t.Outcomes[0].Fingerprint
	for i := range s.Measures {
		s.Measures[i].Partly = s.Measures[i].Chosen.Partly(t.Outcomes[0])
		s.Measures[i].drive(d, s.Measures[i].Outcomes(t.Outcomes[0]), float64(p.Horizon))
	}
	return s, nil
}

// layout is a design in groups of runs: trajectories, or rows.
type layout struct {
	method        Method
	sources       []sim.Source
	inputs        int // the same, and by parts chance
	group, groups int // runs of a group; groups
	seed          uint64
}

func (of Design) lay(sources []sim.Source, seed uint64) (*layout, error) {
	inputs := len(sources)
	d := &layout{method: of.Method, sources: sources, inputs: inputs, seed: seed, group: inputs + 1, groups: usualTrajectories}
	if of.Method == ByParts {
		d.inputs, d.group, d.groups = inputs+1, inputs+3, usualRows
	}
	if of.Most > 0 {
		d.groups = of.Most / d.group
	}
	if d.groups < fewestOfEither {
		return nil, fmt.Errorf("%d runs are too few for %d inputs by the method %s: it needs %d at least", of.Most, inputs, of.Method, fewestOfEither*d.group)
	}
	return d, nil
}

// uniforms are draws of the design's own, of the groups listed: the design can do with some of its groups.
func (d *layout) uniforms(perGroup int, groups []int) stats.Uniforms {
	key := engine.KeyOf("sensitivity", string(d.method)).Mix(d.seed)
	return func(n uint64) float64 {
		group := int(n) / perGroup
		if groups != nil {
			group = groups[group]
		}
		return key.Mix(uint64(group)).Mix(n % uint64(perGroup)).Uniform()
	}
}

// levels are those of Morris's design.
const levels = 8

func (d *layout) morris(groups []int, n int) stats.Morris {
	return stats.Morris{Inputs: d.inputs, Trajectories: n, Levels: levels, Draws: d.uniforms(2*d.inputs, groups)}
}

func (d *layout) sobol(groups []int, n int) stats.Sobol {
	return stats.Sobol{Inputs: d.inputs, Rows: n, Draws: d.uniforms(2*d.inputs, groups)}
}

// luck is that of a run of the design.
func (d *layout) luck(run int) sim.Luck {
	if d.method == ByMoves {
		replication := uint64(run / d.group)
		return sim.Luck{Seed: d.seed, Replication: replication, Given: d.moved(replication, d.morris(nil, d.groups).Point(run, nil))}
	}
	var replications []uint64
	for _, u := range d.sobol(nil, d.groups).Point(run, nil) {
		replications = append(replications, luckOf(u))
	}
	last := len(d.sources)
	return sim.Luck{Seed: d.seed, Replication: replications[last], Given: &sim.Given{Replications: replications[:last]}}
}

// luckOf is the replication that a coordinate stands for: another for every coordinate.
func luckOf(u float64) uint64 {
	const cells = 1 << 52
	return uint64(u * cells)
}

// moved gives the inputs the quantiles of a point; chances have the luck that the level stands for in the trajectory.
func (d *layout) moved(trajectory uint64, point []float64) *sim.Given {
	g := &sim.Given{Quantiles: point, Replications: make([]uint64, len(point))}
	for i, u := range point {
		g.Replications[i] = trajectory
		if d.sources[i].Chance {
			g.Quantiles[i] = sim.ByLuck
			g.Replications[i] = uint64(engine.Key(trajectory).Mix(luckOf(u)))
		}
	}
	return g
}

// drive holds the runs of a measure against the design. Groups with a run in which it is not applicable are left out; what is
// missing counts as long as all that is measured.
func (d *Driven) drive(of *layout, outcomes []stats.Outcome, whole float64) {
	var groups []int
	var values []float64
	for g := range len(outcomes) / of.group {
		if v, ok := d.group(outcomes[g*of.group:][:of.group], whole); ok {
			groups, values = append(groups, g), append(values, v...)
		}
	}
	d.Runs = len(values)
	if len(groups) < fewestOfEither {
		return
	}
	if of.method == ByMoves {
		for i, e := range of.morris(groups, len(groups)).Effects(values, stats.Level) {
			told := e.Size.Interval.Known && e.Size.Interval.Low > 0
			d.Influences = append(d.Influences, Influence{Input: i, Runs: len(values), Effect: e, Told: told})
		}
	} else {
		indices := of.sobol(groups, len(groups)).Indices(values, stats.Level)
		last := len(of.sources)
		d.Chance = indices[last]
		for i, x := range indices[:last] {
			told := x.Total.Interval.Known && x.Total.Interval.Low > 0
			d.Influences = append(d.Influences, Influence{Input: i, Runs: len(values), Index: x, Told: told})
		}
	}
	d.sort()
}

func (d *Driven) group(outcomes []stats.Outcome, whole float64) (values []float64, ok bool) {
	for _, o := range outcomes {
		switch {
		case o.Happened():
			values = append(values, float64(o))
		case o == stats.Missing:
			d.Missing++
			values = append(values, whole)
		default:
			return nil, false
		}
	}
	return values, true
}
