package content

import (
	"math"
	"strings"

	"simulate/report/document"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/stats"
)

const barsTitle = "How much is left of each assumption, on the scale of what was assumed"

// chart draws the same on pages.
func (b *calibrationBuilder) chart() document.Section {
	return &document.Chart{Kind: document.NarrowedChart, Title: barsTitle}
}

// bars draw how much of each assumption is left, the most narrowed first.
func (b *calibrationBuilder) bars() document.Section {
	p := &document.Plot{Title: barsTitle}
	p.From, p.To = document.Number(document.Share, 0), document.Number(document.Share, 1)
	for _, t := range b.told() {
		p.Lines = append(p.Lines, document.PlotLine{
			Label: b.name(t), Text: left(t) + " left",
			Value: document.Estimate(document.Share, along(t, t.Median), stats.Interval{Low: along(t, t.Low), High: along(t, t.High), Known: true}),
		})
	}
	return p
}

// along is where a value lies on the way from the least to the greatest of nine in ten of what was assumed, in the scale in which what is
// left is told; what lies beyond is at the end.
func along(t *calibrate.Told, v float64) float64 {
	if t.PriorHigh <= t.PriorLow {
		return 0.5
	}
	return min(max((v-t.PriorLow)/(t.PriorHigh-t.PriorLow), 0), 1)
}

// left is how much is left of an assumption, in whole per cent.
func left(t *calibrate.Told) string { return perCent(math.Round(t.Left*100) / 100) }

// assumptions are the inputs; readers see those that the record tells of.
func (b *calibrationBuilder) assumptions() document.Section {
	t := &document.Table{Title: "What the record says of each", Columns: []document.Column{
		{Title: "Assumption"},
		{Title: "Assumed (9 in 10)"},
		{Title: "Record (9 in 10)"},
		{Title: "Middle", Rank: 2},
		{Title: "Verdict"},
		{Title: "Told by", Rank: 1, Note: "Told by: the reports that, each by itself, tell of it, that which tells the most first."},
	}}
	for _, in := range b.told() {
		by := strings.Join(b.reportNames(in.By), ", ")
		if by == "" {
			by = "several together"
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.name(in)), document.Text(b.between(in, in.PriorLow, in.PriorHigh)), document.Text(b.between(in, in.Low, in.High)),
			document.Text(b.figure(in, in.Median)), document.Text(verdictOf(in)), document.Text(by),
		})
	}
	return t.UnlessEmpty()
}

func verdictOf(t *calibrate.Told) string {
	switch {
	case !t.Told:
		return "silent"
	case t.Inside:
		return "confirms"
	default:
		return "contradicts"
	}
}

// reports is what runs are held against.
func (b *calibrationBuilder) reports() document.Section {
	t := &document.Table{Key: "reports", Title: "What runs were held against", Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "Report"},
		{Key: "milestone"},
		{Key: "measure"},
		{Title: "Reported"},
		{Key: "reported"},
		{Key: "reported_to"},
		{Key: "tolerance", Title: "Give or take"},
		{Key: "tolerance_from", Title: "Which is", Rank: 1},
		{Key: "agree_assumed", Title: "Runs that agree"},
		{Key: "agree_record", Title: "Narrowed", Note: "Narrowed: of new runs with assumptions that agree with the record."},
		{Key: "simulated_assumed"},
		{Key: "simulated_record"},
	}}
	for i := range b.Held {
		t.Rows = append(t.Rows, b.report(i))
	}
	return t
}

func (b *calibrationBuilder) report(i int) []document.Value {
	o := &b.Held[i]
	from, to := b.value(o, o.From), document.Value{}
	if o.To != o.From {
		to = b.value(o, o.To)
	}
	tolerance := document.Unshown()
	if o.Because != experiment.Windowed {
		tolerance = figure(o.Unit, o.Tolerance)
	}
	row := []document.Value{
		document.Text(o.ID), document.Text(b.named[o.ID]), document.Text(o.Report.Milestone), document.Text(o.Report.Measure), document.Text(b.window(o)), from, to,
		tolerance, document.Text(becauseWords[o.Because]),
		{},
		{},
		{},
		{},
	}
	if i < len(b.Reports) {
		met, out := b.Reports[i], &b.Outcomes[i]
		row[9], row[10] = document.Number(document.Share, met.Prior), document.Number(document.Share, met.Posterior)
		row[11], row[12] = b.value(o, out.Prior.P50), b.value(o, out.Posterior.P50)
	}
	return row
}

var becauseWords = map[experiment.Because]string{
	experiment.Stated: "in the file", experiment.Windowed: "the window", experiment.AsItIsRead: "as written",
}

// value is a figure that a report is about.
func (b *calibrationBuilder) value(o *experiment.Observation, v float64) document.Value {
	switch {
	case math.IsInf(v, 1) || math.IsNaN(v):
		return document.Value{}
	case o.Report.Value.Clock:
		return b.Instant(engine.Time(v))
	default:
		return figure(o.Unit, v)
	}
}

// window is what is reported, in short.
func (b *calibrationBuilder) window(o *experiment.Observation) string {
	text := b.short(o, o.From)
	if o.To != o.From {
		text += "–" + b.short(o, o.To)
	}
	return text
}

func (b *calibrationBuilder) short(o *experiment.Observation, v float64) string {
	if at := engine.Time(v); o.Report.Value.Clock && b.Clock(at).Second() == 0 {
		return b.ShortClock(at)
	}
	return b.value(o, v).String()
}

// conflicts are reports that cannot be met together, as data.
func (b *calibrationBuilder) conflicts() document.Section {
	t := &document.Table{Key: "conflicts", Columns: keys("reports", "nearest", "minimal")}
	for _, c := range b.Conflicts {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.reportIDs(c.Of)), exactOf(c.Nearest), document.Bool(c.Minimal),
		})
	}
	return t
}

// exactOf is a plain number; none where it is infinite.
func exactOf(v float64) document.Value {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return document.Value{}
	}
	return document.Number(document.Exact, v)
}

// steps is how the tolerances were drawn in.
func (b *calibrationBuilder) steps() document.Section {
	t := &document.Table{Key: "steps", Title: "How the tolerances were drawn in", Detail: true, Columns: []document.Column{
		{Title: "Tolerances"}, {Key: "stretch"}, {Key: "effective", Title: "Effective runs"}, {Key: "runs", Title: "Runs made"}, {Key: "accepted", Title: "Accepted"},
	}}
	if b.Posterior != nil {
		for _, s := range b.Posterior.Steps {
			t.Rows = append(t.Rows, []document.Value{
				document.Text("×" + document.FormatDecimal(s.Stretch, 2)), exactOf(s.Stretch), document.Number(document.Count, math.Round(s.Effective)), count(s.Runs), document.Number(document.Share, s.Moved),
			})
		}
	}
	return t.UnlessEmpty()
}

func (b *calibrationBuilder) legend() document.Section {
	return &document.Prose{Title: "How to read this", Lines: []string{
		"Bars: from end to end nine in ten of what was assumed; drawn is where nine in ten of the runs lie that agree with the record, and their middle.",
		"Left: how wide the one is beside the other.",
		"Confirms: the figure as it is assumed lies there. Contradicts: it does not. Shown are assumptions that the record tells from what is assumed of them, however many were looked at.",
	}}
}
