package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// subjects lists what may have a figure.
func (s *Set) subjects(m metric) []subject {
	switch m {
	case alarmAnswering, alarmProcessing, initiatingAction:
		return s.incidentSubjects(m)
	case turnout, travel, response, staffOnScene:
		return s.sentSubjects()
	case aidApproval, aidAssigned, aidEnRoute, aidArrived:
		return s.aidSubjects()
	case channelWait, channelUtilisation, channelMessages:
		return eachOf(byChannel, len(s.Program.Channels))
	case unitUtilisation:
		return s.unitSubjects()
	default:
		return s.siteSubjects(m)
	}
}

func eachOf(d dimension, n int) []subject {
	subjects := make([]subject, n)
	for i := range subjects {
		subjects[i][d] = int32(i)
	}
	return subjects
}

// incidentSubjects lists the incidents that name the instant which the metric needs.
func (s *Set) incidentSubjects(m metric) []subject {
	var subjects []subject
	for i, sub := range eachOf(byIncident, len(s.Program.Incidents)) {
		if s.instants[i].allow(m) {
			subjects = append(subjects, sub)
		}
	}
	return subjects
}

// sentSubjects lists the units that an incident sends for.
func (s *Set) sentSubjects() []subject {
	var subjects []subject
	for i := range s.Program.Steps {
		step := &s.Program.Steps[i]
		if step.Verb != scenario.Send {
			continue
		}
		for u := range s.Program.Units {
			if s.maySend(step, int32(u)) {
				subjects = append(subjects, unitSubject(s.Program, step.Incident, int32(u)))
			}
		}
	}
	return subjects
}

// maySend reports whether a send step may take a unit.
func (s *Set) maySend(step *sim.Step, unit int32) bool {
	u := &s.Program.Units[unit]
	wanted := slices.ContainsFunc(step.Needs, func(n sim.Need) bool { return n.Kind == u.Kind })
	return wanted && slices.Contains(s.senders(step), s.Program.Agencies[u.Agency].ID)
}

// senders lists the agencies that a send step takes units from.
func (s *Set) senders(step *sim.Step) []string {
	if from := s.Program.Written(step).From; len(from) > 0 {
		return from
	}
	return []string{s.Program.Agencies[s.Program.Incidents[step.Incident].Agency].ID}
}

// aidSubjects lists the agencies that approve before they send to another's incident.
func (s *Set) aidSubjects() []subject {
	var subjects []subject
	for _, sub := range s.sentSubjects() {
		agency := sub[byAgency]
		approves := s.Program.Scenario.Agencies.Get(s.Program.Agencies[agency].ID).Approval != nil
		if approves && agency != int32(s.Program.Incidents[sub[byIncident]].Agency) {
			subjects = append(subjects, sub)
		}
	}
	return subjects
}

func (s *Set) unitSubjects() []subject {
	var subjects []subject
	for u := range s.Program.Units {
		subjects = append(subjects, unitSubject(s.Program, 0, int32(u)))
	}
	return subjects
}

// siteSubjects lists the sites that a step puts into a posture; for the margin, those that dismiss.
func (s *Set) siteSubjects(m metric) []subject {
	var subjects []subject
	for site, sub := range eachOf(bySite, len(s.Program.Sites)) {
		ordered := slices.ContainsFunc(s.Program.Steps, func(step sim.Step) bool {
			return slices.Contains(step.Sites, uint16(site))
		})
		if ordered && (m != dismissalMargin || dismisses(&s.Program.Sites[site])) {
			subjects = append(subjects, sub)
		}
	}
	return subjects
}
