package report

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
)

// Plot is figures drawn to a scale: a line each, with a mark at the figure and a stroke over its interval. Data do not have
// it: what it draws stands in a table too.
type Plot struct {
	Title    string
	Lines    []PlotLine
	From, To Value // the ends of the scale
	Mark     Value // drawn as an upright line; nothing without
	Bars     bool  // from the mark to the figure, instead of a mark at it
}

// PlotLine is one figure of a plot.
type PlotLine struct {
	Label string
	Value Value // an estimate or a number
	Text  string
}

// Heading is its title.
func (s *Plot) Heading() string { return s.Title }

// Readable reports whether there is a line.
func (s *Plot) Readable() bool { return len(s.Lines) > 0 }

// Visible reports the same.
func (s *Plot) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Plot) SetBy(f Format) { f.Plot(s) }

// The bounds of the part of a line that is drawn.
const (
	shortestTrack = 12
	longestTrack  = 60
)

// Plot writes the lines, and below them the ends of the scale.
func (p *page) Plot(s *Plot) {
	labels, texts := 0, 0
	for _, l := range s.Lines {
		labels = max(labels, lipgloss.Width(p.text(l.Label)))
		texts = max(texts, lipgloss.Width(p.text(l.Text)))
	}
	labels = min(labels, max(p.Width-texts-shortestTrack-2*gap, readable))
	track := min(max(p.Width-labels-texts-2*gap, shortestTrack), longestTrack)
	g := &grid{columns: []gridColumn{{most: labels}, {}, {}}}
	for _, l := range s.Lines {
		g.rows = append(g.rows, []cell{{p.text(l.Label), Plain}, {p.text(s.draw(l, track)), Plain}, {p.text(l.Text), Plain}})
	}
	g.rows = append(g.rows, []cell{{}, {p.text(s.scale(track)), Faint}, {}})
	p.drawn(g, []int{labels, track, texts})
}

// drawn writes a grid whose second column is not to be broken.
func (p *page) drawn(g *grid, widths []int) {
	for _, row := range g.rows {
		track := row[1]
		rest := []cell{row[0], {strings.Repeat("x", widths[1]), Plain}, row[2]}
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
func (s *Plot) scale(width int) string {
	from, to := s.From.String(), s.To.String()
	return from + strings.Repeat(" ", max(width-lipgloss.Width(from)-lipgloss.Width(to), 1)) + to
}

// draw is a line drawn in so many characters.
func (s *Plot) draw(l PlotLine, width int) string {
	track := []rune(strings.Repeat(" ", width))
	fill := func(from, to float64, r rune) {
		low, ok := s.at(from, width)
		high, reaches := s.at(to, width)
		for i := low; ok && reaches && i <= high; i++ {
			track[i] = r
		}
	}
	v := l.Value
	if v.kind == estimate && v.interval.Known {
		fill(v.interval.Low, v.interval.High, '─')
	}
	drawn := (v.kind == estimate || v.kind == quantity) && !math.IsInf(v.number, 0)
	if drawn && s.Bars {
		fill(min(v.number, s.Mark.number), max(v.number, s.Mark.number), '█')
	}
	if s.Mark.kind == quantity {
		fill(s.Mark.number, s.Mark.number, '│')
	}
	if drawn && !s.Bars {
		fill(v.number, v.number, '●')
	}
	return strings.TrimRight(string(track), " ")
}

// at is the character at which a number lies; those beyond the ends lie at the ends.
func (s *Plot) at(v float64, width int) (int, bool) {
	if math.IsNaN(v) {
		return 0, false
	}
	share := (v - s.From.number) / (s.To.number - s.From.number)
	return int(math.Round(min(max(share, 0), 1) * float64(width-1))), true
}
