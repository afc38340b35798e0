package check

import (
	"fmt"
	"slices"

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

// staysAway warns of a move by which units of a scene take those of a stream away, when no step brings the units back: whoever comes
// later has them where they stand, and is there at once.
func (p *plan) staysAway(b *branches, i int) {
	path, step := b.steps[i].path, b.steps[i].step
	if step.Verb() != scenario.Move || p.incident.PartOf == "" || step.With != "" || p.brings() == nil {
		return
	}
	at := p.destinations(step)
	if len(at) == 0 || slices.ContainsFunc(at, func(place string) bool { return p.isAt(p.scenesOf(p.incident), place) }) {
		return
	}
	for word, count := range step.Move.Kinds.All() {
		if count.Value == 0 || p.isEnoughForAll(word, count.Value) || p.isBroughtBack(word) {
			continue
		}
		p.Warnf(scenario.Stays, path.Key("move", word).AtKey(), fmt.Sprintf("write a step that brings it back: {after: %[1]s, move: {%[2]s: %[3]d}, with: %[1]s}", b.steps[i].key.step, word, count.Value),
			"the %s stays at %s: who comes later has it there, and arrives at once", word, p.placeName(at[0]))
	}
}

// isEnoughForAll reports whether so many come in the stream, as far as that is written as a number, that all have units of a sort, or
// seats in them, without a second trip.
func (p *plan) isEnoughForAll(word string, each int) bool {
	var come int
	switch a := p.incident.Arrivals; {
	case a == nil || a.Group.Len() > 0:
		return false
	case a.Count != nil:
		come = a.Count.Value
	case len(a.At) > 0:
		come = len(a.At)
	default:
		return false
	}
	return come*each <= p.most(p.brings(), word)*p.fleet.fewestSeats(word)
}

// isBroughtBack reports whether a step moves units of a sort to where the incident is, or one that occurs more than once sends some or
// lets them go.
func (p *plan) isBroughtBack(word string) bool {
	isHere := func(place string) bool { return p.isAt(p.scenesOf(p.incident), place) }
	for _, other := range p.sharing() {
		for _, step := range other.incident.Plan.All() {
			again := other.incident.Arrivals != nil || step.Every != nil
			switch step.Verb() {
			case scenario.Move:
				again = slices.ContainsFunc(other.destinations(step), isHere) && other.mayBring(step, word)
			case scenario.Send:
				again = again && other.mayBring(step, word)
			case scenario.Release:
				again = again && (step.Release.All || other.asksForKin(&step.Release, word))
			default:
				again = false
			}
			if again {
				return true
			}
		}
	}
	return false
}

// fewestSeats is how many of a stream one unit of a sort takes at least.
func (f *fleet) fewestSeats(word string) int {
	fewest := 0
	for id, unit := range f.s.Units.All() {
		if of := f.s.Members(id, word); of.None() {
			continue
		}
		seats := 1
		if unit.Seats != nil {
			seats = unit.Seats.Value
		}
		if fewest == 0 || seats < fewest {
			fewest = seats
		}
	}
	return max(1, fewest)
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
