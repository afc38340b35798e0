package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// spread is how the values are spread that a target judges; nil where they are those of several rows, or of none.
func (b *review) spread(j *experiment.Judged) *document.Histogram {
	row := b.onlyRow(j.Expression.Measure)
	if row < 0 {
		return nil
	}
	held := &j.Expression.Comparison // that each value is held against
	judged := measured(j).WithoutInterval()
	h := &document.Histogram{Judged: judged, Said: words.Statistic(j.Expression.Target, j.Unit, judged.String())}
	if j.Expression.Statistic == scenario.ShareOf {
		if held = j.Expression.Inner; held == nil {
			return nil
		}
		h.Judged = document.Value{}
	}
	r := &b.result.Set.Rows[row]
	spread := b.result.Samples.Spread(row)
	if spread.N == 0 {
		return nil
	}
	parts := r.Unit.Parts()
	h.Bins = document.Bins{From: float64(spread.Bins.From) / parts, Width: float64(spread.Bins.Width) / parts, Counts: spread.Bins.Counts}
	h.Unit, h.Limit = unitOf(r.Unit), words.Limit(held.Limit).Float()
	h.More = held.IsLower()
	h.Words = b.beyond(row, held, h.More)
	return h
}

// onlyRow is the index of a declared measure's row for everything; negative where it has none, or several.
func (b *review) onlyRow(id string) int {
	found := -1
	for i := range b.result.Set.Rows {
		r := &b.result.Set.Rows[i]
		if r.Measure != id || !isDrawn(r) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// beyond counts the runs beyond a limit, those that did not come to an end among them; nothing where a run may have several values.
func (b *review) beyond(row int, held *scenario.Comparison, more bool) string {
	if r := &b.result.Set.Rows[row]; r.Streamed || r.Several {
		return ""
	}
	beyond, all := b.result.Samples.Beyond(row, held)
	side := "over"
	if more {
		side = "under"
	}
	of := words.Grouped(all)
	if b.result.Samples.Counted() {
		of = "the first " + of
	}
	return fmt.Sprintf("%s of %s runs %s the limit", words.Grouped(beyond), of, side)
}
