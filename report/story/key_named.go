package story

import (
	"strings"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// namedEvent is a milestone that measures, objectives or reports name.
type namedEvent struct {
	milestone sim.Milestone
	weight    int
	told      []Told
}

// named are the milestones that a scenario's measures, objectives and reports name, each once. What each instance of a stream
// reaches for itself is none.
func (c *cast) named(reports []Told) []*namedEvent {
	var events []*namedEvent
	found := make(map[sim.Milestone]*namedEvent)
	add := func(reference string, weight int, told ...Told) {
		m, err := c.Milestone("", reference)
		if err != nil || reference == "" || c.Incidents[c.Steps[m.Step].Incident].Stream && !m.Counted() {
			return
		}
		e := found[m]
		if e == nil {
			e = &namedEvent{milestone: m}
			found[m] = e
			events = append(events, e)
		}
		if verb := c.Steps[m.Step].Verb; verb == scenario.Event || verb == scenario.NoVerb {
			weight = max(weight, byOccasion)
		}
		e.weight, e.told = max(e.weight, weight), append(e.told, told...)
	}
	for _, r := range reports {
		add(r.Milestone, byReport, r)
	}
	targets := c.targeted(func(milestone string) { add(milestone, byTarget) })
	for id, m := range c.Scenario.Measures.All() {
		if m.Dimension() == "incident" || c.Scenario.OwnStream(m.Milestones()...) != "" {
			continue // each instance has its own
		}
		from, to := byMeasure, byEnd
		if m.Target != nil || targets[id] {
			from, to = byTarget, byHeld
		}
		for _, reference := range m.From {
			add(reference, from)
		}
		for _, reference := range m.To {
			add(reference, to)
		}
		if strings.HasPrefix(m.Of, "posture.") {
			c.postures(func(reference string) { add(reference, to) })
		}
	}
	return events
}

// targeted are the measures that objectives are about; those that are about a milestone are told of it.
func (c *cast) targeted(milestone func(string)) map[string]bool {
	targets := make(map[string]bool)
	for _, o := range c.Scenario.Objectives.All() {
		targets[o.Expression.Measure] = true
		if o.Expression.Inner == nil && c.Scenario.Measures.Get(o.Expression.Measure) == nil {
			milestone(o.Expression.Measure)
		}
	}
	return targets
}

// postures are the orders to sites of incidents that begin once.
func (c *cast) postures(add func(reference string)) {
	for i := range c.Steps {
		if s := &c.Steps[i]; s.Verb == scenario.Posture {
			add(c.Incidents[s.Incident].ID + "/" + s.ID)
		}
	}
}

// occurred are those that occur in the run.
func (c *cast) occurred(named []*namedEvent) []*keyEvent {
	milestones := make([]sim.Milestone, len(named))
	for i, e := range named {
		milestones[i] = e.milestone
	}
	watch := sim.NewWatch(c.Program, milestones)
	watch.Consume(0, c.records)
	var events []*keyEvent
	for i, e := range named {
		if first := watch.First(i); first.Occurred() {
			events = append(events, &keyEvent{at: first.At, seq: first.Seq, weight: e.weight, told: e.told})
		}
	}
	return events
}

// sinceCall is the time since the call; nothing where there is none.
func (c *cast) sinceCall(at engine.Time) document.Value {
	if !c.origin.Call {
		return document.Value{}
	}
	return c.origin.Elapsed(at)
}
