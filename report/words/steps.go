package words

import (
	"simulate/sim"
	"simulate/sim/scenario"
)

// Step is what a step does: in the trainer's words, or in the words of its verb.
func (p Names) Step(step uint16) string {
	if step == sim.NoStep {
		return "the script"
	}
	s := &p.Steps[step]
	switch {
	case s.Text != "":
		return s.Text
	case s.Verb == scenario.Posture:
		return s.Posture
	default:
		return s.ID
	}
}

// StepID is the id of a step; of none it is empty.
func (p Names) StepID(step uint16) string {
	if step == sim.NoStep {
		return ""
	}
	return p.Steps[step].ID
}

// AmongAll is the title of a step, with its incident where there are several.
func (p Names) AmongAll(step uint16) string {
	s := &p.Steps[step]
	title := p.Title(s)
	if len(p.Incidents) == 1 || s.Verb == scenario.NoVerb {
		return title
	}
	return title + " (" + p.Incidents[s.Incident].Title + ")"
}

// TitleByID is the same of the step with that id, or of the beginning of the incident without one; empty where there is none.
func (p Names) TitleByID(incident, step string) string {
	for i := range p.Steps {
		s := &p.Steps[i]
		if p.Incidents[s.Incident].ID == incident && (s.ID == step || step == "" && s.Verb == scenario.NoVerb) {
			return p.AmongAll(uint16(i))
		}
	}
	return ""
}

// Called is what a step is called within a sentence: its title, in quotes where it is the trainer's.
func (p Names) Called(step uint16) string {
	if step == sim.NoStep {
		return "the script"
	}
	return p.Titles.Called(&p.Steps[step])
}
