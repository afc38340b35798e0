package experiment

import (
	"iter"
	"math"

	"simulate/sim/measure"
	"simulate/sim/stats"
)

// column holds a row's values, run by run. There are some hundred rows, and may be a million runs: amounts take 4 bytes as long as
// they fit, states one where not all are the same, and where the values of a run end is only kept where runs have not one each.
type column struct {
	amounts stats.Kept
	states  []measure.State // nil as long as all happened
	ends    []uint32        // values of run i end at ends[i]; nil as long as every run has one
	runs    int
}

// add appends a value of the run that is being added.
func (c *column) add(v measure.Value) {
	if c.states == nil && v.State != measure.Happened {
		c.states = make([]measure.State, c.amounts.Len(), max(c.amounts.Cap(), 1))
	}
	if c.states != nil {
		c.states = append(c.states, v.State)
	}
	c.amounts.Add(v.Amount)
}

// endRun notes that all values of a run have been added.
func (c *column) endRun() {
	c.runs++
	n := c.amounts.Len()
	if n > math.MaxUint32 {
		panic("experiment: more values of a row than can be counted")
	}
	if c.ends == nil && n == c.runs {
		return
	}
	if c.ends == nil {
		c.ends = make([]uint32, 0, max(c.runs, c.amounts.Cap()))
		for run := range c.runs - 1 {
			c.ends = append(c.ends, uint32(run+1))
		}
	}
	c.ends = append(c.ends, uint32(n))
}

// of returns which values are those of a run: from first up to, not including, end.
func (c *column) of(run int) (first, end int) {
	switch {
	case c.ends == nil:
		return run, run + 1
	case run > 0:
		first = int(c.ends[run-1])
	}
	return first, int(c.ends[run])
}

// each yields the values of a run, of the row that they are of.
func (c *column) each(row, run int) iter.Seq[measure.Value] {
	return func(yield func(measure.Value) bool) {
		first, end := c.of(run)
		for i := first; i < end; i++ {
			if !yield(measure.Value{Row: int32(row), State: c.state(i), Amount: c.amounts.At(i)}) {
				return
			}
		}
	}
}

// equals reports whether every run has the same values.
func (c *column) equals(other *column) bool {
	if c.runs != other.runs || c.amounts.Len() != other.amounts.Len() {
		return false
	}
	for run := range c.runs {
		first, end := c.of(run)
		if from, to := other.of(run); from != first || to != end {
			return false
		}
		for i := first; i < end; i++ {
			if c.state(i) != other.state(i) || c.amounts.At(i) != other.amounts.At(i) {
				return false
			}
		}
	}
	return true
}

func (c *column) state(i int) measure.State {
	if c.states == nil {
		return measure.Happened
	}
	return c.states[i]
}

// counts returns how many values are in each state.
func (c *column) counts() (counts measure.Counts) {
	if c.states == nil {
		counts[measure.Happened] = c.amounts.Len()
	}
	for _, state := range c.states {
		counts[state]++
	}
	return counts
}

// reserve makes room for so many more runs like the last.
func (c *column) reserve(runs int) {
	if first, end := c.of(c.runs - 1); end > first {
		c.amounts.Grow(runs * (end - first))
	}
}

// bytes is how much memory the values take.
func (c *column) bytes() int { return c.amounts.Bytes() + len(c.states) + 4*len(c.ends) }

// split appends the amounts of values that happened, and counts those that are missing.
func (c *column) split(amounts []int64, first, end int, cut outlook) ([]int64, int) {
	missing := 0
	for i := first; i < end; i++ {
		switch state := c.state(i); {
		case state == measure.Happened || state == measure.Unfinished && cut == atOnce:
			amounts = append(amounts, c.amounts.At(i))
		case state.Missing():
			missing++
		}
	}
	return amounts, missing
}
