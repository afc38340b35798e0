package snapshot

import (
	"fmt"

	"simulate/sim"
	"simulate/sim/scenario"
)

// MilestoneTitle is a milestone for readers, given the incident from which it is referred to, or none: “Shots fired” is heard by all. What
// means no milestone stands as it is.
func (p Titles) MilestoneTitle(incident, reference string) string {
	m, err := p.Scenario.Milestone(incident, reference)
	if err != nil {
		return reference
	}
	if s := p.stepOf(&m); s != nil {
		return p.reached(s, &m) + instanceOf(m.Instance)
	}
	return reference
}

// MilestoneCalled is the same within a sentence about an incident: in quotes, of what is done its title alone, and with the incident
// where that is another.
func (p Titles) MilestoneCalled(incident, reference string) string {
	m, err := p.Scenario.Milestone(incident, reference)
	if err != nil {
		return reference
	}
	s := p.stepOf(&m)
	if s == nil {
		return reference
	}
	text := Quoted(p.reached(s, &m))
	if m.Kind == scenario.Done {
		text = p.Called(s)
	}
	if s.Verb != scenario.NoVerb && m.Incident != incident {
		text += " of " + p.Incidents[s.Incident].Title
	}
	return text + instanceOf(m.Instance)
}

// stepOf is the step that a milestone is of, of the beginning of an incident and its states the one without a verb; nil where there is
// none.
func (p Titles) stepOf(m *scenario.Milestone) *sim.Step {
	if number, known := p.StepNumber(m.Incident, m.Step); known {
		return &p.Steps[number]
	}
	for i := range p.Incidents {
		if of := &p.Incidents[i]; m.Step == "" && of.ID == m.Incident {
			return &p.Steps[of.FirstStep]
		}
	}
	return nil
}

// instanceOf says which instance of a stream is meant where it is seen from outside.
func instanceOf(n int) string {
	switch n {
	case 0:
		return ""
	case scenario.AllInstances:
		return ", in all"
	default:
		return fmt.Sprintf(", for the %s time", InOrder(n))
	}
}

// reached is what has happened when a step has reached a milestone.
func (p Titles) reached(s *sim.Step, m *scenario.Milestone) string {
	title := p.Title(s)
	sends := s.Verb == scenario.Send || s.Verb == scenario.Move
	if sends && s.Text == "" {
		title = p.Needs(s.Needs)
	}
	switch m.Kind {
	case scenario.Begins:
		return title + " begins"
	case scenario.Done:
		return p.done(s, title, sends)
	case scenario.Started:
		return title + p.started(s, sends)
	case scenario.Outcome, scenario.Option:
		return title + ": " + m.Name
	case scenario.InState:
		return title + " is " + m.Name
	case scenario.EnRoute:
		return title + ": the first leaves"
	case scenario.Nth:
		return title + ": the " + InOrder(m.N) + p.there(s)
	case scenario.OfKind:
		return title + ": every " + m.Name + " is there"
	case scenario.NthOfKind, scenario.NthOfEntry:
		return title + ": the " + InOrder(m.N) + " " + p.unitsCalled(m) + " is there"
	case scenario.OfUnit:
		return title + ": " + p.unitCalled(m.Name) + " is there"
	case scenario.ToAgency:
		return p.nameOf(m) + " hears " + title
	case scenario.AtSite:
		return s.Posture + " at " + p.nameOf(m)
	case scenario.SiteFailed:
		return p.nameOf(m) + " refuses " + s.Posture
	default:
		return title + ": " + ends[m.Kind]
	}
}

// ends are the milestones that every step has, but for its being done.
var ends = map[scenario.MilestoneKind]string{
	scenario.Asked: "asked for", scenario.Stopped: "stopped", scenario.Skipped: "skipped", scenario.GaveUp: "gives up waiting",
	scenario.Failed: "fails", scenario.Ended: "over", scenario.Approved: "approved",
}

func (p Titles) done(s *sim.Step, title string, sends bool) string {
	switch {
	case s.Verb == scenario.Event || s.Verb == scenario.Release:
		return title
	case s.Verb == scenario.Message:
		return title + " is heard by all"
	case sends:
		return title + ": all are there"
	case s.Verb == scenario.Posture:
		return title + ": in place"
	case s.Verb == scenario.Decide:
		return title + ": decided"
	default:
		return title + ": done"
	}
}

func (p Titles) started(s *sim.Step, sends bool) string {
	switch {
	case s.Verb == scenario.Message:
		return " is on the air"
	case sends:
		return ": the first is assigned"
	default:
		return ": begins"
	}
}

// there is where the unit or the site is that is counted.
func (p Titles) there(s *sim.Step) string {
	if s.Verb == scenario.Posture {
		return " site is in it"
	}
	return " is there"
}

// unitsCalled is what the units are called of which one has arrived: their kind, or the entry of the file.
func (p Titles) unitsCalled(m *scenario.Milestone) string {
	if entry := p.Scenario.UnitsOf(m); entry != nil && entry.Name != "" {
		return entry.Name
	}
	return m.Name
}

// unitCalled is the name of a unit.
func (p Titles) unitCalled(id string) string {
	for i := range p.Units {
		if p.Units[i].ID == id {
			return p.Units[i].Name
		}
	}
	return id
}

// nameOf is the name of the agency or the site that a milestone is about.
func (p Titles) nameOf(m *scenario.Milestone) string {
	for i := range p.Agencies {
		if m.Kind == scenario.ToAgency && p.Agencies[i].ID == m.Name {
			return p.Agencies[i].Name
		}
	}
	for i := range p.Sites {
		if m.Kind != scenario.ToAgency && p.Sites[i].ID == m.Name {
			return p.Sites[i].Name
		}
	}
	return m.Name
}
