package scenario

import "slices"

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

func newFleet(s *Scenario) fleet {
	f := fleet{count: make(map[pool]int), units: make(map[pool][]string), whole: true}
	for id, unit := range s.Units.All() {
		if _, seen := f.count[pool{"", unit.Kind}]; !seen {
			f.kinds = append(f.kinds, unit.Kind)
		}
		f.count[pool{"", unit.Kind}] += unit.size()
		f.count[pool{unit.Agency, unit.Kind}] += unit.size()
		f.units[pool{unit.Agency, unit.Kind}] = append(f.units[pool{unit.Agency, unit.Kind}], id)
		f.total += unit.most()
		f.whole = f.whole && s.Agencies.Get(unit.Agency) != nil
	}
	return f
}

// of counts the units of a kind that agencies have together.
func (f *fleet) of(agencies []string, kind string) int {
	n := 0
	for _, agency := range distinct(agencies) {
		n += f.count[pool{agency, kind}]
	}
	return n
}

// distinct returns the names in order, without repetition.
func distinct(names []string) []string {
	names = slices.Sorted(slices.Values(names))
	return slices.Compact(names)
}

// size is the number of units of an entry.
func (u *Unit) size() int {
	if u.Count == nil {
		return 1
	}
	return u.Count.Value
}

// most is the greatest number of units that an entry can have.
func (u *Unit) most() int {
	if u.Count == nil || u.Count.Range == nil {
		return u.size()
	}
	return int(u.Count.Range.High)
}

// reduced lists the pools that have fewer units after a change.
func reduced(before, after *Scenario) []string {
	var ids []string
	for id, unit := range before.Units.All() {
		if now := after.Units.Get(id); now != nil && (now.size() < unit.size() || now.most() < unit.most()) {
			ids = append(ids, id)
		}
	}
	return ids
}

// kinds lists the kinds of unit of the scenario, in the order of the file.
func (s *Scenario) kinds() []string {
	f := newFleet(s)
	return f.kinds
}
