package report

import (
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// headlines is how many chains a report shows when no measure is a headline.
const headlines = 3

// chains is where the nominal time of the headline measures went, or else of the first measures; a chain a measure, of
// those with several rows that of the first, and none where there is but one thing to show.
func (b *builder) chains() *Chains {
	s := &Chains{Key: "chains", Title: "Where the time went (nominal run)"}
	for _, m := range chained(b.result, b.causes) {
		told := b.chain(m.Row, m.Chain)
		if m.Row.Streamed {
			told.Title += " (the median)"
		}
		s.Chains = append(s.Chains, told)
	}
	return s
}

// Explained is a measure of a result, and where its nominal time went.
type Explained struct {
	*experiment.Measured
	Chain *cause.Chain
}

// Chained are the measures whose chains a report shows.
func Chained(r *experiment.Result) []Explained { return chained(r, cause.Chains(r)) }

func chained(r *experiment.Result, causes []*cause.Chain) []Explained {
	about := experiment.Headlines(r.Program.Scenario)
	var heads, others []Explained
	shown := make(map[string]bool)
	for i := range r.Measures {
		m := Explained{&r.Measures[i], causes[i]}
		if m.Chain == nil || len(m.Chain.Segments) < 2 || m.Row.Origin != measure.Declared || shown[m.Row.Measure] {
			continue
		}
		shown[m.Row.Measure] = true
		if about[m.Row.Measure] {
			heads = append(heads, m)
		} else if len(others) < headlines {
			others = append(others, m)
		}
	}
	if len(heads) == 0 {
		return others
	}
	return heads
}

// NewExplanation is the report of one chain: why a measure's time is what it is in a run, of which the fingerprint is given. Of
// a measure of a stream it is the time of one instance, and whose says which.
func NewExplanation(
	p *sim.Program, row *measure.Row, chain *cause.Chain, whose string, fingerprint uint64, settings Settings,
) *Document {
	b := &builder{names: names{p}, settings: settings}
	d := b.document(fingerprint)
	d.Kind = "Explanation"
	d.Summary = ""
	d.Rows = "segments"
	f := &Facts{Facts: []Fact{{"Measure", Text(rowTitle(row))}}}
	if whose != "" {
		f.Facts = append(f.Facts, Fact{"Instance", Text(whose)})
	}
	f.Facts = append(f.Facts,
		Fact{"From", Text(row.From + " at " + b.instant(chain.From).String())},
		Fact{"To", Text(row.To + " at " + b.instant(chain.To).String())},
		Fact{"Run", Text(b.shownRun())})
	told := b.chain(row, chain)
	d.Sections = []Section{
		f,
		&Chains{Key: "chains", Title: "Where the time went", Chains: []Chain{told}, Full: true},
		totals(chain, told),
		segmentTable(told),
	}
	return d
}

func (p names) chain(row *measure.Row, c *cause.Chain) Chain {
	told := Chain{
		Measure: row.Measure, Title: rowTitle(row), From: row.From, To: row.To, Note: p.underWay(c.UnderWay),
		Total: Milliseconds(c.To - c.From),
	}
	if c.Of.Ordinal > 0 {
		told.Title += ", " + p.InstanceID(c.Of)
	}
	for i := range c.Segments {
		s := &c.Segments[i]
		told.Segments = append(told.Segments, Segment{
			At: p.instant(s.From), Offset: float64(s.From-c.From) / 1000, Length: Milliseconds(s.Length()), Shown: apart(s.From, s.To),
			Kind: s.Kind.String(), Step: p.stepID(s.Step), Who: p.whose(s), What: p.segment(s),
		})
	}
	return told
}

// Shown is the chain's length as readers see it: the sum of its segments, from the first instant shown to the last.
func (c *Chain) Shown() Value {
	sum := 0.0
	for _, s := range c.Segments {
		sum += s.Shown.number
	}
	return Number(Seconds, sum)
}

// segment is what a segment's time was spent on: of work and decisions what was done, of all else the reason.
func (p names) segment(s *cause.Segment) string {
	if s.Kind != cause.Work && s.Kind != cause.Deciding || s.Step == sim.NoStep {
		return p.reason(s)
	}
	id, words := p.stepID(s.Step), p.step(s.Step)
	of := ""
	if s.Of != "" {
		of = " of " + s.Of
	}
	if id == words {
		return words + of
	}
	return id + of + ": " + words
}

// whose is who or what a segment's time was spent by: a unit, a channel or an agency.
func (p names) whose(s *cause.Segment) string {
	switch {
	case s.Unit != sim.None:
		return p.unit(s.Unit)
	case s.Channel != sim.NoChannel:
		return p.channel(s.Channel)
	default:
		return p.agency(s.Agency)
	}
}

func (p names) stepID(step uint16) string {
	if step == sim.NoStep {
		return ""
	}
	return p.Steps[step].ID
}

// totals is the chain by kind of segment. Readers see the sums of what the chain shows, so that they add up.
func totals(c *cause.Chain, told Chain) Section {
	t := &Table{Key: "totals", Title: "By kind", Columns: []Column{
		{Key: "kind", Title: "Kind"}, {Key: "time"}, {Title: "Time"}, {Key: "share", Title: "Share"},
	}}
	for _, total := range c.Totals() {
		shown := 0.0
		for i, s := range c.Segments {
			if s.Kind == total.Kind {
				shown += told.Segments[i].Shown.number
			}
		}
		t.Rows = append(t.Rows, []Value{
			Text(total.Kind.String()), Milliseconds(total.Time), Number(Seconds, shown),
			Number(Share, float64(total.Time)/float64(c.To-c.From)),
		})
	}
	return t
}

// segmentTable is the chain as rows of data.
func segmentTable(c Chain) *Table {
	t := &Table{Key: "segments", Columns: []Column{
		{Key: "measure"}, {Key: "at"}, {Key: "offset"}, {Key: "length"}, {Key: "kind"}, {Key: "step"}, {Key: "who"}, {Key: "what"},
	}}
	for _, s := range c.Segments {
		t.Rows = append(t.Rows, []Value{
			Text(c.Measure), s.At, Number(Seconds, s.Offset), s.Length, Text(s.Kind), Text(s.Step), Text(s.Who), Text(s.What),
		})
	}
	return t
}
