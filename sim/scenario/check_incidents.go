package scenario

import (
	"fmt"
	"slices"
)

// instantNames are the instants of an incident that built-in measures know.
var instantNames = []string{"received", "answered", "notified", "intervention"}

func (c *checker) incidents() {
	if c.s.Incidents.Len() == 0 {
		c.warnf(At("incidents"), "write incidents: and what happens", "there is no incident: nothing will happen")
	}
	for id := range c.s.Incidents.All() {
		c.incident(id)
	}
}

// incident checks an incident and its plan.
func (c *checker) incident(id string) {
	incident, path := c.s.Incidents.Get(id), At("incidents", id)
	c.agency(path.Key("agency"), incident.Agency)
	c.scene(path, incident)
	c.arrivals(path, id, incident)
	c.priority(path, incident.Priority)
	for name, milestone := range incident.Instants.All() {
		path := path.Key("instants", name)
		if !slices.Contains(instantNames, name) {
			c.unknown(path.AtKey(), "instant", name, instantNames)
		}
		c.milestone(path, id, *milestone)
	}
	for kind, count := range incident.Present.All() {
		path := path.Key("present", kind)
		if c.kind(path.AtKey(), kind) {
			c.enough(path, count.Value, c.fleet.count[pool{"", kind}], kind, "there are only %d")
		}
	}
	p := c.newPlan(id, incident)
	for name, step := range incident.Plan.All() {
		p.step(p.path(name), step)
	}
}

func (c *checker) priority(path Path, priority *int) {
	if priority != nil && *priority < 1 {
		c.errorf(path.Key("priority"), "1 is the most urgent", "there is no priority %d", *priority)
	}
}

// enough reports when more units are wanted than there are; those words say how many there are.
func (c *checker) enough(path Path, want, have int, kind, those string) {
	if want > have && c.fleetKnown {
		c.lackf(path, "ask for fewer, or name more", "%d %s are asked for, "+those, want, kind, have)
	}
}

// milestone checks a reference to a milestone. From outside a plan, incident is empty.
func (c *checker) milestone(path Path, incident, ref string) Milestone {
	if ref == "" || c.broken(At("incidents")) || c.full() {
		return Milestone{}
	}
	m, err := c.s.Milestone(incident, ref)
	if err != nil && !c.unreadableStep(incident, ref) {
		c.wrong(path, err)
	}
	return m
}

// unreadableStep reports whether something of the step that a reference means could not be decoded, or of the arrivals
// that bring it, so that its milestones are not known.
func (c *checker) unreadableStep(incident, ref string) bool {
	r, err := ParseMilestoneRef(ref)
	if err != nil {
		return false
	}
	if r.Incident != "" {
		incident = r.Incident
	}
	if meant, err := c.s.incidentMeant(incident, r); err == nil {
		incident = meant
	}
	path := At("incidents", incident)
	return c.unreadable(path.Key("plan", r.Step)) || c.unreadable(path.Key("arrivals"))
}

// eachMilestone visits the milestones of a trigger with their paths.
func (c *checker) eachMilestone(path Path, t *Trigger, visit func(path Path, ref string)) {
	inner := t.All
	switch {
	case len(t.Any) > 0:
		path, inner = path.Key("any"), t.Any
	case len(t.All) == 0:
		visit(path, t.Milestone)
	case c.root.locate(path).kind == mapping:
		path = path.Key("all")
	}
	for i := range inner {
		c.eachMilestone(path.Item(i), &inner[i], visit)
	}
}

// outcomes checks that shares add to the whole, and that no name of the step's milestones means two things.
func (c *checker) outcomes(path Path, step *Step) {
	for id := range step.Outcomes.All() {
		if m, ok := c.s.verbPart(step, id); ok {
			c.errorf(path.Key("outcomes", id).AtKey(), "choose another word", "%s is already %s of this step", id, nouns[m.Kind])
		}
	}
	c.whole(path.Key("outcomes"), &step.Outcomes)
}

// nouns name the milestones whose names come from the file.
var nouns = map[MilestoneKind]string{
	OfKind: "a kind of unit", ToAgency: "an agency", AtSite: "a site",
}

func (c *checker) options(path Path, step *Step) {
	switch {
	case step.Options.Len() == 0:
		c.errorf(path.Key("options"), "write options: {ID: text, …}", "there is nothing to decide between")
	case step.Default == "":
		c.errorf(path.Key("default"), fmt.Sprintf("write default: %s, or another option", step.Options.IDs()[0]),
			"nothing says which option is taken")
	default:
		refer(c, path.Key("default"), "option", path.Key("options"), &step.Options, step.Default)
	}
}
