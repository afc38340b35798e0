package snapshot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Titles gives what readers call the steps, incidents and places of a program, where a file calls them by their ids.
type Titles struct{ *sim.Program }

// Title is what a step is called on its own: of messages what they say, of orders what they order, of others the trainer's words, or
// the id without them.
func (p Titles) Title(step *sim.Step) string {
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
func (p Titles) Deed(step *sim.Step) string {
	verb, told := deeds[step.Verb]
	if step.Text != "" || !told || len(step.Needs) == 0 {
		return p.Title(step)
	}
	text := verb[0] + p.Needs(step.Needs)
	if at := p.Where(step); at != "" && step.Place != p.Incidents[step.Incident].Place {
		text += verb[1] + at
	}
	return text
}

// Where is the place at which a step happens, or those of which it takes one; empty where its instance, or another step, decides.
func (p Titles) Where(step *sim.Step) string {
	if step.Place != sim.NoPlace {
		return p.Place(step.Place)
	}
	return p.OneOf(step)
}

// OneOf names the places of which a step takes one as it asks; empty of other steps.
func (p Titles) OneOf(step *sim.Step) string {
	var names []string
	for _, place := range p.PlacesOf(step) {
		names = append(names, p.Place(place))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// DeedCalled is what a step does, as a sentence has it: in quotes, unless it has only its id.
func (p Titles) DeedCalled(step *sim.Step) string {
	if text := p.Deed(step); text != step.ID {
		return Quoted(text)
	}
	return step.ID
}

// Called is what a step is called within a sentence: its title, in quotes where it is the trainer's.
func (p Titles) Called(step *sim.Step) string {
	if step.Text == "" && step.Verb != scenario.NoVerb {
		return p.Title(step)
	}
	return Quoted(p.Title(step))
}

// Place is the name of a place; of none it is a beat.
func (p Titles) Place(place uint16) string {
	if place == sim.NoPlace {
		return "its beat"
	}
	return p.Places[place].Name
}

// TitleOf is the title of an instance, with its number in its stream.
func (p Titles) TitleOf(i sim.Instance) string {
	title := p.Incidents[i.Incident].Title
	if i.Ordinal == 0 {
		return title
	}
	return title + " #" + strconv.Itoa(int(i.Ordinal))
}

// Needs is what a step asks for: 2× tactical, every ambulance.
func (p Titles) Needs(needs []sim.Need) string {
	if len(needs) == len(p.Kinds) && !slices.ContainsFunc(needs, func(n sim.Need) bool { return !n.All }) {
		return "all units"
	}
	parts := make([]string, len(needs))
	for i, n := range needs {
		parts[i] = p.Needed(n)
	}
	return strings.Join(parts, ", ")
}

// Quoted puts a text in quotes, if it does not stand in them.
func Quoted(text string) string {
	if strings.HasPrefix(text, "“") {
		return text
	}
	return "“" + text + "”"
}
