package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/influence"
)

func (b *sweepBuilder) table(measure int) *document.Table {
	title := lastKey(b.Vary[0].Path)
	t := &document.Table{Title: b.Measures[measure].Title, Columns: []document.Column{
		{Title: title}, {Title: "Mean"}, {Title: "Median", Rank: 1}, {Title: "90th percentile"}, {Title: "Happened"}, {Title: "Verdict"},
	}}
	for i := range b.Points {
		s := &b.Points[i].Summaries[measure]
		row := []document.Value{document.Text(b.label(i)), {}, {}, {}, document.Text(""), document.Text("")}
		if s.N > 0 {
			unit := b.Measures[measure].Unit
			row[1], row[2], row[3] = estimated(unit, s.Mean), estimated(unit, s.P50), estimated(unit, s.P90)
		}
		if total := s.N + s.Missing; s.Missing > 0 {
			row[4] = document.Number(document.Share, float64(s.N)/float64(total))
		}
		if j := b.judged(i, measure); j != nil && j.Known {
			row[5] = document.Verdict(j.Verdict)
		}
		if b.Points[i].AsWritten {
			t.Columns[0].Note = asWrittenNote
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// statistic is the figure of a measure that plots and matrices show: that of its objective with the sign of its verdict, else the
// mean.
func (b *sweepBuilder) statistic(point, measure int) (v, sign document.Value) {
	if j := b.judged(point, measure); j != nil {
		if !j.Known {
			return document.Value{}, document.Value{}
		}
		return measured(j), document.Sign(j.Verdict)
	}
	s := &b.Points[point].Summaries[measure]
	if s.N == 0 {
		return document.Value{}, document.Value{}
	}
	return estimated(b.Measures[measure].Unit, s.Mean), document.Value{}
}

// statisticName says what statistic is, with the limit.
func (b *sweepBuilder) statisticName(measure int) string {
	if j := b.judged(0, measure); j != nil {
		return targetTitle(j) + " (" + words.Asked(j.Expression.Target) + ")"
	}
	return b.Measures[measure].Title + ", on average"
}

func (b *sweepBuilder) plot(measure int) *document.Plot {
	p := &document.Plot{Title: b.statisticName(measure) + " by " + b.pathName(b.Vary[0].Path)}
	unit := unitOf(b.Measures[measure].Unit)
	low, high := math.Inf(1), math.Inf(-1)
	reach := func(v float64) {
		if !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	for i := range b.Points {
		v, _ := b.statistic(i, measure)
		if v.IsNumber() {
			reach(v.Float())
		}
		if interval := v.Interval(); interval.Known {
			reach(interval.Low)
			reach(interval.High)
		}
		p.Lines = append(p.Lines, document.PlotLine{Label: b.label(i), Value: v, Text: v.WithoutInterval().String()})
	}
	if j := b.judged(0, measure); j != nil {
		unit = unitOf(j.Unit)
		limit := j.Limit().Value / j.Unit.Parts()
		p.Mark = document.Number(unit, limit)
		reach(limit)
	}
	if low >= high {
		return &document.Plot{}
	}
	p.From, p.To = document.Number(unit, low), document.Number(unit, high)
	return p
}

// matrix is a measure over two inputs: a row for each value of the first, a column for each of the second.
func (b *sweepBuilder) matrix(measure int) *document.Table {
	first, second := b.Vary[0], b.Vary[1]
	t := &document.Table{
		Title:   fmt.Sprintf("%s: rows %s, columns %s", b.statisticName(measure), b.pathName(first.Path), b.pathName(second.Path)),
		Columns: []document.Column{{Title: lastKey(first.Path)}},
	}
	const kept = 3 // columns that stay however narrow the terminal is
	for k, value := range second.Values {
		c := document.Column{Title: value}
		if k >= kept {
			c.Rank = 1
		}
		t.Columns = append(t.Columns, c)
	}
	for i := range b.Points {
		if i%len(second.Values) == 0 {
			t.Rows = append(t.Rows, make([]document.Value, len(t.Columns)))
			t.Rows[len(t.Rows)-1][0] = document.Text(b.Points[i].Values[0])
		}
		t.Rows[len(t.Rows)-1][1+i%len(second.Values)] = document.Text(b.cell(i, measure))
	}
	t.Columns[0].Note = b.matrixNote(measure)
	return t
}

// matrixNote says what the signs in a matrix mean that are there.
func (b *sweepBuilder) matrixNote(measure int) string {
	var notes []string
	if b.judged(0, measure) != nil {
		notes = append(notes, "✓ met, ✗ missed, ? cannot tell.")
	}
	if slices.ContainsFunc(b.Points, func(p influence.Point) bool { return p.AsWritten }) {
		notes = append(notes, asWrittenNote)
	}
	return strings.Join(notes, " ")
}

func (b *sweepBuilder) cell(point, measure int) string {
	v, sign := b.statistic(point, measure)
	text := v.WithoutInterval().String()
	if sign.IsThere() {
		text += " " + sign.String()
	}
	if b.Points[point].AsWritten {
		text += " *"
	}
	return text
}
