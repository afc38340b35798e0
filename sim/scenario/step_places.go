package scenario

import (
	"slices"

	"simulate/sim/scenario/tree"
)

// StepPlaces lists the places where a step of an incident may happen, and reports whether it may be where its incident is.
func (s *Scenario) StepPlaces(incident, step string) (places []string, own bool) {
	return s.stepPlaces(s.Incidents.Get(incident), step, make(map[string]bool))
}

func (s *Scenario) stepPlaces(i *Incident, id string, passed map[string]bool) (places []string, own bool) {
	step := i.Plan.Get(id)
	if step == nil || passed[id] {
		return nil, true
	}
	passed[id] = true
	if at := step.AtPlace; at != "" && at != Here { // its units work where they stand
		if s.Places.Get(at) != nil {
			return []string{at}, false
		}
		return s.stepPlaces(i, at, passed)
	}
	if !step.Where.Given() {
		return nil, true
	}
	for _, at := range step.Where.All(tree.Path{}) {
		places = append(places, at.Places()...)
		switch {
		case at.Name == "":
		case s.Places.Get(at.Name) != nil:
			places = append(places, at.Name)
		default:
			more, its := s.stepPlaces(i, at.Name, passed)
			places, own = append(places, more...), own || its
		}
	}
	slices.Sort(places)
	return slices.Compact(places), own
}
