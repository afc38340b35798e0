package conduct

import (
	"cmp"
	"strconv"

	"simulate/report/words"
	"simulate/sim/scenario"
)

// stepInWords is a step of the file as an order.
func (c *Conductor) stepInWords(s *scenario.Step) string {
	where := ""
	if s.Where.Name != "" {
		where = c.placeNamed(s.Where.Name)
	}
	switch s.Verb() {
	case scenario.Message:
		var to []string
		for _, id := range s.To {
			to = append(to, c.agencyNamed(id))
		}
		return "To " + words.Enumerated(to) + ": “" + s.Message + "”"
	case scenario.Send:
		return joined("Send "+c.counted(&s.Send), " to ", where)
	case scenario.Move:
		return joined("Move "+c.counted(&s.Move), " to ", where)
	case scenario.Release:
		return "Let go " + c.counted(&s.Release)
	case scenario.Work:
		return joined(s.Work, ", at ", where)
	case scenario.Posture:
		return "Sites into " + s.Posture
	case scenario.Decide:
		return s.Decide
	default:
		return s.Event
	}
}

func joined(text, by, more string) string {
	if more == "" {
		return text
	}
	return text + by + more
}

// counted is a need in words.
func (c *Conductor) counted(n *scenario.Need) string {
	if n.All {
		return "all"
	}
	var parts []string
	for kind, count := range n.Kinds.All() {
		many := strconv.Itoa(count.Value)
		if count.All {
			many = "all"
		}
		if u := c.scenario().Units.Get(kind); u != nil {
			kind = cmp.Or(u.Name, kind)
		}
		parts = append(parts, many+"× "+kind)
	}
	return words.Enumerated(parts)
}

func (c *Conductor) agencyNamed(id string) string {
	if a := c.scenario().Agencies.Get(id); a != nil {
		return cmp.Or(a.Name, id)
	}
	return id
}

// placeNamed is the name of a place or, where it is none, nothing.
func (c *Conductor) placeNamed(id string) string {
	if p := c.scenario().Places.Get(id); p != nil {
		return cmp.Or(p.Name, id)
	}
	if s := c.scenario().Sites.Get(id); s != nil {
		return cmp.Or(s.Name, id)
	}
	return ""
}

// optionText is what an option of a decision says.
func (c *Conductor) optionText(step uint16, id string) (string, bool) {
	for option, text := range c.exercise.Program.Written(&c.exercise.Program.Steps[step]).Options.All() {
		if option == id {
			return cmp.Or(*text, id), true
		}
	}
	return "", false
}

// optionsOf are the options of a decision, in the order of the file.
func (c *Conductor) optionsOf(step uint16) []Option {
	options := []Option{}
	for id, text := range c.exercise.Program.Written(&c.exercise.Program.Steps[step]).Options.All() {
		options = append(options, Option{id, cmp.Or(*text, id)})
	}
	return options
}
