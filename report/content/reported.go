package content

import (
	"cmp"

	"simulate/report/document"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// reported is what sources say beside what the nominal run gives.
func (b *review) reported() document.Section {
	t := &document.Table{Key: "reported", Title: "Reported and simulated: " + b.titleOf(b.result.Nominal) + RanksAmong(b.result, b.result.Nominal), Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "What"},
		{Key: "milestone"},
		{Key: "measure"},
		{Title: "Reported"},
		{Key: "reported"},
		{Key: "reported_to"},
		{Key: "within"},
		{Key: "simulated", Title: b.simulated()},
		{Key: "difference", Title: "Difference"},
		{Key: "confidence", Title: "Confidence", Rank: 1},
		{Title: "Source", Rank: 2},
		{Key: "source"},
		{Key: "superseded_by"},
		{Key: "note"},
	}}
	named := make(map[string]string)
	for i := range b.result.Reported {
		r := &b.result.Reported[i]
		named[r.ID] = b.reportTitle(b.Scenario.Reported.Get(r.ID))
	}
	tellApart(named)
	for i := range b.result.Reported {
		t.Rows = append(t.Rows, b.report(&b.result.Reported[i], named))
	}
	return t.UnlessEmpty()
}

// reportTitle is what a report is about.
func (b *builder) reportTitle(r *scenario.Reported) string {
	if r.Milestone != "" {
		return b.MilestoneTitle(b.Scenario.OwnStream(r.Milestone), r.Milestone)
	}
	return cmp.Or(b.measureTitle(r.Measure), r.Measure)
}

// tellApart puts the ids of what has the same title behind it.
func tellApart(titles map[string]string) {
	times := make(map[string]int)
	for _, title := range titles {
		times[title]++
	}
	for id, title := range titles {
		if times[title] > 1 {
			titles[id] = title + " (" + id + ")"
		}
	}
}

func (b *review) report(r *experiment.Reported, named map[string]string) []document.Value {
	value := func(t engine.Time) document.Value { return b.reportedValue(r, t) }
	from, to := value(r.From), document.Value{}
	if r.To != r.From {
		to = value(r.To)
	}
	text, within := b.window(r), document.Value{}
	if r.Within > 0 {
		within = document.Milliseconds(r.Within)
		text += " ± " + within.String()
	}
	simulated, difference := document.Value{}, document.Value{}
	if happened(r.Simulated) {
		simulated = value(engine.Time(r.Simulated.Amount))
		difference = document.Number(document.Difference, float64(r.Difference)/1000)
	}
	return []document.Value{
		document.Text(r.ID), document.Text(corrected(named, r.ID, r.SupersededBy)), document.Text(r.Milestone), document.Text(r.Measure), document.Text(text), from,
		to, within, simulated, difference,
		document.Text(string(r.Confidence)), document.Text(b.source(r.Source)), document.Text(r.Source),
		document.Text(r.SupersededBy), document.Text(r.Note),
	}
}

// corrected is what is reported, with what it was corrected by.
func corrected(named map[string]string, id, by string) string {
	if by == "" {
		return named[id]
	}
	return named[id] + ", superseded by " + named[by]
}

// window is the instant or the length that is reported, or the two between which it lies.
func (b *review) window(r *experiment.Reported) string {
	of := func(t engine.Time) string {
		if r.Clock && b.Clock(r.From).Second() == 0 && b.Clock(r.To).Second() == 0 { // sources seldom say more
			return b.ShortClock(t)
		}
		return b.reportedValue(r, t).String()
	}
	text := of(r.From)
	if r.To != r.From {
		text += "–" + of(r.To)
	}
	return text
}

func (b *review) reportedValue(r *experiment.Reported, t engine.Time) document.Value {
	if r.Clock {
		return b.Instant(t)
	}
	return document.Milliseconds(t)
}

// simulated is what the run is called that stands beside what was reported.
func (b *review) simulated() string {
	if b.result.Nominal.Luck.Nominal {
		return "Nominal run"
	}
	return b.onlyRun()
}
