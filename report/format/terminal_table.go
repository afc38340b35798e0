package format

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
)

// Table writes what readers see of the table, fitted into the width.
func (p *page) Table(t *document.Table) {
	columns, rows := t.Shown()
	if len(rows) == 0 {
		p.prose("none", document.Faint)
		return
	}
	if t.Lead > 0 {
		p.blocks(t.Lead, columns, rows)
		return
	}
	g := p.gridOf(columns, rows)
	var notes, dropped []string
	for i, part := range g.parts(t.Repeat, p.Width) {
		if i > 0 {
			p.line("")
		}
		p.grid(part)
		dropped = append(dropped, part.dropped...)
		for _, c := range part.columns {
			if c.note != "" && !slices.Contains(notes, c.note) {
				notes = append(notes, c.note)
			}
		}
	}
	for _, note := range notes {
		p.prose(note, document.Faint)
	}
	dropped = slices.DeleteFunc(slices.Compact(dropped), func(title string) bool { return p.below(columns, rows, title) })
	if len(dropped) > 0 {
		p.prose("No room at this width for: "+strings.Join(dropped, ", "), document.Faint)
	}
}

// blocks writes each row as lines of its own: a heading of its first columns, and below it what stands in each of the others.
func (p *page) blocks(lead int, columns []document.Column, rows [][]document.Value) {
	for i, row := range rows {
		if i > 0 {
			p.line("")
		}
		var head []string
		for _, v := range row[:min(lead, len(row))] {
			head = append(head, v.String())
		}
		p.prose(strings.Join(head, "  "), document.Strong)
		g := &grid{columns: []gridColumn{{}, {}}}
		for k := lead; k < len(row); k++ {
			if cells := p.row(row[k : k+1]); cells[0].text != "" {
				g.rows = append(g.rows, append([]cell{{p.text(columns[k].Title), document.Faint}}, cells...))
			}
		}
		p.grid(g)
	}
}

// below writes a column of texts for which there is no room beneath the table, where all is asked for: each text with the rows that have
// it. It reports whether it did.
func (p *page) below(columns []document.Column, rows [][]document.Value, title string) bool {
	of := slices.IndexFunc(columns, func(c document.Column) bool { return c.Title == title })
	if !p.Full || of < 1 || document.IsNumberColumn(rows, of) {
		return false
	}
	var texts []string
	named := make(map[string][]string)
	for _, row := range rows {
		text := row[of].String()
		if _, known := named[text]; !known && text != "" {
			texts = append(texts, text)
		}
		named[text] = append(named[text], row[0].String())
	}
	for i, text := range texts {
		texts[i] = text + " (" + strings.Join(named[text], ", ") + ")"
	}
	p.prose(p.text(title+": "+strings.Join(texts, "; ")), document.Faint)
	return true
}

func (p *page) gridOf(columns []document.Column, rows [][]document.Value) *grid {
	g := &grid{}
	head := make([]cell, len(columns))
	for i, c := range columns {
		number := document.IsNumberColumn(rows, i)
		g.columns = append(g.columns, gridColumn{right: number, rank: c.Rank, title: c.Title, note: c.Note})
		head[i] = cell{p.text(c.Title), document.Faint}
	}
	g.rows = append(g.rows, head)
	for _, row := range rows {
		g.rows = append(g.rows, p.row(row))
	}
	return g
}

func (p *page) row(row []document.Value) []cell {
	cells := make([]cell, len(row))
	for i, v := range row {
		parts := v.Parts()
		for k := range parts {
			parts[k] = p.text(parts[k])
		}
		cells[i] = cell{strings.Join(parts, lineEnd), v.Tone()}
	}
	return cells
}

// widthForReasons is the width from which the reasons of a timeline have a column of their own.
const widthForReasons = 110

// Timeline writes the story, or every record.
func (p *page) Timeline(t *document.Timeline) {
	for _, note := range t.Notes {
		p.prose(note, document.Faint)
	}
	if len(t.Story) == 0 {
		return
	}
	g := &grid{columns: []gridColumn{{right: true}, {right: true}, {most: p.Width / 5}, {}, {}}}
	g.rows = append(g.rows, p.storyRow("Clock", t.Origin.Title(), "Who", "What", "Why", document.Faint))
	for _, l := range p.lines(t) {
		g.rows = append(g.rows, p.storyRow(l.At.String(), l.Past.String(), l.Who, l.What, l.Why, l.Tone))
	}
	if p.Width < widthForReasons {
		joinReasons(g)
	}
	p.grid(g)
}

// lines are the story, or each record as a line of its own.
func (p *page) lines(t *document.Timeline) []document.Line {
	if !p.Verbose {
		return t.Story
	}
	lines := make([]document.Line, len(t.Entries))
	for i, e := range t.Entries {
		lines[i] = document.Line{
			At: document.Instant(e.At, e.Day), Past: document.Number(document.Seconds, e.T-t.Origin.T), Who: cmp.Or(e.Unit, e.Agency), What: e.Text, Why: e.Step,
		}
	}
	return lines
}

func (p *page) storyRow(at, t, who, what, why string, tone document.Tone) []cell {
	return []cell{
		{p.text(at), document.Faint},
		{p.text(t), document.Faint},
		{p.text(who), document.Plain},
		{p.text(what), tone},
		{p.text(why), document.Faint},
	}
}

// joinReasons puts the reasons behind what happened, where there is no room for a column of them.
func joinReasons(g *grid) {
	for i, row := range g.rows {
		why := row[4].text
		if why != "" && i > 0 {
			row[3].text = strings.TrimSpace(row[3].text + " (" + why + ")")
		}
		g.rows[i] = row[:4]
	}
	g.columns = g.columns[:4]
}
