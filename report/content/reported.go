package content

import (
	"cmp"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// reported is what sources say beside what the seeded runs give, or without them the nominal one.
func (b *review) reported(shown *experiment.ShownRun) *document.Table {
	t := &document.Table{Key: "reported", Title: b.reportedTitle(), Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "What"},
		{Key: "milestone"},
		{Key: "measure"},
		{Title: "Reported"},
		{Key: "reported"},
		{Key: "reported_to"},
		{Key: "within"},
		{Key: "runs"},
		{Key: "missing"},
		{Key: "simulated", Title: b.simulated()},
		{Title: "9 in 10 runs", Note: b.liesNote()},
		{Key: "low"},
		{Key: "high"},
		{Title: "Reported lies"},
		{Key: "rank"},
		{Key: "rank_to"},
		{Key: "inside"},
		{Key: "difference", Title: "Difference", Rank: 1},
		{Key: "shown"},
		{Key: "shown_rank"},
		{Key: "nominal"},
		{Key: "nominal_rank"},
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
		t.Rows = append(t.Rows, b.report(&b.result.Reported[i], named, shown))
	}
	return t.UnlessEmpty()
}

// liesNote says what is held against what, and of which reports among the first runs alone.
func (b *review) liesNote() string {
	const note = "9 in 10 runs: 5th to 95th percentile. Reported lies: within that range or not, and above what share of the runs."
	for i := range b.result.Reported {
		if first := b.result.Reported[i].Runs.First; first > 0 {
			return note + " Where a run has several values, that is among the first " + words.Counted(first, "run", "runs") + "."
		}
	}
	return note
}

// reportedTitle says of which runs the figures are.
func (b *review) reportedTitle() string {
	const title = "Reported and simulated: "
	if s := b.result.Samples; s != nil && s.Runs > 0 {
		return title + "over " + words.Counted(s.Runs, "run", "runs")
	}
	return title + b.titleOf(b.result.Nominal)
}

// reportTitle is what a report is about.
func (b *builder) reportTitle(r *scenario.Reported) string {
	if r.Milestone != "" {
		return b.MilestoneTitle("", r.Milestone)
	}
	return cmp.Or(b.Scenario.MeasureTitle(r.Measure), r.Measure)
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

func (b *review) report(r *experiment.Reported, named map[string]string, shown *experiment.ShownRun) []document.Value {
	from, to := b.reportedValue(r, r.From), document.Value{}
	if r.To != r.From {
		to = b.reportedValue(r, r.To)
	}
	text, within := b.window(r), document.Value{}
	if r.Within > 0 {
		within = document.Milliseconds(r.Within)
		text += " ± " + within.String()
	}
	difference := document.Value{}
	if happened(r.Simulated) {
		difference = document.Number(document.Difference, float64(r.Difference)/1000)
	}
	row := []document.Value{
		document.Text(r.ID), document.Text(corrected(named, r.ID, r.SupersededBy)), document.Text(r.Milestone), document.Text(r.Measure), document.Text(text),
		from, to, within,
	}
	row = append(row, b.lie(r)...)
	row = append(row, difference)
	row = append(row, b.oneBeside(r, shown)...)
	return append(row, document.Text(string(r.Confidence)), document.Text(b.source(r.Source)), document.Text(r.Source),
		document.Text(r.SupersededBy), document.Text(r.Note))
}

// lie is what is simulated, and where what is reported lies among the seeded runs.
func (b *review) lie(r *experiment.Reported) []document.Value {
	l := &r.Runs
	low, high, simulated := b.besideReport(r, l.Low), b.besideReport(r, l.High), b.besideReport(r, r.Simulated)
	if l.N == 0 {
		return []document.Value{count(0), count(0), simulated, {}, {}, {}, {}, {}, {}, {}}
	}
	from, to := document.Number(document.Share, l.From), document.Value{}
	if r.To != r.From {
		to = document.Number(document.Share, l.To)
	}
	return []document.Value{
		count(l.N), count(l.Missing), simulated, document.Text(rangeOf(low, high)), low, high, document.Text(b.lies(r)), from, to, document.Bool(l.Inside),
	}
}

// rangeOf is between which two values most runs lie. One that is missing is later than any other.
func rangeOf(low, high document.Value) string {
	from, to := cmp.Or(low.String(), "never"), cmp.Or(high.String(), "never")
	if from == to {
		return from
	}
	return from + "–" + to
}

// lies says where what is reported lies among the runs.
func (b *review) lies(r *experiment.Reported) string {
	l := &r.Runs
	from, to := document.Number(document.Share, l.From).String(), document.Number(document.Share, l.To).String()
	at := "at " + from
	if to != from {
		at += " to " + to
	}
	sooner, later := "shorter than", "longer than"
	if r.Clock {
		sooner, later = "before", "after"
	}
	switch {
	case l.Inside && l.Low == l.High:
		return "the same in all" // as of what a file fixes: it says nothing
	case l.Inside:
		return "within, " + at
	case l.To == 0:
		return sooner + " all"
	case l.From == 1:
		return later + " all"
	default:
		return "outside, " + at
	}
}

// oneBeside is what the run that is shown has, and the nominal one, each with its rank among the seeded ones.
func (b *review) oneBeside(r *experiment.Reported, shown *experiment.ShownRun) []document.Value {
	of := func(x experiment.RunBeside) (value, rank document.Value) {
		if x.Ranked {
			rank = document.Number(document.Share, x.Rank)
		}
		return b.besideReport(r, x.Value), rank
	}
	value, rank := of(r.In(b.result.Set, shown))
	nominal, nominalRank := of(r.Nominal)
	return []document.Value{value, rank, nominal, nominalRank}
}

// besideReport is a simulated value as what is reported is written; nothing where it did not come about.
func (b *review) besideReport(r *experiment.Reported, v measure.Value) document.Value {
	if !happened(v) {
		return document.Value{}
	}
	return b.reportedValue(r, engine.Time(v.Amount))
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

// simulated is what the figure is called that stands beside what was reported.
func (b *review) simulated() string {
	switch {
	case b.result.Samples != nil:
		return "Median"
	case b.result.Nominal.Luck.Nominal:
		return "Nominal run"
	default:
		return b.onlyRun()
	}
}
