package measure

import "fmt"

// instants are the milestones of an incident that the built-in intervals count from and to.
type instants struct {
	received     start
	answered     end
	processed    start // the same as answered, counted from
	notified     end   // noneGiven: the first unit's assignment
	intervention end
}

// allow reports whether an incident with these instants has a value of an interval of incidents.
func (in *instants) allow(m metric) bool {
	if m == initiatingAction {
		return in.intervention.milestone != noneGiven
	}
	return in.answered.milestone != noneGiven
}

// resolveInstants looks up the instants that incidents name. Received is the incident's beginning where it is not named.
func (s *Set) resolveInstants() error {
	for i := range s.Program.Incidents {
		id := s.Program.Incidents[i].ID
		received, err := s.start(id, "begins")
		if err != nil {
			return err
		}
		none := end{milestone: noneGiven}
		in := instants{received: received, answered: none, processed: start{end: none, otherwise: noneGiven}, notified: none, intervention: none}
		for name, reference := range s.Program.Scenario.Incidents.Get(id).Instants.All() {
			if err := s.resolveInstant(&in, id, name, *reference); err != nil {
				return fmt.Errorf("incident %s: instant %s: %w", id, name, err)
			}
		}
		s.instants = append(s.instants, in)
	}
	return nil
}

func (s *Set) resolveInstant(in *instants, incident, name, reference string) error {
	e, err := s.end(incident, reference)
	if err != nil {
		return err
	}
	switch name {
	case "received":
		in.received, err = s.start(incident, reference)
	case "answered":
		in.answered = e
		in.processed, err = s.start(incident, reference)
	case "notified":
		in.notified = e
	case "intervention":
		in.intervention = e
	}
	return err
}
