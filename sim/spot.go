package sim

import (
	"simulate/sim/geo"
	"simulate/sim/scenario"
)

// spot is a point, a place with a name, or both.
type spot struct {
	point   geo.Vector
	place   uint16 // or NoPlace
	located bool   // point is known
}

// spotOf is the spot of a place.
func (p *Program) spotOf(place uint16) spot {
	if place == NoPlace {
		return spot{place: NoPlace}
	}
	return spot{point: p.Places[place].point, place: place, located: p.Places[place].Located}
}

// same reports whether two spots are one. Spots without a name are not, unless there is no telling them apart.
func (s spot) same(other spot) bool {
	if s.place != other.place || s.place == NoPlace && other.located {
		return false
	}
	return s.point == other.point
}

// position is where a spot is; nil when that is not known. A place is where the file says, to the last digit.
func (p *Program) position(at *spot) *scenario.Position {
	switch {
	case !at.located:
		return nil
	case at.place != NoPlace && p.Places[at.place].point == at.point:
		return &p.Places[at.place].Position
	default:
		position := scenario.Position(at.point.Position())
		return &position
	}
}
