package measure

import "simulate/sim/scenario"

// insteadOfState are the milestones after any of which a condition never comes to the state that a reference means, whose milestone is
// given: those that end its changes, and those of states from which no way leads there. There are none of other references.
func (s *Set) insteadOfState(of milestone, ref scenario.MilestoneRef) (list []milestone) {
	const step = "condition"
	incident := s.Program.Incidents[s.watched[of].incident].ID
	c := s.Program.Scenario.Incidents.Get(incident).Condition
	if ref.Step != step || c == nil || !c.Has(ref.Part) { // which it has not where it is of the N-th instance
		return nil
	}
	add := func(reference string) {
		if m, err := s.watch(incident, reference); err == nil && !s.milestones[m].Counted() && s.Program.Incidents[s.watched[m].incident].ID == incident {
			list = append(list, m)
		}
	}
	for _, reference := range eachAlone(c.EndedBy) {
		add(reference)
	}
	for _, state := range c.States() {
		if !c.Reaches(state)[ref.Part] {
			add(step + "." + state)
		}
	}
	return list
}

// eachAlone are the milestones of which each alone makes a trigger come true.
func eachAlone(t *scenario.Trigger) (list []string) {
	switch {
	case t == nil, len(t.All) > 1:
		return nil
	case t.Milestone != "":
		return []string{t.Milestone}
	}
	for _, of := range [][]scenario.Trigger{t.All, t.Any} {
		for i := range of {
			list = append(list, eachAlone(&of[i])...)
		}
	}
	return list
}

// isSpent reports whether no more of a stream's instances come and none is open: what so many of them have not reached, or not all,
// they never will.
func (f *Fold) isSpent(incident int32) bool {
	if !f.set.Program.AllCame(incident, f.now) {
		return false
	}
	for i := range f.slots.list {
		if s := &f.slots.list[i]; s.incident == incident && s.open {
			return false
		}
	}
	return true
}
