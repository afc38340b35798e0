package content

import (
	"fmt"
	"math"

	"simulate/report/document"
	"simulate/sim/experiment/influence"
)

// mostBars is how many inputs a plot shows.
const mostBars = 8

// tornado is a plot of the strongest influences on a measure.
func (b *sensitivityBuilder) tornado(m *influence.Driven) *document.Plot {
	p := &document.Plot{Title: m.Title, Bars: true}
	p.From, p.To, p.Mark = b.scale(m)
	told := 0
	for i := range m.Influences {
		f := &m.Influences[i]
		if !f.Told {
			continue
		}
		if told++; told <= mostBars {
			p.Lines = append(p.Lines, b.line(m, f))
		}
	}
	if told > mostBars {
		p.Lines = append(p.Lines, document.PlotLine{Label: fmt.Sprintf("and %d more", told-mostBars)})
	}
	if told == 0 {
		p.Lines = []document.PlotLine{{Label: "no input can be told from none"}}
	}
	return p
}

// scale is that of a measure's plot.
func (b *sensitivityBuilder) scale(m *influence.Driven) (from, to, mark document.Value) {
	switch b.Method {
	case influence.ByRank:
		return document.Number(document.Count, -1), document.Number(document.Count, 1), document.Number(document.Count, 0)
	case influence.ByParts:
		return document.Number(document.Share, 0), document.Number(document.Share, 1), document.Number(document.Share, 0)
	}
	most := 0.0
	for i := range m.Influences {
		f := &m.Influences[i]
		most = max(most, f.Effect.Size.Value, f.Effect.Size.Interval.High)
	}
	return figure(m.Unit, 0), figure(m.Unit, most), figure(m.Unit, 0)
}

func (b *sensitivityBuilder) line(m *influence.Driven, f *influence.Influence) document.PlotLine {
	in := &b.Inputs[f.Input]
	l := document.PlotLine{Label: b.inputName(in)}
	if in.Assumed() {
		l.Label += " *"
	}
	switch b.Method {
	case influence.ByRank:
		l.Value = document.Estimate(document.Count, f.Rank.Value, f.Rank.Interval)
		l.Text = signed(f.Rank.Value) + "  " + endWords(m, f.Low) + " to " + endWords(m, f.High)
	case influence.ByParts:
		l.Value = document.Estimate(document.Share, f.Index.Total.Value, f.Index.Total.Interval)
		l.Text = document.Number(document.Share, f.Index.Total.Value).String() + "  alone " + document.Number(document.Share, f.Index.First.Value).String()
	default:
		l.Value = estimated(m.Unit, f.Effect.Size)
		l.Text = figure(m.Unit, f.Effect.Size.Value).String() + direction(f)
	}
	return l
}

// endWords is a measure at an end of an input, with the share of the runs in which it is missing there.
func endWords(m *influence.Driven, e influence.End) string {
	switch {
	case e.N == 0:
		return "missing in all"
	case e.Missing > 0:
		return fmt.Sprintf("%s (missing in %s)", figure(m.Unit, e.Mean), perCent(float64(e.Missing)/float64(e.N+e.Missing)))
	default:
		return figure(m.Unit, e.Mean).String()
	}
}

// endMean is the same as data; without a run that has a value there is none.
func endMean(m *influence.Driven, e influence.End) document.Value {
	if e.N == 0 {
		return document.Value{}
	}
	return figure(m.Unit, e.Mean)
}

// direction says which way an input works: longer, shorter or both.
func direction(f *influence.Influence) string {
	mean := f.Effect.Mean
	switch {
	case mean.Interval.Known && mean.Interval.Low > 0:
		return "  up"
	case mean.Interval.Known && mean.Interval.High < 0:
		return "  down"
	default:
		return "  both ways"
	}
}

func signed(v float64) string {
	return fmt.Sprintf("%+.2f", math.Round(v*100)/100+0)
}
