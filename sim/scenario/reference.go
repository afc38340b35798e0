package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Milestone finds the milestone that a reference means. The incident is the one whose plan refers to it; it is empty
// for references from outside a plan (measures, objectives, reported), where a step without incident is the one of
// the only incident that has such a step. In the plan of a stream a milestone of the same stream is each instance's own;
// anywhere else it is that of one instance, or of all. The error says what is wrong and what to write instead.
func (s *Scenario) Milestone(incident, ref string) (Milestone, error) {
	r, err := ParseMilestoneRef(ref)
	if err != nil {
		return Milestone{}, err
	}
	meant, err := s.IncidentMeant(incident, r)
	if err != nil {
		return Milestone{}, err
	}
	if meant != incident && s.IsStream(meant) {
		return s.ofInstance(meant, r)
	}
	return s.own(meant, r)
}

// own returns the milestone of an incident that a reference means.
func (s *Scenario) own(incident string, r MilestoneRef) (Milestone, error) {
	if r.Step == begins {
		if r.Part != "" {
			return Milestone{}, tree.NewMistake(fmt.Sprintf("begins has no milestone %q", r.Part), "write begins alone")
		}
		return Milestone{Incident: incident, Kind: Begins}, nil
	}
	if r.Step == conditionRef {
		return s.inState(incident, r)
	}
	step := s.Incidents.Get(incident).Plan.Get(r.Step)
	m, ok := s.part(step, r.Part)
	if !ok {
		return Milestone{}, s.unknownPart(incident, step, r)
	}
	m.Incident, m.Step = incident, r.Step
	return m, nil
}

// inState returns the milestone of a state of an incident's condition.
func (s *Scenario) inState(incident string, r MilestoneRef) (Milestone, error) {
	c := s.Incidents.Get(incident).Condition
	if c.Has(r.Part) {
		return Milestone{Incident: incident, Kind: InState, Name: r.Part}, nil
	}
	states := c.States()
	if r.Part == "" {
		return Milestone{}, tree.NewMistake("condition alone is no milestone", "write "+alternatives(states, func(state string) string {
			return MilestoneRef{r.Incident, r.Step, state}.String()
		}))
	}
	if part, _, ok := cutInstance(r.Part); ok && c.Has(part) {
		return Milestone{}, s.noInstance(incident, MilestoneRef{r.Incident, r.Step, part})
	}
	return Milestone{}, tree.Unknown("state", r.Part, states)
}

// IncidentMeant finds the incident of a reference, and makes sure that it has the step.
func (s *Scenario) IncidentMeant(from string, r MilestoneRef) (string, error) {
	if r.Incident != "" {
		from = r.Incident
	}
	if from == "" {
		return s.onlyIncidentWith(r.Step)
	}
	incident := s.Incidents.Get(from)
	if incident == nil {
		return "", tree.UnknownAmong("incident", from, s.Incidents.IDs).Among(s.Incidents.IDs, tree.At("incidents"))
	}
	if incident.has(r.Step) {
		return from, nil
	}
	wrong := tree.UnknownAmong("step", r.Step, incident.Plan.IDs).Among(func() []string { return s.beginnings(from, r) }, tree.At("incidents", from, "plan"))
	if others := s.IncidentsWith(r.Step); len(others) > 0 {
		return "", wrong.Remedied(func() string {
			return "another incident has it: write " + alternatives(others, func(id string) string {
				if s.IsStream(id) {
					return id + "/" + r.Step + ".first"
				}
				return id + "/" + r.Step
			})
		})
	}
	return "", wrong
}

// beginnings are what a reference to a milestone of an incident may begin with: its steps, or, where it names no incident, another one.
func (s *Scenario) beginnings(of string, r MilestoneRef) []string {
	words := slices.Concat(s.Incidents.Get(of).Plan.IDs(), []string{begins})
	if r.Incident != "" {
		return words
	}
	for other := range s.Incidents.All() {
		if other != of {
			words = append(words, other+"/")
		}
	}
	return words
}

