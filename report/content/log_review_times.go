package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// amongRuns are the columns that hold a time against the runs.
func amongRuns(runs string) []document.Column {
	return []document.Column{
		{Key: "log", Title: "Log"},
		{Key: "p50", Title: "Median"},
		{Title: "8 in 10 " + runs, Rank: 1},
		{Key: "p10"},
		{Key: "p90"},
		{Key: "least"},
		{Key: "most"},
		{Key: "rank", Title: "Rank", Note: "Median, 8 in 10: of the " + runs + " that have it. Rank: the share of them in which it took less, with half of those as long."},
		{Key: "with", Title: "Have it", Note: "Have it: the share of " + runs + " in which it came to pass."},
		{Key: "outside"},
	}
}

// among is a time held against those of the runs.
func (b *logReview) among(i int) []document.Value {
	v, s := b.Values[i], b.samples[i]
	unknown, with := document.Value{}, document.Unshown()
	if n := b.without[i]; n > 0 {
		with = document.Number(document.Share, float64(s.Total())/float64(s.Total()+n))
	}
	if s.Total() == 0 || b.never(i) {
		return []document.Value{document.Milliseconds(v), unknown, document.Text("–"), unknown, unknown, unknown, unknown, unknown, with, document.Text("")}
	}
	p10, p50, p90 := s.Quantile(0.1), s.Quantile(0.5), s.Quantile(0.9)
	summary := s.Summarise()
	least, most := summary.Min, summary.Max
	between := document.Milliseconds(p10).String() + "–" + document.Milliseconds(p90).String()
	return []document.Value{
		document.Milliseconds(v), document.Milliseconds(p50), document.Text(between), document.Milliseconds(p10), document.Milliseconds(p90),
		document.Milliseconds(least), document.Milliseconds(most), document.Number(document.Share, s.PercentileRank(float64(v))), with, document.Text(b.outsideOf(i)),
	}
}

// never reports whether no run has a time that the log has.
func (b *logReview) never(i int) bool {
	summary := b.samples[i].Summarise()
	return summary.N == 0 && summary.Missing+b.without[i] > 0
}

// nowhere says which times no run has, and why where the plan shows it.
func (b *logReview) nowhere() (texts []string) {
	var titles []string
	freed := false
	for i := range b.Figures {
		f := &b.Figures[i]
		switch until := f.Until(); {
		case !b.never(i):
		case until == log.Available && !b.frees():
			freed = true
		default:
			titles = append(titles, b.figureTitle(f))
		}
	}
	if freed {
		texts = append(texts, "The plan never frees its units, as no step of it has release: in no run are they available again")
	}
	if len(titles) > 0 {
		texts = append(texts, "In no run: "+words.FirstOf(titles))
	}
	return texts
}

// frees reports whether a step of the plan releases units.
func (b *logReview) frees() bool {
	of := &b.Incidents[b.Plan.Incident]
	for step := of.FirstStep; step < of.FirstStep+of.Steps; step++ {
		if b.Steps[step].Verb == scenario.Release {
			return true
		}
	}
	return false
}

// outsideOf says that a time is shorter or longer than in any run; empty where it is not.
func (b *logReview) outsideOf(i int) string {
	v, summary := b.Values[i], b.samples[i].Summarise()
	switch {
	case summary.N > 0 && float64(v) < summary.Min:
		return "shorter"
	case summary.N > 0 && summary.Missing == 0 && float64(v) > summary.Max:
		return "longer"
	}
	return ""
}

// times are where the real times rank among the runs.
func (b *logReview) times() *document.Table {
	runs, title := b.plural(), "Where the times rank among "+b.cases(len(b.Runs.Courses))
	if b.Runs.Wanted == 0 {
		title = "The times beside the nominal run"
	}
	t := &document.Table{Key: "times", Title: title, Columns: append([]document.Column{
		{Key: "kind"}, {Key: "measure"}, {Key: "milestone"}, {Key: "what", Title: "What"},
	}, amongRuns(runs)...)}
	if len(b.Runs.Courses) == 0 {
		return t
	}
	for i := range b.Figures {
		f := &b.Figures[i]
		kind, milestone := "interval", ""
		switch {
		case f.Measure != "":
			kind = "measure"
		case f.Since():
			kind, milestone = "instant", either(b.Reading.Milestones(f.To[0]))
		}
		t.Rows = append(t.Rows, append([]document.Value{
			document.Text(kind), document.Text(f.Measure), document.Text(milestone), document.Text(b.figureTitle(f)),
		}, b.among(i)...))
	}
	return t
}

// pictured is a table of times among those of the runs below a chart of it. Without runs there is nothing to draw.
func (b *logReview) pictured(as document.ChartKind, title string, t *document.Table) []document.Section {
	if b.Runs.Wanted == 0 || len(t.Rows) == 0 {
		return []document.Section{t.UnlessEmpty()}
	}
	return []document.Section{&document.Chart{Kind: as, Title: title, Note: fmt.Sprintf("Instants count from “%s” on.", b.named(b.Reading.Origin()))}, t}
}

// outside tells what lies outside all runs.
func (b *logReview) outside() *document.Prose {
	p := &document.Prose{Title: "Outside all " + b.plural()}
	if b.Runs.Wanted == 0 {
		return p
	}
	for i := range b.Figures {
		v := b.Values[i]
		summary := b.samples[i].Summarise()
		switch b.outsideOf(i) {
		case "shorter":
			p.Lines = append(p.Lines, fmt.Sprintf("%s: %s, %s.", b.figureTitle(&b.Figures[i]), length(v), extreme("shorter", "least", v, int64(summary.Min))))
		case "longer":
			p.Lines = append(p.Lines, fmt.Sprintf("%s: %s, %s.", b.figureTitle(&b.Figures[i]), length(v), extreme("longer", "most", v, int64(summary.Max))))
		}
	}
	return p
}

// extreme says by how much a time is beyond those of all runs.
func extreme(beyond, end string, v, of int64) string {
	if length(v) == length(of) {
		return beyond + " than in any, by less than a second"
	}
	return fmt.Sprintf("%s than in any (the %s is %s)", beyond, end, length(of))
}

func length(ms int64) string { return document.Milliseconds(ms).String() }

// plural are the runs, or the cases of a stream.
func (b *logReview) plural() string {
	if b.Incidents[b.Plan.Incident].Stream {
		return "cases"
	}
	return "runs"
}

// phases are where the time went, beside where it usually goes.
func (b *logReview) phases() *document.Table {
	t := &document.Table{Key: "phases", Title: "Where the time went, from “" + b.named(b.Points[0]) + "” on", Columns: append([]document.Column{
		{Key: "until", Title: "Until"}, {Key: "share", Title: "Share"},
	}, amongRuns(b.plural())...)}
	total := int64(0)
	for i := range b.Points[1:] {
		total += max(0, b.Values[len(b.Figures)+i])
	}
	for i, point := range b.Points[1:] {
		at := len(b.Figures) + i
		if most := b.samples[at].Summarise(); b.Values[at] == log.None || total == 0 || b.Values[at] == 0 && most.Max == 0 && most.Missing+b.without[at] == 0 {
			continue // nothing is between the two
		}
		t.Rows = append(t.Rows, append([]document.Value{
			document.Text(b.named(point)), document.Number(document.Share, float64(b.Values[at])/float64(total)),
		}, b.among(at)...))
	}
	return t
}
