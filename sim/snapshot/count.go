package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// given counts the units that a step has been given for one of its needs.
func (f *Fold) given(n *instance, number uint16, need int) int {
	count := 0
	for _, u := range f.stepOf(n, number).crew {
		if f.needOf(n, number, u) == need {
			count++
		}
	}
	return count
}

// needOf is the index of the need of a step for which it has been given a unit, or else the first that takes it; -1 where none does.
func (f *Fold) needOf(n *instance, number uint16, u int32) int {
	if of := &f.units[u]; of.sentFor == n && of.sentBy == number {
		return of.need
	}
	return slices.IndexFunc(f.p.Steps[number].Needs, func(need sim.Need) bool { return f.p.Takes(&need, u) })
}

// freeFor counts the units for a need that are free for work where they are, and says where they have to be for that.
func (f *Fold) freeFor(n *instance, number uint16, need *sim.Need) (count int, there string) {
	planned := f.planned(number)
	at, fixed := f.standingAt(n, number)
	if fixed {
		there = " at " + f.spot(at)
	}
	for i := range f.units {
		u, state := &f.p.Units[i], &f.units[i]
		free := state.isFree() && (!fixed || !state.onRoad() && state.place == at)
		if free && f.p.Takes(need, int32(i)) && slices.Contains(planned.By, f.p.Agencies[u.Agency].ID) {
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
