package sim

import (
	"math"
	"slices"
)

// slowed is the kind of record that says that trips take longer.
func (t trips) slowed() Kind {
	if t == fromPlace {
		return TravelSlowedFrom
	}
	return TravelSlowed
}

// cleared is the kind of record that says that they no longer do.
func (t trips) cleared() Kind {
	if t == fromPlace {
		return TravelClearedFrom
	}
	return TravelCleared
}

func thousandths(factor float64) uint16 {
	return uint16(min(math.Floor(float64(factor*1000)+0.5), math.MaxUint16))
}

// recomputeSlow multiplies what all events in force do to trips to a place, from it, or to all. It starts from 1 each time: dividing an
// ended factor out again would not give back the same bits.
func (w *World) recomputeSlow(of trips, place uint16) {
	product := 1.0
	for _, si := range w.slowing {
		for _, slow := range w.stepOf(si).effects.slow {
			if slow.trips == of && slow.place == place {
				product *= w.valueOf(slow.input, slow.factor)
			}
		}
	}
	switch of {
	case toPlace:
		w.places[place].slow = product
	case fromPlace:
		w.places[place].slowFrom = product
	default:
		w.slow = product
	}
}

// barred reports whether an event in force keeps a unit out of a place.
func (w *World) barred(u int32, place uint16) bool { return w.bars(w.program.Units[u].Kind, place) }

// bars reports whether an event in force keeps a kind of unit out of a place.
func (w *World) bars(kind, place uint16) bool {
	if w.places[place].blocks == 0 {
		return false
	}
	return slices.ContainsFunc(w.blocking, func(si stepIndex) bool {
		return slices.ContainsFunc(w.stepOf(si).effects.blocks, func(b blocking) bool {
			return b.place == place && (len(b.kinds) == 0 || slices.Contains(b.kinds, kind))
		})
	})
}

// unblock lets in those who wait outside a place, unless another event keeps them out too.
func (w *World) unblock(si stepIndex, place uint16, cause Seq) {
	w.places[place].blocks--
	seq := w.append(w.placeFact(si, PlaceCleared, place, 0, cause))
	w.letIn(place, seq)
	w.reconsiderPosts(seq)
}

// letIn lets those in who wait outside a place and whom nothing keeps out any more.
func (w *World) letIn(place uint16, cause Seq) {
	for u := range w.units {
		if unit := &w.units[u]; unit.status == heldOutside && unit.leg.end.place == place && !w.barred(int32(u), place) {
			if !w.followOn(int32(u)) {
				w.comeIn(int32(u), cause, unit.last)
			}
		}
	}
}
