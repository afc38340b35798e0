package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// Explanation is why the time of a measure is what it is, in one run and, if they were asked for, over many.
type Explanation struct {
	Program     *sim.Program
	Row         *measure.Row
	Fingerprint uint64           // of the run
	Chain       *cause.Chain     // nil where the run has nothing to explain
	Why         string           // it has not
	Advice      string           // what to do then
	Missing     []snapshot.Link  // from what did not happen to what keeps it from happening
	Instance    *Ranked          // that is explained of a stream; nil of what has one time in a run
	Time        *cause.Breakdown // over many runs; nil without
	Paths       *cause.Paths     // the same held against a variant; nil without
}

// Ranked is an instance of a stream among those that are measured.
type Ranked struct {
	Of       sim.Instance
	Shorter  int // instances that took less time
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
	if e.Time != nil {
		d.Run.Runs, d.Run.Planned = e.Time.Runs, e.Time.Asked
		always := func(string) bool { return true }
		d.Rows, d.Sections = "time_by_step", append(whereTheTimeWent([]*cause.Breakdown{e.Time}, always), d.Sections...)
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
	f.Add("Measure", rowTitle(b.Row))
	f.Add("Run", b.shownRun())
	f.Add("In it", b.Why)
	f.Add("Else", b.Advice)
	return []document.Section{f, b.whyNot()}
}

// whyNot leads from what did not happen to what keeps it from happening.
func (b *explainer) whyNot() document.Section {
	t := &document.Table{Key: "missing", Title: "Why not, from what is missing to what keeps it", Columns: []document.Column{
		{Key: "incident"}, {Key: "step"}, {Title: "Step"}, {Key: "status", Title: "Status"}, {Key: "needs", Title: "Why"}, {Key: "depth"},
	}}
	for _, l := range b.Missing {
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
	f.Add("Measure", rowTitle(b.Row))
	if i := b.Instance; i != nil {
		f.Add("Instance", fmt.Sprintf("%s, which took longer than %d of the %d measured", b.TitleOf(i.Of), i.Shorter, i.Measured))
	}
	f.Add("From", b.Row.From+" at "+b.Instant(b.Chain.From).String())
	f.Add("To", b.Row.To+" at "+b.Instant(b.Chain.To).String())
	f.Add("Run", b.shownRun())
	return f
}

// WithoutValue says why a row has no value in a run: which of the two milestones that it lies between did not happen.
func WithoutValue(r *measure.Row, from, to bool) string {
	var missing []string
	if !from {
		missing = append(missing, r.From)
	}
	if !to {
		missing = append(missing, r.To)
	}
	return fmt.Sprintf("%s has no value in this run: %s did not happen", r.ID(), strings.Join(missing, " and "))
}

// WithoutInstance says why a row of a stream has no value in a run.
const WithoutInstance = "no instance that is measured has a value in this run"

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
