package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Barrier is that a place, or a stretch of road, is closed or slowed from an instant on, or is not any more for one of those who do it.
type Barrier struct {
	At    engine.Time
	Place uint16 // in sim.Program.Places
	Slows bool   // it does not close it
	Ends  bool
}

// followBarrier notes what a record closes, slows or opens.
func (h *History) followBarrier(r *sim.Record) {
	if r.Place == sim.NoPlace {
		return
	}
	b := Barrier{At: r.At, Place: r.Place}
	switch r.Kind {
	case sim.PlaceBlocked:
	case sim.PlaceCleared:
		b.Ends = true
	case sim.TravelSlowed:
		b.Slows = true
	case sim.TravelCleared:
		b.Slows, b.Ends = true, true
	default:
		return
	}
	h.Barriers = append(h.Barriers, b)
}
