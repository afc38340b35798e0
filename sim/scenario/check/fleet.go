package check

import (
	"slices"

	"simulate/sim/scenario"
)

// fleet counts the units of a scenario by agency and kind.
type fleet struct {
	kinds []string // in the order of the file
	count map[pool]int
	units map[pool][]string // their ids
	total int
	whole bool // every unit is some agency's
}

// pool is the units of a kind of an agency; of all agencies when the agency is empty.
type pool struct{ agency, kind string }

func newFleet(s *scenario.Scenario) fleet {
	f := fleet{count: make(map[pool]int), units: make(map[pool][]string), whole: true}
	for id, unit := range s.Units.All() {
		if _, seen := f.count[pool{"", unit.Kind}]; !seen {
			f.kinds = append(f.kinds, unit.Kind)
		}
		f.count[pool{"", unit.Kind}] += unit.Size()
		f.count[pool{unit.Agency, unit.Kind}] += unit.Size()
		f.units[pool{unit.Agency, unit.Kind}] = append(f.units[pool{unit.Agency, unit.Kind}], id)
		f.total += unit.Most()
		f.whole = f.whole && s.Agencies.Get(unit.Agency) != nil
	}
	return f
}

// knows reports whether there are units of all these kinds.
func (f *fleet) knows(kinds []string) bool {
	return !slices.ContainsFunc(kinds, func(kind string) bool { return f.count[pool{"", kind}] == 0 && !slices.Contains(f.kinds, kind) })
}

// of counts the units of a kind that agencies have together.
func (f *fleet) of(agencies []string, kind string) int {
	n := 0
	for _, agency := range distinct(agencies) {
		n += f.count[pool{agency, kind}]
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
