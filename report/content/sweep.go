package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
	"simulate/sim/stats"
)

// NewSweep is the report of a sweep: where objectives change, and of each measure a table and a plot over the values.
func NewSweep(s *influence.Sweep, settings Settings) *document.Document {
	b := &sweepBuilder{newBuilder(s.Program, settings), s}
	fingerprint := uint64(0)
	if len(s.Points) > 0 {
		fingerprint = s.Points[len(s.Points)-1].Fingerprint
	}
	d := b.document(fingerprint)
	d.Kind = "Sweep"
	d.Summary = ""
	d.Run.Runs, d.Run.Planned = s.Runs, s.Runs
	if s.Partial() {
		d.Run.Runs = 0
	}
	d.Rows = "points"
	d.Sections = append([]document.Section{b.facts(), b.thresholds()}, b.measures()...)
	d.Sections = append(d.Sections, b.inputs(), b.points(), b.objectives(), b.crossings())
	d.Warnings = b.warnings()
	return d
}

type sweepBuilder struct {
	builder
	*influence.Sweep
}

func (b *sweepBuilder) facts() *document.Facts {
	f := &document.Facts{}
	for i, v := range b.Vary {
		text := v.Path
		if b.Written[i] != "" {
			text += ", which is " + b.Written[i] + " in the file"
		}
		f.Add("Varied", text)
	}
	done := fmt.Sprintf("%d, of %d runs each with the same luck, seed %d", len(b.Points), b.Runs, b.Seed)
	if b.Partial() {
		done = fmt.Sprintf("PARTIAL: interrupted after %d of %d, of %d runs each, seed %d", len(b.Points), b.Planned, b.Runs, b.Seed)
	}
	f.Add("Points", done)
	return f
}

// thresholds says where each objective changes, and then which do not.
func (b *sweepBuilder) thresholds() document.Section {
	p := &document.Prose{Title: "Where objectives change"}
	var within, beyond, without []string
	for i := range b.Thresholds {
		t := &b.Thresholds[i]
		switch {
		case len(t.Crossings) > 0:
			p.Lines = append(p.Lines, b.threshold(t))
		case t.Known == 0:
			without = append(without, b.objective(t))
		case t.Met > 0:
			within = append(within, b.objective(t))
		default:
			beyond = append(beyond, b.objective(t))
		}
	}
	for _, rest := range []struct {
		words string
		names []string
	}{{"within the limit", within}, {"beyond the limit", beyond}, {"without a value", without}} {
		if len(rest.names) > 0 {
			p.Lines = append(p.Lines, rest.words+" at every value: "+strings.Join(rest.names, ", "))
		}
	}
	return p
}

// objective names an objective, and with two inputs the value of the first.
func (b *sweepBuilder) objective(t *influence.Threshold) string {
	name := t.Judged.Expression.String()
	if len(t.Fixed) > 0 {
		name += " with " + lastKey(b.Vary[0].Path) + " " + t.Fixed[0]
	}
	return name
}

func (b *sweepBuilder) threshold(t *influence.Threshold) string {
	var parts []string
	for _, c := range t.Crossings {
		if c.Enters {
			parts = append(parts, fmt.Sprintf("first met between %s and %s", b.at(t, c.From), b.at(t, c.To)))
		} else {
			parts = append(parts, fmt.Sprintf("met up to %s, and no more at %s", b.at(t, c.From), b.at(t, c.To)))
		}
	}
	return b.objective(t) + ": " + strings.Join(parts, "; ") + b.certain(t)
}

// at is a point in words: its value, the objective's figure and verdict.
func (b *sweepBuilder) at(t *influence.Threshold, point int) string {
	j := b.Objective(t, point)
	if j == nil {
		return b.last(point) + " (no value)"
	}
	return fmt.Sprintf("%s (%s, %s)", b.last(point), figure(j.Unit, j.Value), j.Verdict)
}

// last is the value of the last input at a point.
func (b *sweepBuilder) last(point int) string {
	values := b.Points[point].Values
	return values[len(values)-1]
}

