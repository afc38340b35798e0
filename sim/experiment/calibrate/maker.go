package calibrate

import (
	"context"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// particle is a run that stands for others like it.
type particle struct {
	run       int       // its number, and the replication that its luck is of
	at        []float64 // quantiles, by input
	distances []float64 // by observation
	figures   []float64 // of the observations, and of the headlines behind them
}

// asked is a run to be made.
type asked struct {
	at   []float64
	luck uint64 // replication
}

// maker makes runs, and keeps of each what is held against the record.
type maker struct {
	ctx     context.Context
	options experiment.Options
	most    int // runs in all
	trials  *experiment.Trials
	inputs  []Input
	held    []experiment.Observation
	figures []experiment.RunFigure // of the observations, and of the headlines behind them
	nearest nearest

	made []*particle // of the last batch
}

// newMaker returns a maker that has made no run yet.
func newMaker(ctx context.Context, p *sim.Program, o Options) (*maker, []experiment.Unheld, error) {
	set, err := measure.CompileDeclared(p)
	if err != nil {
		return nil, nil, err
	}
	m := &maker{
		ctx: ctx, options: o.Options, most: o.Most, nearest: nearest{},
		trials: experiment.NewTrialsOf(set, o.Seed, func(*measure.Row) bool { return false }),
	}
	held, rest := experiment.Observations(p, set)
	m.held = held
	for i := range held {
		m.figures = append(m.figures, held[i].RunFigure)
	}
	m.figures = append(m.figures, experiment.HeadlineFigures(set)...)
	m.options.Progress = nil
	if o.Progress != nil {
		m.options.Progress = func(done, _ int) { o.Progress(done, m.most) }
	}
	return m, rest, nil
}

// left is how many more runs may be made.
func (m *maker) left() int { return m.most - m.trials.Runs }

// pool makes the seeded runs that every report makes, and finds out which of some candidates a run draws once: those are the inputs from
// then on. When the context ends it returns the runs that are done.
func (m *maker) pool(candidates []Input, runs int) ([]*particle, error) {
	drawn := newDraws(candidates, runs)
	m.trials.Watch = func(w *sim.World, f *measure.Fold) experiment.Watcher {
		noted := drawn.watch(w)
		return experiment.Watcher{Ended: func(run int) {
			noted(run)
			m.note(run, f)
		}}
	}
	m.trials.Luck = nil
	if err := m.extend(runs); err != nil {
		return nil, err
	}
	done := m.made[:m.trials.Runs]
	kept := drawn.once(len(done))
	for _, i := range kept {
		m.inputs = append(m.inputs, candidates[i])
	}
	for run, p := range done {
		p.at = drawn.of(m.options.Seed, run, kept)
	}
	return done, nil
}

// make makes runs with given quantiles. The error is that of the context when it ends before all are done.
func (m *maker) make(batch []asked) ([]*particle, error) {
	if len(batch) == 0 || m.ctx.Err() != nil {
		return nil, m.ctx.Err()
	}
	first := m.trials.Runs
	m.trials.Watch = func(_ *sim.World, f *measure.Fold) experiment.Watcher {
		return experiment.Watcher{Ended: func(run int) { m.note(run-first, f) }}
	}
	m.trials.Luck = func(run int) sim.Luck {
		of := &batch[run-first]
		return sim.Luck{Seed: m.options.Seed, Replication: of.luck, Given: m.given(of.at)}
	}
	if err := m.extend(len(batch)); err != nil {
		return nil, err
	}
	if m.trials.Partial() {
		return nil, m.ctx.Err()
	}
	for i, p := range m.made {
		p.run, p.at = int(batch[i].luck), batch[i].at
	}
	return m.made, nil
}

// extend makes so many more runs.
func (m *maker) extend(runs int) error {
	m.made = make([]*particle, runs)
	o := m.options
	o.Runs = m.trials.Runs + runs
	return m.trials.Extend(m.ctx, o)
}

// note keeps what a run has yielded, by its place in the batch.
func (m *maker) note(i int, f *measure.Fold) {
	p := &particle{run: i, figures: make([]float64, len(m.figures)), distances: make([]float64, len(m.held))}
	for k := range m.figures {
		p.figures[k] = m.figures[k].Of(f)
	}
	for k := range m.held {
		p.distances[k] = m.held[k].Distance(p.figures[k])
	}
	m.made[i] = p
}

// given takes the inputs from the luck of a run.
func (m *maker) given(at []float64) *sim.Given {
	quantiles := make([]float64, len(m.trials.Outcomes[0].Set.Program.Sources))
	for i := range quantiles {
		quantiles[i] = sim.ByLuck
	}
	for i := range m.inputs {
		quantiles[m.inputs[i].Source] = at[i]
	}
	return &sim.Given{Quantiles: quantiles}
}
