package cause

import (
	"slices"

	"simulate/sim"
)

// alike are the steps of a program, by step the first of those that are the same in several streams: what one is as one of a time that
// many streams have, and not as many as there are streams. A step of an incident that begins once is like itself alone.
func alike(p *sim.Program) []uint16 {
	first := make([]uint16, len(p.Steps))
	byID := make(map[string][]uint16)
	for i := range p.Steps {
		s, number := &p.Steps[i], uint16(i)
		first[i] = number
		if !p.Incidents[s.Incident].Stream {
			continue
		}
		known := byID[s.ID]
		if k := slices.IndexFunc(known, func(other uint16) bool { return same(s, &p.Steps[other]) }); k >= 0 {
			first[i] = known[k]
			continue
		}
		byID[s.ID] = append(known, number)
	}
	return first
}

// same reports whether two steps of one id are called the same and ask for the same.
func same(a, b *sim.Step) bool {
	return a.Text == b.Text && a.Verb == b.Verb && a.Posture == b.Posture && a.Place == b.Place &&
		slices.EqualFunc(a.Needs, b.Needs, func(x, y sim.Need) bool { return x.Sort == y.Sort && x.Count == y.Count && x.All == y.All })
}

// alikeTo is the step that stands for those that are like it.
func (b *breaker) alikeTo(step uint16) uint16 {
	if step == sim.NoStep {
		return step
	}
	return b.alike[step]
}
