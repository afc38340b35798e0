package document

import "math"

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

// Stroke is something drawn of a line, from one share of the scale to another.
type Stroke struct {
	Kind     StrokeKind
	From, To float64
}

// StrokeKind is what a stroke stands for.
type StrokeKind uint8

// The kinds of stroke.
const (
	IntervalStroke StrokeKind = iota
	BarStroke                 // from the mark to the figure
	MarkStroke
	FigureStroke
)

// Strokes are what is drawn of a line, each over those before it. What lies beyond an end of the scale is drawn at the end.
func (s *Plot) Strokes(l PlotLine) []Stroke {
	var strokes []Stroke
	add := func(kind StrokeKind, from, to float64) {
		if !math.IsNaN(from) && !math.IsNaN(to) {
			strokes = append(strokes, Stroke{kind, s.share(from), s.share(to)})
		}
	}
	v := l.Value
	if v.kind == estimate && v.interval.Known {
		add(IntervalStroke, v.interval.Low, v.interval.High)
	}
	if v.isDrawn() && s.Bars {
		add(BarStroke, min(v.number, s.Mark.number), max(v.number, s.Mark.number))
	}
	if s.Mark.kind == quantity {
		add(MarkStroke, s.Mark.number, s.Mark.number)
	}
	if v.isDrawn() && !s.Bars {
		add(FigureStroke, v.number, v.number)
	}
	return strokes
}

// share is the share of the scale at which a number lies.
func (s *Plot) share(v float64) float64 {
	return min(max((v-s.From.number)/(s.To.number-s.From.number), 0), 1)
}
