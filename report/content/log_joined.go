package content

import (
	"strings"

	"simulate/report/document"
)

// shared says which logs have calls in common.
func (r *LogRead) shared() *document.Table {
	t := &document.Table{Key: "shared", Title: "Calls by the logs that have them", Columns: []document.Column{
		{Key: "logs", Title: "In"},
		{Key: "calls", Title: "Calls"},
		{Key: "share", Title: "Share"},
		{Key: "apart", Title: "Over a day apart", Note: "Over a day apart: the same number in two logs, and another call. They are not joined."},
	}}
	all := 0
	for _, s := range r.Joined.Shared {
		all += s.Calls
	}
	for _, s := range r.Joined.Shared {
		apart := document.Unshown()
		if s.Apart > 0 {
			apart = count(s.Apart)
		}
		t.Rows = append(t.Rows, []document.Value{document.Text(r.titles(s.In)), count(s.Calls), document.Number(document.Share, float64(s.Calls)/float64(all)), apart})
	}
	if r.Joined.Over {
		t.Columns[1].Note = "Calls: there are more than can be compared; those beyond are joined, and not counted here."
	}
	return t
}

// titles are those of some of the logs.
func (r *LogRead) titles(in []int) string {
	var titles []string
	for _, i := range in {
		titles = append(titles, r.Logs[i].Title)
	}
	said := strings.Join(titles, " and ")
	switch {
	case len(in) == 1:
		return said + " alone"
	case len(in) == 2 && len(r.Logs) == 2:
		return "both"
	default:
		return said
	}
}

// gaps are the times between the first units of two logs.
func (r *LogRead) gaps() *document.Table {
	t := &document.Table{Key: "gaps", Title: "From the first unit of one log to that of another, in calls of both", Columns: []document.Column{
		{Key: "first", Title: "From"},
		{Key: "second", Title: "To"},
		{Key: "instant", Title: ""},
		{Title: "First"},
		{Key: "calls", Title: "Calls"},
		{Key: "median", Title: "Median"},
		{Key: "p90", Title: "90th percentile", Note: "Times are negative where the second is there first."},
		{Key: "sooner", Title: "Second is first"},
	}}
	for i := range r.Joined.Gaps {
		g := &r.Joined.Gaps[i]
		sample := g.Times.Sample()
		t.Rows = append(t.Rows, []document.Value{
			document.Text(r.Logs[g.From].Title), document.Text(r.Logs[g.To].Title), document.Text(g.At.String()), document.Text(instantWords[g.At]),
			count(g.Times.N()), document.Milliseconds(sample.Quantile(0.5)), document.Milliseconds(sample.Quantile(0.9)),
			document.Number(document.Share, float64(g.Sooner)/float64(g.Times.N())),
		})
	}
	return t
}
