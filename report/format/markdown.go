package format

import (
	"bytes"
	"io"
	"strings"

	"simulate/report/document"
)

// Markdown writes the document as GitHub-flavoured Markdown. Whatever has a meaning in Markdown or HTML is escaped in
// texts, so that names are shown as they are written.
func Markdown(w io.Writer, d *document.Document) error {
	m := &markdown{}
	m.paragraph("# " + escape(d.Title))
	if d.Summary != "" {
		m.paragraph(escape(d.Summary))
	}
	for _, s := range d.Readable() {
		m.section(s)
	}
	if len(d.Warnings) > 0 {
		m.paragraph("## Notes")
		m.list(d.Warnings)
	}
	if d.Again != "" {
		m.paragraph("## To run this again")
		m.paragraph("    " + document.Clean(d.Again))
		m.paragraph(escape(d.Run.Origin()))
	}
	_, err := m.out.WriteTo(w)
	return err
}

// markdown is a document being set.
type markdown struct {
	pictures
	out bytes.Buffer
}

// paragraph writes a block and the empty line behind it.
func (m *markdown) paragraph(s string) { m.out.WriteString(s + "\n\n") }

func (m *markdown) list(items []string) {
	for _, item := range items {
		m.out.WriteString("- " + escape(item) + "\n")
	}
	m.out.WriteString("\n")
}

func (m *markdown) section(s document.Section) {
	if s.Heading() != "" {
		m.paragraph("## " + escape(s.Heading()))
	}
	s.SetBy(m)
}

// Answer writes the verdict in a line, then what is judged as a table.
func (m *markdown) Answer(s *document.Answer) {
	m.paragraph("**" + escape(s.Line()) + "**")
	if len(s.Targets) > 0 {
		m.Table(s.Table())
	}
	if len(s.Notes) > 0 {
		m.list(s.Notes)
	}
}

// Breakdown writes what makes values miss their limit, then the steps as a table.
func (m *markdown) Breakdown(s *document.Breakdown) {
	m.list(s.Lines())
	if s.Tabled() {
		m.Table(s.Table())
	}
	if s.Legend != "" {
		m.list([]string{s.Legend})
	}
}

// Prose writes a list with an item a line.
func (m *markdown) Prose(s *document.Prose) { m.list(s.Lines) }

// Code writes a block of code.
func (m *markdown) Code(s *document.Code) {
	for _, l := range s.Lines {
		m.out.WriteString("    " + document.Clean(l) + "\n")
	}
	m.out.WriteString("\n")
}

// Plot writes the plot of a terminal as a block of code.
func (m *markdown) Plot(s *document.Plot) {
	p := &page{Terminal: Terminal{Width: widthOfPlots}}
	p.Plot(s)
	for line := range strings.Lines(p.out.String()) {
		m.out.WriteString("    " + line)
	}
	m.out.WriteString("\n")
}

// widthOfPlots is how wide a plot is where no terminal says.
const widthOfPlots = 80

// Facts writes a list of labels and values.
func (m *markdown) Facts(f *document.Facts) {
	for _, fact := range f.Facts {
		m.out.WriteString("- " + escape(fact.Label) + ": " + escape(fact.Value.String()) + "\n")
	}
	m.out.WriteString("\n")
}

// Timeline writes the story as a table.
func (m *markdown) Timeline(t *document.Timeline) {
	for _, note := range t.Notes {
		m.paragraph(escape(note))
	}
	if len(t.Story) == 0 {
		return
	}
	m.row("Clock", t.Origin.Title(), "Who", "What", "Why")
	m.rule(true, true, false, false, false)
	for _, l := range t.Story {
		m.row(l.At.String(), l.Past.String(), l.Who, l.What, l.Why)
	}
	m.out.WriteString("\n")
}

// Table writes what readers see of the table.
func (m *markdown) Table(t *document.Table) {
	columns, rows := t.Shown()
	if len(rows) == 0 {
		m.paragraph("none")
		return
	}
	titles := make([]string, len(columns))
	numbers := make([]bool, len(columns))
	for i, c := range columns {
		titles[i], numbers[i] = c.Title, document.IsNumberColumn(rows, i)
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

// Chains writes a table for each chain.
func (m *markdown) Chains(s *document.Chains) {
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
	for _, r := range strings.TrimSpace(document.Clean(s)) {
		if strings.ContainsRune("\\`*_[]<>|#~$!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
