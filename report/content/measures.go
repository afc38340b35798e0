package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// latencies is the declared measures as readers see them.
func (b *review) latencies() document.Section {
	return b.readable("Latencies", func(r *measure.Row) bool { return r.Origin == measure.Declared && r.Period.Whole() && !r.Part }).UnlessEmpty()
}

// groups is the declared measures with a row for each group, or of what began while or outside an incident, as readers see them: over the
// seeded runs, and without them what they are in the run that there is.
func (b *review) groups() document.Section {
	t := &document.Table{Title: "By group", Columns: []document.Column{{Title: "Measure"}, {Title: "Group"}}}
	if b.result.Samples == nil {
		t.Columns = append(t.Columns, document.Column{Title: b.onlyRun()})
	} else {
		t.Columns = append(t.Columns, document.Column{Title: "Values"}, document.Column{Title: "Mean", Rank: 1},
			document.Column{Title: "Median"}, document.Column{Title: "90th percentile"})
	}
	above := ""
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if !m.Row.Part || m.Row.Origin != measure.Declared {
			continue
		}
		figures := b.ofGroup(m)
		if figures == nil {
			t.Columns[1].Note = "Groups without a value are left out."
			continue
		}
		title := m.Row.Title
		shown := document.Text(title)
		if title == above {
			shown = document.Below("…", title)
		}
		above = title
		t.Rows = append(t.Rows, append([]document.Value{shown, document.Text(m.Row.Name + missing(m.Row, &m.Summary))}, figures...))
	}
	return t.UnlessEmpty()
}

// ofGroup is what there is to say of a group; nil where it has no value.
func (b *review) ofGroup(m *experiment.Measured) []document.Value {
	s, n := b.statistics(m), m.Summary.N+m.Summary.Missing
	switch {
	case b.result.Samples == nil && (happened(m.Nominal) || m.Row.Name == ""):
		return []document.Value{s.nominal}
	case b.result.Samples == nil || n == 0 && m.Row.Name != "":
		return nil
	case m.Row.Mean: // it is one a run
		return []document.Value{{}, s.mean, s.median.WithoutInterval(), s.p90}
	default:
		return []document.Value{count(n), s.mean, s.median.WithoutInterval(), s.p90}
	}
}

// intervals is the built-in measures of the whole incident as readers see them.
func (b *review) intervals() document.Section {
	return b.readable("Standard intervals", func(r *measure.Row) bool { return r.Origin == measure.Builtin && ofIncidents(r) }).UnlessEmpty()
}

// ofIncidents reports whether a row is over all incidents, or an interval of one of them.
func ofIncidents(r *measure.Row) bool { return r.Key == "" || r.Per == "incident" && r.From != "" }

// detailedIntervals is the built-in measures by agency, channel and so on.
func (b *review) detailedIntervals() document.Section {
	t := b.readable("Standard intervals in detail", func(r *measure.Row) bool { return r.Origin == measure.Builtin && !ofIncidents(r) })
	t.Detail = true
	return t.UnlessEmpty()
}

// onlyRun is what the run is called that stands before those of many.
func (b *review) onlyRun() string {
	if b.result.Nominal.Luck.Nominal {
		return "Nominal"
	}
	return "Conducted"
}

// rankNote says what a rank is, and among which runs: after an interruption that is not all that are done.
func (b *review) rankNote() string {
	first := 0
	if s := b.result.Samples; s != nil {
		first = s.OnlyFirst()
	}
	return "Rank: the share of " + rankedRuns(first) + " that are shorter than the nominal run."
}

// rankedRuns are those among which others are ranked: all, or so many that came first.
func rankedRuns(first int) string {
	if first > 0 {
		return fmt.Sprintf("the first %s seeded runs", words.Grouped(first))
	}
	return "the seeded runs"
}

func (b *review) readable(title string, wanted func(*measure.Row) bool) *document.Table {
	t := &document.Table{Title: title, Columns: []document.Column{
		{Title: "Measure"},
		{Title: b.onlyRun()},
		{Title: "Rank", Rank: 2, Note: b.rankNote()},
		{Title: b.meanTitle(), Rank: 1},
		{Title: "Median"},
		{Title: "90th percentile"},
		{Title: "Target", Rank: 1},
		{Title: "Verdict"},
	}}
	above := ""
	for i := range b.result.Measures {
		if m := &b.result.Measures[i]; wanted(m.Row) {
			t.Rows = append(t.Rows, b.readableRow(m, above))
			above = m.Row.Measure
		}
	}
	return t
}

// meanTitle is the title of the means, which readers see where incidents come in streams: what is asked of a load is mostly a
// mean, and what is asked of one incident is how bad it can be.
func (b *review) meanTitle() string {
	if b.result.Set.Streams() {
		return "Mean"
	}
	return ""
}

// readableRow is a row of the table; one of the same measure as the row above it does not repeat the title.
func (b *review) readableRow(m *experiment.Measured, above string) []document.Value {
	in := applicable(m.Summary.N+m.Summary.Missing, m.Summary.NotApplicable, m.Row.Streamed, m.Row.Several) + missing(m.Row, &m.Summary)
	s, title := b.statistics(m), document.Text(rowTitle(m.Row)+in)
	if m.Row.Measure == above {
		title = document.Below("… "+m.Row.Name+in, rowTitle(m.Row)+in)
	}
	if b.result.Samples == nil { // nothing could be judged
		s.verdict = document.Text("")
	}
	return []document.Value{
		title, s.nominal, s.percentile, s.mean, s.median.WithoutInterval(), s.p90, document.Text(targetAsked(m.Row)), s.verdict,
	}
}

