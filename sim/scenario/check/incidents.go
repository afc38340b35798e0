package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

func (c *checker) incidents() {
	if c.s.Incidents.Len() == 0 {
		c.Warnf(scenario.NoIncident, tree.At("incidents"), "write incidents: and what happens", "there is no incident: nothing will happen")
	}
	for id := range c.s.Incidents.All() {
		c.incident(id)
	}
}

// incident checks an incident and its plan.
func (c *checker) incident(id string) {
	incident, path := c.s.Incidents.Get(id), tree.At("incidents", id)
	c.agency(path.Key("agency"), incident.Agency)
	c.scene(path, incident)
	c.arrivals(path, id, incident)
	c.setOff(path.Key("begins"), id, incident)
	c.priority(path, incident.Priority)
	for name, milestone := range incident.Instants.All() {
		path := path.Key("instants", name)
		if !slices.Contains(scenario.InstantNames, name) {
			c.unknown(path.AtKey(), "instant", name, scenario.InstantNames)
		}
		c.milestone(path, id, *milestone)
	}
	for kind, count := range incident.Present.All() {
		path := path.Key("present", kind)
		if c.sort(path.AtKey(), kind) {
			c.enough(path, count.Value, c.fleet.count[pool{"", kind}], kind, "there are only %d")
		}
	}
	p := c.planOf(id, incident)
	p.present(path.Key("present"))
	p.condition(path.Key("condition"))
	if incident.Priority != nil && incident.Priority.States != nil {
		p.statesNamed(path.Key("priority"), incident.Priority.States.IDs())
	}
	for name, step := range incident.Plan.All() {
		if name == "condition" {
			c.Errorf(p.path(name).AtKey(), "choose another word", "%q stands for the condition of the incident and cannot be a step", name)
		}
		p.step(p.path(name), step)
	}
}

// present checks that the units of all sorts that are there when the incident begins can be so together.
func (p *plan) present(path tree.Path) {
	need := scenario.Need{}
	for word, count := range p.incident.Present.All() {
		need.Kinds.Set(word, scenario.Count{Figure: *count})
	}
	if words := p.overlapping(&need); p.fleetKnown && len(words) <= mostOverlapping {
		p.together(path, &need, words, "there are only", p.ofAgencies(words, p.s.Agencies.IDs()))
	}
}

// setOff checks the condition with which an incident begins. One over its own steps leads in a circle, which is reported as such.
func (c *checker) setOff(path tree.Path, id string, incident *scenario.Incident) {
	if !incident.IsSetOff() {
		return
	}
	if c.Root.At(path).Kind == tree.Mapping {
		path = path.Key("after")
	}
	c.eachMilestone(path, incident.Begins.After, func(path tree.Path, ref string) { c.milestone(path, id, ref) })
}

func (c *checker) priority(path tree.Path, priority *scenario.Priority) {
	for path, p := range priority.Each(path.Key("priority")) {
		if p < 1 {
			c.Errorf(path, "1 is the most urgent", "there is no priority %d", p)
		}
	}
}

// enough reports when more units are wanted than there are; those words say how many there are.
func (c *checker) enough(path tree.Path, want, have int, kind, those string) {
	if want > have && c.fleetKnown {
		c.Lackf(path, "ask for fewer, or name more", "%s are asked for, "+those, scenario.Units(want, kind), have)
	}
}

// milestone checks a reference to a milestone. From outside a plan, incident is empty.
func (c *checker) milestone(path tree.Path, incident, ref string) scenario.Milestone {
	if ref == "" || c.Broken(tree.At("incidents")) || c.Full() {
		return scenario.Milestone{}
	}
	m, err := c.s.Milestone(incident, ref)
	if err != nil && !c.unclearStep(incident, ref) {
		c.Wrong(path, err)
	}
	c.asked(path, &m)
	return m
}

