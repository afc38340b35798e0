package experiment

import (
	"context"

	"simulate/sim/stats"
)

// How many values of all rows are put in order after an interruption: as many as take about half a second of two cores.
const orderedAtMost = 4_000_000

// Of rows of which figures are made roughly, how many values are kept nevertheless, and into how many stretches runs are cut.
const (
	keptRoughly = 1 << 14
	stretches   = 500
)

// hurried reports whether there is no time to make all figures exactly: an interrupted command ends soon, however many runs are done.
func (s *Samples) hurried(ctx context.Context) bool {
	if s == nil || ctx.Err() == nil {
		return false
	}
	values := 0
	for row := range s.columns {
		values += s.columns[row].amounts.Len()
	}
	return values > orderedAtMost
}

// roughly is the same samples, of which figures are made in one pass: values are counted by class instead of put in order, and where
// runs have several, stretches of consecutive runs are what varies. Numbers, means and extremes are exact, percentiles to three digits.
func (s *Samples) roughly() *Samples {
	r := *s
	r.rough = true
	return &r
}

// eachStretch yields the values of rows by stretches of runs. They are good until the next is asked for.
func (s *Samples) eachStretch(cut outlook, rows []int, add func(values []int64, missing int)) {
	var values []int64
	for i := range stretches {
		begin, end := i*s.Runs/stretches, (i+1)*s.Runs/stretches
		if begin == end {
			continue
		}
		values = values[:0]
		missing := 0
		for _, row := range rows {
			c := &s.columns[row]
			first, _ := c.of(begin)
			_, last := c.of(end - 1)
			var m int
			values, m = c.split(values, first, last, cut)
			missing += m
		}
		add(values, missing)
	}
}

// classed are the values of rows, counted by class.
func (s *Samples) classed(cut outlook, rows []int) *stats.Bag {
	bag := stats.NewBag(keptRoughly)
	s.eachStretch(cut, rows, func(values []int64, missing int) {
		bag.AddMissing(missing)
		for _, v := range values {
			bag.Add(v)
		}
	})
	return bag
}

// stretched are the values of rows in sections of consecutive runs.
func (s *Samples) stretched(cut outlook, rows []int) stats.Sections {
	var sections []*stats.Sketch
	bag := stats.NewBag(keptRoughly)
	s.eachStretch(cut, rows, func(values []int64, missing int) {
		section := stats.NewSketch(nil)
		section.AddMissing(missing)
		bag.AddMissing(missing)
		for _, v := range values {
			section.Add(v)
			bag.Add(v)
		}
		sections = append(sections, section)
	})
	return stats.NewSectionsOfSketches(sections, bag)
}
