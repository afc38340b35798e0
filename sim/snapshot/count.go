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

// freeOf counts the units of a kind that agencies have free.
func (f *Fold) freeOf(kind uint16, agencies []string) int {
	count := 0
	for i := range f.units {
		u := &f.p.Units[i]
		free := f.units[i].status == available || f.units[i].status == returning
		if free && u.Kind == kind && slices.Contains(agencies, f.p.Agencies[u.Agency].ID) {
			count++
		}
	}
	return count
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
