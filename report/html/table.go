package html

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"simulate/report/document"
)

// table is a table as its template shows it.
type table struct {
	Key     string // of the document's table; empty of those for readers only
	Title   string
	Label   string // which no other table of the page has
	Columns []column
	Rows    [][]cell
	Notes   []string
	Detail  bool // folded up
}

type column struct {
	Key, Title string
	Number     bool // aligned on the right
}

type cell struct {
	document.Value
	Number bool
	Head   bool // says what its row is about
	Shade  int  // how dark it is, of a table that is shaded: from 1 to shades; 0: not at all
}

// Class says how the cell is set: as a number, or as a text that may be broken into lines. Most are neither.
func (c cell) Class() string {
	switch {
	case c.Shade > 0:
		return fmt.Sprintf("number shade-%d", c.Shade)
	case c.Number:
		return "number"
	case utf8.RuneCountInString(c.String()) <= longestShort:
		return ""
	default:
		return "text"
	}
}

const longestShort = 16

// Sorted reports whether rows are sorted by something else than the text that the cell shows.
func (c cell) Sorted() bool { return c.Sort() != c.String() }

func (p *page) table(s *document.Table) *table {
	columns, rows := s.Shown()
	t := &table{Key: s.Key, Title: s.Title, Label: p.label(s.Title), Rows: make([][]cell, len(rows))}
	if s.Title == p.under {
		t.Title = "" // which the chapter has said
	}
	t.Detail = s.Detail && t.Title != ""
	for i, c := range columns {
		t.Columns = append(t.Columns, column{c.Key, strings.Trim(c.Title, " "), document.IsNumberColumn(rows, i)})
		if c.Note != "" && !slices.Contains(t.Notes, c.Note) {
			t.Notes = append(t.Notes, c.Note)
		}
	}
	for i, row := range rows {
		t.Rows[i] = t.row(row)
	}
	if s.Shaded {
		t.shade()
	}
	return t
}

// shades is how many there are beside none.
const shades = 4

// shade shades numbers by their size, from nothing up to the greatest of all.
func (t *table) shade() {
	most := 0.0
	for _, row := range t.Rows {
		for _, c := range row {
			most = max(most, c.size())
		}
	}
	for _, row := range t.Rows {
		for i := range row {
			if size := row[i].size(); size > 0 {
				row[i].Shade = min(shades, int(size/most*(shades+1)))
			}
		}
	}
}

// size is the number in a cell; 0 where there is none.
func (c cell) size() float64 {
	if !c.Number || !c.IsNumber() {
		return 0
	}
	return c.Float()
}

func (t *table) row(values []document.Value) []cell {
	cells := make([]cell, len(values))
	for i, v := range values {
		number := t.Columns[i].Number
		cells[i] = cell{Value: v, Number: number, Head: i == 0 && !number && v.Verdict() == ""}
	}
	return cells
}

// label names a table to those who hear the page. Titles alone may be there twice.
func (p *page) label(title string) string {
	p.tables++
	if title == "" {
		return fmt.Sprintf("Table %d", p.tables)
	}
	return fmt.Sprintf("Table %d: %s", p.tables, title)
}

// plot is the figures of a plot as a table. What is drawn of them, charts draw.
func (p *page) plot(s *document.Plot) *table {
	t := &document.Table{Title: s.Title, Columns: []document.Column{{Title: "Figure"}, {Title: "Value"}, {Title: "In words"}}}
	for _, l := range s.Lines {
		t.Rows = append(t.Rows, []document.Value{document.Text(l.Label), l.Value, document.Text(l.Text)})
	}
	return p.table(t)
}
