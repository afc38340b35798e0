package report

import (
	"fmt"

	"simulate/sim"
	"simulate/sim/experiment"
)

// timeline is a run twice: as the story, and record by record.
func (b *builder) timeline(shown *experiment.Replay) *Timeline {
	t := &Timeline{Key: "timeline", Title: "What happened"}
	if !shown.Kept() {
		t.Notes = []string{fmt.Sprintf("The run has %s records, more than the %s that are kept: choose a shorter horizon, "+
			"simulate inspect for an instant of it, or --format jsonl for every record.",
			Grouped(shown.Count), Grouped(experiment.TraceLimit))}
		return t
	}
	c := newCast(b.names, shown.Records, b.settings.Tell)
	t.Entries, t.Story = c.entries(), tell(c)
	t.Notes, t.LeftOut = c.notes(b.settings.Tell), c.leftOut()
	return t
}

func (c *cast) entries() []Entry {
	var entries []Entry
	for i := range c.records {
		if c.told[i] {
			of, about := c.causes.Of(sim.Seq(i))
			e := c.entry(sim.Seq(i), &c.records[i], of, about)
			e.Day = c.day(c.records[i].At)
			entries = append(entries, e)
		}
	}
	return entries
}

// entry is a record about an instance, or about none. What day it lies on only readers want to know.
func (p names) entry(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) Entry {
	e := Entry{
		Seq: uint32(seq), Cause: uint32(r.Cause), Since: uint32(r.Since),
		At: p.Clock(r.At), T: float64(r.At-p.WarmUp) / 1000,
		Kind: r.Kind.String(), Text: p.record(r, of),
	}
	if about {
		e.Incident = p.InstanceID(of)
	}
	if r.Step != sim.NoStep {
		e.Step = p.Steps[r.Step].ID
	}
	if r.Unit != sim.None && r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped && r.Kind != sim.IncidentClosed {
		e.Unit, e.Agency = p.Units[r.Unit].ID, p.Agencies[p.Units[r.Unit].Agency].ID
	}
	if r.Agency != sim.NoAgency {
		e.Agency = p.Agencies[r.Agency].ID
	}
	if r.Place != sim.NoPlace {
		e.Place = p.Places[r.Place].ID
	}
	return e
}
