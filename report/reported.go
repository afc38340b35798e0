package report

import (
	"simulate/sim/engine"
	"simulate/sim/experiment"
)

// reported is what sources say beside what the nominal run gives.
func (b *review) reported() Section {
	t := &Table{Key: "reported", Title: "Reported and simulated (nominal run)", Columns: []Column{
		{Key: "id"},
		{Title: "What"},
		{Key: "milestone"},
		{Key: "measure"},
		{Title: "Reported"},
		{Key: "reported"},
		{Key: "reported_to"},
		{Key: "simulated", Title: "Simulated"},
		{Key: "difference", Title: "Difference"},
		{Key: "confidence", Title: "Confidence", Rank: 1},
		{Title: "Source", Rank: 2},
		{Key: "source"},
		{Key: "superseded_by"},
		{Key: "note"},
	}}
	for i := range b.result.Reported {
		t.Rows = append(t.Rows, b.report(&b.result.Reported[i]))
	}
	return t.UnlessEmpty()
}

func (b *review) report(r *experiment.Reported) []Value {
	value := func(t engine.Time) Value {
		if r.Clock {
			return b.instant(t)
		}
		return Milliseconds(t)
	}
	from, to := value(r.From), Value{}
	words := from.String()
	if r.To != r.From {
		to = value(r.To)
		words += "–" + to.String()
	}
	simulated, difference := Value{}, Value{}
	if happened(r.Simulated) {
		simulated = value(engine.Time(r.Simulated.Amount))
		difference = Number(Difference, float64(r.Difference)/1000)
	}
	what := r.ID
	if r.SupersededBy != "" {
		what += " (superseded by " + r.SupersededBy + ")"
	}
	return []Value{
		Text(r.ID), Text(what), Text(r.Milestone), Text(r.Measure), Text(words), from, to, simulated, difference,
		Text(string(r.Confidence)), Text(b.source(r.Source)), Text(r.Source), Text(r.SupersededBy), Text(r.Note),
	}
}
