package sim

import (
	"math"

	"simulate/sim/engine"
	"simulate/sim/portable"
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
		position := at.point.onMap()
		return &position
	}
}

// onMap is the latitude and longitude of a point on the unit sphere.
func (v vector) onMap() scenario.Position {
	return scenario.Position{Lat: degrees(portable.Asin(max(-1, min(v.z, 1)))), Lon: degrees(v.eastward())}
}

// eastward is the angle of a point around the axis, between -π and π, from the two sides of a right angle: the arcsine is exact
// where the shorter of them is the sine.
func (v vector) eastward() float64 {
	x, y := math.Abs(v.x), math.Abs(v.y)
	level := math.Sqrt(float64(x*x) + float64(y*y))
	if level == 0 {
		return 0
	}
	angle := portable.Asin(min(x, y) / level)
	if y > x {
		angle = math.Pi/2 - angle
	}
	if v.x < 0 {
		angle = math.Pi - angle
	}
	return math.Copysign(angle, v.y)
}

func degrees(radians float64) float64 { return radians * (180 / math.Pi) }
