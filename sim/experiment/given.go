package experiment

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Agreement is what the runs of a result agree with: those that do not are left out.
type Agreement struct {
	Conditions []Condition
	Made, Kept int     // runs; figures rest on those kept
	Effective  float64 // how many runs of equal weight would tell as much
}

// Condition is one thing that runs agree with.
type Condition struct {
	Name     string // as asked for
	Text     string // its window, as written
	Agreeing int    // runs that fulfil this one
	rows     []int
	from, to engine.Time
}

// fewestAgreeing is the number of runs under which what is left says little.
const fewestAgreeing = 100

// milestonesOf lists what is given that is neither reported nor a measure: milestones, whose instants must be measured.
func milestonesOf(s *scenario.Scenario, given []scenario.Given) []string {
	var list []string
	for _, g := range given {
		if s.Reported.Get(g.Name) == nil && s.Measures.Get(g.Name) == nil {
			list = append(list, g.Name)
		}
	}
	return list
}

// ErrManyValues is the error where runs of streams are to agree with something: such a run has no one value that could.
var ErrManyValues = errors.New("what a run of many calls is to agree with is not one value")

// conditions finds what is given among the rows of a set.
func conditions(p *sim.Program, set *measure.Set, given []scenario.Given) ([]Condition, error) {
	if len(given) > 0 && set.Streams() {
		return nil, ErrManyValues
	}
	var list []Condition
	declared := declaredRows(set)
	for _, g := range given {
		g, err := g.Complete(p.Scenario)
		if err != nil {
			return nil, err
		}
		c := Condition{Name: g.Name, Text: g.Window.Text}
		instant := true
		switch r := p.Scenario.Reported.Get(g.Name); {
		case r != nil && r.Measure == "":
			c.rows = []int{set.ReportedRow(r.Milestone)}
		case r != nil:
			c.rows, instant = declared[r.Measure], false
		case p.Scenario.Measures.Get(g.Name) != nil:
			c.rows, instant = declared[g.Name], false
		default:
			c.rows = []int{set.InstantRow(g.Name)}
		}
		if instant != g.Window.Clock || !instant && g.Window.Low.Unit != scenario.Milliseconds {
			return nil, fmt.Errorf("%s=%s: %s", g.Name, g.Window.Text, windowHint(instant))
		}
		if c.from, c.to = bounds(p, g.Window); c.to < c.from {
			return nil, fmt.Errorf("%s=%s ends before it begins", g.Name, g.Window.Text)
		}
		list = append(list, c)
	}
	return list, nil
}

func windowHint(instant bool) string {
	if instant {
		return "it is an instant: write a window of two, such as 13:20..13:40"
	}
	return "it is a length of time: write a window of two, such as 20m..30m"
}

// fulfilled reports whether a run agrees: of several values in a run, their median does.
func (c *Condition) fulfilled(s *Samples, run int) bool {
	v, ok := c.value(s, run)
	return ok && v >= float64(c.from) && v <= float64(c.to)
}

// value is what a run yields for the condition; ok is false when that did not happen.
func (c *Condition) value(s *Samples, run int) (v float64, ok bool) {
	values := s.Values(c.rows[0], run)
	for _, row := range c.rows[1:] {
		values = append(values[:len(values):len(values)], s.Values(row, run)...)
	}
	v = length(middle(0, values))
	return v, len(values) > 0 && !math.IsInf(v, 1)
}

// agree leaves out of a result's samples the runs that do not fulfil all conditions. The error says what runs yield instead
// when none does.
func (r *Result) agree(list []Condition) error {
	if len(list) == 0 || r.Samples == nil {
		return nil
	}
	var kept []int
	for run := range r.Samples.Runs {
		all := true
		for i := range list {
			if list[i].fulfilled(r.Samples, run) {
				list[i].Agreeing++
			} else {
				all = false
			}
		}
		if all {
			kept = append(kept, run)
		}
	}
	if len(kept) == 0 {
		return r.disagreement(list)
	}
	weights := slices.Repeat([]float64{1}, len(kept))
	r.Given = &Agreement{
		Conditions: list, Made: r.Samples.Runs, Kept: len(kept), Effective: stats.NewWeighted(weights, weights).Effective(),
	}
	r.Samples = r.Samples.only(kept)
	return nil
}

// NoneAgreeError says that no run agrees with what is given, and what the runs yield for the condition that the fewest fulfil.
type NoneAgreeError struct {
	Program    *sim.Program
	Runs       int
	Name, Text string // of the condition
	Alone      bool   // some runs fulfil it, but not the rest at once: the figures below are not known
	Happened   bool   // in some run
	Instant    bool   // Low and High are instants, otherwise lengths of time
	Low, High  engine.Time
}

// Error names the condition. What the runs yield is for the rooms of report.
func (e *NoneAgreeError) Error() string {
	return fmt.Sprintf("none of %d runs agrees with %s=%s", e.Runs, e.Name, e.Text)
}

// disagreement says what the runs yield for the condition that the fewest fulfil.
func (r *Result) disagreement(list []Condition) error {
	c := &list[0]
	for i := range list {
		if list[i].Agreeing < c.Agreeing {
			c = &list[i]
		}
	}
	e := &NoneAgreeError{
		Program: r.Program, Runs: r.Samples.Runs, Name: c.Name, Text: c.Text, Alone: c.Agreeing > 0,
		Instant: r.Set.Rows[c.rows[0]].Origin == measure.Instant,
	}
	low, high := math.Inf(1), math.Inf(-1)
	for run := range r.Samples.Runs {
		if v, ok := c.value(r.Samples, run); ok {
			low, high, e.Happened = min(low, v), max(high, v), true
		}
	}
	if e.Happened {
		e.Low, e.High = engine.Time(low), engine.Time(high)
	}
	return e
}

// warnAgreement warns of few runs, and says how many it takes.
func (r *Result) warnAgreement() {
	g := r.Given
	if g == nil || g.Kept >= fewestAgreeing {
		return
	}
	needed := (fewestAgreeing*g.Made + g.Kept - 1) / g.Kept
	const round = 100
	needed = (needed + round - 1) / round * round
	r.note(FewAgree{g.Kept, g.Made, needed, fewestAgreeing})
}

// only returns the samples of some runs.
func (s *Samples) only(runs []int) *Samples {
	left := newSamples(s.Set, s.Seed, 0)
	left.Fingerprint = s.Fingerprint
	for _, run := range runs {
		for row := range s.columns {
			for _, v := range s.Values(row, run) {
				left.columns[row].add(v)
			}
			left.columns[row].endRun()
		}
		left.numbers = append(left.numbers, run)
		left.Runs++
	}
	left.Asked = left.Runs + s.Asked - s.Runs
	return left
}

// Number returns the replication that a run of the samples is: another when runs were left out.
func (s *Samples) Number(run int) int {
	if s.numbers == nil {
		return run
	}
	return s.numbers[run]
}
