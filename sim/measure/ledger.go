package measure

import (
	"math"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Ledger is what the instances of streams yielded for a row in one run. It does not grow with their number: values are kept
// up to a limit and counted from there on.
type Ledger struct {
	Values  stats.Bag       // of all instances, by whether they have one
	Batches []*stats.Sketch // by the batch in which an instance began
	counts  [3]int          // by state
}

// Count returns how many values are in a state.
func (l *Ledger) Count(state State) int { return l.counts[state] }

func (l *Ledger) reset() {
	l.Values.Reset()
	for _, b := range l.Batches {
		b.Reset()
	}
	l.counts = [3]int{}
}

func (l *Ledger) put(batch int32, state State, amount int64) {
	l.counts[state]++
	if state != Happened {
		l.Values.AddMissing(1)
		l.Batches[batch].AddMissing(1)
		return
	}
	l.Values.Add(amount)
	l.Batches[batch].Add(amount)
}

// newLedgers returns a ledger for each row that has one.
func (s *Set) newLedgers(batches int) []Ledger {
	ledgers := make([]Ledger, s.numLedgers())
	for row, n := range s.ledgers {
		if n == noRow {
			continue
		}
		marks := s.marks(&s.Rows[row])
		for range batches {
			ledgers[n].Batches = append(ledgers[n].Batches, stats.NewSketch(marks))
		}
	}
	return ledgers
}

// marks lists the values at which targets and objectives ask for a share of a row's values, in ascending order.
func (s *Set) marks(r *Row) []int64 {
	if r.Origin != Declared {
		return nil
	}
	var marks []int64
	note := func(c *scenario.Comparison) {
		if c != nil {
			marks = append(marks, Mark(c))
		}
	}
	if r.Target != nil {
		note(r.Target.Value.Inner)
	}
	for _, o := range s.Program.Scenario.Objectives.All() {
		if o.Expression.Measure == r.Measure {
			note(o.Expression.Inner)
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// Mark returns the value, in thousandths of its unit, up to which a comparison counts the values of a row, or all but them:
// the greatest that is at most the limit where that is on the lower side, or less than it otherwise.
func Mark(c *scenario.Comparison) int64 {
	limit := Thousandths(c.Limit)
	if c.Operator == scenario.Below || c.Operator == scenario.AtLeast {
		return int64(math.Ceil(limit)) - 1 // values are whole: < 8000 is <= 7999
	}
	return int64(math.Floor(limit))
}

// Thousandths returns a limit in thousandths of its unit, which of a duration are milliseconds.
func Thousandths(l scenario.Limit) float64 {
	if l.Unit == scenario.Milliseconds {
		return l.Value
	}
	return 1000 * l.Value
}
