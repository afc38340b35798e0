package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Samples holds the values of every row in every run of an experiment. It is immutable.
type Samples struct {
	Set         *measure.Set
	Seed        uint64
	Asked       int    // runs asked for
	Runs        int    // runs done: replications 0 to Runs-1
	Fingerprint uint64 // of the records of all runs, in order
	columns     []column
}

// column holds a row's values, run by run.
type column struct {
	values []measure.Value
	ends   []int // values of run i end at ends[i]
}

// newSamples returns samples of no runs that will have as many values a row as counts says.
func newSamples(set *measure.Set, seed uint64, asked int, counts []int) *Samples {
	s := &Samples{Set: set, Seed: seed, Asked: asked, columns: make([]column, len(set.Rows))}
	for row := range s.columns {
		s.columns[row].values = make([]measure.Value, 0, counts[row])
	}
	return s
}

// add appends what one more run yielded.
func (s *Samples) add(values []measure.Value) {
	for _, v := range values {
		s.columns[v.Row].values = append(s.columns[v.Row].values, v)
	}
	for row := range s.columns {
		c := &s.columns[row]
		c.ends = append(c.ends, len(c.values))
	}
	s.Runs++
}

// Partial reports whether the experiment was stopped before all runs were done.
func (s *Samples) Partial() bool { return s.Runs < s.Asked }

// Values returns what a run yielded for a row. The caller must not change it.
func (s *Samples) Values(row, run int) []measure.Value {
	c := &s.columns[row]
	first := 0
	if run > 0 {
		first = c.ends[run-1]
	}
	return c.values[first:c.ends[run]]
}

// Counts returns how many values of a row happened, were not over by the horizon and never happened.
func (s *Samples) Counts(row int) (happened, unfinished, never int) {
	var counts [3]int
	for _, v := range s.columns[row].values {
		counts[v.State]++
	}
	return counts[measure.Happened], counts[measure.Unfinished], counts[measure.Never]
}

// Summarise describes a row, in thousandths of its unit: of rows with several values a run, pooled with intervals by run.
func (s *Samples) Summarise(row int) stats.Summary { return s.distribution(row).Summarise() }

// distribution is what the statistics of objectives are taken from: a stats.Sample, or stats.Sections where runs have
// several values.
type distribution interface {
	Summarise() stats.Summary
	MeanInterval(level float64) stats.Interval
	QuantileInterval(p, level float64) stats.Interval
	ShareAtMost(v, level float64) stats.Estimate
}

// distribution returns the values of rows together.
func (s *Samples) distribution(rows ...int) distribution {
	if len(rows) > 1 || s.Set.Rows[rows[0]].Several {
		return stats.NewSections(s.sections(rows))
	}
	return s.pooled(rows...)
}

// pooled returns the values of rows as one sample.
func (s *Samples) pooled(rows ...int) stats.Sample {
	total, missing := 0, 0
	for _, row := range rows {
		total += len(s.columns[row].values)
	}
	amounts := make([]int64, 0, total)
	for _, row := range rows {
		var m int
		amounts, m = split(amounts, s.columns[row].values)
		missing += m
	}
	return stats.NewSample(amounts, missing)
}

func (s *Samples) sections(rows []int) []stats.Run {
	runs, total := make([]stats.Run, s.Runs), 0
	for _, row := range rows {
		total += len(s.columns[row].values)
	}
	amounts := make([]int64, 0, total)
	for i := range runs {
		first := len(amounts)
		for _, row := range rows {
			var m int
			amounts, m = split(amounts, s.Values(row, i))
			runs[i].Missing += m
		}
		runs[i].Values = amounts[first:len(amounts):len(amounts)]
	}
	return runs
}

// fewestRanked is the number of runs under which a rank says nothing: a single run would move it by more than 5%.
const fewestRanked = 20

// place returns the percentile rank of a value among the runs' values of a row, of several in a run their median, and
// whether it has one.
func (s *Samples) place(row int, v measure.Value) (rank float64, ok bool) {
	runs, twice := 0, 0 // half of the equal values count
	for run := range s.Runs {
		if values := s.Values(row, run); len(values) > 0 {
			runs++
			twice += 1 - compare(middle(row, values), v)
		}
	}
	if v.State != measure.Happened || runs < fewestRanked {
		return 0, false
	}
	return float64(twice) / float64(2*runs), true
}

// split appends the amounts of the values that happened and counts the others.
func split(amounts []int64, values []measure.Value) ([]int64, int) {
	missing := 0
	for _, v := range values {
		if v.State == measure.Happened {
			amounts = append(amounts, v.Amount)
		} else {
			missing++
		}
	}
	return amounts, missing
}
