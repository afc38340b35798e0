package sim

import (
	"simulate/sim/engine"
	"simulate/sim/geo"
)

// stream says when and where the instances of an incident arrive. Exactly one of pace, gap and at is given.
type stream struct {
	subject     subject
	from, until engine.Time // nothing arrives before, and from then on
	late        bool        // it is part of an incident that others set off: from, until and at count from its beginning

	pace   []pace  // of Poisson arrivals
	ranged bool    // some of the rates are inputs, or their factor is; then they are without it
	times  float64 // factor of all rates
	factor drawn
	gap    *gap
	at     []engine.Time // fixed instants, in order

	group    *lottery  // how many come at once; nil where they come one by one
	rows     []traced  // of a trace, by group; empty without
	cells    []float64 // of a trace, row by row, what else it says in so many columns: milliseconds, a share or a place; NaN where there is nothing
	columns  int
	places   []share
	adjusted *adjusted // one of their shares is an input; nil without
	area     area      // of the arrivals whose place is drawn; nil without
	point    uint16    // the place that stands for points without a name
}

// area is a part of the map over which arrivals are spread evenly: a circle or a polygon.
type area interface {
	// At is the point of two coordinates between 0 and 1: equal parts of these are equal parts of the area.
	At(along, across float64) geo.Vector
}

// pace is a rate of arrivals from an instant on.
type pace struct {
	from     engine.Time
	expected float64 // arrivals up to from
	perMs    float64
	input    drawn
}

// alike reports whether the instances of two streams come in the same way: by a rate, by gaps or at fixed instants.
func (s *stream) alike(other *stream) bool {
	return s != nil && other != nil && (s.pace != nil) == (other.pace != nil) && (s.gap != nil) == (other.gap != nil)
}

// same reports whether a rate is another, in the run in which it stands.
func (p pace) same(other pace) bool {
	return p.from == other.from && p.expected == other.expected && p.perMs == other.perMs
}

// gap is the time between arrivals of a renewal process, in milliseconds.
type gap struct {
	span span
	mean float64
}

// traced is where an arrival of a trace is, and how urgent; its place is NoPlace where that is drawn, its priority 0 where it is
// the incident's. There may be millions of them.
type traced struct {
	position geo.Position // of one that names none of the places
	place    uint16
	located  bool // by position
	priority int32
}

// tracedSpot is where the arrival of a group of a trace is; ok is false where that is drawn.
func (p *Program) tracedSpot(s *stream, group int32) (at spot, ok bool) {
	switch row := &s.rows[group-1]; {
	case row.place == NoPlace:
		return at, false
	case row.located:
		return spot{point: row.position.Point(), place: row.place, located: true}, true
	default:
		return p.spotOf(row.place), true
	}
}

// cell is what the row of a group says in a column, counted from 1.
func (s *stream) cell(group int32, of column) float64 {
	return s.cells[int(group-1)*s.columns+int(of)-1]
}

// share is a place with the shares of those up to it.
type share struct {
	upTo  float64
	place uint16
}
