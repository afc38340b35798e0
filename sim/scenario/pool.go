package scenario

// Size is the number of units of an entry.
func (u *Unit) Size() int {
	if u.Count == nil {
		return 1
	}
	return u.Count.Value
}

// Most is the greatest number of units that an entry can have.
func (u *Unit) Most() int {
	if u.Count == nil || u.Count.Range == nil {
		return u.Size()
	}
	return int(u.Count.Range.High)
}

// kinds lists the kinds of unit of the scenario, in the order of the file.
func (s *Scenario) kinds() []string {
	var kinds []string
	seen := make(map[string]bool)
	for _, unit := range s.Units.All() {
		if !seen[unit.Kind] {
			seen[unit.Kind] = true
			kinds = append(kinds, unit.Kind)
		}
	}
	return kinds
}
