package conduct

import (
	"regexp"
	"strings"

	"simulate/sim/scenario/tree"
)

// said is what is wrong, in names: what a file calls by its id, people call otherwise.
func (c *Conductor) said(problems tree.Problems) []string {
	lines := []string{}
	for _, p := range problems {
		if p.Warning {
			continue
		}
		line := p.Message
		if p.Hint != "" {
			line += ": " + p.Hint
		}
		lines = append(lines, c.inNames(line))
	}
	return lines
}

// idLike finds what may be an id: in quotes, or with a hyphen in it.
var idLike = regexp.MustCompile(`"[a-z0-9][a-z0-9-]*"|\b[a-z0-9]+(-[a-z0-9]+)+\b`)

// inNames puts names in the place of ids.
func (c *Conductor) inNames(text string) string {
	return idLike.ReplaceAllStringFunc(text, func(word string) string {
		if name := c.nameOf(strings.Trim(word, `"`)); name != "" {
			return name
		}
		return word
	})
}

// nameOf is the name of what an id stands for; empty where there is nothing of that id.
func (c *Conductor) nameOf(id string) string {
	p := c.exercise.Program
	for i := range p.Agencies {
		if p.Agencies[i].ID == id {
			return p.Agencies[i].Name
		}
	}
	for i := range p.Places {
		if p.Places[i].ID == id {
			return p.Places[i].Name
		}
	}
	for i := range p.Incidents {
		if p.Incidents[i].ID == id {
			return p.Incidents[i].Title
		}
	}
	if r := c.role(id); r != nil {
		return r.title
	}
	if u := c.scenario().Units.Get(id); u != nil {
		return u.Name
	}
	for i := range p.Steps {
		if p.Steps[i].ID == id && p.Steps[i].Text != "" {
			return "“" + p.Steps[i].Text + "”"
		}
	}
	return ""
}