// statistics are a row's figures as values; those that there are not are nothing.
type statistics struct {
	nominal, percentile, mean, sd, least, median, p90, p95, most, verdict document.Value
}

func (b *review) statistics(m *experiment.Measured) statistics {
	unit, s := m.Row.Unit, statistics{}
	if happened(m.Nominal) {
		s.nominal = figure(unit, float64(m.Nominal.Amount))
	}
	if m.Placed {
		s.percentile = document.Number(document.Share, m.Percentile)
	}
	s.verdict = document.Text("")
	if m.Target != nil {
		s.verdict = document.Verdict(m.Target.Verdict)
	}
	if m.Summary.N+m.Summary.Missing == 0 {
		return s
	}
	s.median, s.p90 = estimated(unit, m.Summary.P50), estimated(unit, m.Summary.P90)
	s.p95 = figure(unit, m.Summary.P95)
	if m.HasMean() {
		s.mean = estimated(unit, m.Summary.Mean)
	}
	if m.Summary.N > 0 {
		s.sd = figure(unit, m.Summary.SD)
		s.least, s.most = figure(unit, m.Summary.Min), figure(unit, m.Summary.Max)
	}
	return s
}

// measures is all measures as data.
func (b *review) measures() document.Section {
	t := &document.Table{Key: "measures"}
	for _, key := range []string{
		"id", "title", "origin", "from", "to", "per", "key", "unit", "nominal", "n", "missing", "unfinished", "not_applicable", "mean", "sd",
		"min", "p50", "p90", "p95", "max", "target", "standard", "verdict", "nominal_percentile",
	} {
		t.Columns = append(t.Columns, document.Column{Key: key, Estimate: key == "mean" || key == "p50" || key == "p90"})
	}
	if b.result.Set.Streams() {
		t.Columns = append(t.Columns,
			document.Column{Key: "period"}, document.Column{Key: "period_to"}, document.Column{Key: "exact"},
			document.Column{Key: "batches"})
	}
	for i := range b.result.Measures {
		if m := &b.result.Measures[i]; m.Row.Origin != measure.Instant {
			t.Rows = append(t.Rows, b.dataRow(m))
		}
	}
	return t
}

func (b *review) dataRow(m *experiment.Measured) []document.Value {
	r, s := m.Row, b.statistics(m)
	origin, standard := "declared", ""
	if r.Origin == measure.Builtin {
		origin = "builtin"
	}
	if r.Target != nil {
		standard = r.Target.Source
	}
	row := []document.Value{
		document.Text(r.Measure), document.Text(rowTitle(r)), document.Text(origin), document.Text(r.From), document.Text(r.To),
		document.Text(r.Per), document.Text(r.Key), document.Text(string(r.Unit)),
		s.nominal, count(m.Summary.N), count(m.Summary.Missing), count(m.Counts[measure.Unfinished]), count(m.Summary.NotApplicable), s.mean, s.sd,
		s.least, s.median, s.p90, s.p95, s.most, document.Text(targetText(r)), document.Text(standard), s.verdict, s.percentile,
	}
	if b.result.Set.Streams() {
		row = append(row, b.ofStreams(m)...)
	}
	return row
}

// ofStreams is what else there is to say of a row where incidents come in streams: its period, whether its quantiles are
// exact, and into how many batches each run was cut for its intervals.
func (b *review) ofStreams(m *experiment.Measured) []document.Value {
	from, to, batches := document.Value{}, document.Value{}, 1
	if p := m.Row.Period; !p.Whole() {
		from, to = b.Instant(p.From), b.Instant(p.To)
	}
	if b.result.Samples != nil && (m.Row.Streamed || m.Row.Mean && m.Row.Period.Whole()) {
		batches = b.result.Samples.Batches
	}
	return []document.Value{from, to, document.Bool(!m.Summary.Rounded), count(batches)}
}

// objectives is the declared objectives as readers see them; the targets stand beside the measures.
func (b *review) objectives() document.Section {
	t := &document.Table{Title: "Objectives", Columns: []document.Column{
		{Title: "Objective"}, {Title: "Asks for"}, {Title: "Measured"}, {Title: "Verdict"}, {Title: "Source", Rank: 1},
	}}
	for i := range b.result.Objectives {
		if j := &b.result.Objectives[i]; !j.Target && b.result.Samples != nil {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(judgedTitle(j)), document.Text(words.Asked(j.Expression.Target)), measured(j), document.Verdict(j.Verdict),
				document.Text(b.source(j.Source)),
			})
		}
	}
	return t.UnlessEmpty()
}

// judgements is the targets and objectives as data.
func (b *review) judgements() document.Section {
	t := &document.Table{Key: "objectives", Columns: []document.Column{
		{Key: "id"},
		{Key: "title"},
		{Key: "measure"},
		{Key: "expression"},
		{Key: "value", Estimate: true, Interval: "interval"},
		{Key: "limit"},
		{Key: "margin"},
		{Key: "verdict"},
		{Key: "missing"},
		{Key: "unfinished"},
		{Key: "value_at_horizon"},
		{Key: "by_horizon"},
		{Key: "source"},
	}}
	for i := range b.result.Objectives {
		j := &b.result.Objectives[i]
		m := measured(j)
		t.Rows = append(t.Rows, []document.Value{
			document.Text(j.ID), document.Text(j.Title), document.Text(j.Expression.Measure), document.Text(j.Expression.String()),
			m, words.Limit(j.Expression.Limit), spare(j),
			document.Verdict(j.Verdict), count(j.Missing), count(j.Cut), atHorizon(j), document.Bool(j.ByHorizon), document.Text(j.Source),
		})
	}
	return t
}
