package content

import "simulate/report/document"

// waiting is what is not over at the horizon of the nominal run.
func (b *review) waiting() document.Section {
	t := &document.Table{Key: "waiting", Title: "Not over at the end of the nominal run", Columns: []document.Column{
		{Key: "incident"},
		{Key: "step", Title: "Step"},
		{Key: "status", Title: "Status"},
		{Key: "since", Title: "Since"},
		{Title: "What"},
		{Key: "needs", Title: "Waits for"},
	}}
	for _, s := range b.result.Waiting {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.Incident), document.Text(s.ID), document.Text(s.Status), b.Instant(s.Since),
			document.Text(b.Step(s.Index)), document.Text(s.Needs),
		})
	}
	return t.UnlessEmpty()
}

// streams is how many incidents of each stream came in the nominal run, and how many of them were not over at its end.
func (b *review) streams() document.Section {
	t := &document.Table{Key: "streams", Title: "Incidents in streams (nominal run)", Columns: []document.Column{
		{Key: "incident"},
		{Title: "Stream"},
		{Key: "arrived", Title: "Arrived"},
		{Key: "closed", Title: "Closed"},
		{Key: "open", Title: "Open at the end"},
		{Key: "skipped"},
		{Title: "Did not happen"},
	}}
	for _, s := range b.result.Streams {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(s.ID), document.Text(s.Title), count(s.Arrived), count(s.Closed), count(s.Open), count(s.Skipped), countOrBlank(s.Skipped),
		})
	}
	return t.UnlessEmpty()
}

// never is the steps that never began, those that were skipped included.
func (b *review) never() document.Section {
	p := &document.Prose{Key: "never_begun", Title: "Never began in the nominal run"}
	for _, s := range b.result.NeverBegun {
		line := s.ID
		if words := b.Step(s.Index); words != s.ID {
			line += ": " + words
		}
		if s.Status == "skipped" {
			line += " (skipped)"
		}
		p.Lines = append(p.Lines, line)
	}
	return p
}
