package office

import "simulate/report/document"

// Chapter begins a page; one that has a title, with that.
func (t *word) Chapter(s *document.Chapter) {
	if s.Title == "" {
		t.body.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		return
	}
	t.paragraph("Heading1", s.Title)
}

// Facts are a table of labels and values.
func (t *word) Facts(s *document.Facts) {
	rows := make([][]string, len(s.Facts))
	for i, fact := range s.Facts {
		rows[i] = []string{fact.Label, fact.Value.String()}
	}
	t.table(nil, rows)
}

// Prose is a list.
func (t *word) Prose(s *document.Prose) { t.list(s.Lines) }

// Code is lines as they are.
func (t *word) Code(s *document.Code) {
	for _, line := range s.Lines {
		t.paragraph("", line)
	}
}

// Table has what readers see of it.
func (t *word) Table(s *document.Table) {
	columns, rows := s.Shown()
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = make([]string, len(row))
		for k, v := range row {
			cells[i][k] = v.String()
		}
	}
	t.table(titles, cells)
	for _, c := range columns {
		if c.Note != "" {
			t.paragraph("", c.Note)
		}
	}
}

// Timeline is the story as a table.
func (t *word) Timeline(s *document.Timeline) {
	rows := make([][]string, len(s.Story))
	for i, l := range s.Story {
		rows[i] = []string{l.At.String(), l.Past.String(), l.Who, l.What, l.Why}
	}
	t.list(s.Notes)
	if len(rows) > 0 { // else there are no more than notes
		t.table([]string{"Clock", s.Origin.Title(), "Who", "What", "Why"}, rows)
	}
}

// Chains are a table each.
func (t *word) Chains(s *document.Chains) {
	for _, c := range s.Chains {
		t.paragraph("Heading2", c.Title+": "+c.Shown().String())
		if c.Note != "" {
			t.paragraph("", c.Note)
		}
		var rows [][]string
		for _, g := range c.Segments {
			rows = append(rows, []string{g.At.String(), g.Shown.String(), g.Kind, g.What})
		}
		t.table([]string{"From", "Length", "Kind", "What"}, rows)
	}
}

// Answer is the verdict, then what is judged as a table.
func (t *word) Answer(s *document.Answer) {
	t.paragraph("", s.Line())
	if len(s.Targets) > 0 {
		t.Table(s.Table())
	}
	t.list(s.Notes)
}

// Breakdown is what makes values miss their limit, then the steps as a table.
func (t *word) Breakdown(s *document.Breakdown) {
	t.list(s.Lines())
	if s.Tabled() {
		t.Table(s.Table())
	}
}

// Plot, Distributions, Heat, Chart and Replay are pictures: what they show is in tables.
func (t *word) Plot(*document.Plot) {}

// Distributions are drawn by charts.
func (t *word) Distributions(*document.Distributions) {}

// Heat is drawn by a chart.
func (t *word) Heat(*document.Heat) {}

// Chart is drawn by a page.
func (t *word) Chart(*document.Chart) {}

// Replay is played by a page.
func (t *word) Replay(*document.Replay) {}
