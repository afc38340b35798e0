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
	Values  stats.Bag       // of all instances, missing ones included
	Batches []*stats.Sketch // by the batch in which an instance began
	Cut     Cut             // what has lasted so far, of those of the missing ones that are Unfinished
	Waited  []Part          // by batch, of a row with Waits: how long all have waited, over their number
	counts  Counts          // by state
}

// Cut is how long what the horizon cut had lasted.
type Cut struct {
	Values  stats.Bag
	Batches []*stats.Sketch // by the batch in which an instance began
}

// mostCut is how many such times of a row are kept. Beyond, they are counted.
const mostCut = 1 << 16

// MostKept is how many values of streams are kept for all rows together, in 4 bytes each. Beyond that those of the row with the
// most are counted, built-in rows first.
const MostKept = 2 << 20

// Spare makes sure that bags, one for each row or nil, keep no more than MostKept values. It returns how many they keep.
func (s *Set) Spare(bags []*stats.Bag) (kept int) {
	for {
		kept = 0
		fullest := -1
		for row, bag := range bags {
			if bag == nil || !bag.Exact() {
				continue
			}
			kept += bag.N()
			if fullest < 0 || s.goesFirst(row, fullest, bags) {
				fullest = row
			}
		}
		if kept <= MostKept {
			return kept
		}
		bags[fullest].Round()
	}
}

// goesFirst reports whether a row's values are counted before those of another are.
func (s *Set) goesFirst(row, other int, bags []*stats.Bag) bool {
	a, b := s.Rows[row].Origin != Declared, s.Rows[other].Origin != Declared
	if a != b {
		return a
	}
	return bags[row].N() > bags[other].N()
}

// Count returns how many values are in a state.
func (l *Ledger) Count(state State) int { return l.counts[state] }

// Whole returns a sketch of the values of all batches.
func (l *Ledger) Whole() *stats.Sketch {
	if len(l.Batches) == 1 {
		return l.Batches[0]
	}
	whole := l.Batches[0].Empty()
	for _, b := range l.Batches {
		whole.Merge(b)
	}
	return whole
}

func (l *Ledger) reset() {
	l.Values.Reset()
	l.Cut.Values.Reset()
	for i, b := range l.Batches {
		b.Reset()
		l.Cut.Batches[i].Reset()
	}
	clear(l.Waited)
	l.counts = Counts{}
}

// put notes a value, and returns how many more values are kept: 1, or fewer.
func (l *Ledger) put(batch int32, state State, amount int64) int {
	l.counts[state]++
	if state == NotApplicable {
		return 0
	}
	if l.Waited != nil {
		l.Waited[batch].Above += amount
		l.Waited[batch].Below++
	}
	if state.Missing() {
		l.Values.AddMissing(1)
		l.Batches[batch].AddMissing(1)
		if state == Unfinished {
			l.Cut.Values.Add(amount)
			l.Cut.Batches[batch].Add(amount)
		}
		return 0
	}
	l.Batches[batch].Add(amount)
	exact := l.Values.Exact()
	l.Values.Add(amount)
	switch {
	case !exact:
		return 0
	case l.Values.Exact():
		return 1
	default:
		return 1 - l.Values.N()
	}
}

// newLedgers returns a ledger for each row that has one.
func (s *Set) newLedgers(batches int) []Ledger {
	ledgers := make([]Ledger, s.numLedgers())
	for row, n := range s.ledgers {
		if n == noRow {
			continue
		}
		l, marks := &ledgers[n], s.marks(&s.Rows[row])
		l.Cut.Values = *stats.NewBag(mostCut)
		for range batches {
			l.Batches = append(l.Batches, stats.NewSketch(marks))
			l.Cut.Batches = append(l.Cut.Batches, stats.NewSketch(marks))
		}
		if s.Rows[row].Waits {
			l.Waited = make([]Part, batches)
		}
	}
	return ledgers
}

// bags lists the values of ledgers by row.
func (s *Set) bags(ledgers []Ledger) []*stats.Bag {
	bags := make([]*stats.Bag, len(s.Rows))
	for row, n := range s.ledgers {
		if n != noRow {
			bags[row] = &ledgers[n].Values
		}
	}
	return bags
}

// Marks lists the values, in ascending order, at which targets, objectives and reports ask for a share of the values of a row.
func (s *Set) Marks(row int) []int64 { return s.marks(&s.Rows[row]) }

// marks lists the values at which targets, objectives and reports ask for a share of a row's values, in ascending order.
func (s *Set) marks(r *Row) []int64 {
	if r.Origin != Declared {
		return nil
	}
	var marks []int64
	note := func(c *scenario.Comparison) {
		if c != nil {
			marks = append(marks, Mark(c, r.Unit))
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
	for _, reported := range s.Program.Scenario.Reported.All() {
		if reported.Measure == r.Measure && reported.Statistic != nil {
			note(reported.Statistic.Inner)
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// Mark returns the value, in parts of its unit, up to which a comparison counts the values of a row, or all but them:
// the greatest that is at most the limit where that is on the lower side, or less than it otherwise.
func Mark(c *scenario.Comparison, unit scenario.MeasureUnit) int64 {
	limit := Amount(c.Limit, unit)
	if c.Operator == scenario.Below || c.Operator == scenario.AtLeast {
		return int64(math.Ceil(limit)) - 1 // values are whole: < 8000 is <= 7999
	}
	return int64(math.Floor(limit))
}

// Allows reports whether a value in parts of a unit is within a limit.
func Allows(c *scenario.Comparison, unit scenario.MeasureUnit, value int64) bool {
	return (value <= Mark(c, unit)) != c.IsLower()
}

// Amount returns a limit in parts of a unit, which of a duration are milliseconds. A limit of whole parts is whole, although its
// decimals are not exact: 0.07% are 700,000 parts of a share, and not a little more or less.
func Amount(l scenario.Limit, unit scenario.MeasureUnit) float64 {
	if l.Unit == scenario.Milliseconds {
		return l.Value
	}
	amount := float64(l.Value * unit.Parts())
	const exact = 1e-12 // of the amount
	if whole := math.Round(amount); math.Abs(amount-whole) <= exact*math.Abs(whole) {
		return whole
	}
	return amount
}
