package check

import (
	"slices"

	"simulate/sim/scenario"
)

// fleet counts the units of a scenario by agency and by what needs call them: their kind, their entry, one of them, or what they can do.
type fleet struct {
	s         *scenario.Scenario
	kinds     []string // in the order of the file
	abilities []string // likewise
	asked     []string // what needs ask for that is no kind
	count     map[pool]int
	units     map[pool][]string   // ids of the entries that have some
	kindred   map[string][]string // kin, found once
	total     int
	whole     bool // every unit is some agency's
}

// pool is the units of a sort of an agency; of all agencies when the agency is empty.
type pool struct{ agency, sort string }

func newFleet(s *scenario.Scenario) fleet {
	f := fleet{s: s, count: make(map[pool]int), units: make(map[pool][]string), kindred: make(map[string][]string), whole: true}
	for id, unit := range s.Units.All() {
		if _, seen := f.count[pool{"", unit.Kind}]; !seen {
			f.kinds = append(f.kinds, unit.Kind)
		}
		f.add(id, unit, unit.Kind, unit.Size())
		f.total += unit.Most()
		f.whole = f.whole && s.Agencies.Get(unit.Agency) != nil
	}
	f.abilities = abilities(s)
	for _, word := range asked(s) {
		if slices.Contains(f.kinds, word) {
			continue
		}
		f.asked = append(f.asked, word)
		for id, unit := range s.Units.All() {
			if of := s.Members(id, word); !of.None() {
				f.add(id, unit, word, membersOf(unit, &of))
			}
		}
	}
	return f
}

// add counts units of an entry that a word means.
func (f *fleet) add(id string, unit *scenario.Unit, word string, n int) {
	f.count[pool{"", word}] += n
	f.count[pool{unit.Agency, word}] += n
	f.units[pool{unit.Agency, word}] = append(f.units[pool{unit.Agency, word}], id)
}

// membersOf is how many of an entry's units are members.
func membersOf(unit *scenario.Unit, of *scenario.Members) int {
	if of.All {
		return unit.Size()
	}
	return len(of.Some)
}

// abilities are what units can do beside what their kinds can, in the order of the file.
func abilities(s *scenario.Scenario) []string {
	var list []string
	for _, unit := range s.Units.All() {
		list = append(list, unit.Can...)
		for _, each := range unit.Each.All() {
			list = append(list, each.Can...)
		}
	}
	return distinctInOrder(list)
}

// asked are the words by which needs ask for units, in the order of the file.
func asked(s *scenario.Scenario) []string {
	var words []string
	for _, incident := range s.Incidents.All() {
		words = append(words, incident.Present.IDs()...)
		for _, step := range incident.Plan.All() {
			for _, need := range step.AllNeeds() {
				words = append(words, need.Kinds.IDs()...)
			}
		}
	}
	return distinctInOrder(words)
}

// distinctInOrder leaves each word where it stands first.
func distinctInOrder(words []string) []string {
	seen := make(map[string]bool, len(words))
	return slices.DeleteFunc(words, func(word string) bool {
		known := seen[word]
		seen[word] = true
		return known
	})
}

// both counts the units of agencies that are of two sorts; of the sort alone where they are the same.
func (f *fleet) both(agencies []string, one, other string) int {
	if one == other {
		return f.of(agencies, one)
	}
	n := 0
	for _, agency := range distinct(agencies) {
		for _, id := range f.units[pool{agency, one}] {
			n += f.common(id, one, other)
		}
	}
	return n
}

// common counts the units of an entry that are of two sorts.
func (f *fleet) common(id, one, other string) int {
	a, b, unit := f.s.Members(id, one), f.s.Members(id, other), f.s.Units.Get(id)
	switch {
	case a.All:
		return membersOf(unit, &b)
	case b.All:
		return membersOf(unit, &a)
	default:
		return len(slices.DeleteFunc(slices.Clone(a.Some), func(n int) bool { return !slices.Contains(b.Some, n) }))
	}
}

// kin are the sorts of which some unit of a sort is, that one first.
func (f *fleet) kin(word string) []string {
	if kin, known := f.kindred[word]; known {
		return kin
	}
	kin := []string{word}
	for _, list := range [...][]string{f.kinds, f.asked} {
		for _, other := range list {
			if len(f.asked) > 0 && other != word && f.meet(word, other) {
				kin = append(kin, other)
			}
		}
	}
	f.kindred[word] = kin
	return kin
}

// meet reports whether some unit is of both sorts.
func (f *fleet) meet(one, other string) bool {
	for id := range f.s.Units.All() {
		if f.common(id, one, other) > 0 {
			return true
		}
	}
	return false
}

// allKin are the kin of some words, each once.
func (f *fleet) allKin(words []string) []string {
	if len(f.asked) == 0 {
		return words
	}
	var kin []string
	for _, word := range words {
		kin = append(kin, f.kin(word)...)
	}
	return distinctInOrder(kin)
}

// knows reports whether there are units of all these sorts.
func (f *fleet) knows(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !f.has(word) })
}

// has reports whether a word means units, of which there may be none.
func (f *fleet) has(word string) bool { return slices.Contains(f.kinds, word) || f.callsUnits(word) }

// callsUnits reports whether a word means units though it is no kind: an entry, a single unit, or what some can do.
func (f *fleet) callsUnits(word string) bool {
	entry, n, single := f.s.SingleUnit(word)
	return f.s.Units.Get(word) != nil || slices.Contains(f.abilities, word) || single && n <= f.s.Units.Get(entry).Most()
}

// of counts the units of a sort that agencies have together.
func (f *fleet) of(agencies []string, word string) int {
	n := 0
	for _, agency := range distinct(agencies) {
		n += f.count[pool{agency, word}]
	}
	return n
}

// contains reports whether names that distinct has put in order have one.
func contains(names []string, name string) bool {
	_, found := slices.BinarySearch(names, name)
	return found
}

// distinct returns the names in order, without repetition.
func distinct(names []string) []string {
	names = slices.Sorted(slices.Values(names))
	return slices.Compact(names)
}
