package content

import (
	"simulate/report/document"
	"simulate/sim/snapshot"
)

// waiting is what is not over at the end of the run that is shown.
func (b *review) waiting(left *snapshot.Undone) document.Section {
	t := &document.Table{Key: "waiting", Title: "Not over at the end of " + b.settings.shownRun(), Columns: []document.Column{
		{Key: "incident"},
		{Key: "step"},
		{Title: "Step"},
		{Key: "status", Title: "Status"},
		{Key: "since", Title: "Since"},
		{Key: "needs", Title: "Waits for"},
	}}
	for _, s := range left.Waiting {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.Incident), document.Text(s.ID), document.Text(b.AmongAll(s.Index)), document.Text(s.Status),
			b.Instant(s.Since), document.Text(s.Needs),
		})
	}
	return t.UnlessEmpty()
}

// streams is how many incidents of each stream came in the run that is shown, and how many of them were not over at its end.
func (b *review) streams(left *snapshot.Undone) document.Section {
	t := &document.Table{Key: "streams", Title: "Incidents in streams in " + b.settings.shownRun(), Columns: []document.Column{
		{Key: "incident"},
		{Title: "Stream"},
		{Key: "arrived", Title: "Arrived"},
		{Key: "closed", Title: "Closed"},
		{Key: "open", Title: "Open at the end"},
		{Key: "skipped"},
		{Title: "Did not happen"},
	}}
	for _, s := range left.Streams {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.ID), document.Text(s.Title), count(s.Arrived), count(s.Closed), count(s.Open), count(s.Skipped), countOrBlank(s.Skipped),
		})
	}
	return t.UnlessEmpty()
}

// never is the steps that never began in the run that is shown, those that were skipped included.
func (b *review) never(left *snapshot.Undone) document.Section {
	p := &document.Prose{Title: "Never began in " + b.settings.shownRun()}
	for _, s := range left.NeverBegun {
		line := b.AmongAll(s.Index)
		if s.Needs != "" {
			line += " (" + s.Needs + ")"
		}
		p.Lines = append(p.Lines, line)
	}
	return p
}

// neverData is the same as data.
func (b *review) neverData(left *snapshot.Undone) document.Section {
	t := &document.Table{Key: "never_begun", Columns: []document.Column{{Key: "incident"}, {Key: "step"}, {Key: "needs"}}}
	for _, s := range left.NeverBegun {
		t.Rows = append(t.Rows, []document.Value{document.Text(s.Incident), document.Text(s.ID), document.Text(s.Needs)})
	}
	return t
}
