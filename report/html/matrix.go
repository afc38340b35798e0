package html

import (
	"slices"

	"simulate/report/document"
)

// matrix is a table of the first screen with a column a variant. Where a screen is too narrow for it, its rows become lists of what differs.
type matrix struct {
	Title, Label   string
	First, Written string
	Variants       []string
	Rows           []matrixRow
	Notes          []string
}

// mostFitting is how many variants a laptop has columns for; with more the table scrolls.
const mostFitting = 12

// Many reports whether there are more variants than find room.
func (m *matrix) Many() bool { return len(m.Variants) > mostFitting }

// matrixRow is a target or a measure, as written and with each variant.
type matrixRow struct {
	Title, Judged string
	Written       matrixCell
	Missed        bool // as written
	Cells         []matrixCell
	Slight        int // of them, which lists leave out
}

type matrixCell struct {
	document.Value
	Variant string
}

// Tells is the class of a cell: what it asks for.
func (c matrixCell) Tells() string {
	switch {
	case c.Value.Verdict() != "":
		return "turned"
	case !c.IsThere() || c.Tone() == document.Faint:
		return "slight"
	default:
		return "told"
	}
}

// matrix reads a table whose first columns are what is asked, what of it is judged, and the figure as written.
func (p *page) matrix(s *document.Table) *matrix {
	m := &matrix{Title: s.Title, Label: p.label(s.Title), First: s.Columns[0].Title, Written: s.Columns[2].Title}
	for _, c := range s.Columns {
		if c.Note != "" && !slices.Contains(m.Notes, c.Note) {
			m.Notes = append(m.Notes, c.Note)
		}
	}
	for _, c := range s.Columns[3:] {
		m.Variants = append(m.Variants, c.Title)
	}
	for _, values := range s.Rows {
		m.Rows = append(m.Rows, m.row(values))
	}
	return m
}

func (m *matrix) row(values []document.Value) matrixRow {
	r := matrixRow{Title: values[0].String(), Judged: values[1].String(), Written: matrixCell{values[2], ""}, Missed: values[2].Verdict() == "missed"}
	for i, v := range values[3:] {
		c := matrixCell{v, m.Variants[i]}
		if c.Tells() == "slight" {
			r.Slight++
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}
