package scenario

import (
	"fmt"
	"strings"

	"simulate/sim/scenario/tree"
)

// Given is what runs are to agree with: something of a run lies within a window.
type Given struct {
	Name   string // of what was reported, of a measure, or a milestone
	Window Report // zero when none is given: that of the report
}

// ParseGiven reads the argument of --given:
//
//	given = name [ "=" ( instant ".." instant | duration ".." duration ) ] .
func ParseGiven(text string) (Given, error) {
	name, window, given := strings.Cut(text, "=")
	g := Given{Name: strings.TrimSpace(name)}
	if g.Name == "" {
		return g, tree.NewMistake(fmt.Sprintf("%q names nothing", text), "write NAME=13:20..13:40, or NAME=20m..30m")
	}
	if !given {
		return g, nil
	}
	window = strings.TrimSpace(window)
	if err := g.Window.parse(window); err != nil {
		return g, err
	}
	if !strings.Contains(window, "..") {
		return g, pointless(g.Name, window)
	}
	return g, nil
}

// pointless is the mistake of asking for a point in time, with which no run agrees.
func pointless(name, point string) error {
	return tree.NewMistake(fmt.Sprintf("%s=%s is a point, with which no run agrees to the millisecond", name, point), "write a window, such as "+name+"=13:20..13:40")
}

// Complete gives a window to what has none: that in which something was reported.
func (g Given) Complete(s *Scenario) (Given, error) {
	r := s.Reported.Get(g.Name)
	switch {
	case r != nil && r.Statistic != nil:
		return g, tree.NewMistake(g.Name+" is a statistic of many cases, with which no single run agrees or disagrees", "name what is reported of one, or a measure")
	case g.Window.Text != "":
		return g, nil
	case r == nil:
		return g, tree.NewMistake(g.Name+" has no window, and nothing of that name was reported", "write "+g.Name+"=13:20..13:40, or "+g.Name+"=20m..30m")
	case !strings.Contains(r.Value.Text, ".."):
		return g, pointless(g.Name, r.Value.Text)
	}
	g.Window = r.Value
	return g, nil
}
