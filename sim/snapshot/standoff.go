package snapshot

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Standoff is sends that wait for each other: each lacks units of a kind of which some stand idle on scene for another
// of them, and so on in a circle.
type Standoff struct {
	Sends []Partial // two or more, incidents in the order in which they began, steps in the order of the file
	Kinds []string  // of the units that one holds and another lacks
}

// Partial is a send that has been given a part of what its incident needs.
type Partial struct {
	Incident, Step string
	Holds          string // idle units that another of the standoff lacks, such as "2 patrol"
	Lacks          string // units that are still to be assigned to it, such as "1 patrol"
}

// lackingSend is a send that lacks units.
type lackingSend struct {
	instance int
	step     uint16
	crew     []int32
	lacks    []int    // by kind
	agencies []string // that it asks
}

// standoffs finds the sends that wait for each other.
func (f *fold) standoffs() []Standoff {
	sends, idle := f.lackingSends(), f.idleUnits()
	waitsFor := make([][]bool, len(sends)) // directly, or for one that does
	for i := range sends {
		waitsFor[i] = make([]bool, len(sends))
		f.follow(sends, idle, i, waitsFor[i])
	}
	var found []Standoff
	told := make([]bool, len(sends))
	for i := range sends {
		var circle []*lackingSend
		for j := range sends {
			if !told[j] && waitsFor[i][j] && waitsFor[j][i] {
				told[j] = true
				circle = append(circle, &sends[j])
			}
		}
		if len(circle) > 1 {
			found = append(found, f.standoff(circle, idle))
		}
	}
	return found
}

// follow marks the sends that a send waits for, and those that they wait for.
func (f *fold) follow(sends []lackingSend, idle []int32, from int, marked []bool) {
	for to := range sends {
		if !marked[to] && slices.ContainsFunc(idle, func(u int32) bool { return f.heldFrom(&sends[from], &sends[to], u) }) {
			marked[to] = true
			f.follow(sends, idle, to, marked)
		}
	}
}

// lackingSends lists the sends that have asked and lack units.
func (f *fold) lackingSends() []lackingSend {
	var sends []lackingSend
	for i := range f.instances {
		n := &f.instances[i]
		for k := range n.steps {
			s, number := &n.steps[k], f.p.Incidents[n.incident].FirstStep+uint16(k)
			if f.p.Steps[number].Verb != scenario.Send || s.status != waiting && s.status != running {
				continue
			}
			send := lackingSend{i, number, s.crew, make([]int, len(f.p.Kinds)), f.planned(number).From}
			if len(send.agencies) == 0 {
				send.agencies = []string{f.p.Agencies[f.p.Incidents[n.incident].Agency].ID}
			}
			for _, need := range f.p.Steps[number].Needs {
				send.lacks[need.Kind] = f.lacking(s, need)
			}
			if slices.ContainsFunc(send.lacks, func(count int) bool { return count > 0 }) {
				sends = append(sends, send)
			}
		}
	}
	return sends
}

// lacking is how many units of a need are still to be assigned to a send; none of one that takes all there are.
func (f *fold) lacking(s *step, need sim.Need) int {
	if need.All {
		return 0
	}
	return max(int(need.Count)-f.ofKind(s.crew, need.Kind), 0)
}

// idleUnits lists the units that are idle on scene.
func (f *fold) idleUnits() []int32 {
	var idle []int32
	for i := range f.units {
		if f.units[i].status == onScene && f.units[i].instance >= 0 {
			idle = append(idle, int32(i))
		}
	}
	return idle
}

// heldFrom reports whether an idle unit that one send lacks stands there for another: any on the other's incident, which
// keeps them until it closes, or when the incident is the same, one of the other's own.
func (f *fold) heldFrom(lacking, other *lackingSend, idle int32) bool {
	u := &f.p.Units[idle]
	switch {
	case lacking == other || f.units[idle].instance != other.instance || lacking.lacks[u.Kind] == 0:
		return false
	case lacking.instance == other.instance && !slices.Contains(other.crew, idle):
		return false
	}
	return slices.Contains(lacking.agencies, f.p.Agencies[u.Agency].ID)
}

// standoff puts a circle of sends into words.
func (f *fold) standoff(circle []*lackingSend, idle []int32) Standoff {
	var s Standoff
	contested := make([]int, len(f.p.Kinds))
	for _, send := range circle {
		holds := make([]int, len(f.p.Kinds))
		for _, u := range idle {
			if slices.ContainsFunc(circle, func(other *lackingSend) bool { return f.heldFrom(other, send, u) }) {
				holds[f.p.Units[u].Kind]++
				contested[f.p.Units[u].Kind]++
			}
		}
		s.Sends = append(s.Sends, Partial{
			Incident: f.incidentOf(send.instance), Step: f.p.Steps[send.step].ID,
			Holds: f.quantities(holds), Lacks: f.quantities(send.lacks),
		})
	}
	for kind, count := range contested {
		if count > 0 {
			s.Kinds = append(s.Kinds, f.p.Kinds[kind])
		}
	}
	return s
}

// quantities is so many units of each kind in words: 2 patrol and 1 tactical.
func (f *fold) quantities(byKind []int) string {
	var parts []string
	for kind, count := range byKind {
		if count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count, f.p.Kinds[kind]))
		}
	}
	return strings.Join(parts, " and ")
}
