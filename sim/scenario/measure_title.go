package scenario

import (
	"cmp"
	"strings"
)

// MeasureTitle is what a declared measure is called: its title; without one that of what it measures, and of what is no built-in measure its
// id. Where another would be called the same, it is told by what there is a row each of. Behind that stands which incident it counts during,
// or outside of. Of what is no measure it is empty.
func (s *Scenario) MeasureTitle(id string) string {
	m := s.Measures.Get(id)
	if m == nil {
		return ""
	}
	title := cmp.Or(m.Title, m.builtinTitle(), id)
	if m.builtinTitle() != "" && s.hasNamesake(id, m) {
		title += m.divided()
	}
	return s.during(title, m)
}

// hasNamesake reports whether another measure without a title is of the same built-in measure, during the same.
func (s *Scenario) hasNamesake(id string, m *Measure) bool {
	for other, o := range s.Measures.All() {
		if other != id && m.builtinTitle() == o.builtinTitle() && m.While == o.While && m.Outside == o.Outside {
			return true
		}
	}
	return false
}

// builtinTitle is the title of the built-in measure that a measure without a title is; empty of others.
func (m *Measure) builtinTitle() string {
	b, _ := BuiltinNamed(m.Of)
	if m.Title != "" {
		return ""
	}
	return b.Title
}

// divided is what there is a row each of, in words: " by kind and hour, every 1h".
func (m *Measure) divided() string {
	words := make([]string, len(m.Per))
	for i, each := range m.Per {
		words[i] = cmp.Or(map[string]string{ByHours: "part of the day"}[each.Word], each.Word)
	}
	divided := strings.Join(words, " and ")
	if divided != "" {
		divided = " by " + divided
	}
	parts := []string{divided}
	if m.Every != nil {
		parts = append(parts, "every "+m.Every.String())
	}
	for _, at := range m.At {
		parts = append(parts, at.Text)
	}
	return strings.Join(parts, ", ")
}

// during adds to a title while which incident its measure counts.
func (s *Scenario) during(title string, m *Measure) string {
	switch {
	case m.While != "":
		return title + ", during " + s.incidentTitle(m.While)
	case m.Outside != "":
		return title + ", outside " + s.incidentTitle(m.Outside)
	default:
		return title
	}
}

// incidentTitle is the title of an incident, or its id.
func (s *Scenario) incidentTitle(id string) string { return cmp.Or(s.Incidents.Get(id).Title, id) }
