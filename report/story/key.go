package story

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// Told is what a report says of an instant, beside which the run's own is set.
type Told struct {
	Milestone string // as the scenario writes it
	Text      string // 13:30:00, 15:50:00–16:00:00
}

// mostKey is how many events a reader takes in at a glance.
const mostKey = 16

// keyEvent is an instant of a run that measures, objectives or reports name.
type keyEvent struct {
	sim.Milestone
	weight int    // those that more depends on are kept where there are many
	told   string // what a report says of it
	seq    sim.Seq
}

// The weights of what names a milestone.
const (
	byMeasure = 1
	byTarget  = 2
	byReport  = 4
)

// KeyEvents is what happened in a run in a few lines: the instants that its measures, objectives and reports name. Instances of
// streams have none, and there are none where the records are not kept.
func KeyEvents(n words.Names, shown *experiment.ShownRun, reports []Told) *document.Table {
	t := &document.Table{Key: "key_events", Columns: []document.Column{
		{Key: "at", Title: "Clock"}, {Key: "t", Title: "T+"}, {Key: "who"}, {Key: "what", Title: "What"}, {Key: "reported", Title: "Reported"},
	}}
	if !shown.Kept() {
		return t
	}
	c := newCast(n, shown.Records, nil)
	for _, e := range c.occurred(named(n, reports)) {
		at := c.records[e.seq].At
		t.Rows = append(t.Rows, []document.Value{
			n.Instant(at), n.Elapsed(at), document.Text(c.by(e.seq)), document.Text(c.headline(e.seq)), document.Text(e.told),
		})
	}
	return t
}

// named are the milestones that a scenario's measures, objectives and reports name, each once.
func named(n words.Names, reports []Told) []*keyEvent {
	var events []*keyEvent
	found := make(map[sim.Milestone]*keyEvent)
	add := func(reference string, weight int, told string) {
		m, err := n.Milestone("", reference)
		if err != nil || reference == "" || n.Incidents[n.Steps[m.Step].Incident].Stream {
			return
		}
		e := found[m]
		if e == nil {
			e = &keyEvent{Milestone: m}
			found[m] = e
			events = append(events, e)
		}
		e.weight, e.told = max(e.weight, weight), cmp.Or(e.told, told)
	}
	for _, r := range reports {
		add(r.Milestone, byReport, r.Text)
	}
	targets := make(map[string]bool)
	for _, o := range n.Scenario.Objectives.All() {
		targets[o.Expression.Measure] = true
		if o.Expression.Inner == nil && n.Scenario.Measures.Get(o.Expression.Measure) == nil {
			add(o.Expression.Measure, byTarget, "")
		}
	}
	for id, m := range n.Scenario.Measures.All() {
		weight := byMeasure
		if m.Target != nil || targets[id] {
			weight = byTarget
		}
		add(m.From, weight, "")
		add(m.To, weight, "")
		if strings.HasPrefix(m.Of, "posture.") {
			postures(n, func(reference string) { add(reference, weight, "") })
		}
	}
	return events
}

// postures are the orders to sites of incidents that begin once.
func postures(n words.Names, add func(reference string)) {
	for i := range n.Steps {
		if s := &n.Steps[i]; s.Verb == scenario.Posture {
			add(n.Incidents[s.Incident].ID + "/" + s.ID)
		}
	}
}

// occurred are the events of a run in the order in which they occur, of many those that more depends on. What occurs twice in one
// record is one.
func (c *cast) occurred(events []*keyEvent) []*keyEvent {
	var list []*keyEvent
	for _, e := range events {
		first := slices.IndexFunc(c.records, func(r sim.Record) bool { return r.Step == e.Step && e.Matches(c.Program, &r) })
		if first < 0 {
			continue
		}
		e.seq = sim.Seq(first)
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b *keyEvent) int { return cmp.Or(cmp.Compare(a.seq, b.seq), -cmp.Compare(a.weight, b.weight)) })
	list = slices.CompactFunc(list, func(a, b *keyEvent) bool { return a.seq == b.seq })
	for weight := byMeasure; len(list) > mostKey && weight < byReport; weight++ {
		for i := len(list) - 1; i >= 0 && len(list) > mostKey; i-- {
			if list[i].weight == weight {
				list = slices.Delete(list, i, i+1)
			}
		}
	}
	return list
}

// by is the agencies that a record is about: of work that is done, those whose units did it.
func (c *cast) by(seq sim.Seq) string {
	r := &c.records[seq]
	var agencies []string
	for i := range c.records[:seq] {
		if w := &c.records[i]; r.Kind == sim.StepDone && w.Kind == sim.UnitWorking && w.Step == r.Step {
			agencies = append(agencies, c.Agency(c.Units[w.Unit].Agency))
		}
	}
	switch {
	case len(agencies) > 0:
		return strings.Join(words.Distinct(agencies), ", ")
	case r.Unit != sim.None && r.Kind != sim.IncidentBegan:
		return c.Agency(c.Units[r.Unit].Agency)
	default:
		return c.Agency(r.Agency)
	}
}

// headline is a record as one line of those that stand for a run.
func (c *cast) headline(seq sim.Seq) string {
	r := &c.records[seq]
	if r.Step == sim.NoStep {
		return c.record(seq)
	}
	step := &c.Steps[r.Step]
	title, sends := c.Step(r.Step), step.Verb == scenario.Send || step.Verb == scenario.Move
	switch {
	case r.Kind == sim.UnitArrived:
		return c.Unit(r.Unit) + " is at " + c.destination(seq)
	case r.Kind == sim.UnitEnRoute:
		return c.Unit(r.Unit) + " leaves for " + c.destination(seq)
	case r.Kind == sim.MessageDelivered:
		return c.Agency(r.Agency) + " hears “" + title + "”"
	case r.Kind == sim.StepStarted && sends:
		return c.Needs(step.Needs) + " sent"
	case r.Kind != sim.StepDone:
		return c.record(seq)
	case step.Verb == scenario.Message:
		return "“" + title + "” is heard by all"
	case sends:
		return c.Needs(step.Needs) + " at " + c.destination(seq)
	case step.Verb == scenario.Posture:
		return c.inPosture(r.Step)
	case c.by(seq) != "":
		return title + c.Outcome(r, ": ") + " (" + c.by(seq) + ")"
	default:
		return title + c.Outcome(r, ": ")
	}
}

// destination is where a record puts its units, or where those of its step go.
func (c *cast) destination(seq sim.Seq) string {
	place := c.records[seq].Place
	if place == sim.NoPlace {
		place = c.Steps[c.records[seq].Step].Place
	}
	of, _ := c.causes.Of(seq)
	return cmp.Or(c.elsewhere("", of, place), "the scene")
}

// inPosture is how many sites have carried out an order, and since when the first of them had.
func (c *cast) inPosture(step uint16) string {
	var set []sim.Seq
	for i := range c.records {
		if r := &c.records[i]; r.Kind == sim.PostureSet && r.Step == step {
			set = append(set, sim.Seq(i))
		}
	}
	if len(set) < 2 {
		return c.Step(step)
	}
	return words.Counted(len(set), "site", "sites") + ": " + c.Steps[step].Posture + ", the first at " +
		c.Instant(c.records[set[0]].At).String()
}