// onlyIncidentWith finds the incident that a reference means which names none: the only one that can be meant.
func (s *Scenario) onlyIncidentWith(step string) (string, error) {
	candidates := s.named().incidents(step)
	switch len(candidates) {
	case 0:
		return "", tree.UnknownAmong("step", step, s.allSteps)
	case 1:
		return candidates[0], nil
	}
	return "", tree.NewMistake(
		fmt.Sprintf("%q may be in any of %d incidents", step, len(candidates)),
		"write "+alternatives(candidates, func(id string) string { return id + "/" + step }),
	)
}

func (i *Incident) has(step string) bool {
	return step == begins || step == conditionRef && i.Condition != nil || i.Plan.Get(step) != nil
}

func (s *Scenario) allSteps() []string {
	var steps []string
	for _, incident := range s.Incidents.All() {
		steps = append(steps, incident.Plan.IDs()...)
	}
	return steps
}

// alternatives lists the first of what could be written of several incidents.
func alternatives(ids []string, written func(id string) string) string {
	const most = 8
	var choices []string
	for _, id := range ids[:min(len(ids), most)] {
		choices = append(choices, written(id))
	}
	return strings.Join(choices, " or ")
}

func (s *Scenario) unknownPart(incident string, step *Step, r MilestoneRef) *tree.Mistake {
	if n, err := strconv.Atoi(r.Part); err == nil && s.arrivals(step) > 0 {
		return tree.NewMistake(fmt.Sprintf("there is no arrival %d at %s", n, r.Step), fmt.Sprintf("it brings at most %d", s.arrivals(step)))
	}
	if wrong := s.noArrival(step, r); wrong != nil {
		return wrong
	}
	if part, _, ok := cutInstance(r.Part); ok && part != "" {
		if _, ok = s.part(step, part); ok {
			return s.noInstance(incident, MilestoneRef{r.Incident, r.Step, part})
		}
	}
	return tree.NewMistake(fmt.Sprintf("nothing can produce %q", r.String()), "").Remedied(func() string {
		parts := s.parts(step)
		if near := tree.Nearest(r.Part, parts); near != "" {
			return fmt.Sprintf("did you mean %q?", MilestoneRef{r.Incident, r.Step, near})
		}
		return tree.Suggest(r.Part, parts)
	}).Among(func() []string { return s.parts(step) })
}

// noArrival is the mistake of naming units that a step does not bring, or more of them than it does; nil of what names none.
func (s *Scenario) noArrival(step *Step, r MilestoneRef) *tree.Mistake {
	verb := step.Verb()
	if verb != Send && verb != Move {
		return nil
	}
	brings := "it brings " + tree.InWords(s.kindsOf(step))
	if id := s.entryOf(r.Part); id != "" {
		return tree.NewMistake(fmt.Sprintf("%s is of the kind %s, which %s does not bring", r.Part, s.Units.Get(id).Kind, r.Step), brings)
	}
	name, n, ok := numberedArrival(r.Part)
	switch most := s.arrivalsOf(step, name); {
	case !ok:
		return nil
	case most > 0:
		return tree.NewMistake(fmt.Sprintf("there is no arrival %d of %s at %s", n, name, r.Step), fmt.Sprintf("it brings at most %d", most))
	case s.named().most[name] > 0 || s.Units.Get(name) != nil:
		return tree.NewMistake(fmt.Sprintf("%s brings no %s", r.Step, name), brings)
	}
	return nil
}

// noInstance is the mistake of naming an instance where there is none to name.
func (s *Scenario) noInstance(incident string, plain MilestoneRef) *tree.Mistake {
	if s.IsStream(incident) {
		return tree.NewMistake("in its own plan the milestones of "+incident+" are each arrival's own", "write "+plain.String())
	}
	return tree.NewMistake(incident+" happens once: it is no stream of arrivals", "write "+plain.String())
}

// parts lists the parts that a step yields, its own first.
func (s *Scenario) parts(step *Step) []string {
	parts := slices.Concat(step.Outcomes.IDs(), step.Options.IDs())
	switch step.Verb() {
	case Send, Move:
		for _, kind := range s.kindsOf(step) {
			parts = append(parts, kind, firstArrival+kind)
		}
	case Message:
		parts = append(parts, step.To...)
	case Posture:
		parts = append(parts, s.SitesOf(step)...)
	}
	parts = append(parts, slices.Sorted(maps.Keys(verbParts[step.Verb()]))...)
	return append(parts, slices.Sorted(maps.Keys(commonParts))...)
}
