package content

import (
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// mostHeadlines is how many figures stand on the first screen.
const mostHeadlines = 8

// headlines are the measures that a target, an objective or a report is about, those with a target first; when there are none,
// the first measures. Of a measure with several rows it is the row that takes longest, which its title names.
func (b *review) headlines() *document.Headlines {
	heads := experiment.Headlines(b.Scenario)
	var targets, others, rest []*experiment.Measured
	for _, m := range b.longestRows() {
		switch {
		case m.Target != nil:
			targets = append(targets, m)
		case heads[m.Row.Measure]:
			others = append(others, m)
		default:
			rest = append(rest, m)
		}
	}
	chosen := slices.Concat(targets, others)
	if len(chosen) == 0 {
		chosen = rest[:min(len(rest), headlines)]
	}
	s := &document.Headlines{}
	for _, m := range chosen[:min(len(chosen), mostHeadlines)] {
		s.Headlines = append(s.Headlines, b.headline(m))
	}
	return s
}

// longestRows is a row for each declared measure, in the order of the file: the one with the longest 90th percentile, or without
// seeded runs the longest nominal value.
func (b *review) longestRows() []*experiment.Measured {
	var list []*experiment.Measured
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if m.Row.Origin != measure.Declared || !m.Row.Period.Whole() {
			continue
		}
		switch last := len(list) - 1; {
		case last < 0 || list[last].Row.Measure != m.Row.Measure:
			list = append(list, m)
		case longer(m, list[last]):
			list[last] = m
		}
	}
	return list
}

func longer(a, b *experiment.Measured) bool {
	if a.Summary.P90.Value != b.Summary.P90.Value {
		return a.Summary.P90.Value > b.Summary.P90.Value
	}
	return a.Nominal.Amount > b.Nominal.Amount
}

func (b *review) headline(m *experiment.Measured) document.Headline {
	s := b.statistics(m)
	h := document.Headline{
		Measure: m.Row.Measure, Title: rowTitle(m.Row), Nominal: s.nominal, Median: s.median.WithoutInterval(), P90: s.p90,
		Target: targetText(m.Row),
	}
	switch j := b.objectiveOf(m.Row); {
	case b.result.Samples == nil: // nothing could be judged
	case m.Row.Target != nil:
		h.Source, h.Verdict = b.source(m.Row.Target.Source), s.verdict
	case j != nil:
		h.Target, h.Source, h.Verdict = j.Expression.String(), b.source(j.Source), document.Verdict(j.Verdict)
	}
	return h
}

// objectiveOf is the objective that is about a row's measure; nil without.
func (b *review) objectiveOf(r *measure.Row) *experiment.Judged {
	for i := range b.result.Objectives {
		if j := &b.result.Objectives[i]; !j.Target && j.Expression.Measure == r.Measure {
			return j
		}
	}
	return nil
}
