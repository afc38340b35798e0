package stamp

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"simulate/sim"
	"simulate/sim/log"
	"simulate/sim/scenario/tree"
)

// Matching says what is in a scenario what a log calls otherwise. What is empty is not said.
type Matching struct {
	Incident string            `yaml:"incident,omitempty"` // whose plan the call is held against
	Instants map[string]string `yaml:"instants,omitempty"` // instant of the call → milestone of the plan, as it is referred to there
	Agencies map[string]string `yaml:"agencies,omitempty"` // agency in the log → id
	Kinds    map[string]string `yaml:"kinds,omitempty"`    // kind of unit in the log → kind, or id of an entry of units
	Units    map[string]string `yaml:"units,omitempty"`    // unit in the log → id of an entry of units
}

// DecodeMatching reads a matching, and tells all that is wrong with it for a program.
func DecodeMatching(file []byte, p *sim.Program) (*Matching, []log.Problem) {
	m := new(Matching)
	if err := yaml.Load(file, m, yaml.WithV4Defaults(), yaml.WithKnownFields()); err != nil {
		return nil, []log.Problem{{Message: err.Error(), Remedy: "write one with -o x.match.yaml, and change that"}}
	}
	var problems []log.Problem
	check := func(what, name string, known []string) {
		if name != "" && !slices.Contains(known, name) {
			problems = append(problems, log.Problem{Message: fmt.Sprintf("the scenario has no %s %q", what, name), Remedy: tree.Suggest(name, known)})
		}
	}
	check("incident", m.Incident, p.Scenario.Incidents.IDs())
	entries := p.Scenario.Units.IDs()
	for _, name := range slices.Sorted(maps.Keys(m.Agencies)) {
		check("agency", m.Agencies[name], p.Scenario.Agencies.IDs())
	}
	for _, name := range slices.Sorted(maps.Keys(m.Kinds)) {
		check("kind or entry of units", m.Kinds[name], slices.Concat(p.Kinds, entries))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Units)) {
		check("entry of units", m.Units[name], entries)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Instants)) {
		if !slices.Contains(instantsOfCalls(), name) {
			problems = append(problems, log.Problem{
				Message: fmt.Sprintf("instants.%s is no instant of a call as a whole", name), Remedy: "known: " + strings.Join(instantsOfCalls(), ", "),
			})
		}
	}
	return m, problems
}

// Unheard tells which names of the matching no row of the logs has: they say nothing.
func (m *Matching) Unheard(l *Logged) (problems []log.Problem) {
	if len(l.Units) == mostUnits {
		return nil // there may be others
	}
	check := func(what string, names map[string]string, of func(Unit) string) {
		has := make(map[string]bool)
		for u := range l.Units {
			has[of(u)] = true
		}
		delete(has, "")
		known := slices.Sorted(maps.Keys(has))
		for _, name := range slices.Sorted(maps.Keys(names)) {
			if !has[name] {
				problems = append(problems, log.Problem{Message: fmt.Sprintf("the log has no %s %q", what, name), Remedy: heard(name, known)})
			}
		}
	}
	check("agency", m.Agencies, func(u Unit) string { return u.Agency })
	check("kind of unit", m.Kinds, func(u Unit) string { return u.Kind })
	check("unit", m.Units, func(u Unit) string { return u.ID })
	return problems
}

// heard is the remedy for a name that a log does not have.
func heard(name string, known []string) string {
	if len(known) == 0 {
		return "leave it out: the log says none at all"
	}
	return tree.Suggest(name, known)
}

// Encode is the matching as a file, to be changed and read again.
func (m *Matching) Encode() ([]byte, error) {
	return yaml.Dump(m, yaml.WithV4Defaults(), yaml.WithIndent(2))
}

// references are the milestones that the instants of a call stand for: what the matching says, else what the incident names, and its
// beginning where it names nothing. What is made of the program's own runs stamps the beginning.
func (m *Matching) references(p *sim.Program, incident string, own bool) (references [log.NumInstants]string) {
	instants := &p.Scenario.Incidents.Get(incident).Instants
	references[log.CallArrival] = "begins"
	if received := instants.Get("received"); received != nil && !own {
		references[log.CallArrival] = *received
	}
	if answered := instants.Get("answered"); answered != nil {
		references[log.Answered] = *answered
	}
	for at := range log.NumInstants {
		if said, is := m.Instants[at.String()]; is {
			references[at] = said
		}
	}
	return references
}

// Plan is the plan of an incident whose calls' instants stand for what the matching says. own: the log is of one of the program's own runs.
func (m *Matching) Plan(p *sim.Program, incident int32, own bool) (*Plan, []log.Problem) {
	id := p.Incidents[incident].ID
	references := m.references(p, id, own)
	plan, err := NewPlan(p, incident, references)
	if err != nil {
		return nil, []log.Problem{{Message: "instants: " + err.Error(), Remedy: "write a milestone of the plan of " + id + ", such as begins or STEP.start"}}
	}
	return plan, nil
}

// Choose finds the incident of a program that a call is held against: the one that is said, the only one, or the one whose id or title is
// the type of the call.
func (m *Matching) Choose(p *sim.Program, said string, types []string) (int32, []log.Problem) {
	if said == "" {
		said = m.Incident
	}
	ids := p.Scenario.Incidents.IDs()
	var fitting []int32
	for i := range p.Incidents {
		incident := &p.Incidents[i]
		isType := func(name string) bool { return same(name, incident.ID) || same(name, incident.Title) }
		if said == incident.ID || said == "" && (len(ids) == 1 || slices.ContainsFunc(types, isType)) {
			fitting = append(fitting, int32(i))
		}
	}
	switch {
	case len(fitting) == 1:
		return fitting[0], nil
	case said != "":
		return 0, []log.Problem{{Message: fmt.Sprintf("the scenario has no incident %q", said), Remedy: tree.Suggest(said, ids)}}
	case len(fitting) > 1:
		ids = nil
		for _, i := range fitting {
			ids = append(ids, p.Incidents[i].ID)
		}
	}
	return 0, []log.Problem{{
		Message: fmt.Sprintf("%d incidents of the scenario could be this call: %s", len(ids), strings.Join(ids, ", ")),
		Remedy:  "say which one with --as " + ids[0],
	}}
}

// same reports whether two names are the same but for case and what is no letter or digit; nothing is the same as no name.
func same(a, b string) bool { return plain(a) != "" && plain(a) == plain(b) }

func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 {
			return r
		}
		return -1
	}, strings.ToLower(name))
}
