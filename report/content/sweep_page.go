package content

import (
	"simulate/report/document"
	"simulate/sim/experiment/influence"
)

// NewSweepPage is the report of a sweep in chapters, for pages. It has all that NewSweep has, with charts in the place of its
// plots.
func NewSweepPage(s *influence.Sweep, settings Settings) *document.Document {
	d := NewSweep(s, settings)
	b := &sweepBuilder{newBuilder(s.Program, settings), s}
	var measures []document.Section
	for _, i := range b.shownMeasures() {
		c := &document.Chart{Kind: document.CurveChart, Title: b.statisticName(i), Measure: b.Measures[i].ID}
		table := b.table
		if len(b.Vary) > 1 {
			c.Kind, table = document.SurfaceChart, b.matrix
		}
		measures = append(measures, c, table(i))
	}
	d.Sections = document.Chapters(
		[]document.Section{b.facts(), b.thresholds()},
		document.In("measures", "Measures by input", "", append(measures, b.inputs(), b.points(), b.objectives(), b.crossings())),
		document.In("assumptions", "Assumptions and sources", "", []document.Section{b.figures(), b.sources()}),
	)
	return d
}
