package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
)

// travel is what a trip's time is computed from.
type travel struct {
	metresPerMs []float64 // by kind of unit
	speedInput  []drawn
	detour      []float64 // by kind of unit: road distance over great-circle distance
	detourInput []drawn
	variation   span // factor on each trip
	varies      bool
	between     []link      // by ends, both ways
	linked      []bool      // places that between names
	rush        []rush      // by start; empty without
	roads       *roadTravel // nil without
}

// link is a known travel time from one place to another.
type link struct {
	ends uint32 // the place that is left above the one that is reached, 16 bits each
	time span
}

func endsOf(from, to uint16) uint32 { return uint32(from)<<16 | uint32(to) }

// back are the ends of the way back.
func (l *link) back() uint32 { return l.ends<<16 | l.ends>>16 }

// rush is a factor on travel times from an instant on.
type rush struct {
	from   engine.Time
	factor float64
	input  drawn
}

// known finds the travel time from one place to another that the file gives.
func (t *travel) known(from, to uint16) *link {
	if from == NoPlace || to == NoPlace || !t.linked[from] || !t.linked[to] {
		return nil
	}
	return t.find(endsOf(from, to))
}

func (t *travel) find(ends uint32) *link {
	i, found := slices.BinarySearchFunc(t.between, ends, func(l link, ends uint32) int { return cmp.Compare(l.ends, ends) })
	if !found {
		return nil
	}
	return &t.between[i]
}

// knowsEither reports whether the file gives the time from one of two places to a third.
func (t *travel) knowsEither(a, b, to uint16) bool {
	return t.known(a, to) != nil || t.known(b, to) != nil
}

// onlyIdle reports whether the distance to a spot is the same for all: nobody knows it.
func (p *Program) onlyIdle(to *spot) bool {
	return !to.located && (to.place == NoPlace || !p.travel.linked[to.place])
}

// leads reports whether a way is known from one spot to another.
func (t *travel) leads(from, to spot) bool {
	return from.same(to) || from.located && to.located || t.known(from.place, to.place) != nil
}
