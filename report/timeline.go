package report

import (
	"simulate/sim"
	"simulate/sim/experiment"
)

// timeline is a run twice: as the story, and record by record.
func (b *builder) timeline(shown *experiment.Replay) *Timeline {
	return &Timeline{
		Key: "timeline", Title: "What happened",
		Entries: b.entries(shown.Records),
		Story:   tell(b.Program, shown.Records),
	}
}

func (p names) entries(records []sim.Record) []Entry {
	entries := make([]Entry, len(records))
	for i := range records {
		entries[i] = p.entry(i, &records[i])
	}
	return entries
}

func (p names) entry(seq int, r *sim.Record) Entry {
	e := Entry{
		Seq: uint32(seq), Cause: uint32(r.Cause), Since: uint32(r.Since),
		At: p.Clock(r.At), Day: p.day(r.At), T: float64(r.At) / 1000,
		Kind: r.Kind.String(), Text: p.record(r),
	}
	if r.Step != sim.NoStep {
		e.Step, e.Incident = p.Steps[r.Step].ID, p.Incidents[p.Steps[r.Step].Incident].ID
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
