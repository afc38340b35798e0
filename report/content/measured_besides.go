package content

import (
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/scenario"
)

// mostMeasured is how many measures are told that nothing is asked of.
const mostMeasured = 4

// measuredBesides says what was measured besides the targets, for a hand-out: of each measure of time the median and the 90th percentile.
func (b *review) measuredBesides() *document.Prose {
	p := &document.Prose{Title: "What else was measured"}
	var told []string
	judged := make(map[string]bool)
	for i := range b.result.Objectives {
		judged[b.result.Objectives[i].Expression.Measure] = true
	}
	for _, m := range b.longestRows() {
		s := b.statistics(m)
		if judged[m.Row.Measure] || m.Row.Unit != scenario.Seconds || !s.median.IsThere() || len(told) == mostMeasured {
			continue
		}
		told = append(told, rowTitle(m.Row)+": "+words.Portion(50)+" within "+s.median.WithoutInterval().String()+", "+
			words.Portion(90)+" within "+s.p90.WithoutInterval().String())
	}
	if len(told) > 0 {
		p.Lines = []string{strings.Join(told, "; ") + "."}
	}
	return p
}
