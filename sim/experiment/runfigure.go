package experiment

import (
	"math"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// RunFigure is one figure that every run has: of a measure, or of when something happened.
type RunFigure struct {
	Measure string // id, or the milestone
	Title   string
	Unit    scenario.MeasureUnit
	Reading *scenario.Reading // of all values that a run has; nil: their median

	set  *measure.Set
	rows []int
}

// newRunFigure is the figure of rows together, in the unit of the first.
func newRunFigure(set *measure.Set, rows []int, reading *scenario.Reading) RunFigure {
	row := &set.Rows[rows[0]]
	f := RunFigure{Measure: row.Measure, Title: row.Title, Unit: row.Unit, Reading: reading, set: set, rows: rows}
	if reading != nil && reading.Statistic == scenario.ShareOf {
		f.Unit = scenario.Shares
	}
	return f
}

// HeadlineFigures are the figures of the headline measures, in the order of the file. Of a measure with a value for each arrival of a
// stream it is what the target reads of them, or their median.
func HeadlineFigures(set *measure.Set) []RunFigure {
	sc := set.Program.Scenario
	heads, declared := Headlines(sc), declaredRows(set)
	var list []RunFigure
	for id, m := range sc.Measures.All() {
		rows := declared[id]
		if !heads[id] || len(rows) == 0 {
			continue
		}
		var reading *scenario.Reading
		if m.Target != nil && set.Rows[rows[0]].Streamed {
			reading = &m.Target.Value.Reading
		}
		list = append(list, newRunFigure(set, rows, reading))
	}
	return list
}

// Of is the figure of the run that a fold has seen, in parts of the unit: infinite where it is missing, and not a number where it is not
// applicable.
func (r *RunFigure) Of(f *measure.Fold) float64 {
	if r.set.Rows[r.rows[0]].Streamed {
		return r.ofStream(f)
	}
	var values []measure.Value
	for _, v := range f.Values() {
		for _, row := range r.rows {
			if int(v.Row) == row {
				values = append(values, v)
			}
		}
	}
	of := middle(0, values)
	if of.State == measure.NotApplicable {
		return math.NaN()
	}
	return length(of)
}

// ofStream is the figure of all instances of streams in a run.
func (r *RunFigure) ofStream(f *measure.Fold) float64 {
	all := stats.NewBag(stats.MostExact)
	for _, row := range r.rows {
		all.Merge(&f.Ledger(row).Values)
	}
	sample := all.Sample()
	switch {
	case sample.Total() == 0:
		return math.NaN()
	case r.Reading == nil:
		return sample.Quantile(0.5)
	default:
		return estimate(*r.Reading, sample, r.set.Rows[r.rows[0]].Unit, stats.Level).Value
	}
}
