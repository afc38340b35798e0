package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// ofKind counts the units of a kind.
func (f *Fold) ofKind(units []int32, kind uint16) int {
	count := 0
	for _, u := range units {
		if f.p.Units[u].Kind == kind {
			count++
		}
	}
	return count
}

// freeFor counts the units of a kind that are free for work where they are, and says where they have to be for that.
func (f *Fold) freeFor(n *instance, number uint16, kind uint16) (count int, there string) {
	planned := f.planned(number)
	at, fixed := f.standingAt(n, number)
	if fixed {
		there = " at " + f.spot(at)
	}
	for i := range f.units {
		u, state := &f.p.Units[i], &f.units[i]
		free := state.status == available && (!fixed || state.place == at) || state.status == returning && !fixed
		if free && u.Kind == kind && slices.Contains(planned.By, f.p.Agencies[u.Agency].ID) {
			count++
		}
	}
	return count, there
}

// standingAt is where the units of a step have to stand that works by units where they are; fixed is false where they may be anywhere.
func (f *Fold) standingAt(n *instance, number uint16) (place uint16, fixed bool) {
	planned := f.planned(number)
	switch at := planned.AtPlace; at {
	case "":
		return sim.NoPlace, false
	case scenario.Here:
		return f.placeOf(n, number), true
	default:
		return f.named(n, at), true
	}
}

// hostOf is the incident on whose scene the units of an instance are: itself, or the one that it is part of.
func (f *Fold) hostOf(n *instance) *instance {
	if host := f.p.Incidents[n.Incident].PartOf; host != sim.None {
		return f.instances[host]
	}
	return n
}

// moves reports whether a step is a move.
func (f *Fold) moves(number uint16) bool { return f.p.Steps[number].Verb == scenario.Move }

// crewOf is the units that a step of the incident has had.
func (f *Fold) crewOf(n *instance, id string) []int32 {
	first := f.p.Incidents[n.Incident].FirstStep
	for k := range n.steps {
		if f.p.Steps[first+uint16(k)].ID == id {
			return n.steps[k].crew
		}
	}
	return nil
}
