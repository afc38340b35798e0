package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// IsStream reports whether an incident arrives again and again.
func (s *Scenario) IsStream(id string) bool {
	incident := s.Incidents.Get(id)
	return incident != nil && incident.Arrivals != nil
}

// cutInstance cuts the instance of a stream off the end of a part: a number, first or all.
func cutInstance(part string) (rest string, instance int, ok bool) {
	at := strings.LastIndexByte(part, '.')
	rest, word := part[:max(at, 0)], part[at+1:]
	switch {
	case word == "first":
		return rest, 1, true
	case word == All:
		return rest, AllInstances, true
	case isNumber(word):
		n, _ := strconv.Atoi(word)
		return rest, n, true
	}
	return part, 0, false
}

// ofInstance returns the milestone of a stream that is meant from elsewhere, where an instance must be named.
func (s *Scenario) ofInstance(stream string, r MilestoneRef) (Milestone, error) {
	inner := r
	part, instance, named := cutInstance(r.Part)
	if named {
		inner.Part = part
	}
	m, err := s.own(stream, inner)
	of := s.Incidents.Get(stream)
	times, finite := of.Arriving()
	switch most := times * of.Arrivals.MostAtOnce(); {
	case err != nil:
		return Milestone{}, err
	case !named:
		return Milestone{}, tree.NewMistake(
			fmt.Sprintf("every arrival of %s has its own %s", stream, MilestoneRef{"", r.Step, r.Part}),
			fmt.Sprintf("say which: write %s.first, %s.2 … or %s.all", inner, inner, inner),
		)
	case finite && instance > most:
		return Milestone{}, tree.NewMistake(fmt.Sprintf("there is no arrival %d of %s", instance, stream), fmt.Sprintf("only %d arrive", most))
	}
	m.Instance = instance
	return m, nil
}

// OwnStream returns the stream in which all of the references lie, written outside plans, when each is read as an
// instance's own milestone: what is measured between them is measured for each instance. It is empty when there is none.
// Empty references are left out.
func (s *Scenario) OwnStream(refs ...string) string {
	stream := s.StreamOf(refs)
	for _, ref := range refs {
		if ref == "" || stream == "" {
			continue
		}
		if _, err := s.Milestone(stream, ref); err != nil {
			return ""
		}
	}
	return stream
}

// StreamOf returns the stream that all of the references name, as far as it can be told; empty when there is none.
func (s *Scenario) StreamOf(refs []string) string {
	stream := ""
	for _, ref := range refs {
		r, err := ParseMilestoneRef(ref)
		if err != nil {
			continue
		}
		incident, err := s.IncidentMeant("", r)
		if err != nil {
			incident = r.Incident
		}
		switch {
		case incident == "":
		case !s.IsStream(incident) || stream != "" && incident != stream:
			return ""
		default:
			stream = incident
		}
	}
	return stream
}
