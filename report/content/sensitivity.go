package content

import (
	"fmt"
	"math"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/influence"
)

// NewSensitivity is the report of which uncertain inputs drive which measures: first the assumptions that results rest on, then a
// plot for each measure.
func NewSensitivity(s *influence.Sensitivity, all bool, settings Settings) *document.Document {
	b := &sensitivityBuilder{newBuilder(s.Program, settings), s, all}
	d := b.document(s.Fingerprint)
	d.Kind = "Sensitivity"
	d.Summary = ""
	d.Run.Runs, d.Run.Planned = s.Runs, s.Asked
	d.Rows = "influences"
	d.Sections = []document.Section{b.facts(), b.rests()}
	for i := range s.Measures {
		if m := &s.Measures[i]; b.isShown(m) {
			d.Sections = append(d.Sections, b.tornado(m))
		}
	}
	d.Sections = append(d.Sections, b.legend(), b.inputs(), b.influences())
	d.Warnings = b.warnings()
	return d
}

type sensitivityBuilder struct {
	builder
	*influence.Sensitivity
	all bool // measures that were named, however unimportant
}

func (b *sensitivityBuilder) facts() *document.Facts {
	runs := fmt.Sprintf("%d seeded runs, seed %d", b.Runs, b.Seed)
	if b.Partial() {
		runs = fmt.Sprintf("PARTIAL: interrupted after %d of %d runs, seed %d", b.Runs, b.Asked, b.Seed)
	}
	assumed := 0
	for i := range b.Inputs {
		if b.Inputs[i].Assumed() {
			assumed++
		}
	}
	f := &document.Facts{}
	f.Add("Inputs", fmt.Sprintf("%d figures that luck decides, of which %d are assumed", len(b.Inputs), assumed))
	f.Add("Method", methodWords[b.Method])
	f.Add("Figures", runs)
	return f
}

var methodWords = map[influence.Method]string{
	influence.ByRank:  "rank correlations, over runs in which everything varies",
	influence.ByMoves: "Morris: what it does to move one input, all its draws alike; chances are drawn again",
	influence.ByParts: "Sobol: the share of the variance that is due to an input, alone and together with others",
}

// rests names the assumptions with a large influence.
func (b *sensitivityBuilder) rests() document.Section {
	p := &document.Prose{Key: "rests_on", Title: "What the results rest on"}
	for _, r := range b.RestsOn() {
		var measures []string
		for _, m := range r.Measures {
			measures = append(measures, b.Measures[m].Title)
		}
		in := &b.Inputs[r.Input]
		verb := "rests"
		if len(measures) > 1 {
			verb = "rest"
		}
		p.Lines = append(p.Lines, fmt.Sprintf("%s %s on an assumed figure: %s (%s)", words.FirstOf(measures), verb, b.inputName(in), in.Path))
	}
	switch n := len(p.Lines); {
	case n > mostResting+1:
		p.Lines = append(p.Lines[:mostResting:mostResting], fmt.Sprintf("and on %d more", n-mostResting))
	case n == 0:
		p.Lines = []string{"no assumed figure has a large influence on any of these measures"}
	}
	return p
}

// mostResting is how many assumptions are named.
const mostResting = 10

// inputName is what readers call an input: the path without what goes without saying.
func (b *sensitivityBuilder) inputName(in *influence.Input) string {
	name := b.pathName(in.Path)
	if in.Ranged {
		name += " (range " + in.Text + ")"
	}
	return name
}

// isShown reports whether readers see a measure: one that was named, or that varies and is a headline.
func (b *sensitivityBuilder) isShown(m *influence.Driven) bool {
	if len(m.Influences) == 0 {
		return b.all
	}
	return b.all || m.Influences[0].Told
}

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

// legend says how to read the plots.
func (b *sensitivityBuilder) legend() document.Section {
	lines := map[influence.Method][]string{
		influence.ByRank: {
			"Bars: the rank correlation of input and measure, from -1 to 1, with its 95% interval; its square is about the share of the spread that comes of the input.",
			"Times: the measure's mean in the fifth of the runs in which the input is lowest, and highest, with the share of them in which it is missing.",
			"Shown are influences that can be told from none, however many inputs were looked at.",
		},
		influence.ByParts: {"Bars: the share of the measure's variance that would be left if all other inputs were known, with its 95% interval; alone: what would go if the input were known."},
		influence.ByMoves: {"Bars: by how much the measure changes on average when all draws of the input move over half of its distribution, or a chance is drawn again, times two; with the 95% interval."},
	}[b.Method]
	return &document.Prose{Title: "How to read this", Lines: append(lines, "*: an assumed figure")}
}

