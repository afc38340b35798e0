package content

import (
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// fewRows is the number of rows of a measure from which on they are drawn beside each other instead of one by one.
const fewRows = 3

// distributions is how the declared measures with few rows are spread over the seeded runs, with a chart of each that has a value
// in any run.
func (b *review) distributions() (s *document.Distributions, charts []document.Section) {
	s = &document.Distributions{Key: "distributions"}
	if b.result.Samples == nil {
		return s, nil
	}
	rows := make(map[string]int) // by measure: those that would be drawn
	for i := range b.result.Measures {
		if isDrawn(b.result.Measures[i].Row) {
			rows[b.result.Measures[i].Row.Measure]++
		}
	}
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if !isDrawn(m.Row) || rows[m.Row.Measure] >= fewRows {
			continue
		}
		d := newDistribution("", m.Row, b.result.Samples.Spread(i))
		d.Nominal = b.statistics(m).nominal
		s.Rows = append(s.Rows, d)
		if d.N > 0 {
			charts = append(charts, &document.Chart{
				Kind: document.DistributionChart, Title: d.Title, Measure: d.Measure, Key: d.RowKey, Note: b.judgement(m),
			})
		}
	}
	return s, charts
}

// judgement is the target of a row, the standard that it comes from and whether it is met, in words; nothing without a target.
func (b *review) judgement(m *experiment.Measured) string {
	if m.Row.Target == nil {
		return ""
	}
	text := "Target: " + targetAsked(m.Row)
	if source := b.source(m.Row.Target.Source); source != "" {
		text += " (" + source + ")"
	}
	return text + ": " + b.statistics(m).verdict.String() + "."
}

// isDrawn reports whether a row's distribution may be looked at: those of the declared measures that are about the whole window.
// Of measures with several rows these are drawn beside each other instead.
func isDrawn(r *measure.Row) bool { return r.Period.Whole() && r.Origin == measure.Declared }

func newDistribution(variant string, r *measure.Row, spread experiment.Spread) document.Distribution {
	parts := r.Unit.Parts()
	d := document.Distribution{
		Variant: variant, Measure: r.Measure, RowKey: r.Key, Title: rowTitle(r), Unit: unitOf(r.Unit), UnitName: string(r.Unit),
		N: spread.N, Missing: spread.Missing, X: inUnits(r.Unit, spread.ECDF.X), Share: spread.ECDF.Share, Low: spread.Low, High: spread.High,
		Bins: document.Bins{From: float64(spread.Bins.From) / parts, Width: float64(spread.Bins.Width) / parts, Counts: spread.Bins.Counts},
		P50:  figure(r.Unit, spread.P50), P90: figure(r.Unit, spread.P90),
	}
	if r.Target != nil {
		d.Target = targetOf(&r.Target.Value)
	}
	return d
}

// inUnits are figures in parts of a unit in the unit.
func inUnits(unit scenario.MeasureUnit, parts []float64) []float64 {
	list := make([]float64, len(parts))
	for i, v := range parts {
		list[i] = v / unit.Parts()
	}
	return list
}

func targetOf(t *scenario.Target) *document.Target {
	of := &document.Target{Statistic: t.Name(), Relation: t.Operator.String(), Limit: words.Limit(t.Limit)}
	if t.Inner != nil {
		of.Within = words.Limit(t.Inner.Limit)
	}
	return of
}
