package influence

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/shard"
	"simulate/sim/stats"
)

// Sweeping says what a sweep is made of.
type Sweeping struct {
	Vary     []scenario.Vary // one or two inputs
	Measures []string        // names; none: the declared measures
	Refine   bool            // look between the values where an objective changes from missed to met

	// Load compiles the scenario with these changes by hand, PATH=VALUE.
	Load func(changes []string) (*sim.Program, error)
}

// Sweep is what becomes of measures and objectives when inputs take one value after another, with the same luck.
type Sweep struct {
	Program    *sim.Program // without changes
	Vary       []scenario.Vary
	Written    []string // by input: its value without changes; empty where that is not a figure
	Measures   []experiment.Chosen
	Points     []Point // of two inputs: all values of the second for each of the first
	Thresholds []Threshold
	Planned    int // points asked for: more than there are when the context ended
	Runs       int // of each point
	Seed       uint64
	Named      bool // the measures were asked for by name
}

// Point is an experiment with the inputs at certain values.
type Point struct {
	Values      []string            // of the inputs
	AsWritten   bool                // the values are those without changes
	Refined     bool                // it was not asked for, but lies where an objective changes
	Summaries   []stats.Summary     // by measure, in parts of its unit
	Objectives  []experiment.Judged // those about the measures
	Fingerprint uint64              // of the records of all runs
}

// mostPoints is the largest number of points of a sweep.
const mostPoints = 400

// MakeSweep runs a sweep: o.Runs seeded runs at each point. When the context ends, it has the points that were done, and no
// error unless that is none.
func MakeSweep(ctx context.Context, of Sweeping, o experiment.Options) (*Sweep, error) {
	combinations, err := of.combinations()
	if err != nil {
		return nil, err
	}
	s := &Sweep{Vary: of.Vary, Planned: len(combinations), Runs: o.Runs, Seed: o.Seed, Named: len(of.Measures) > 0}
	if err := s.begin(of); err != nil {
		return nil, err
	}
	programs := make([]*sim.Program, len(combinations))
	for i, values := range combinations { // before any run: a mistake in the last value shows at once
		if programs[i], err = of.Load(of.changes(values)); err != nil {
			return nil, err
		}
	}
	m := sweeper{ctx, of, o, s, 0}
	for i, p := range programs {
		m.options.Work = fmt.Sprintf("point %d ", i)
		point, err := m.point(p, combinations[i])
		if errors.Is(err, shard.ErrMade) && i < len(programs)-1 {
			continue
		}
		if err != nil {
			return nil, err
		}
		if point == nil {
			break
		}
		s.Points = append(s.Points, *point)
		programs[i] = nil
	}
	if of.Refine && len(of.Vary) == 1 && len(s.Points) == s.Planned {
		if err := m.refine(); err != nil {
			return nil, err
		}
	}
	s.Thresholds = s.thresholds()
	return s, nil
}

// Partial reports whether the sweep was stopped before all points were done.
func (s *Sweep) Partial() bool { return len(s.Points) < s.Planned }

// begin notes what the scenario is without changes.
func (s *Sweep) begin(of Sweeping) (err error) {
	if s.Program, err = of.Load(nil); err != nil {
		return err
	}
	set, err := of.compile(s.Program)
	if err != nil {
		return err
	}
	if s.Measures, err = experiment.Choose(set, of.Measures); err != nil {
		return err
	}
	texts := make(map[string]string)
	for _, f := range s.Program.Scenario.Figures {
		if _, known := texts[f.Path]; !known {
			texts[f.Path] = f.Text
		}
	}
	for i := range of.Vary {
		s.Written = append(s.Written, texts[of.Vary[i].Path])
	}
	return nil
}

// compile returns the measures of a program: those that it declares, and the built-in ones only when measures are named.
func (of *Sweeping) compile(p *sim.Program) (*measure.Set, error) {
	if len(of.Measures) > 0 {
		return measure.Compile(p)
	}
	return measure.CompileDeclared(p)
}

// combinations lists the values of the inputs at every point.
func (of *Sweeping) combinations() ([][]string, error) {
	list := [][]string{nil}
	for i := range of.Vary {
		var longer [][]string
		for _, values := range list {
			for _, value := range of.Vary[i].Values {
				longer = append(longer, append(values[:len(values):len(values)], value))
			}
		}
		list = longer
	}
	if len(list) > mostPoints {
		return nil, fmt.Errorf("%d points are more than the %d of a sweep: take longer steps or fewer values", len(list), mostPoints)
	}
	return list, nil
}

// changes are the changes by hand at a point.
func (of *Sweeping) changes(values []string) []string {
	changes := make([]string, len(values))
	for i, value := range values {
		changes[i] = of.Vary[i].Path + "=" + value
	}
	return changes
}

// sweeper makes the points of a sweep.
type sweeper struct {
	ctx     context.Context
	of      Sweeping
	options experiment.Options
	sweep   *Sweep
	done    int // runs
}

// point runs the experiment at a point; nil when the context ends before it is done.
func (m *sweeper) point(p *sim.Program, values []string) (*Point, error) {
	set, err := m.of.compile(p)
	if err != nil {
		return nil, err
	}
	o := m.options
	if tell := m.options.Progress; tell != nil {
		o.Progress = func(done, all int) { tell(m.done+done, m.sweep.Planned*all) }
	}
	if err := o.Fit(m.ctx, p); err != nil {
		return nil, err
	}
	samples, err := experiment.Replicate(m.ctx, p, set, o)
	if err != nil || samples.Partial() {
		return nil, err
	}
	m.done += samples.Runs
	return m.sweep.point(p, samples, values), nil
}

// point holds the samples of a point against the sweep's measures and objectives.
func (s *Sweep) point(p *sim.Program, samples *experiment.Samples, values []string) *Point {
	point := &Point{Values: values, Fingerprint: samples.Fingerprint, AsWritten: true}
	for i, value := range values {
		point.AsWritten = point.AsWritten && value == s.Written[i]
	}
	for i := range s.Measures {
		point.Summaries = append(point.Summaries, s.Measures[i].Summarise(samples))
	}
	for _, j := range experiment.JudgeAll(p.Scenario, samples.Set, samples) {
		if s.about(&j) {
			point.Objectives = append(point.Objectives, j)
		}
	}
	return point
}

// about reports whether an objective is among those that the sweep looks at: all of them, or those about the measures named.
func (s *Sweep) about(j *experiment.Judged) bool {
	return !s.Named || slices.ContainsFunc(s.Measures, func(c experiment.Chosen) bool { return c.ID == j.Expression.Measure })
}

// Moved reports whether a measure differs between any two points.
func (s *Sweep) Moved(measure int) bool {
	for i := range s.Points {
		if s.Points[i].Summaries[measure] != s.Points[0].Summaries[measure] {
			return true
		}
	}
	return false
}
