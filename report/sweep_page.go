package report

import "simulate/sim/experiment/influence"

// NewSweepPage is the report of a sweep in chapters, for pages. It has all that NewSweep has, with charts in the place of its
// plots.
func NewSweepPage(s *influence.Sweep, settings Settings) *Document {
	d := NewSweep(s, settings)
	b := &sweepBuilder{newBuilder(s.Program, settings), s}
	var measures []Section
	for _, i := range b.shownMeasures() {
		c := &Chart{Kind: CurveChart, Title: b.statisticName(i), Measure: b.Measures[i].ID}
		table := b.table
		if len(b.Vary) > 1 {
			c.Kind, table = SurfaceChart, b.matrix
		}
		measures = append(measures, c, table(i))
	}
	d.Sections = Chapters(
		[]Section{b.facts(), b.thresholds()},
		In("measures", "Measures by input", "", append(measures, b.inputs(), b.points(), b.objectives(), b.crossings())),
		In("assumptions", "Assumptions and sources", "", []Section{b.figures(), b.sources()}),
	)
	return d
}