func (b *sensitivityBuilder) warnings() []string {
	var list []string
	if b.Partial() {
		list = append(list, fmt.Sprintf("stopped early: %d of %d runs were done", b.Runs, b.Asked))
	}
	if b.Fixed > 0 {
		list = append(list, fmt.Sprintf("%s no distribution and no range: what rests on them no run can tell (give them a range, or sweep them)",
			words.Counted(b.Fixed, "assumed figure has", "assumed figures have")))
	}
	var never, undriven []string
	for i := range b.Measures {
		m := &b.Measures[i]
		if m.Runs > 0 {
			list = append(list, restsOn(m, b.Runs)...)
		}
		switch {
		case m.Runs == 0:
			never = append(never, m.ID)
		case len(m.Influences) == 0 || !m.Influences[0].Told:
			undriven = append(undriven, m.ID)
		case m.Missing > 0:
			list = append(list, missingNote(b.Method, m))
		}
	}
	if len(never) > 0 {
		list = append(list, "came about in too few runs: "+strings.Join(never, ", "))
	}
	if len(undriven) > 0 {
		list = append(list, "no input can be told to drive: "+strings.Join(undriven, ", "))
	}
	return list
}

// restsOn says of a measure on which runs its influences rest, where that is not most of them, and in how many it is about some of
// its rows alone.
func restsOn(m *influence.Driven, runs int) (list []string) {
	const most = 0.9
	if share := float64(m.Runs) / float64(runs); share < most {
		list = append(list, fmt.Sprintf("%s is applicable in %s, and what is said of it is said of those", m.Title, shareOfRuns(share, runs)))
	}
	if m.Partly > 0 {
		list = append(list, fmt.Sprintf("in %d of %s some values of %s are missing: it is the mean of the others there",
			m.Partly, words.Counted(m.Runs, "run", "runs"), m.Title))
	}
	return list
}

func missingNote(method influence.Method, m *influence.Driven) string {
	as := "longer than any other"
	if method != influence.ByRank {
		as = "as long as all that is measured"
	}
	return fmt.Sprintf("%s is missing in %d of %s, which counts as %s", m.Title, m.Missing, words.Counted(m.Runs, "run", "runs"), as)
}

// inputs is the inputs as data.
func (b *sensitivityBuilder) inputs() *document.Table {
	t := &document.Table{Key: "inputs", Columns: []document.Column{
		{Key: "path"}, {Key: "kind"}, {Key: "written"}, {Key: "confidence"}, {Key: "assumed"}, {Key: "title"},
	}}
	for i := range b.Inputs {
		in := &b.Inputs[i]
		t.Rows = append(t.Rows, []document.Value{
			document.Text(in.Path), document.Text(inputKind(in)), document.Text(in.Text), document.Text(string(in.Confidence)),
			document.Bool(in.Assumed()), document.Text(b.inputName(in)),
		})
	}
	return t
}

func inputKind(in *influence.Input) string {
	if in.Ranged {
		return "range"
	}
	return "chance"
}

// influences is a row for each measure and input, as data.
func (b *sensitivityBuilder) influences() *document.Table {
	columns := []document.Column{{Key: "measure"}, {Key: "path"}, {Key: "kind"}, {Key: "assumed"}, {Key: "n"}, {Key: "told"}}
	columns = append(columns, map[influence.Method][]document.Column{
		influence.ByRank: {
			{Key: "rank_correlation", Estimate: true},
			{Key: "partial_rank_correlation", Estimate: true},
			{Key: "mean_lowest_fifth"},
			{Key: "mean_highest_fifth"},
			{Key: "missing_lowest_fifth"},
			{Key: "missing_highest_fifth"},
		},
		influence.ByParts: {{Key: "first", Estimate: true}, {Key: "total", Estimate: true}},
		influence.ByMoves: {{Key: "effect", Estimate: true}, {Key: "size", Estimate: true}, {Key: "spread", Estimate: true}},
	}[b.Method]...)
	t := &document.Table{Key: "influences", Columns: columns}
	for i := range b.Measures {
		m := &b.Measures[i]
		for k := range m.Influences {
			t.Rows = append(t.Rows, b.influence(m, &m.Influences[k]))
		}
		if b.Method == influence.ByParts && m.Runs > 0 {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(m.ID), document.Text(""), document.Text("chance"), document.Bool(false), count(m.Runs),
				document.Bool(true), shareOf(m.Chance.First), shareOf(m.Chance.Total),
			})
		}
	}
	return t
}

func (b *sensitivityBuilder) influence(m *influence.Driven, f *influence.Influence) []document.Value {
	in := &b.Inputs[f.Input]
	row := []document.Value{
		document.Text(m.ID), document.Text(in.Path), document.Text(inputKind(in)), document.Bool(in.Assumed()), count(f.Runs),
		document.Bool(f.Told),
	}
	switch b.Method {
	case influence.ByRank:
		return append(row, shareOf(f.Rank), shareOf(f.Partial), endMean(m, f.Low), endMean(m, f.High), count(f.Low.Missing), count(f.High.Missing))
	case influence.ByParts:
		return append(row, shareOf(f.Index.First), shareOf(f.Index.Total))
	default:
		return append(row, estimated(m.Unit, f.Effect.Mean), estimated(m.Unit, f.Effect.Size), estimated(m.Unit, f.Effect.Spread))
	}
}
