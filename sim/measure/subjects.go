package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// subjects lists what may have a figure, for rows of a dimension: units one by one only where it is theirs, and places only
// where it is that of places.
func (s *Set) subjects(m metric, by dimension) []subject {
	switch m {
	case alarmAnswering, alarmProcessing, initiatingAction:
		return s.incidentSubjects(m)
	case turnout, travel, response:
		return s.sentSubjects(by)
	case staffOnScene, unitsOnScene, staffPresent, unitsPresent:
		if by == byPlace {
			return s.placesOfUnits()
		}
		return append(s.sentSubjects(by), s.broughtSubjects(by)...)
	case aidApproval, aidAssigned, aidEnRoute, aidArrived:
		return s.aidSubjects()
	case channelWait, channelUtilisation, channelMessages:
		return eachOf(byChannel, len(s.Program.Channels))
	case unitUtilisation, uncovered:
		return s.units
	case postsManned, postsDriven:
		return slices.DeleteFunc(slices.Clone(s.units), func(sub subject) bool { return !s.Program.Pools[sub[byPool]].HasPosts() })
	case uncoveredMeanwhile:
		return s.meanwhile(s.units)
	case queueWait, queueShare, queueLength:
		return s.askedSubjects()
	case queueMeanwhile:
		return s.meanwhile(slices.DeleteFunc(s.askedSubjects(), func(sub subject) bool {
			return !s.Program.Incidents[sub[byIncident]].Stream
		}))
	case reliefOverdue:
		return s.relievedSubjects(by)
	case incidentsOpen:
		return eachOf(byIncident, len(s.Program.Incidents))
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

// sentSubjects lists the units that an incident sends for, one of each pool stands for all of it.
func (s *Set) sentSubjects(by dimension) []subject {
	var subjects []subject
	for i := range s.Program.Steps {
		step := &s.Program.Steps[i]
		if step.Verb != scenario.Send {
			continue
		}
		for pool := range s.Program.Pools {
			if s.maySend(step, &s.Program.Pools[pool]) {
				subjects = s.addSent(subjects, step.Incident, &s.Program.Pools[pool], by)
			}
		}
	}
	return subjects
}

// addSent adds the units of a pool that an incident sends for.
func (s *Set) addSent(subjects []subject, incident int32, pool *sim.Pool, by dimension) []subject {
	units, places := pool.Units[:1], s.places[incident][:1]
	if by == byUnit {
		units = pool.Units
	}
	if by == byPlace {
		places = s.places[incident]
	}
	for _, u := range units {
		for _, place := range places {
			sub := s.units[u]
			sub[byIncident], sub[byPlace] = incident, int32(place)
			subjects = append(subjects, sub)
		}
	}
	return subjects
}

// placesOf lists where an incident may be, at least one place: each of a stream's own, and the one that stands for points.
func (s *Set) placesOf(incident int) []uint16 {
	compiled := &s.Program.Incidents[incident]
	written := s.Program.Scenario.Incidents.Get(compiled.ID)
	names := slices.Concat([]string{written.Where.Place}, written.Where.Shares.IDs())
	if written.Arrivals != nil {
		names = append(names, compiled.ID)
		for i := range written.Arrivals.Trace {
			names = append(names, written.Arrivals.Trace[i].Place)
		}
	}
	for _, step := range written.Plan.All() {
		if step.Moves != "" {
			names, s.moves = append(names, step.Moves), true
		}
	}
	wanted := make(map[string]bool)
	for _, name := range names {
		wanted[name] = true
	}
	var places []uint16
	for i := range s.Program.Places {
		if wanted[s.Program.Places[i].ID] {
			places = append(places, uint16(i))
		}
	}
	if len(places) == 0 {
		places = append(places, compiled.Place)
	}
	return places
}

// maySend reports whether a send step may take a unit of a pool.
func (s *Set) maySend(step *sim.Step, pool *sim.Pool) bool {
	wanted := slices.ContainsFunc(step.Needs, func(n sim.Need) bool { return s.Program.TakesFrom(&n, pool) })
	return wanted && len(pool.Units) > 0 && slices.Contains(s.senders(step), s.Program.Agencies[pool.Agency].ID)
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
	for _, sub := range s.sentSubjects(overall) {
		agency := sub[byAgency]
		approves := s.Program.Scenario.Agencies.Get(s.Program.Agencies[agency].ID).Approval != nil
		if approves && agency != int32(s.Program.Incidents[sub[byIncident]].Agency) {
			subjects = append(subjects, sub)
		}
	}
	return subjects
}

// relievedSubjects lists the units that take turns at work of incidents, one of each pool stands for all of it.
func (s *Set) relievedSubjects(by dimension) []subject {
	var subjects []subject
	for i := range s.Program.Steps {
		step := &s.Program.Steps[i]
		if step.Verb != scenario.Work || s.Program.Written(step).Relief == nil {
			continue
		}
		for pool := range s.Program.Pools {
			of := &s.Program.Pools[pool]
			if len(of.Units) > 0 && slices.ContainsFunc(step.Needs, func(n sim.Need) bool { return s.Program.TakesFrom(&n, of) }) {
				subjects = s.addSent(subjects, step.Incident, of, by)
			}
		}
	}
	return subjects
}

// askedSubjects lists the units that incidents ask for.
func (s *Set) askedSubjects() []subject {
	var subjects []subject
	for step := range s.asks {
		for i := range s.asks[step] {
			subjects = append(subjects, s.asks[step][i].sub)
		}
	}
	return subjects
}

// meanwhile returns the subjects if there is an incident that begins once, while which is open something else may happen.
func (s *Set) meanwhile(subjects []subject) []subject {
	if slices.ContainsFunc(s.Program.Incidents, func(i sim.Incident) bool { return !i.Stream }) {
		return subjects
	}
	return nil
}

// siteSubjects lists the sites that a step puts into a posture; for the margin, those that dismiss, and for the people inside those to be
// evacuated.
func (s *Set) siteSubjects(m metric) []subject {
	var subjects []subject
	for site, sub := range eachOf(bySite, len(s.Program.Sites)) {
		ordered := slices.ContainsFunc(s.Program.Steps, func(step sim.Step) bool {
			return slices.Contains(step.Sites, uint16(site)) && (m != peopleInside || step.Posture == "evacuate")
		})
		if ordered && (m != dismissalMargin || dismisses(&s.Program.Sites[site])) {
			subjects = append(subjects, sub)
		}
	}
	return subjects
}
