package report

import (
	"bytes"
	"io"
	"strings"
)

// Markdown writes the document as GitHub-flavoured Markdown. Whatever has a meaning in Markdown or HTML is escaped in
// texts, so that names are shown as they are written.
func Markdown(w io.Writer, d *Document) error {
	m := &markdown{}
	m.paragraph("# " + escape(d.Title))
	if d.Summary != "" {
		m.paragraph(escape(d.Summary))
	}
	for _, s := range d.readable() {
		m.section(s)
	}
	if len(d.Warnings) > 0 {
		m.paragraph("## Notes")
		m.list(d.Warnings)
	}
	if d.Again != "" {
		m.paragraph("## To run this again")
		m.paragraph("    " + clean(d.Again))
		m.paragraph(escape(d.Run.Origin()))
	}
	_, err := m.out.WriteTo(w)
	return err
}

// markdown is a document being set.
type markdown struct{ out bytes.Buffer }

// paragraph writes a block and the empty line behind it.
func (m *markdown) paragraph(s string) { m.out.WriteString(s + "\n\n") }

func (m *markdown) list(items []string) {
	for _, item := range items {
		m.out.WriteString("- " + escape(item) + "\n")
	}
	m.out.WriteString("\n")
}

func (m *markdown) section(s Section) {
	if s.heading() != "" {
		m.paragraph("## " + escape(s.heading()))
	}
	switch s := s.(type) {
	case *Facts:
		m.facts(s)
	case *Prose:
		m.list(s.Lines)
	case *Timeline:
		m.timeline(s)
	case *Table:
		m.table(s)
	case *Chains:
		m.chains(s)
	case *Plot:
		m.plot(s)
	case *Code:
		for _, l := range s.Lines {
			m.out.WriteString("    " + clean(l) + "\n")
		}
		m.out.WriteString("\n")
	}
}

// plot is the plot of a terminal as a block of code.
func (m *markdown) plot(s *Plot) {
	p := &page{Terminal: Terminal{Width: widthOfPlots}}
	p.plot(s)
	for line := range strings.Lines(p.out.String()) {
		m.out.WriteString("    " + line)
	}
	m.out.WriteString("\n")
}

// widthOfPlots is how wide a plot is where no terminal says.
const widthOfPlots = 80

func (m *markdown) facts(f *Facts) {
	for _, fact := range f.Facts {
		m.out.WriteString("- " + escape(fact.Label) + ": " + escape(fact.Value.String()) + "\n")
	}
	m.out.WriteString("\n")
}

func (m *markdown) timeline(t *Timeline) {
	for _, note := range t.Notes {
		m.paragraph(escape(note))
	}
	if len(t.Story) == 0 {
		return
	}
	m.row("Clock", "T+", "Who", "What", "Why")
	m.rule(true, true, false, false, false)
	for _, l := range t.Story {
		m.row(l.At.String(), l.T.String(), l.Who, l.What, l.Why)
	}
	m.out.WriteString("\n")
}

func (m *markdown) table(t *Table) {
	columns, rows := t.Shown()
	if len(rows) == 0 {
		m.paragraph("none")
		return
	}
	titles := make([]string, len(columns))
	numbers := make([]bool, len(columns))
	for i, c := range columns {
		titles[i], numbers[i] = c.Title, IsNumberColumn(rows, i)
	}
	m.row(titles...)
	m.rule(numbers...)
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = v.String()
		}
		m.row(cells...)
	}
	m.out.WriteString("\n")
	for _, c := range columns {
		if c.Note != "" {
			m.paragraph(escape(c.Note))
		}
	}
}

func (m *markdown) chains(s *Chains) {
	for _, c := range s.Chains {
		m.paragraph(strings.TrimSpace("**" + escape(c.Title) + ": " + escape(c.Shown().String()) + "** " + escape(c.Note)))
		m.row("From", "Length", "Kind", "What")
		m.rule(true, true, false, false)
		for _, g := range c.Segments {
			m.row(g.At.String(), g.Shown.String(), g.Kind, g.What)
		}
		m.row("", c.Shown().String(), "in all", "")
		m.out.WriteString("\n")
	}
}

func (m *markdown) row(cells ...string) {
	for _, c := range cells {
		m.out.WriteString("| " + escape(c) + " ")
	}
	m.out.WriteString("|\n")
}

// rule is the line under the head of a table; columns of numbers are aligned on the right.
func (m *markdown) rule(numbers ...bool) {
	for _, number := range numbers {
		if number {
			m.out.WriteString("| ---: ")
		} else {
			m.out.WriteString("| --- ")
		}
	}
	m.out.WriteString("|\n")
}

// escape takes their meaning from the characters that Markdown and HTML give one.
func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(clean(s)) {
		if strings.ContainsRune("\\`*_[]<>|#~$!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
