package content

import (
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
)

// NewDraws is every draw of a run with its key, the uniform number and the value it stands for.
func NewDraws(p *sim.Program, draws []sim.Draw, shown *experiment.ShownRun, settings Settings) *document.Document {
	b := newBuilder(p, settings)
	d := b.document(shown.Fingerprint)
	d.Summary = ""
	d.Rows = "draws_made"
	t := &document.Table{Key: "draws_made", Title: "Draws", Columns: []document.Column{
		{Key: "at", Title: "Clock"},
		{Key: "purpose", Title: "Purpose"},
		{Key: "incident"},
		{Key: "step", Title: "Step"},
		{Key: "name", Title: "Of"},
		{Key: "occurrence", Title: "No.", Rank: 1},
		{Key: "uniform", Title: "Uniform"},
		{Title: "Value"},
		{Key: "value"},
		{Key: "unit"},
	}}
	for i := range draws {
		if draws[i].Ordinal > 0 {
			t.Columns[incidentOfDraw].Title = "Incident"
		}
		t.Rows = append(t.Rows, b.draw(&draws[i]))
	}
	f := &document.Facts{}
	f.Add("Run", b.shownRun())
	d.Sections = []document.Section{f, t}
	return d
}

// incidentOfDraw is the column of the incident. Readers see it where an incident has several instances.
const incidentOfDraw = 2

func (b *builder) draw(d *sim.Draw) []document.Value {
	incident := ""
	if d.Step != sim.NoStep {
		incident = b.InstanceID(sim.Instance{Incident: b.Steps[d.Step].Incident, Ordinal: d.Ordinal})
	}
	value, unit := document.Number(document.Exact, d.Value), ""
	if isDuration(d.Purpose) {
		value, unit = document.Milliseconds(d.Value), "ms"
	}
	return []document.Value{
		b.Instant(d.At), document.Text(d.Purpose.String()), document.Text(incident), document.Text(b.StepID(d.Step)), document.Text(d.Name),
		document.Number(document.Count, float64(d.Occurrence)), document.Number(document.Exact, d.Uniform), value,
		document.Number(document.Exact, d.Value), document.Text(unit),
	}
}

// isDuration reports whether draws for the purpose are lengths of time.
func isDuration(p sim.Purpose) bool {
	switch p {
	case sim.DrawDelay, sim.DrawTakes, sim.DrawPatience, sim.DrawInterval, sim.DrawApproval, sim.DrawTurnout,
		sim.DrawTravel, sim.DrawReturn, sim.DrawRetry, sim.DrawBusyFor:
		return true
	default:
		return false
	}
}
