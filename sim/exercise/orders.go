package exercise

import (
	"slices"

	"simulate/sim/scenario"
)

// Beyond is an agency that a step takes units, sites or the voice of, and that is none of a role's to order; empty where all are its own.
// Units are the role's whose agencies it orders; sites and what is said in somebody's name are those of its own agency alone. It is the one
// rule of who may order what: journals are held to it, and pages offer nothing else.
func Beyond(s *scenario.Scenario, role *scenario.Role, incident string, step *scenario.Step) (agency string) {
	mine := role.Orders
	var takes []string
	switch step.Verb() {
	case scenario.Message:
		mine, takes = []string{role.Agency}, senders(s, incident, step)
	case scenario.Posture:
		mine = []string{role.Agency}
		for _, site := range s.SitesOf(step) {
			if of := s.Sites.Get(site); of != nil {
				takes = append(takes, of.Agency)
			}
		}
	case scenario.Send:
		takes = append(senders(s, incident, step), owners(s, &step.Send, nil)...)
	case scenario.Work:
		if takes = step.By; len(takes) == 0 {
			takes = owners(s, &step.Needs, agencyOf(s, incident))
		}
	case scenario.Move:
		takes = owners(s, &step.Move, s.Agencies.IDs())
	case scenario.Release:
		takes = owners(s, &step.Release, s.Agencies.IDs())
	}
	for _, agency := range takes {
		if !slices.Contains(mine, agency) {
			return agency
		}
	}
	return ""
}

// senders are the agencies that send units or speak: those that the step names, or the incident's.
func senders(s *scenario.Scenario, incident string, step *scenario.Step) []string {
	if len(step.From) > 0 {
		return slices.Clone(step.From)
	}
	return agencyOf(s, incident)
}

func agencyOf(s *scenario.Scenario, incident string) []string {
	if of := s.Incidents.Get(incident); of != nil {
		return []string{of.Agency}
	}
	return nil
}

// owners are the agencies that have the units of a need. Where a word of it may mean units of several, those of them count that could be
// meant; of a need of no units it is all of these.
func owners(s *scenario.Scenario, need *scenario.Need, meant []string) (agencies []string) {
	has := func(word string) (of []string) {
		for id, u := range s.Units.All() {
			if members := s.Members(id, word); !members.None() && !slices.Contains(of, u.Agency) {
				of = append(of, u.Agency)
			}
		}
		return of
	}
	for word := range need.Kinds.All() {
		of := has(word)
		if len(of) > 1 {
			of = slices.DeleteFunc(of, func(agency string) bool { return !slices.Contains(meant, agency) })
		}
		agencies = append(agencies, of...)
	}
	if need.Kinds.Len() == 0 {
		for _, u := range s.Units.All() {
			if slices.Contains(meant, u.Agency) {
				agencies = append(agencies, u.Agency)
			}
		}
	}
	return agencies
}
