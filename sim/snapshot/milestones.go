package snapshot

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/sim"
	"simulate/sim/scenario"
)

// reference is a milestone and how it is referred to.
type reference struct {
	text, step string
	milestone  sim.Milestone
}

// commonParts are the parts that every step may reach; the empty one is its being done.
var commonParts = []string{"", "asked", "start", "approved", "en-route", "first", "stopped", "skipped", "gave-up", "failed", "ended"}

// references lists the milestones of an incident's plan, each once: first stands for 1, and the step alone for all.
func references(p *sim.Program, incident *sim.Incident) []reference {
	found := []reference{}
	add := func(step, part string) bool {
		text := step
		if part != "" {
			text += "." + part
		}
		m, err := p.Milestone(incident.ID, text)
		known := slices.ContainsFunc(found, func(r reference) bool { return r.milestone == m })
		if err == nil && !known {
			found = append(found, reference{text, step, m})
		}
		return err == nil
	}
	add("begins", "")
	for s := incident.FirstStep + 1; s < incident.FirstStep+incident.Steps; s++ {
		step := &p.Steps[s]
		for _, part := range commonParts {
			add(step.ID, part)
		}
		for n := 2; add(step.ID, strconv.Itoa(n)); n++ {
		}
		for _, part := range ownParts(p, step) {
			add(step.ID, part)
		}
	}
	return found
}

// ownParts lists the parts of a step that are names of the file.
func ownParts(p *sim.Program, step *sim.Step) []string {
	parts := slices.Clone(step.Ends)
	switch step.Verb {
	case scenario.Send, scenario.Move:
		parts = append(parts, p.Kinds...)
	case scenario.Message:
		for i := range p.Agencies {
			parts = append(parts, p.Agencies[i].ID)
		}
	case scenario.Posture:
		for _, site := range step.Sites {
			parts = append(parts, p.Sites[site].ID, p.Sites[site].ID+".failed")
		}
	}
	return parts
}

// occurred reports whether a milestone that a plan refers to has occurred; one of another incident in its latest instance.
func (f *fold) occurred(n *instance, text string) bool {
	m, err := f.p.Milestone(f.p.Incidents[n.incident].ID, text)
	if err != nil {
		return false
	}
	if owner := int(f.p.Steps[m.Step].Incident); owner != n.incident {
		n = f.latest(owner)
	}
	i := slices.IndexFunc(f.known[n.incident], func(r reference) bool { return r.milestone == m })
	return n.watch.First(i).Occurred()
}

// latest is the instance of an incident that began last.
func (f *fold) latest(incident int) *instance {
	for i, n := range slices.Backward(f.instances) {
		if n.incident == incident {
			return &f.instances[i]
		}
	}
	return nil
}

func (f *fold) milestoneRows() []*Milestone {
	var rows []*Milestone
	for i := range f.instances {
		n := &f.instances[i]
		for m, known := range f.known[n.incident] {
			if o := n.watch.First(m); o.Occurred() {
				rows = append(rows, &Milestone{
					Incident: f.p.Incidents[n.incident].ID, ID: known.text, Step: known.step, At: o.At, Record: int(o.Seq),
				})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b *Milestone) int { return cmp.Compare(a.Record, b.Record) })
	for i := range rows {
		rows[i].Number = i
	}
	return rows
}
