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
	detour      float64 // road distance over great-circle distance
	detourInput drawn
	variation   span // factor on each trip
	varies      bool
	between     []link // by ends
	linked      []bool // places that between names
	rush        []rush // by start; empty without
}

// link is a known travel time between two places.
type link struct {
	ends uint32 // the lesser place above the greater, 16 bits each
	time span
}

func endsOf(a, b uint16) uint32 {
	return uint32(min(a, b))<<16 | uint32(max(a, b))
}

// rush is a factor on travel times from an instant on.
type rush struct {
	from   engine.Time
	factor float64
	input  drawn
}

// known finds the travel time between two places that the file gives.
func (t *travel) known(a, b uint16) *link {
	if a == NoPlace || b == NoPlace || !t.linked[a] || !t.linked[b] {
		return nil
	}
	i, found := slices.BinarySearchFunc(t.between, endsOf(a, b), func(l link, ends uint32) int {
		return cmp.Compare(l.ends, ends)
	})
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
