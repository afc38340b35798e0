package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// arrivalPart returns the milestone of a part that is about some of the units of a send or move: a kind, when every unit of it is
// there; a unit by its id; or, of a kind or of an entry of the file, the first (first-engine) or the second (engine-2). A unit's own
// id is that unit's before it is a number.
func (s *Scenario) arrivalPart(step *Step, part string) (Milestone, bool) {
	if s.asksFor(step, part) {
		return Milestone{Kind: OfKind, Name: part}, true
	}
	if id := s.entryOf(part); id != "" {
		return Milestone{Kind: OfUnit, Name: part}, s.asksForSomeOf(step, id)
	}
	name, n, ok := numberedArrival(part)
	if !ok {
		return Milestone{}, false
	}
	kind := NthOfKind
	if !s.asksFor(step, name) {
		kind = NthOfEntry
	}
	return Milestone{Kind: kind, Name: name, N: n}, n <= s.arrivalsOf(step, name)
}

// OfSome reports whether it is the arrival of a certain unit, or of some of a kind or an entry of the file.
func (m *Milestone) OfSome() bool {
	return m.Kind == NthOfKind || m.Kind == NthOfEntry || m.Kind == OfUnit
}

// ArrivalPart is a part that means a milestone of some of the units of a step: first-engine, engine-2.
func (m *Milestone) ArrivalPart() string {
	switch {
	case m.Kind == OfUnit:
		return m.Name
	case m.N == 1:
		return firstArrival + m.Name
	default:
		return fmt.Sprintf("%s-%d", m.Name, m.N)
	}
}

// firstArrival stands before a kind or an entry of which the first arrival is meant.
const firstArrival = "first-"

// numberedArrival takes a part apart: first-engine and engine-1 are the first arrival of engine.
func numberedArrival(part string) (name string, n int, ok bool) {
	if name, ok = strings.CutPrefix(part, firstArrival); ok {
		return name, 1, true
	}
	at := strings.LastIndexByte(part, '-')
	if at < 0 || !isNumber(part[at+1:]) {
		return "", 0, false
	}
	n, _ = strconv.Atoi(part[at+1:])
	return part[:at], n, true
}

// entryOf is the entry of the file that makes a unit of this id; empty where there is no such unit.
func (s *Scenario) entryOf(id string) string {
	if entry := s.Units.Get(id); entry != nil && entry.Count == nil {
		return id
	}
	if entry, n, single := s.SingleUnit(id); single && n <= s.Units.Get(entry).Most() {
		return entry
	}
	return ""
}

// UnitsOf is the entry of the file that an arrival of single units is about; nil where it is about any of a kind.
func (s *Scenario) UnitsOf(m *Milestone) *Unit {
	switch m.Kind {
	case OfUnit:
		return s.Units.Get(s.entryOf(m.Name))
	case NthOfEntry:
		return s.Units.Get(m.Name)
	default:
		return nil
	}
}

// asksForSomeOf reports whether a send or move asks for units of an entry of the file, by whatever word.
func (s *Scenario) asksForSomeOf(step *Step, entry string) bool {
	if step.Need().All {
		return true
	}
	return slices.ContainsFunc(step.Need().Kinds.IDs(), func(word string) bool {
		of := s.Members(entry, word)
		return !of.None()
	})
}

// asksFor reports whether a send or move asks for a sort of unit by that word.
func (s *Scenario) asksFor(step *Step, kind string) bool {
	need := step.Need()
	_, known := s.named().most[kind]
	return need.All && known || need.Kinds.Get(kind) != nil
}

// kindsOf lists the kinds of unit that a send or move asks for.
func (s *Scenario) kindsOf(step *Step) []string {
	need := step.Need()
	if need.All {
		return s.named().kinds
	}
	return need.Kinds.IDs()
}

// arrivals is the most units that a send or move can bring.
func (s *Scenario) arrivals(step *Step) int {
	if verb := step.Verb(); verb != Send && verb != Move {
		return 0
	}
	if step.Need().All {
		return s.named().total
	}
	n := 0
	for _, kind := range step.Need().Kinds.IDs() {
		n += s.arrivalsOf(step, kind)
	}
	return n
}

// arrivalsOf is the most units of a kind, or of an entry of the file, that a send or move can bring.
func (s *Scenario) arrivalsOf(step *Step, name string) int {
	if s.asksFor(step, name) {
		return step.Need().most(name, s.mostOf(name))
	}
	entry, n := s.Units.Get(name), 0
	switch {
	case entry == nil:
		return 0
	case step.Need().All:
		return entry.Most()
	}
	for word := range step.Need().Kinds.All() {
		if of := s.Members(name, word); !of.None() {
			n += step.Need().most(word, entry.Most())
		}
	}
	return min(entry.Most(), n)
}

// most is how many units of a kind are needed, of which there are so many.
func (n *Need) most(kind string, there int) int {
	if count := n.Kinds.Get(kind); count != nil && !count.All {
		return count.Value
	}
	return there
}
