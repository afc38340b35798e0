package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Leg is a trip of a unit, which ends early where its next leg departs before it has arrived. One that arrives as it departs
// says where the unit stands from then on.
type Leg struct {
	Unit           int32
	Depart, Arrive engine.Time
	From, To       *scenario.Position // nil when not known
}

// tellLeg tells whoever listens of the leg that a unit has begun.
func (w *World) tellLeg(u int32, depart, arrive engine.Time) {
	if w.OnLeg == nil {
		return
	}
	l := &w.units[u].leg
	w.OnLeg(Leg{Unit: u, Depart: depart, Arrive: arrive, From: w.program.position(&l.start), To: w.program.position(&l.end)})
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