// certain says between which values it is beyond doubt that the objective changes, where it is not plain from the crossing.
func (b *sweepBuilder) certain(t *influence.Threshold) string {
	if len(t.Crossings) != 1 {
		return ""
	}
	c := t.Crossings[0]
	from, to := b.told(t, c.From, -1), b.told(t, c.To, 1)
	switch {
	case from == c.From && to == c.To:
		return ""
	case from < 0 || to < 0:
		return "; the runs cannot tell it for certain: more of them, or values farther apart, would"
	default:
		return fmt.Sprintf("; beyond doubt between %s and %s", b.last(from), b.last(to))
	}
}

// told finds the nearest point from one on, in a direction along the values, at which the runs can tell; -1 when there is none.
func (b *sweepBuilder) told(t *influence.Threshold, from, direction int) int {
	for i := from; i >= t.Points[0] && i <= t.Points[len(t.Points)-1]; i += direction {
		if j := b.Objective(t, i); j != nil && j.Verdict != stats.CannotTell {
			return i
		}
	}
	return -1
}

// mostTables is how many measures readers see a table of when they named none.
const mostTables = 6

// measures are tables and plots of the measures that were named, or of those that the inputs move: first those with an
// objective.
func (b *sweepBuilder) measures() []document.Section {
	var sections []document.Section
	for _, i := range b.shownMeasures() {
		if len(b.Vary) == 1 {
			sections = append(sections, b.table(i), b.plot(i))
		} else {
			sections = append(sections, b.matrix(i))
		}
	}
	return sections
}

func (b *sweepBuilder) shownMeasures() []int {
	var first, others []int
	for i := range b.Measures {
		switch {
		case !b.Named && !b.Moved(i):
		case b.judged(0, i) != nil:
			first = append(first, i)
		default:
			others = append(others, i)
		}
	}
	list := slices.Concat(first, others)
	if !b.Named {
		list = list[:min(len(list), mostTables)]
	}
	return list
}

// judged is the objective that is about a measure, at a point; nil without.
func (b *sweepBuilder) judged(point, measure int) *experiment.Judged {
	if point >= len(b.Points) {
		return nil
	}
	for i := range b.Points[point].Objectives {
		if j := &b.Points[point].Objectives[i]; j.Expression.Measure == b.Measures[measure].ID {
			return j
		}
	}
	return nil
}

// label is what a point is called: its value, marked where it is that of the file.
func (b *sweepBuilder) label(point int) string {
	text := strings.Join(b.Points[point].Values, ", ")
	if b.Points[point].AsWritten {
		text += " *"
	}
	return text
}

const asWrittenNote = "*: as in the file."

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

// lastKey is the end of a path.
func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

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
		return j.Expression.String()
	}
	return "mean(" + b.Measures[measure].ID + ")"
}

func (b *sweepBuilder) plot(measure int) *document.Plot {
	p := &document.Plot{Title: b.statisticName(measure) + " by " + lastKey(b.Vary[0].Path)}
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
		limit := j.Limit().Value / 1000
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
		Title:   fmt.Sprintf("%s: rows %s, columns %s", b.statisticName(measure), lastKey(first.Path), lastKey(second.Path)),
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

func (b *sweepBuilder) warnings() []string {
	var list []string
	if b.Partial() {
		list = append(list, fmt.Sprintf("stopped early: %d of %d points were done", len(b.Points), b.Planned))
	}
	var still, more []string
	shown := b.shownMeasures()
	for i := range b.Measures {
		switch {
		case len(b.Points) > 1 && !b.Moved(i):
			still = append(still, b.Measures[i].ID)
		case !contains(shown, i):
			more = append(more, b.Measures[i].ID)
		}
		if b.neverHappened(i) {
			list = append(list, b.Measures[i].ID+" happened in no run of any point")
		}
	}
	if len(still) > 0 {
		list = append(list, "exactly the same at every point, run by run: "+strings.Join(still, ", "))
	}
	if len(more) > 0 {
		list = append(list, "also moved: "+strings.Join(more, ", ")+" (--measure ID shows one)")
	}
	return list
}

func (b *sweepBuilder) neverHappened(measure int) bool {
	for i := range b.Points {
		if b.Points[i].Summaries[measure].N > 0 {
			return false
		}
	}
	return len(b.Points) > 0
}
