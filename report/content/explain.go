package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// Explanation is why the time of a measure is what it is, in one run and, if they were asked for, over many.
type Explanation struct {
	Program     *sim.Program
	Row         *measure.Row
	Fingerprint uint64             // of the run
	Chain       *cause.Chain       // nil where the run has nothing to explain
	Backwards   bool               // its end came before its beginning: the chain leads from the one to the other
	Lack        *measure.Lapse     // it has not; nil where it says nothing of the measure
	Missing     []snapshot.Link    // from what did not happen to what keeps it from happening
	Among       *Ranked            // where it stands among those of the run; nil of what has one time in a run
	Time        []*cause.Breakdown // over many runs; none without
	Paths       *cause.Paths       // the same held against a variant; nil without
}

// Ranked is a time among several of a run: that of an instance of a stream, or of a row.
type Ranked struct {
	Of       sim.Instance
	Rows     int // that there are
	Shorter  int // times that are less
	Measured int // in all
}

// NewExplanation is the report of an explanation: the chain of the run, or why there is none, and what is on the critical path over
// many runs.
func NewExplanation(e *Explanation, settings Settings) *document.Document {
	b := &explainer{newBuilder(e.Program, settings), e}
	d := b.document(e.Fingerprint)
	d.Kind = "Explanation"
	d.Summary = ""
	if e.Chain == nil {
		d.Rows, d.Sections = "missing", b.nothing()
	} else {
		d.Rows, d.Sections = "segments", b.one()
	}
	if len(e.Time) > 0 {
		d.Run.Runs, d.Run.Planned = e.Time[0].Runs, e.Time[0].Asked
		always := func(string) bool { return true }
		d.Rows = "without_value"
		if slices.ContainsFunc(e.Time, func(b *cause.Breakdown) bool { return b.All.Paths > 0 }) {
			d.Rows = "time_by_step"
		}
		d.Sections = append(whereTheTimeWent(e.Time, always), d.Sections...)
	}
	if e.Paths != nil {
		d.Run.Runs, d.Run.Planned = e.Paths.Runs, e.Paths.Asked
		d.Rows, d.Sections = "paths", append(d.Sections, overRuns(e.Paths)...)
	}
	return d
}

// explainer makes the sections of an explanation.
type explainer struct {
	builder
	*Explanation
}

// nothing says that the run has nothing to explain.
func (b *explainer) nothing() []document.Section {
	f := &document.Facts{}
	f.Add("Measure", titleAmong(b.Names, b.Row))
	f.Add("Run", b.shownRun())
	f.Add("In it", b.lacking())
	f.Add("Else", "try another run with --run, or a longer horizon")
	return []document.Section{f, b.whyNot(b.Missing)}
}

// whyNot leads from what did not happen to what keeps it from happening.
func (b *builder) whyNot(missing []snapshot.Link) *document.Table {
	t := &document.Table{Key: "missing", Title: "Why not, from what is missing to what keeps it", Columns: []document.Column{
		{Key: "incident"}, {Key: "step"}, {Title: "Step"}, {Key: "status", Title: "Status"}, {Key: "needs", Title: "Why"}, {Key: "depth"},
	}}
	for _, l := range missing {
		name := b.Title(&b.Steps[l.Step])
		if len(b.Incidents) > 1 {
			name += " (" + b.TitleOf(l.Instance) + ")"
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.InstanceID(l.Instance)), document.Text(b.Steps[l.Step].ID), document.Text(name), document.Text(l.Status),
			document.Text(l.Needs), count(l.Depth),
		})
	}
	return t.UnlessEmpty()
}

// one is the chain of the run.
func (b *explainer) one() []document.Section {
	told := chainWords{b.Names}.chain(b.Row, b.Chain)
	return []document.Section{
		b.facts(),
		&document.Chains{Key: "chains", Title: "The chain of " + b.settings.shownRun(), Chains: []document.Chain{told}, Full: true},
		totals(b.Chain, told),
		segmentTable(told),
	}
}

func (b *explainer) facts() *document.Facts {
	f := &document.Facts{}
	f.Add("Measure", titleAmong(b.Names, b.Row))
	if i := b.Among; i != nil {
		what, name := "Instance", b.TitleOf(i.Of)
		if i.Of.Ordinal == 0 && i.Rows > 1 {
			what, name = "Row", b.Row.Name
		}
		f.Add(what, fmt.Sprintf("%s, which took longer than %d of the %d measured", name, i.Shorter, i.Measured))
	}
	from, to := b.milestone(b.Row.From), b.milestone(b.Row.To)
	if b.Backwards {
		from, to = to, from
	}
	f.Add("From", from+", at "+b.Instant(b.Chain.From).String())
	f.Add("To", to+", at "+b.Instant(b.Chain.To).String())
	f.Add("Run", b.shownRun())
	return f
}

// milestone is one that the row lies between for readers; of built-in measures an instant in words.
func (b *explainer) milestone(reference string) string {
	if reference == "" {
		return "the beginning"
	}
	all := scenario.Milestones(reference)
	own := b.Scenario.OwnStream(slices.Concat(scenario.Milestones(b.Row.From), scenario.Milestones(b.Row.To))...)
	for i := range all {
		all[i] = b.MilestoneTitle(own, all[i])
	}
	return scenario.First(all).String()
}

// lacking says why the run has no value: which of the milestones that the row lies between have not occurred.
func (b *explainer) lacking() string {
	if b.Lack == nil {
		return "nothing that is measured has a value in this run"
	}
	var missing []string
	for _, end := range []struct {
		reference string
		occurred  bool
	}{{b.Row.From, b.Lack.From.Occurred()}, {b.Row.To, b.Lack.To.Occurred()}} {
		if end.reference != "" && !end.occurred {
			missing = append(missing, snapshot.Quoted(b.milestone(end.reference)))
		}
	}
	text := "it never came about"
	switch b.Lack.State {
	case measure.Unfinished:
		text = "it was not over by the horizon"
	case measure.NotApplicable:
		text = "it does not apply, as the plan took another way"
	}
	if len(missing) > 0 {
		text += ": not reached was " + strings.Join(missing, " and ")
	}
	return text
}

// totals is the chain by kind of segment. Readers see the sums of what the chain shows, so that they add up.
func totals(c *cause.Chain, told document.Chain) document.Section {
	t := &document.Table{Key: "totals", Title: "By kind", Columns: []document.Column{
		{Key: "kind", Title: "Kind"}, {Key: "time"}, {Title: "Time"}, {Key: "share", Title: "Share"},
	}}
	for _, total := range c.Totals() {
		shown := 0.0
		for i, s := range c.Segments {
			if s.Kind == total.Kind {
				shown += told.Segments[i].Shown.Float()
			}
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(total.Kind.String()), document.Milliseconds(total.Time), document.Number(document.Seconds, shown),
			document.Number(document.Share, float64(total.Time)/float64(c.To-c.From)),
		})
	}
	return t
}

// segmentTable is the chain as rows of data.
func segmentTable(c document.Chain) *document.Table {
	t := &document.Table{Key: "segments", Columns: []document.Column{
		{Key: "measure"}, {Key: "at"}, {Key: "offset"}, {Key: "length"}, {Key: "kind"}, {Key: "step"}, {Key: "who"}, {Key: "what"},
	}}
	for _, s := range c.Segments {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(c.Measure), s.At, document.Number(document.Seconds, s.Offset), s.Length, document.Text(s.Kind),
			document.Text(s.Step), document.Text(s.Who), document.Text(s.What),
		})
	}
	return t
}
