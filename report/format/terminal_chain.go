package format

import (
	"math"
	"strings"

	"simulate/report/document"
)

// The bars of a chain take a third of the width, within bounds.
const (
	shortestBar = 8
	longestBar  = 40
)

// Chains writes each chain as bars, or in full as a table.
func (p *page) Chains(s *document.Chains) {
	for i, c := range s.Chains {
		if i > 0 {
			p.line("")
		}
		p.prose(c.Title+": "+c.Shown().String(), document.Plain)
		if c.Note != "" {
			p.prose(c.Note, document.Faint)
		}
		if s.Full {
			p.grid(p.chainTable(c))
		} else {
			p.grid(p.waterfall(c))
		}
	}
}

// waterfall is a chain as bars, each beginning where the one before it ended.
func (p *page) waterfall(c document.Chain) *grid {
	g := &grid{columns: []gridColumn{{right: true}, {}, {}}}
	for _, s := range c.Segments {
		g.rows = append(g.rows, []cell{
			{p.text(s.Shown.String()), document.Plain}, {p.text(s.What), document.Plain}, p.bar(c, s),
		})
	}
	return g
}

// bar draws a segment to the scale of its chain. One that takes any time at all is seen.
func (p *page) bar(c document.Chain, s document.Segment) cell {
	width := float64(min(max(p.Width/3, shortestBar), longestBar))
	scale := width / math.Max(c.Total.Float(), 1)
	from := int(s.Offset * scale)
	length := max(int(math.Round((s.Offset+s.Length.Float())*scale))-from, 1)
	if s.Length.Float() == 0 {
		return cell{}
	}
	from = min(from, int(width)-1)
	length = min(length, int(width)-from)
	return cell{p.text(strings.Repeat(" ", from) + strings.Repeat("█", length)), document.Faint}
}

// chainTable is a chain as a table with the kinds and the sum.
func (p *page) chainTable(c document.Chain) *grid {
	g := &grid{columns: []gridColumn{{right: true}, {right: true}, {}, {}}}
	g.rows = append(g.rows, []cell{{"From", document.Faint}, {"Length", document.Faint}, {"Kind", document.Faint}, {"What", document.Faint}})
	for _, s := range c.Segments {
		g.rows = append(g.rows, []cell{
			{p.text(s.At.String()), document.Faint},
			{p.text(s.Shown.String()), document.Plain},
			{p.text(s.Kind), document.Faint},
			{p.text(s.What), document.Plain},
		})
	}
	g.rows = append(g.rows, []cell{{}, {p.text(c.Shown().String()), document.Strong}, {"in all", document.Strong}, {}})
	return g
}
