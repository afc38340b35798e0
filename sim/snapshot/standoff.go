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
	Sends []Partial // two or more, in the order of the file
}

// Partial is a send that has been given a part of what its incident needs.
type Partial struct {
	Incident, Step string
	Holds          string // idle units that another of the standoff lacks, such as "2× patrol"
	Lacks          string // units that are still to be assigned to it, such as "1× patrol"
	Others         string // steps of the same incident that sent for what it holds, such as "pair"; empty where it holds its own
	Whole          string // all that these steps and it ask for, such as "{patrol: 3}"
}

// lackingSend is a send that lacks units while others stand idle for it.
type lackingSend struct {
	of       *instance
	step     uint16
	crew     []int32
	lacks    []int    // by sort
	agencies []string // that it asks
	idle     []int32  // units that stand idle for it
}

// standoffs finds the sends that wait for each other.
func (f *Fold) standoffs() []Standoff {
	sends := f.lackingSends()
	waitsFor := make([][]int, len(sends))
	for i := range sends {
		for j := range sends {
			if slices.ContainsFunc(sends[j].idle, func(u int32) bool { return f.heldFrom(&sends[i], &sends[j], u) }) {
				waitsFor[i] = append(waitsFor[i], j)
			}
		}
	}
	var found []Standoff
	for _, circle := range circles(waitsFor) {
		in := make([]*lackingSend, len(circle))
		for i, number := range circle {
			in[i] = &sends[number]
		}
		found = append(found, f.standoff(in))
	}
	return found
}

// lackingSends lists the sends that have asked, lack units, and have units standing idle: there are no more of them than units.
func (f *Fold) lackingSends() []lackingSend {
	idle := f.idleUnits()
	var sends []lackingSend
	for _, n := range f.current() {
		if len(idle[f.hostOf(n)]) == 0 {
			continue
		}
		for k := range n.steps {
			number := f.p.Incidents[n.Incident].FirstStep + uint16(k)
			if send := f.lackingSend(n, number, idle[f.hostOf(n)]); len(send.idle) > 0 {
				sends = append(sends, send)
			}
		}
	}
	return sends
}

// lackingSend is a step as a send that lacks units; without idle units when it is none. An incident keeps the units on its
// scene until it closes, so those stand there for any of its sends; those on a scene that it has in common with others,
// for the send that asked for them.
func (f *Fold) lackingSend(n *instance, number uint16, idle []int32) (send lackingSend) {
	s := f.stepOf(n, number)
	if f.p.Steps[number].Verb != scenario.Send || s.status != waiting && s.status != running {
		return send
	}
	send = lackingSend{of: n, step: number, crew: s.crew, lacks: make([]int, len(f.p.Sorts)), agencies: f.asked(n, number)}
	lacking := 0
	for i, need := range f.p.Steps[number].Needs {
		send.lacks[need.Sort] = f.lacking(n, number, i)
		lacking += send.lacks[need.Sort]
	}
	for _, u := range idle {
		if lacking > 0 && (f.hostOf(n) == n || slices.Contains(s.crew, u)) {
			send.idle = append(send.idle, u)
		}
	}
	return send
}

// lacking is how many units of a need are still to be assigned to a send; none of one that takes all there are.
func (f *Fold) lacking(n *instance, number uint16, need int) int {
	of := &f.p.Steps[number].Needs[need]
	if of.All {
		return 0
	}
	return max(int(of.Count)-f.given(n, number, need), 0)
}

// lacksOne reports whether a send lacks a unit that this one could be.
func (f *Fold) lacksOne(send *lackingSend, u int32) bool {
	return slices.ContainsFunc(f.p.Steps[send.step].Needs, func(need sim.Need) bool {
		return send.lacks[need.Sort] > 0 && f.p.Takes(&need, u)
	})
}

// idleUnits lists the units that are idle on scene, by incident.
func (f *Fold) idleUnits() map[*instance][]int32 {
	idle := make(map[*instance][]int32)
	for i := range f.units {
		if u := &f.units[i]; u.status == onScene && u.scene != sim.None {
			idle[f.instances[u.scene]] = append(idle[f.instances[u.scene]], int32(i))
		}
	}
	return idle
}

// heldFrom reports whether a unit that one send lacks stands idle for another; within one incident, as one of the other's own.
func (f *Fold) heldFrom(lacking, other *lackingSend, idle int32) bool {
	u := &f.p.Units[idle]
	switch {
	case lacking == other || !f.lacksOne(lacking, idle):
		return false
	case f.hostOf(lacking.of) == f.hostOf(other.of) && !slices.Contains(other.crew, idle):
		return false
	}
	return slices.Contains(lacking.agencies, f.p.Agencies[u.Agency].ID)
}

// standoff puts a circle of sends into words.
func (f *Fold) standoff(circle []*lackingSend) Standoff {
	var s Standoff
	for _, send := range circle {
		holds, others := make([]int, len(f.p.Sorts)), []uint16(nil)
		for _, u := range send.idle {
			if slices.ContainsFunc(circle, func(other *lackingSend) bool { return f.heldFrom(other, send, u) }) {
				holds[f.p.Units[u].Kind]++
				others = f.addSender(others, send, u)
			}
		}
		s.Sends = append(s.Sends, Partial{
			Incident: f.p.InstanceID(send.of.Instance), Step: f.p.Steps[send.step].ID,
			Holds: f.quantities(holds), Lacks: f.quantities(send.lacks),
			Others: f.stepIDs(others), Whole: f.joint(append(others, send.step)),
		})
	}
	return s
}

// addSender adds the step that sent for a unit, where it is another of the same incident.
func (f *Fold) addSender(steps []uint16, send *lackingSend, unit int32) []uint16 {
	by := f.units[unit].sentBy
	if f.units[unit].sentFor != send.of || by == send.step || slices.Contains(steps, by) {
		return steps
	}
	return append(steps, by)
}

func (f *Fold) stepIDs(steps []uint16) string {
	var ids []string
	for _, number := range steps {
		ids = append(ids, f.p.Steps[number].ID)
	}
	return strings.Join(ids, " and ")
}

// joint is what sends ask for together, as a file has it.
func (f *Fold) joint(sends []uint16) string {
	var parts []string
	for sort := range f.p.Sorts {
		count := 0
		for _, number := range sends {
			for _, need := range f.p.Steps[number].Needs {
				if int(need.Sort) == sort {
					count += int(need.Count)
				}
			}
		}
		if count > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", f.p.Sorts[sort].Name, count))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// quantities is so many units of each sort in words: 2× patrol and 1× tactical.
func (f *Fold) quantities(bySort []int) string {
	var parts []string
	for sort, count := range bySort {
		if count > 0 {
			parts = append(parts, scenario.Units(count, f.p.Sorts[sort].Title()))
		}
	}
	return strings.Join(parts, " and ")
}
