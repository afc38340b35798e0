package content

import (
	"cmp"
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// reportedStatistics is what sources say of many cases beside the same statistics of the seeded runs.
func (b *review) reportedStatistics() *document.Table {
	t := &document.Table{Key: "reported_statistics", Title: "Reported and simulated statistics (seeded runs)", Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "What"},
		{Key: "measure"},
		{Key: "statistic", Title: "Statistic"},
		{Title: "Reported"},
		{Key: "unit"},
		{Key: "reported"},
		{Key: "reported_to"},
		{Key: "n", Title: "Of", Rank: 2},
		{Key: "within"},
		{Key: "simulated", Title: "Simulated (95%)", Estimate: true},
		{Key: "difference", Title: "Difference (95%)", Rank: 1, Estimate: true},
		{Key: "agreement", Title: "Verdict"},
		{Title: "Why", Rank: 1},
		{Key: "cases"},
		{Key: "unfinished"},
		{Key: "never"},
		{Key: "by_horizon"},
		{Key: "confidence", Title: "Confidence", Rank: 3},
		{Title: "Source", Rank: 4},
		{Key: "source"},
		{Key: "superseded_by"},
		{Key: "note"},
	}}
	named := make(map[string]string)
	for i := range b.result.Statistics {
		r := &b.result.Statistics[i]
		named[r.ID] = cmp.Or(b.Scenario.MeasureTitle(r.Measure), r.Measure)
	}
	tellApart(named)
	for i := range b.result.Statistics {
		t.Rows = append(t.Rows, b.reportedStatistic(&b.result.Statistics[i], named))
	}
	return t.UnlessEmpty()
}

func (b *review) reportedStatistic(r *experiment.ReportedStatistic, named map[string]string) []document.Value {
	from, to := figure(r.Unit, r.From), document.Value{}
	text := from.String()
	if r.To != r.From {
		to = figure(r.Unit, r.To)
		text += "–" + to.String()
	}
	cases, within, simulated, difference := document.Value{}, document.Value{}, document.Value{}, document.Value{}
	if r.N > 0 {
		cases = count(r.N)
	}
	if r.Within > 0 {
		within = figure(r.Unit, r.Within)
		text += " ± " + within.String()
	}
	if r.Known {
		simulated, difference = estimated(r.Unit, r.Simulated), change(r.Unit, r.Difference)
	}
	return []document.Value{
		document.Text(r.ID), document.Text(corrected(named, r.ID, r.SupersededBy)), document.Text(r.Measure), document.Text(r.Reading.String()), document.Text(text),
		document.Text(string(r.Unit)), from, to, cases, within, simulated, difference, document.Text(agreement(r)),
		document.Text(hangsOn(r)), count(r.Cases), count(r.Cut), count(r.Never), document.Bool(r.ByHorizon),
		document.Text(string(r.Confidence)), document.Text(b.source(r.Source)), document.Text(r.Source),
		document.Text(r.SupersededBy), document.Text(r.Note),
	}
}

// hangsOn says what a verdict hangs on, or a figure, of which values are missing; nothing where none is.
func hangsOn(r *experiment.ReportedStatistic) string {
	of := words.Grouped(r.Cases) + " " + map[bool]string{true: "instances", false: "values"}[r.Streamed]
	switch missing := r.Cut + r.Never; {
	case r.ByHorizon:
		return fmt.Sprintf("hangs on %s of %s not over by the horizon", words.Grouped(r.Cut), of)
	case missing == 0:
		return ""
	case r.Reading.Statistic == scenario.Mean && r.Waits:
		return fmt.Sprintf("the mean is at least so long, as %s of %s were not served and count as what they had waited", words.Grouped(missing), of)
	case r.Reading.Statistic == scenario.Mean:
		return fmt.Sprintf("the mean leaves out %s of %s, which are missing", words.Grouped(missing), of)
	default:
		return fmt.Sprintf("%s of %s are missing, and count as longer than any other", words.Grouped(missing), of)
	}
}

// agreement says whether what is simulated agrees with what is reported.
func agreement(r *experiment.ReportedStatistic) string {
	switch r.Verdict {
	case stats.Met:
		return "agrees"
	case stats.Missed:
		return "differs"
	default:
		return "cannot tell"
	}
}