// asked reports the arrival of a unit whose agency the step does not ask.
func (c *checker) asked(path tree.Path, m *scenario.Milestone) {
	entry := c.s.UnitsOf(m)
	if entry == nil || c.unclear(m.Incident, m.Step) {
		return
	}
	incident := c.s.Incidents.Get(m.Incident)
	step := incident.Plan.Get(m.Step)
	from := c.planOf(m.Incident, incident).senders(step)
	if step.Verb() == scenario.Send && !slices.Contains(from, entry.Agency) {
		c.Errorf(path, "name one of "+tree.InWords(from)+", or send it from "+entry.Agency+", too", "%s is of %s, which %s does not ask", m.Name, entry.Agency, m.Step)
	}
}

// unclearStep reports whether the step that a reference means is not clear, or the arrivals that bring it, so that its milestones
// are not known.
func (c *checker) unclearStep(incident, ref string) bool {
	r, err := scenario.ParseMilestoneRef(ref)
	if err != nil {
		return false
	}
	if r.Incident != "" {
		incident = r.Incident
	}
	if meant, err := c.s.IncidentMeant(incident, r); err == nil {
		incident = meant
	}
	return c.unclear(incident, r.Step) || c.Unreadable(tree.At("incidents", incident, "condition")) || c.Unreadable(tree.At("incidents", incident, "arrivals"))
}

// unclear reports whether something of a step could not be decoded, or names kinds of unit or agencies that there are not. That has
// been said; what follows from it is not worth saying.
func (c *checker) unclear(incident, id string) bool {
	if c.Unreadable(tree.At("incidents", incident, "plan", id)) {
		return true
	}
	of := c.s.Incidents.Get(incident)
	if of == nil || of.Plan.Get(id) == nil {
		return false
	}
	step := of.Plan.Get(id)
	unknown := func(agency string) bool { return c.s.Agencies.Get(agency) == nil }
	return !c.fleet.knows(step.Need().Kinds.IDs()) || slices.ContainsFunc(slices.Concat(step.From, step.To, step.By), unknown)
}

// eachMilestone visits the milestones of a trigger with their paths.
func (c *checker) eachMilestone(path tree.Path, t *scenario.Trigger, visit func(path tree.Path, ref string)) {
	inner := t.All
	switch {
	case len(t.Any) > 0:
		path, inner = path.Key("any"), t.Any
	case len(t.All) == 0:
		visit(path, t.Milestone)
	case c.Root.Locate(path).Kind == tree.Mapping:
		path = path.Key("all")
	}
	for i := range inner {
		c.eachMilestone(path.Item(i), &inner[i], visit)
	}
}

// outcomes checks that shares add to the whole, and that no name of the step's milestones means two things.
func (c *checker) outcomes(path tree.Path, step *scenario.Step) {
	for path, outcomes := range step.Outcomes.Each(path.Key("outcomes")) {
		for id := range outcomes.All() {
			if m, ok := c.s.VerbPart(step, id); ok {
				c.Errorf(path.Key(id).AtKey(), "choose another word", "%s is already %s of this step", id, nouns[m.Kind])
			}
		}
		c.whole(path, outcomes)
	}
	c.misspelt(path.Key("outcomes"), &step.Outcomes)
}

// nouns name the milestones whose names come from the file.
var nouns = map[scenario.MilestoneKind]string{
	scenario.OfKind: "a kind of unit", scenario.NthOfKind: "an arrival", scenario.NthOfEntry: "an arrival", scenario.OfUnit: "a unit", scenario.ToAgency: "an agency", scenario.AtSite: "a site",
}

func (c *checker) options(path tree.Path, step *scenario.Step) {
	switch {
	case step.Options.Len() == 0:
		c.Errorf(path.Key("options"), "write options: {ID: text, …}", "there is nothing to decide between")
	case step.Default.Drawn():
		for id := range step.Default.Shares.All() {
			refer(c, path.Key("default", id).AtKey(), "option", path.Key("options"), &step.Options, id)
		}
		c.whole(path.Key("default"), &step.Default.Shares)
	case step.Default.Option == "":
		c.Errorf(path.Key("default"), fmt.Sprintf("write default: %s, or another option", step.Options.IDs()[0]),
			"nothing says which option is taken")
	default:
		refer(c, path.Key("default"), "option", path.Key("options"), &step.Options, step.Default.Option)
	}
}
