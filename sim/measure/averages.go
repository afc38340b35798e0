package measure

import (
	"math/bits"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// average is how a row comes by a mean over time or a share: what one gauge has measured over what another has, or one
// count over another.
type average struct {
	row    int32
	above  int32 // gauge, or noGauge: of counts
	below  int32 // gauge, whose area is multiplied by times
	times  int64
	ruler  int   // whose cells are added up
	cell   int32 // the only one that counts, or allCells
	counts int32 // place among a fold's counts
	sum    bool  // the area itself, not divided
}

// Part is what a batch adds to a mean over time or a share: one over the other.
type Part struct{ Above, Below int64 }

// measured, traced and the periods' sets are the rulers that read a gauge.
const (
	measured rulerSet = 1 << windowRuler
	traced            = measured | 1<<hourRuler | 1<<bucketRuler
)

// timeGauge is a gauge at 1 all the time: what it measures is time.
const timeGauge int32 = 0

// gauge adds a gauge.
func (s *Set) gauge(rulers rulerSet) int32 {
	s.gauges = append(s.gauges, rulers|measured)
	return int32(len(s.gauges) - 1)
}

// setScales makes the scales that do not depend on batches.
func (s *Set) setScales() {
	s.scales = make([]*scale, firstPeriod)
	s.scales[hourRuler], s.scales[bucketRuler] = nothing(), nothing()
	rulers := measured
	if s.streams {
		s.scales[hourRuler] = hours(s.Program)
		s.scales[bucketRuler] = buckets(s.Program)
		rulers = traced
	}
	s.gauge(rulers) // timeGauge
}

// periods returns the ruler of a measure with a row for each period of a length.
func (s *Set) periods(length engine.Time) (ruler int) {
	made := equal(s.Program.WarmUp, s.Program.Horizon, length)
	return s.ruler(made, func(x *scale) bool {
		return x.turns == 0 && x.cell == nil && slices.Equal(x.ends, made.ends)
	})
}

// turning returns the ruler that divides time by whether an incident is open.
func (s *Set) turning(while int32) (ruler int) {
	made := &scale{from: s.Program.WarmUp, ends: []engine.Time{s.Program.Horizon}, size: numTurns, turns: while + 1}
	return s.ruler(made, func(x *scale) bool { return x.turns == made.turns })
}

// byClock returns the ruler that divides time by what the clock shows.
func (s *Set) byClock(g *grouping) (ruler int) {
	made := clockScale(s.Program, g)
	return s.ruler(made, func(x *scale) bool {
		return x.size == made.size && slices.Equal(x.cell, made.cell) && slices.Equal(x.ends, made.ends)
	})
}

// ruler returns the ruler of a scale, which reads time; one of its like serves for all.
func (s *Set) ruler(made *scale, like func(*scale) bool) (ruler int) {
	for k := firstPeriod; k < len(s.scales); k++ {
		if like(s.scales[k]) {
			return k
		}
	}
	s.scales = append(s.scales, made)
	k := len(s.scales) - 1
	s.gauges[timeGauge] |= 1 << k
	return k
}

// finishAverages tells the means over time and the shares.
func (f *Fold) finishAverages() {
	for i := range f.set.averages {
		a := &f.set.averages[i]
		var whole Part
		for cell := range f.cells(a) {
			part := f.part(a, cell)
			whole.Above += part.Above
			whole.Below += part.Below
		}
		switch {
		case a.sum:
			f.values = append(f.values, Value{Row: a.row, Amount: whole.Above})
		case whole.Below == 0:
			f.values = append(f.values, Value{Row: a.row, State: NotApplicable}) // a share of nothing
		default:
			f.values = append(f.values, Value{Row: a.row, Amount: whole.quotient(f.set.Rows[a.row].Unit)})
		}
	}
}

// cells returns how many parts an average has in a run.
func (f *Fold) cells(a *average) int {
	switch {
	case a.above == noGauge:
		return len(f.counts[a.counts])
	case a.cell >= 0:
		return 1
	default:
		return f.meter.rulers[a.ruler].size
	}
}

// part is one of them.
func (f *Fold) part(a *average, cell int) Part {
	if a.above == noGauge {
		return f.counts[a.counts][cell]
	}
	if a.cell >= 0 {
		cell = int(a.cell)
	}
	return Part{f.meter.area(a.above, a.ruler, cell), a.times * f.meter.area(a.below, a.ruler, cell)}
}

// Parts appends what the batches of the run that has ended add to a row that is a Mean: one part where it is about a
// period, otherwise one a batch. It is to be called after Values.
func (f *Fold) Parts(row int, parts []Part) []Part {
	a := &f.set.averages[f.set.means[row]]
	for cell := range f.cells(a) {
		parts = append(parts, f.part(a, cell))
	}
	return parts
}

// quotient divides one by the other, in parts of a unit, to the nearest.
func (p Part) quotient(unit scenario.MeasureUnit) int64 {
	high, low := bits.Mul64(uint64(unit.Parts()), uint64(p.Above))
	low, carry := bits.Add64(low, uint64(p.Below/2), 0)
	quotient, _ := bits.Div64(high+carry, low, uint64(p.Below))
	return int64(quotient)
}
