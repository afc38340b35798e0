package words

import (
	"fmt"
	"strings"

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

// Title is what a step is called on its own: of messages what they say, of orders what they order, of others the trainer's words, or
// the id without them.
func (p Names) Title(step *sim.Step) string {
	switch {
	case step.Verb == scenario.NoVerb:
		return p.Incidents[step.Incident].Title
	case step.Verb == scenario.Message && step.Text != "":
		return Quoted(step.Text)
	case step.Verb == scenario.Posture && len(step.Sites) == 1:
		return step.Posture + " at " + p.Sites[step.Sites[0]].Name
	case step.Verb == scenario.Posture:
		return fmt.Sprintf("%s at %d sites", step.Posture, len(step.Sites))
	case step.Text != "":
		return step.Text
	default:
		return step.ID
	}
}

// deeds are verbs of steps that may have no words of their own, as a reader says them, and the word in front of where they are done.
var deeds = map[scenario.Verb][2]string{
	scenario.Send: {"Send ", " to "}, scenario.Move: {"Move ", " to "}, scenario.Release: {"Release ", " from "}, scenario.Work: {"Work by ", " at "},
}

// Deed is the title of a step; of one without words of its own what it does, to whom, and where if that is not its scene: Send 2×
// tactical to Tactical staging area.
func (p Names) Deed(step *sim.Step) string {
	verb, told := deeds[step.Verb]
	if step.Text != "" || !told || len(step.Needs) == 0 {
		return p.Title(step)
	}
	text := verb[0] + p.Needs(step.Needs)
	if step.Place != sim.NoPlace && step.Place != p.Incidents[step.Incident].Place {
		text += verb[1] + p.Place(step.Place)
	}
	return text
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
	if s := &p.Steps[step]; s.Text == "" && s.Verb != scenario.NoVerb {
		return p.Title(s)
	}
	return Quoted(p.Title(&p.Steps[step]))
}

// Quoted puts a text in quotes, if it does not stand in them.
func Quoted(text string) string {
	if strings.HasPrefix(text, "“") {
		return text
	}
	return "“" + text + "”"
}
