package explore

import (
	"context"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/experiment/influence"
	"simulate/sim/measure"
)

// Options say what an Explorer explores.
type Options struct {
	// Compile loads the scenario as a variant of it, empty for none, with changes as --set takes them.
	Compile func(variant string, set []string) (*sim.Program, error)
	// Command is the command line that gives the report of the same.
	Command func(variant string, set []string) string

	CanWrite bool // a variant can be written to a file
	Runs     experiment.Options
	Settings content.Settings
}

const (
	firstRuns     = 50  // of a first answer
	influenceRuns = 200 // that say in which order figures are listed
)

// Explorer answers questions about one scenario. Its methods may be called at the same time.
type Explorer struct {
	options Options
	base    *sim.Program
	frames  map[string]frame // by measure
	scene   Scene
}

// New loads the scenario, and makes the runs by which its figures are put in order.
func New(ctx context.Context, o Options) (*Explorer, error) {
	base, err := o.Compile("", nil)
	if err != nil {
		return nil, err
	}
	e := &Explorer{options: o, base: base, frames: make(map[string]frame)}
	if err := e.options.Runs.Afford(ctx, base); err != nil {
		return nil, err
	}
	e.options.Runs.Usual = false
	open, err := e.look(ctx)
	if err != nil {
		return nil, err
	}
	influences, err := e.influences(ctx, open)
	if err != nil {
		return nil, err
	}
	e.scene = e.newScene(influences)
	return e, nil
}

// Scene is what the page begins with.
func (e *Explorer) Scene() Scene { return e.scene }

// runs are the options of so many runs, at most those that the full answer rests on.
func (e *Explorer) runs(number int) experiment.Options {
	o := e.options.Runs
	o.Runs = min(number, o.Runs)
	return o
}

// order says of a figure how early it is listed.
type order struct{ open, all float64 }

// little is from which strength on an influence counts for what is not met.
const little = 0.15

// influences is how strong the influence of figures is on measures that are judged, or without such on any, by path: first that on
// what is not met, which is what somebody wants to move.
func (e *Explorer) influences(ctx context.Context, open map[string]bool) (map[string]order, error) {
	found, err := influence.Correlate(ctx, e.base, nil, e.runs(influenceRuns))
	if err != nil {
		return nil, err
	}
	judged := experiment.Headlines(e.base.Scenario)
	list := make(map[string]order)
	for i := range found.Measures {
		d := &found.Measures[i]
		if len(judged) > 0 && !judged[d.ID] {
			continue
		}
		for k := range d.Influences {
			path, strength := found.Inputs[d.Influences[k].Input].Path, d.Influences[k].Strength()
			of := list[path]
			of.all = max(of.all, strength)
			if open[d.ID] && strength >= little {
				of.open = max(of.open, strength)
			}
			list[path] = of
		}
	}
	return list, nil
}

// look makes some runs of the scenario as it is: where the values of each measure lie, and which measures something is asked of that is
// not met.
func (e *Explorer) look(ctx context.Context) (open map[string]bool, err error) {
	t, err := experiment.NewTrials([]*sim.Program{e.base}, e.options.Runs.Seed, declared)
	if err != nil {
		return nil, err
	}
	t.KeepJudged()
	if err := t.Extend(ctx, e.runs(firstRuns)); err != nil {
		return nil, err
	}
	open = make(map[string]bool)
	for _, j := range t.Judged() {
		if contrast.IsOpen(&j) {
			open[j.Expression.Measure] = true
		}
	}
	for id := range e.base.Scenario.Measures.All() {
		if values, unit, has := valuesOf(t.Outcomes[0], id); has {
			e.frames[id] = newFrame(values.happened, unit)
		}
	}
	return open, nil
}

func declared(r *measure.Row) bool { return r.Origin == measure.Declared }
