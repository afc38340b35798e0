package experiment

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Samples holds the values of every row in every run of an experiment, or in the first of them, and counts those of all. It is immutable
// once figures have been made of it.
type Samples struct {
	Set         *measure.Set
	Seed        uint64
	Asked       int    // runs asked for
	Runs        int    // runs done: replications 0 to Runs-1
	Fingerprint uint64 // of the records of all runs, in order
	Batches     int    // into which the window of each run is cut; 1: runs tell how far a figure may be off
	columns     []column
	left        leftovers
	shut        shutCounts
	first       *Samples // of the runs that are kept, where others are counted; nil where all are kept: see Counted
	numbers     []int    // of the runs, when some were left out; nil when run i is replication i
	rough       bool     // figures are those that are made soon: see roughly
	few         bool     // the first runs alone are ranked, as there is no time for all

	// Where incidents come in streams.
	instances []*instances     // by row; nil of those that are not Streamed
	bags      []*stats.Bag     // of their values, by row
	parts     [][]measure.Part // by row that is a Mean: run by run, and of a run batch by batch
	courses
}

// newSamples returns samples of no runs.
func newSamples(set *measure.Set, seed uint64, asked int) *Samples {
	s := &Samples{Set: set, Seed: seed, Asked: asked, Batches: 1, columns: make([]column, len(set.Rows)), left: leftovers{}, shut: shutCounts{}}
	s.newStreams()
	return s
}

// reserve makes room for so many more runs like the last.
func (s *Samples) reserve(runs int) {
	for row := range s.columns {
		if s.columns[row].runs > 0 {
			s.columns[row].reserve(runs)
		}
	}
}

// add appends what one more run yielded.
func (s *Samples) add(values []measure.Value, fingerprint uint64) {
	for _, v := range values {
		s.columns[v.Row].add(v)
	}
	for row := range s.columns {
		s.columns[row].endRun()
	}
	s.end(fingerprint)
}

// end notes that one more run is there.
func (s *Samples) end(fingerprint uint64) {
	s.Fingerprint = uint64(engine.Hash(s.Fingerprint).Add(fingerprint))
	s.Runs++
}

// Partial reports whether the experiment was stopped before all runs were done.
func (s *Samples) Partial() bool { return s.Runs < s.Asked }

// Values returns what a run, one of those that are kept, yielded for a row that is not Streamed.
func (s *Samples) Values(row, run int) []measure.Value {
	return slices.AppendSeq([]measure.Value{}, s.kept().columns[row].each(row, run))
}

// Counts returns how many values of a row are in each state.
func (s *Samples) Counts(row int) measure.Counts {
	if s.Counted() {
		return s.instances[row].counts
	}
	counts := s.columns[row].counts()
	if s.Set.Rows[row].Streamed {
		for state, n := range s.instances[row].counts {
			counts[state] += n
		}
	}
	return counts
}

// Summarise describes rows together, in parts of their unit: of rows with several values a run, pooled with intervals by run.
func (s *Samples) Summarise(rows ...int) stats.Summary {
	x := s.distribution(rows...).Summarise()
	x.NotApplicable = s.notApplicable(rows...)
	return x
}

// notApplicable returns of how many values of rows runs, or instances, say nothing. One that is in another group is counted there.
func (s *Samples) notApplicable(rows ...int) int {
	not := s.count(measure.NotApplicable, rows)
	times := s.Set.Rows[rows[0]].Times(len(rows))
	if times == 1 {
		return not
	}
	others := s.count(measure.Happened, rows) + s.count(measure.Unfinished, rows) + s.count(measure.Never, rows)
	return (not+others)/times - others
}

// count returns how many values of rows are in a state.
func (s *Samples) count(state measure.State, rows []int) (n int) {
	for _, row := range rows {
		counts := s.Counts(row)
		n += counts[state]
	}
	return n
}

// pooled returns the values of rows as one sample.
func (s *Samples) pooled(rows ...int) stats.Sample { return s.sample(endless, rows) }

func (s *Samples) sample(cut outlook, rows []int) stats.Sample {
	switch {
	case s.Counted():
		return s.pool(rows, cut).values.Sample()
	case s.rough:
		return s.classed(cut, rows).Sample()
	}
	total, missing := 0, 0
	for _, row := range rows {
		total += s.columns[row].amounts.Len()
	}
	amounts := make([]int64, 0, total)
	for _, row := range rows {
		var m int
		amounts, m = s.columns[row].split(amounts, 0, s.columns[row].amounts.Len(), cut)
		missing += m
	}
	return stats.SampleOf(amounts, missing)
}

func (s *Samples) sections(cut outlook, rows []int) []stats.Run {
	runs, total := make([]stats.Run, s.Runs), 0
	for _, row := range rows {
		total += s.columns[row].amounts.Len()
	}
	amounts := make([]int64, 0, total)
	for i := range runs {
		first := len(amounts)
		for _, row := range rows {
			from, to := s.columns[row].of(i)
			var m int
			amounts, m = s.columns[row].split(amounts, from, to, cut)
			runs[i].Missing += m
		}
		runs[i].Values = amounts[first:len(amounts):len(amounts)]
	}
	return runs
}

// waited is how long all have waited in each run, over their number.
func (s *Samples) waited(rows []int) []measure.Part {
	if s.Counted() {
		return s.pool(rows, endless).parts
	}
	runs := make([]measure.Part, s.Runs)
	for i := range runs {
		for _, row := range rows {
			for v := range s.columns[row].each(row, i) {
				runs[i].Above += v.Amount
				runs[i].Below++
			}
		}
	}
	return runs
}

// fewestRanked is the number of runs under which a rank says nothing: a single run would move it by more than 5%.
const fewestRanked = 20

// place returns the percentile rank of a run's value among the values of a row in the runs that are Ranked, of several in a run their
// median, and whether it has one. The value is length, among those of package stats.
func (s *Samples) place(row int, v float64) (rank float64, ok bool) {
	if stats.IsMissing(v) {
		return 0, false
	}
	runs, twice := 0, 0 // half of the equal values count
	for run := range s.Ranked() {
		if x, ok := s.middle(row, run); ok {
			runs++
			twice += 1 - cmp.Compare(x, v)
		}
	}
	if runs < fewestRanked {
		return 0, false
	}
	return float64(twice) / float64(2*runs), true
}

// middle returns the value of a row in a run, of several their median; ok is false when it has none.
func (s *Samples) middle(row, run int) (v float64, ok bool) {
	kept := s.kept()
	if s.Set.Rows[row].Streamed {
		m := kept.instances[row].middles[run]
		return m.value, !m.none
	}
	c := &kept.columns[row]
	if first, end := c.of(run); end-first == 1 {
		state := c.state(first)
		return length(measure.Value{State: state, Amount: c.amounts.At(first)}), state != measure.NotApplicable
	}
	var few [fewValues]measure.Value
	values := few[:0]
	for v := range c.each(row, run) {
		values = append(values, v)
	}
	m := middle(row, values)
	return length(m), m.State != measure.NotApplicable
}
