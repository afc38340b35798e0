package measure

import (
	"strings"

	"simulate/sim/engine"
)

// CountFromCall lets the rows of milestones count from the call, as targets do, instead of from time 0: from when the first incident
// that surely begins, once, is received. What occurs before it is less than 0. Milestones of streams go on counting from their
// instance's beginning, and without such an incident all rows stay as they are. It is for who has just compiled the set.
func (s *Set) CountFromCall() {
	for n := range s.Program.Incidents {
		incident := &s.Program.Incidents[n]
		if incident.Stream || incident.Begins == engine.Never || s.Program.Scenario.Incidents.Get(incident.ID).Chance != nil {
			continue
		}
		for i := range s.spans {
			if sp := &s.spans[i]; sp.from.milestone == runBegins {
				sp.from = s.instants[n].received
				s.Rows[sp.row].From = s.received(incident.ID)
			}
		}
		return
	}
}

// received is the milestone at which an incident is received, as a reference that holds anywhere.
func (s *Set) received(incident string) string {
	reference := "begins"
	if named := s.Program.Scenario.Incidents.Get(incident).Instants.Get("received"); named != nil {
		reference = *named
	}
	if strings.Contains(reference, "/") {
		return reference
	}
	return incident + "/" + reference
}
