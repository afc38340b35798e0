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
func (b *review) chains() *Chains {
	s := &Chains{Key: "chains", Title: "Where the time went (nominal run)"}
	for _, m := range chained(b.result, b.causes) {
		told := chainOf(b.names, m.Row, m.Chain)
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

// chainOf is a chain of causes in words and figures.
func chainOf(p names, row *measure.Row, c *cause.Chain) Chain {
	told := Chain{
		Measure: row.Measure, Title: rowTitle(row), From: row.From, To: row.To, Note: c.UnderWay,
		Total: Milliseconds(c.To - c.From),
	}
	if c.Of.Ordinal > 0 {
		told.Title += ", " + p.InstanceID(c.Of)
	}
	for i := range c.Segments {
		s := &c.Segments[i]
		told.Segments = append(told.Segments, Segment{
			At: p.instant(s.From), Offset: float64(s.From-c.From) / 1000, Length: Milliseconds(s.Length()), Shown: apart(s.From, s.To),
			Kind: s.Kind.String(), Step: p.stepID(s.Step), Who: whose(p, s), What: segmentWords(p, s),
		})
	}
	return told
}

// segmentWords is what a segment's time was spent on: of work and decisions what was done, of all else the reason.
func segmentWords(p names, s *cause.Segment) string {
	if s.Kind != cause.Work && s.Kind != cause.Deciding || s.Step == sim.NoStep {
		return s.Text
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
func whose(p names, s *cause.Segment) string {
	switch {
	case s.Unit != sim.None:
		return p.unit(s.Unit)
	case s.Channel != sim.NoChannel:
		return p.channel(s.Channel)
	default:
		return p.agency(s.Agency)
	}
}
