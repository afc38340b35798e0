package format

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"simulate/report/document"
)

// The bounds of the part of a line that is drawn.
const (
	shortestTrack = 12
	longestTrack  = 60
)

// Plot writes the lines, and below them the ends of the scale.
func (p *page) Plot(s *document.Plot) {
	labels, texts := 0, 0
	for _, l := range s.Lines {
		labels = max(labels, lipgloss.Width(p.text(l.Label)))
		texts = max(texts, lipgloss.Width(p.text(l.Text)))
	}
	labels = min(labels, max(min(p.Width-texts-shortestTrack-2*gap, p.Width/3), readable))
	track := min(max(p.Width-labels-texts-2*gap, shortestTrack), longestTrack)
	g := &grid{columns: []gridColumn{{most: labels}, {}, {}}}
	for _, l := range s.Lines {
		g.rows = append(g.rows, []cell{
			{p.text(l.Label), document.Plain}, {p.text(draw(s, l, track)), document.Plain}, {p.text(l.Text), document.Plain},
		})
	}
	g.rows = append(g.rows, []cell{{}, {p.text(scale(s, track)), document.Faint}, {}})
	p.drawn(g, []int{labels, track, texts})
}

// drawn writes a grid whose second column is not to be broken.
func (p *page) drawn(g *grid, widths []int) {
	for _, row := range g.rows {
		track := row[1]
		rest := []cell{row[0], {strings.Repeat("x", widths[1]), document.Plain}, row[2]}
		for i, l := range g.line(rest, widths, func(c cell) string { return c.text }) {
			filler := rest[1].text
			if i == 0 {
				filled := track.text + strings.Repeat(" ", widths[1]-lipgloss.Width(track.text))
				l = strings.TrimRight(strings.Replace(l, filler, p.paint(cell{filled, track.tone}), 1), " ")
			}
			p.line(l)
		}
	}
}

// scale is the ends of the scale as they stand below the lines.
func scale(s *document.Plot, width int) string {
	from, to := s.From.String(), s.To.String()
	return from + strings.Repeat(" ", max(width-lipgloss.Width(from)-lipgloss.Width(to), 1)) + to
}

// draw is a line drawn in so many characters.
func draw(s *document.Plot, l document.PlotLine, width int) string {
	track := []rune(strings.Repeat(" ", width))
	at := func(share float64) int { return int(math.Round(share * float64(width-1))) }
	for _, stroke := range s.Strokes(l) {
		for i := at(stroke.From); i <= at(stroke.To); i++ {
			track[i] = strokeSigns[stroke.Kind]
		}
	}
	return strings.TrimRight(string(track), " ")
}

var strokeSigns = [...]rune{document.IntervalStroke: '─', document.BarStroke: '█', document.MarkStroke: '│', document.FigureStroke: '●'}
