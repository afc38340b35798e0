package measure

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// span is a row that is the time between two milestones.
type span struct {
	row   int32 // the first, where they are grouped
	from  start
	to    end
	group *grouping // nil without
}

// has reports whether a row is one of its groups.
func (sp *span) has(row int32) bool { return sp.row <= row && row < sp.row+sp.group.rows() }

// level is a row that counts what is under way at an instant.
type level struct {
	row   int32
	at    engine.Time
	state int32   // which of Set.states, or -1: those in it
	spans []span  // of the whole run
	under []int32 // of streams
}

// declare adds the rows of a measure that the scenario declares.
func (s *Set) declare(id string, m *scenario.Measure) error {
	row := Row{Measure: id, Title: s.Program.Scenario.MeasureTitle(id), Per: m.Per.String(), From: m.From.String(), To: m.To.String(), Unit: scenario.Seconds, Target: m.Target}
	switch {
	case m.Count != "":
		return s.declareCount(m, row)
	case m.Of != "":
		s.declareBuiltin(m, row)
		return nil
	}
	parts, err := s.parts(m)
	if err != nil {
		return err
	}
	spans, err := s.spansOf(parts)
	if err != nil {
		return err
	}
	if len(m.At) > 0 {
		s.declareLevels(m, row, spans)
		return nil
	}
	row.Streamed = slices.ContainsFunc(spans, func(sp span) bool { return s.streamOf(sp.from.milestone) != sim.None })
	row.Several, row.Timed = row.Streamed, true
	group := s.groupingOf(m)
	row.Groups = group.rows()
	for i := range spans {
		row.Key, row.Name = parts[i].id, parts[i].name
		spans[i].row, spans[i].group = s.addRows(row, group), group
		s.addSpan(spans[i])
	}
	return nil
}

// declareLevels adds a row for each instant of a level.
func (s *Set) declareLevels(m *scenario.Measure, row Row, spans []span) {
	l := level{state: -1}
	for _, sp := range spans {
		if stream := s.streamOf(sp.from.milestone); stream != sim.None {
			l.under = append(l.under, int32(len(s.under)))
			s.under = append(s.under, under{stream, sp.from.milestone, sp.to.milestone})
		} else {
			l.spans = append(l.spans, sp)
		}
	}
	row.Per, row.Unit = "instant", scenario.Counts
	for _, at := range m.At {
		t := s.Program.Scenario.Resolve(at.Value, 0)
		row.Key, row.Name = at.Text, at.Text
		l.row, l.at = s.addRow(row), s.Program.WarmUp+engine.Time(t)
		s.addLevel(l)
	}
}

// addLevel adds a row that counts at an instant, in the order of those.
func (s *Set) addLevel(l level) {
	at, _ := slices.BinarySearchFunc(s.levels, l, func(a, b level) int { return cmp.Or(cmp.Compare(a.at, b.at), -1) })
	s.levels = slices.Insert(s.levels, at, l)
}

// spansOf resolves the milestones of parts. Those of a stream's own lie in one stream.
func (s *Set) spansOf(parts []part) ([]span, error) {
	spans := make([]span, len(parts))
	for i, p := range parts {
		var err error
		if spans[i].from, err = s.firstStart(p.incident, p.from); err != nil {
			return nil, err
		}
		if spans[i].to, err = s.firstEnd(p.incident, p.to); err != nil {
			return nil, err
		}
		from, to := s.streamOf(spans[i].from.milestone), s.streamOf(spans[i].to.milestone)
		if from != to && spans[i].to.milestone != noneGiven {
			return nil, fmt.Errorf("%v and %v do not both lie in one stream: say of which of its instances", p.from, p.to)
		}
	}
	return spans, nil
}

// part is what one row of a measure is about.
type part struct {
	id, name string
	incident string         // in which references are looked up; empty: anywhere
	from, to scenario.First // references, a posture step read as the site's own
}

// parts lists what a measure has a row each for.
func (s *Set) parts(m *scenario.Measure) ([]part, error) {
	switch m.Dimension() {
	case "":
		return []part{{incident: s.Program.Scenario.OwnStream(m.Milestones()...), from: m.From, to: m.To}}, nil
	case "incident":
		return s.incidentParts(m), nil
	case "site":
		return s.siteParts(m), nil
	default:
		return nil, fmt.Errorf("milestones have no row for each %s: use incident or site", m.Per)
	}
}

// incidentParts lists the incidents that have the measure's milestones.
func (s *Set) incidentParts(m *scenario.Measure) []part {
	var parts []part
	for i := range s.Program.Incidents {
		incident := &s.Program.Incidents[i]
		from, to := s.had(incident.ID, m.From), s.had(incident.ID, m.To)
		if len(from) > 0 && (len(to) > 0 || len(m.To) == 0) {
			id, name := byIncident.entry(s.Program, i)
			parts = append(parts, part{id: id, name: name, incident: id, from: from, to: to})
		}
	}
	return parts
}

// had are the references that make sense in an incident.
func (s *Set) had(incident string, references scenario.First) (own scenario.First) {
	for _, reference := range references {
		if _, err := s.Program.Milestone(incident, reference); err == nil {
			own = append(own, reference)
		}
	}
	return own
}

// siteParts lists the sites of every posture step that the measure refers to. Any other milestone is common to them.
func (s *Set) siteParts(m *scenario.Measure) []part {
	var parts []part
	reader := s.Program.Scenario.OwnStream(m.Milestones()...)
	for i := range s.Program.Sites {
		id, name := bySite.entry(s.Program, i)
		from, fromOwn := s.ofSite(reader, m.From, uint16(i))
		to, toOwn := s.ofSite(reader, m.To, uint16(i))
		if len(from) > 0 && (len(to) > 0 || len(m.To) == 0) && (fromOwn || toOwn) {
			parts = append(parts, part{id: id, name: name, incident: reader, from: from, to: to})
		}
	}
	return parts
}

// ofSite reads references for a site, and reports whether one is the site's own.
func (s *Set) ofSite(reader string, references scenario.First, site uint16) (read scenario.First, own bool) {
	for _, reference := range references {
		as, its := s.readForSite(reader, reference, site)
		if as != "" {
			read = append(read, as)
		}
		own = own || its
	}
	return read, own
}

// readForSite reads a reference for a site: a posture step is the site's own milestone, or nothing when it does not order the
// site. own tells that from a common milestone.
func (s *Set) readForSite(reader, reference string, site uint16) (read string, own bool) {
	m, err := s.Program.Milestone(reader, reference)
	if err != nil {
		return reference, false
	}
	step := &s.Program.Steps[m.Step]
	ref, err := scenario.ParseMilestoneRef(reference)
	switch {
	case err != nil || step.Verb != scenario.Posture || ref.Part != "":
		return reference, false
	case !slices.Contains(step.Sites, site):
		return "", false
	default:
		return reference + "." + s.Program.Sites[site].ID, true
	}
}
