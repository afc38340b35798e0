package experiment

import (
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Outcomes is what runs yielded for some rows of a program, in as little memory as a comparison of many programs needs: 8 bytes
// a run and row. A row that may have several values in a run has, for each run, their mean, their sum and number, and their
// 90th percentile.
type Outcomes struct {
	Set         *measure.Set
	Runs        int           // runs done: replications 0 to Runs-1
	Fingerprint uint64        // of the records of all runs, in order
	columns     []*outcomes   // by row; nil of those that are not kept
	prints      []uint64      // of the records, by run
	kept        *keptValues   // what is judged; nil: nothing is
	batches     []engine.Time // where those into which a run is cut end
}

// outcomes is a row's values run by run, in parts of its unit.
type outcomes struct {
	values []stats.Outcome // of several values in a run, their mean
	totals []stats.Total   // of several
	high   []stats.Outcome // of several: their 90th percentile
}

// newOutcomes returns outcomes of no runs, of the rows that are wanted.
func newOutcomes(set *measure.Set, wanted func(*measure.Row) bool) *Outcomes {
	o := &Outcomes{Set: set, columns: make([]*outcomes, len(set.Rows))}
	for row := range set.Rows {
		if wanted(&set.Rows[row]) {
			o.columns[row] = &outcomes{}
		}
	}
	return o
}

// First returns what the first of the runs yielded, as if no more had been made.
func (o *Outcomes) First(runs int) *Outcomes {
	first := &Outcomes{Set: o.Set, columns: o.columns, prints: o.prints, batches: o.batches}
	first.complete(min(runs, o.Runs))
	return first
}

// Has reports whether a row is kept.
func (o *Outcomes) Has(row int) bool { return o.columns[row] != nil }

// Of returns the values of a row by run, which are not to be changed.
func (o *Outcomes) Of(row int) []stats.Outcome { return o.columns[row].values[:o.Runs] }

// High returns, by run, the 90th percentile of the values that a run has of a row with Several.
func (o *Outcomes) High(row int) []stats.Outcome { return o.columns[row].high[:o.Runs] }

// Totals returns, by run, sum and number of the values that a run has of a row with Several.
func (o *Outcomes) Totals(row int) []stats.Total { return o.columns[row].totals[:o.Runs] }

// Mean returns the mean of the values of a row that happened, and their number.
func (o *Outcomes) Mean(row int) (mean float64, n int) {
	var total stats.Ratio
	for run := range o.Runs {
		c := o.columns[row]
		switch {
		case c.totals != nil:
			total.Above, total.Below = total.Above+float64(c.totals[run].Sum), total.Below+float64(c.totals[run].N)
		case c.values[run].Happened():
			total.Above, total.Below = total.Above+float64(c.values[run]), total.Below+1
		}
	}
	if total.Below == 0 {
		return 0, 0
	}
	return total.Above / total.Below, int(total.Below)
}

// valueOf is what an outcome stands for.
func valueOf(o stats.Outcome) measure.Value {
	switch o {
	case stats.Missing:
		return measure.Value{State: measure.Never}
	case stats.NotApplicable:
		return measure.Value{State: measure.NotApplicable}
	default:
		return measure.Value{Amount: int64(o)}
	}
}

// outcomeOf is the outcome that a value is.
func outcomeOf(v measure.Value) stats.Outcome {
	switch {
	case v.State == measure.Happened:
		return stats.Outcome(v.Amount)
	case v.State.Missing():
		return stats.Missing
	default:
		return stats.NotApplicable
	}
}

// reserve makes room for so many runs.
func (o *Outcomes) reserve(runs int) {
	o.prints = room(o.prints, runs)
	if o.kept != nil {
		o.kept.Asked = runs
	}
	for row, c := range o.columns {
		if c == nil {
			continue
		}
		c.values = room(c.values, runs)
		if o.Set.Rows[row].Several {
			c.totals = room(c.totals, runs)
			c.high = room(c.high, runs)
		}
	}
}

// room returns a list of so many elements that begins with another. What is new of it is memory that nobody has touched yet, so that
// room for runs that are never made costs nothing.
func room[T any](list []T, size int) []T {
	if size <= cap(list) {
		return list[:size]
	}
	larger := make([]T, size)
	copy(larger, list)
	return larger
}

// bytes is how much memory a run takes, with what is judged of it.
func (o *Outcomes) bytes() int64 {
	const number, total = 8, 16
	each := int64(number) // its fingerprint
	if o.kept != nil {
		each += o.kept.bytes()
	}
	for row, c := range o.columns {
		switch {
		case c == nil:
		case o.Set.Rows[row].Several:
			each += number + total + number
		default:
			each += number
		}
	}
	return each
}

// complete says up to which run all is there.
func (o *Outcomes) complete(runs int) {
	hash := engine.Hash(o.Fingerprint)
	for _, sum := range o.prints[o.Runs:runs] {
		hash = hash.Add(sum)
	}
	o.Fingerprint, o.Runs = uint64(hash), runs
	if o.kept != nil {
		o.kept.complete(runs, o.prints)
	}
}
