package html

import (
	"math"

	"simulate/report/document"
)

// chain is a chain as its template shows it.
type chain struct {
	*document.Chain
	Label string
	Open  bool // not folded up: it is what the report is about
	Parts []segment
}

// segment is a part of a chain with its bar.
type segment struct {
	*document.Segment
	Phase       string  // by which the bar is coloured
	From, Width float64 // of the bar, in per cent of the chain
}

func (p *page) chain(s *document.Chain, open bool) *chain {
	c := &chain{Chain: s, Open: open, Label: p.label(s.Title + ", segment by segment")}
	for i := range s.Segments {
		g := &s.Segments[i]
		from, to := s.Ends(g)
		start, end := perCent(from), perCent(to)
		c.Parts = append(c.Parts, segment{g, phase(g.Kind), start, round(end - start)})
	}
	return c
}

// perCent is where a share of a chain is drawn, to the hundredth: closer nobody looks.
func perCent(share float64) float64 { return math.Round(share*10000) / 100 }
