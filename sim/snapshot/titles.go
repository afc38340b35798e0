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
// without them what it does.
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
		return p.deed(step)
	}
}

// deeds are verbs of steps that may have no words of their own, as a reader says them, and the word in front of where they are done.
var deeds = map[scenario.Verb][2]string{
	scenario.Send: {"Send ", " to "}, scenario.Move: {"Move ", " to "}, scenario.Release: {"Release ", " from "}, scenario.Work: {"Work by ", " at "},
}

// deed is what a step without words of its own does, to whom, and where if that is not its scene: Send 2× tactical to Tactical staging
// area. Where another step of the plan does the same, its id tells them apart.
func (p Titles) deed(step *sim.Step) string {
	if _, told := deeds[step.Verb]; !told || len(step.Needs) == 0 {
		return step.ID
	}
	text := p.does(step)
	if p.hasTwin(step, text) {
		text += ", " + strings.ReplaceAll(step.ID, "-", " ")
	}
	return text
}

// does is what a step does, to whom, and where; another of the plan may do the same.
func (p Titles) does(step *sim.Step) string {
	verb := deeds[step.Verb]
	text := verb[0] + p.Needs(step.Needs)
	if step.Place != p.Incidents[step.Incident].Place {
		if at := p.Where(step); at != "" {
			text += verb[1] + at
		}
	}
	return text
}

// hasTwin reports whether another step of the plan does the same, as far as words tell: where one happens may be decided as it asks.
func (p Titles) hasTwin(step *sim.Step, text string) bool {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Incident == step.Incident && s.Verb == step.Verb && s.Text == "" && s.ID != step.ID &&
			slices.EqualFunc(s.Needs, step.Needs, alike) && p.does(s) == text {
			return true
		}
	}
	return false
}

func alike(a, b sim.Need) bool { return a.Kind == b.Kind && a.Count == b.Count && a.All == b.All }

// Where is the place at which a step happens, or those of which it takes one; empty where its instance, or another step, decides.
func (p Titles) Where(step *sim.Step) string {
	if step.Place != sim.NoPlace {
		return p.Place(step.Place)
	}
	return p.OneOf(step)
}

// OneOf names the places of which a step takes one as it asks, the first few of many; empty of other steps.
func (p Titles) OneOf(step *sim.Step) string {
	const few = 4
	var names []string
	for _, place := range p.PlacesOf(step) {
		names = append(names, p.Place(place))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	if more := len(names) - few + 1; more > 1 {
		names = append(names[:few-1], fmt.Sprintf("one of %d more", more))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// Called is what a step is called within a sentence: its title in quotes, unless it has only its id.
func (p Titles) Called(step *sim.Step) string {
	if text := p.Title(step); text != step.ID {
		return Quoted(text)
	}
	return step.ID
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
