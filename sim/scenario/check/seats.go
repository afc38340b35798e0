package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// seats checks how many instances of a stream a unit carries.
func (c *checker) seats(path tree.Path, seats *scenario.Figure[int]) {
	if seats != nil && seats.Value < 1 {
		c.Errorf(path, "write how many it carries, or remove it", "a unit has at least one seat")
	}
}

// fill checks that a move for which units wait until they are full is one that may share them.
func (p *plan) fill(path tree.Path, step *scenario.Step) {
	switch {
	case step.Fill == nil:
		return
	case p.incident.PartOf == "":
		p.Errorf(path.AtKey(), "remove it, or write part-of on the incident", "a unit fills with instances of a stream that is part of an incident")
		return
	case step.Move.Kinds.Len() != 1:
		p.Errorf(path.AtKey(), "write move: {KIND: 1}", "an instance takes a seat in one unit")
		return
	}
	for word, count := range step.Move.Kinds.All() {
		switch {
		case count.Value != 1:
			p.Errorf(path.AtKey(), "write move: {"+word+": 1}", "an instance takes a seat in one unit")
		case p.fleetKnown && p.fleet.has(word) && !p.fleet.seated(word):
			p.Errorf(path.AtKey(), "write seats: 20 on the units", "no %s has seats", word)
		}
	}
}

// seated reports whether some unit of a sort has seats.
func (f *fleet) seated(word string) bool {
	for id, unit := range f.s.Units.All() {
		if of := f.s.Members(id, word); unit.Seats != nil && !of.None() {
			return true
		}
	}
	return false
}
