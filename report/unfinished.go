package report

// waiting is what is not over at the horizon of the nominal run.
func (b *review) waiting() Section {
	t := &Table{Key: "waiting", Title: "Not over at the end of the nominal run", Columns: []Column{
		{Key: "incident"},
		{Key: "step", Title: "Step"},
		{Key: "status", Title: "Status"},
		{Key: "since", Title: "Since"},
		{Title: "What"},
		{Key: "needs", Title: "Waits for"},
	}}
	for _, s := range b.result.Waiting {
		t.Rows = append(t.Rows, []Value{
			Text(s.Incident), Text(s.ID), Text(s.Status), b.instant(s.Since), Text(b.step(s.Index)), Text(s.Needs),
		})
	}
	return t.UnlessEmpty()
}

// streams is how many incidents of each stream came in the nominal run, and how many of them were not over at its end.
func (b *review) streams() Section {
	t := &Table{Key: "streams", Title: "Incidents in streams (nominal run)", Columns: []Column{
		{Key: "incident"},
		{Title: "Stream"},
		{Key: "arrived", Title: "Arrived"},
		{Key: "closed", Title: "Closed"},
		{Key: "open", Title: "Open at the end"},
		{Key: "skipped"},
		{Title: "Did not happen"},
	}}
	for _, s := range b.result.Streams {
		t.Rows = append(t.Rows, []Value{
			Text(s.ID), Text(s.Title), count(s.Arrived), count(s.Closed), count(s.Open), count(s.Skipped), countOrBlank(s.Skipped),
		})
	}
	return t.UnlessEmpty()
}

// never is the steps that never began, those that were skipped included.
func (b *review) never() Section {
	p := &Prose{Key: "never_begun", Title: "Never began in the nominal run"}
	for _, s := range b.result.NeverBegun {
		line := s.ID
		if words := b.step(s.Index); words != s.ID {
			line += ": " + words
		}
		if s.Status == "skipped" {
			line += " (skipped)"
		}
		p.Lines = append(p.Lines, line)
	}
	return p
}
