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

	group    *lottery // how many come at once; nil where they come one by one
	rows     []traced // of a trace, by group; empty without
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

// traced is where an arrival of a trace is, how urgent, and what else its row says; its place is NoPlace where that is drawn, its priority 0 where it is
// the incident's.
type traced struct {
	spot     spot
	priority int32
	cells    []float64 // by column: milliseconds, a share or a place; NaN where there is nothing
}

// share is a place with the shares of those up to it.
type share struct {
	upTo  float64
	place uint16
}
