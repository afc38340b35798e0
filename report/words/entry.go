package words

import (
	"simulate/report/document"
	"simulate/sim"
)

// Entry is a record about an instance, or about none. What day it lies on only readers want to know.
func (p Names) Entry(seq sim.Seq, r *sim.Record, of sim.Instance, about bool) document.Entry {
	e := document.Entry{
		Seq: uint32(seq), Cause: uint32(r.Cause), Since: uint32(r.Since),
		At: p.Clock(r.At), T: float64(r.At-p.WarmUp) / 1000,
		Kind: r.Kind.String(), Text: p.Record(r, of),
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
