package format

import (
	"bytes"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"simulate/report/document"
)

// Terminal writes documents as text in columns.
type Terminal struct {
	Width   int  // no line is wider
	Colour  bool // colour and weight, where they help; without it no escape code is written
	ASCII   bool // nothing but ASCII
	Full    bool // all of a document that has a short form
	Verbose bool // every record of a timeline instead of the story, and tables of detail
}

// The bounds within which text is set: narrower is not readable, and longer lines are not either.
const (
	NarrowestTerminal = 40
	widestProse       = 100
)

// Write writes the document.
func (t Terminal) Write(w io.Writer, d *document.Document) error {
	t.Width = max(t.Width, NarrowestTerminal)
	p := &page{Terminal: t}
	p.document(d)
	_, err := p.out.WriteTo(w)
	return err
}

// page is a document being set.
type page struct {
	pictures
	Terminal
	out bytes.Buffer
}

func (p *page) document(d *document.Document) {
	p.prose(d.Title, document.Strong)
	sections, short := d.Short(), !p.Full && len(d.Brief) > 0
	if !short {
		sections = d.Readable()
		if d.Summary != "" {
			p.prose(d.Summary, document.Plain)
		}
	}
	for _, s := range sections {
		if t, ok := s.(*document.Table); !ok || !t.Detail || p.Verbose {
			p.section(s)
		}
	}
	p.footnotes(d.Warnings)
	if d.Again != "" && !short {
		p.heading("To run this again")
		p.command(d.Again)
		p.prose(d.Run.Origin(), document.Faint)
	}
}

func (p *page) section(s document.Section) {
	if s.Heading() != "" {
		p.heading(s.Heading())
	} else {
		p.line("")
	}
	s.SetBy(p)
}

// text is what every text passes before it is measured, painted or written.
func (p *page) text(s string) string {
	s = document.Clean(s)
	if p.ASCII {
		s = toASCII(s)
	}
	return s
}

func (p *page) line(s string) {
	p.out.WriteString(s)
	p.out.WriteByte('\n')
}

func (p *page) heading(s string) {
	p.line("")
	p.prose(s, document.Strong)
}

func (p *page) prose(s string, tone document.Tone) {
	for _, l := range wrap(p.text(s), Readable(p.Width)) {
		p.line(p.paint(cell{l, tone}))
	}
}

// Answer writes the verdict in a line, then what is judged in columns.
func (p *page) Answer(s *document.Answer) {
	if len(s.Said) > 0 {
		p.prose(s.Line(), document.Strong)
	}
	if len(s.Said) > 0 && len(s.Targets) > 0 {
		p.line("")
	}
	if len(s.Targets) > 0 {
		p.targets(s)
	}
	if len(s.Notes) > 0 {
		p.line("")
		p.list(s.Notes)
	}
}

// targets writes what is judged in columns; where not everything is asked for, most of what is met in a line.
func (p *page) targets(s *document.Answer) {
	if p.Full {
		p.Table(s.Table())
		return
	}
	table, others := s.Short()
	p.Table(table)
	if others != "" {
		p.list([]string{others})
	}
}

// Breakdown writes what makes values miss their limit, then the steps in columns.
func (p *page) Breakdown(s *document.Breakdown) {
	p.list(s.Lines())
	if s.Tabled() {
		p.line("")
		p.Table(s.Table())
	}
	if s.Legend != "" {
		p.prose(s.Legend, document.Faint)
	}
}

// Prose writes a paragraph a line.
func (p *page) Prose(s *document.Prose) { p.list(s.Lines) }

// Code writes lines as they are.
func (p *page) Code(s *document.Code) {
	for _, l := range s.Lines {
		p.line(p.text(l))
	}
}

// list is one item a line; an item that needs more is indented.
func (p *page) list(items []string) {
	for _, item := range items {
		for i, l := range wrap(p.text(item), Readable(p.Width)-len(indentSpaces)) {
			if i > 0 {
				l = indentSpaces + l
			}
			p.line(l)
		}
	}
}

// command is a command line that can be copied, also when it takes several lines.
func (p *page) command(s string) {
	lines := wrapCommand(p.text(s), p.Width-len(continued))
	for i, l := range lines[:len(lines)-1] {
		lines[i] = l + continued
	}
	p.line(strings.Join(lines, "\n"))
}

// wrapCommand breaks a command line at spaces between its words. Within quotes a line cannot be continued.
func wrapCommand(s string, width int) []string {
	quoted, before := false, ' '
	words := strings.FieldsFunc(s, func(r rune) bool {
		if r == '\'' && (quoted || before != '\\') {
			quoted = !quoted
		}
		before = r
		return r == ' ' && !quoted
	})
	return fill(words, width)
}

// continued tells a shell that a command goes on in the next line.
const continued = " \\"

func (p *page) footnotes(warnings []string) {
	if len(warnings) == 0 {
		return
	}
	p.heading("Notes")
	p.list(warnings)
}

// Facts writes labels and values in two columns.
func (p *page) Facts(f *document.Facts) {
	g := &grid{columns: []gridColumn{{}, {}}}
	for _, fact := range f.Facts {
		g.rows = append(g.rows, []cell{{p.text(fact.Label), document.Faint}, {p.text(fact.Value.String()), document.Plain}})
	}
	p.grid(g)
}

// grid writes a grid, fitted.
func (p *page) grid(g *grid) {
	widths := g.fit(p.Width)
	for _, row := range g.rows {
		for _, l := range g.line(row, widths, p.paint) {
			p.line(l)
		}
	}
}

var tones = [...]lipgloss.Style{
	document.Plain:  lipgloss.NewStyle(),
	document.Strong: lipgloss.NewStyle().Bold(true),
	document.Faint:  lipgloss.NewStyle().Faint(true),
	document.Good:   lipgloss.NewStyle().Foreground(lipgloss.Green),
	document.Bad:    lipgloss.NewStyle().Foreground(lipgloss.Red).Bold(true),
	document.Unsure: lipgloss.NewStyle().Foreground(lipgloss.Yellow),
}

func (p *page) paint(c cell) string {
	if !p.Colour || c.tone == document.Plain || strings.TrimSpace(c.text) == "" {
		return c.text
	}
	return tones[c.tone].Render(c.text)
}
