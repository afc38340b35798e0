package html

import (
	"math"

	"simulate/report/document"
)

// waterfall is a breakdown as its template shows it: the mean of each step as a bar behind those before it.
type waterfall struct {
	*document.Breakdown
	ID, Label string
	Bars      []bar
	Sum       bar
	Limit     float64 // where it lies, in per cent of the width; negative without
}

// bar is a step with its bar, in per cent of the width.
type bar struct {
	*document.Step
	Phase            string
	From, Width, End float64
	Low, High        float64 // its whisker
	Whisker          bool
}

func (p *page) waterfall(s *document.Breakdown) *waterfall {
	w := &waterfall{Breakdown: s, ID: "time-" + s.Measure, Label: p.label("Where the time went: " + s.Title), Limit: -1}
	if s.Key != "" {
		w.ID += "-" + s.Key
	}
	from, to := extent(s)
	at := func(seconds float64) float64 { return perCent((seconds - from) / (to - from)) }
	if s.Limit.IsNumber() && s.Limit.Float() <= to {
		w.Limit = at(s.Limit.Float())
	}
	for i := range s.Steps {
		w.Bars = append(w.Bars, newBar(&s.Steps[i], at))
	}
	w.Sum = newBar(&s.All, at)
	return w
}

// extent is from where to where the bars of a breakdown reach, with the limit where it is not far from them.
func extent(s *document.Breakdown) (from, to float64) {
	for i := range s.Steps {
		step := &s.Steps[i]
		end := step.From + step.Mean.Float()
		from, to = min(from, end), max(to, end, step.From+step.High)
	}
	const near = 1.6 // beyond it the limit would leave the bars too little room
	if limit := s.Limit.Float(); s.Limit.IsNumber() && limit <= near*to {
		to = max(to, limit)
	}
	if to <= from {
		to = from + 1
	}
	return from, from + float64((to-from)*1.02) // so that nothing is cut off at the edge
}

func newBar(s *document.Step, at func(float64) float64) bar {
	from, end := s.From, s.From+s.Mean.Float()
	b := bar{Step: s, Phase: phase(s.Sort), End: at(end), Whisker: s.High > s.Low}
	b.From = at(min(from, end))
	b.Width = math.Round(100*(at(max(from, end))-b.From)) / 100
	b.Low, b.High = at(from+s.Low), at(from+s.High)
	return b
}

// Breakdown shows it with its template.
func (p setter) Breakdown(s *document.Breakdown) { p.show("breakdown", p.waterfall(s)) }
