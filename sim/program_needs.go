package sim

import (
	"slices"

	"simulate/sim/scenario"
)

// Need is a number of units of a sort.
type Need struct {
	Sort  uint16 // index in Program.Sorts
	Kind  uint16 // of the units: that of the first which are of the sort
	Count int32
	All   bool // all there are, Count is 0

	of       []bool // by class: its units are of the sort
	unlike   bool   // some who may serve it can do what it does not ask for
	rule     choice
	ranks    []int32   // of units, by preference, for choice byList; lower is better
	ranksAt  [][]int32 // the same, by place of the incident; nil where there is one list for all
	supplies []supply  // classes that may serve it, in order of preference
}

// supply is a class that may serve a need.
type supply struct {
	class    uint16
	rank     int32   // of the agency in the step's order
	approval int32   // index in Program.approvals, or None
	unasked  int32   // how many things its units can do beside what is asked for
	spare    float64 // by how many milliseconds that makes them count as further away
}

// Needed is a need in words: 2× patrol, every ambulance, medic-2.
func (p *Program) Needed(n Need) string {
	name, title := p.Sorts[n.Sort].Name, p.Sorts[n.Sort].Title()
	switch {
	case n.All:
		return "every " + title
	case n.Count == 1 && int(n.Sort) >= len(p.Kinds) && slices.ContainsFunc(p.Units, func(u Unit) bool { return u.ID == name }):
		return name
	default:
		return scenario.Units(int(n.Count), title)
	}
}

// Takes reports whether a unit is of the sort that a need asks for.
func (p *Program) Takes(n *Need, u int32) bool {
	if int(n.Sort) < len(p.Kinds) {
		return p.Units[u].Kind == n.Sort
	}
	return n.takes(&p.Units[u])
}

// TakesFrom reports whether units of a pool, which may have none, are of the sort that a need asks for.
func (p *Program) TakesFrom(n *Need, pool *Pool) bool {
	if int(n.Sort) < len(p.Kinds) {
		return pool.Kind == n.Sort
	}
	return slices.ContainsFunc(pool.Units, func(u int32) bool { return p.Takes(n, u) })
}

// takes reports whether a unit is of the sort that a need asks for.
func (n *Need) takes(unit *Unit) bool { return n.of[unit.class] }

// Can reports whether a unit can do something that not all of its kind can.
func (p *Program) Can(u int32, ability string) bool {
	return slices.Contains(p.classes[p.Units[u].class].can, ability)
}

// NeedOf is the index of the need of a step that a record of a unit's assignment or arrival is about; -1 where it is about none.
func (p *Program) NeedOf(r *Record) int {
	step := &p.Steps[r.Step]
	if step.overlapping {
		return int(r.Arg >> numberBits & (mostOverlapping - 1))
	}
	return step.needOf(&p.Units[r.Unit])
}

// needOf is the index of the first need of a step that takes a unit, or -1.
func (s *Step) needOf(unit *Unit) int {
	for i := range s.Needs {
		if s.Needs[i].takes(unit) {
			return i
		}
	}
	return -1
}

// The Arg of a unit's assignment and arrival is its number. Where a unit may serve several needs of the step it says beside the number
// which one.
const (
	numberBits      = 11
	mostNumbered    = 1<<numberBits - 1
	mostOverlapping = 16 // needs of such a step
)

// numbered is the Arg of a record about the k-th unit of a step, which serves one of its needs.
func (s *Step) numbered(k int32, need int) uint16 {
	if !s.overlapping {
		return uint16(k)
	}
	return uint16(min(k, mostNumbered)) | uint16(need)<<numberBits
}

// NumberIn is the number of a unit that a record of its assignment or arrival tells, counted from 1.
func (p *Program) NumberIn(r *Record) int {
	if p.Steps[r.Step].overlapping {
		return int(r.Arg & mostNumbered)
	}
	return int(r.Arg &^ LastOfKind)
}
