package knowledge

import "simulate/sim"

// Shared is what every one of several roles knows, for a display on which no more is shown than all who look at it know.
type Shared struct{ folds []*Fold }

// NewShared returns what several folds of one run, at least one, have in common. They must have been told the same records whenever it is
// asked.
func NewShared(folds ...*Fold) *Shared { return &Shared{folds} }

// Facts are the facts that all know, as the first knows them, without what let them happen where that is not known to all.
func (s *Shared) Facts() []Fact {
	var facts []Fact
	at := make(map[int]int) // from the index of a fact of the first to that among the shared ones
	for i, fact := range s.folds[0].facts {
		if !s.all(func(f *Fold) bool { return f.factOf(fact.seq) >= 0 }) {
			continue
		}
		at[i] = len(facts)
		fact.Cause, fact.Since = shared(at, fact.Cause), shared(at, fact.Since)
		fact.First = false // by which one comes to know is one's own
		if other := s.scrubbed(&fact); other != nil {
			fact.Record.Incident, fact.Record.Step, fact.Of = sim.None, sim.NoStep, sim.Instance{}
		}
		facts = append(facts, fact)
	}
	return facts
}

func shared(at map[int]int, i int) int {
	if to, known := at[i]; known {
		return to
	}
	return -1
}

// scrubbed is a fact of one of the others that does not say of which incident it is.
func (s *Shared) scrubbed(fact *Fact) *Fact {
	for _, f := range s.folds {
		if other := &f.facts[f.factOf(fact.seq)]; other.Record.Incident == sim.None && fact.Record.Incident != sim.None {
			return other
		}
	}
	return nil
}

func (s *Shared) all(holds func(f *Fold) bool) bool {
	for _, f := range s.folds {
		if !holds(f) {
			return false
		}
	}
	return true
}

// State is the rows that all have. Decisions are each role's own, so there are none unless there is one role.
func (s *Shared) State() *State {
	state := s.folds[0].State()
	for _, f := range s.folds[1:] {
		other := f.State()
		state.Incidents = both(state.Incidents, other.Incidents, func(i Incident) any { return i.Of }, func(a, b Incident) Incident {
			a.Since, a.Closed, a.Fact = max(a.Since, b.Since), a.Closed && b.Closed, -1
			return a
		})
		state.Units = both(state.Units, other.Units, func(u Unit) any { return u.Unit }, func(a, b Unit) Unit {
			a.Since = max(a.Since, b.Since)
			if !a.Engaged || !b.Engaged {
				a.Engaged, a.Of, a.Step = false, sim.Instance{}, sim.NoStep
			}
			return a
		})
		state.Messages = both(state.Messages, other.Messages, func(m Message) any { return [...]any{m.Of, m.Step, m.To, m.Kind, m.Since} }, first)
		state.Decisions = both(state.Decisions, other.Decisions, func(d Decision) any { return d }, first)
		state.Sites = both(state.Sites, other.Sites, func(site Site) any { return site }, first)
	}
	return state
}

func first[T any](a, _ T) T { return a }

// both are the rows of one table that another has, too, as one of the two.
func both[T any](a, b []T, key func(T) any, joined func(a, b T) T) []T {
	rows := make(map[any]T)
	for _, row := range b {
		rows[key(row)] = row
	}
	var kept []T
	for _, row := range a {
		if other, known := rows[key(row)]; known {
			kept = append(kept, joined(row, other))
		}
	}
	return kept
}
