package words

import (
	"cmp"
	"strconv"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Ordered is a step as somebody orders it: Send 2× patrol to Susquehanna Ridge.
func (p Names) Ordered(s *scenario.Step) string {
	where := ""
	if s.Where.Name != "" {
		where = p.placeNamed(s.Where.Name)
	}
	switch s.Verb() {
	case scenario.Message:
		var to []string
		for _, id := range s.To {
			to = append(to, p.AgencyNamed(id))
		}
		return "To " + Enumerated(to) + ": “" + s.Message + "”"
	case scenario.Send:
		return joined("Send "+p.counted(&s.Send), " to ", where)
	case scenario.Move:
		return joined("Move "+p.counted(&s.Move), " to ", where)
	case scenario.Release:
		return "Let go " + p.counted(&s.Release)
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
func (p Names) counted(n *scenario.Need) string {
	if n.All {
		return "all"
	}
	var parts []string
	for kind, count := range n.Kinds.All() {
		many := strconv.Itoa(count.Value)
		if count.All {
			many = "all"
		}
		if u := p.Scenario.Units.Get(kind); u != nil {
			kind = cmp.Or(u.Name, kind)
		}
		parts = append(parts, many+"× "+kind)
	}
	return Enumerated(parts)
}

// AgencyNamed is the name of the agency with an id; what is the id of none stands as it is.
func (p Names) AgencyNamed(id string) string {
	if a := p.Scenario.Agencies.Get(id); a != nil {
		return cmp.Or(a.Name, id)
	}
	return id
}

// placeNamed is the name of a place or site; of what is neither it is empty.
func (p Names) placeNamed(id string) string {
	if at := p.Scenario.Places.Get(id); at != nil {
		return cmp.Or(at.Name, id)
	}
	if at := p.Scenario.Sites.Get(id); at != nil {
		return cmp.Or(at.Name, id)
	}
	return ""
}

// Option is what an option of a decision says; one that it does not have stands as it is.
func (p Names) Option(step *sim.Step, id string) string {
	if text := p.Written(step).Options.Get(id); text != nil {
		return cmp.Or(*text, id)
	}
	return id
}

// Decided is an answer to a decision: Warn the schools? Warn the district.
func (p Names) Decided(incident, step, option string) string {
	if number, ok := p.StepNumber(incident, step); ok {
		return p.Step(number) + " " + p.Option(&p.Steps[number], option)
	}
	return step + ": " + option
}
