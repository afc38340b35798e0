package content

import (
	"simulate/report/document"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

func newCompared(c *contrast.Contrast, settings Settings) *compared {
	k := &compared{
		builder: newBuilder(c.Baseline.Program, settings), Contrast: c,
		titles: make(map[*measure.Row]string), settled: make([]variant, len(c.Variants)),
	}
	rows := c.Trials.Outcomes[0].Set.Rows
	for i := range rows {
		k.titles[&rows[i]] = k.title(&rows[i])
	}
	for i := range c.Variants {
		k.settled[i] = k.variant(&c.Variants[i])
	}
	return k
}

// title is a row's title with what it is about, and of a period when it begins.
func (k *compared) title(r *measure.Row) string {
	if r.Period.Whole() {
		return rowTitle(r)
	}
	return rowTitle(r) + ", from " + k.ShortClock(r.Period.From)
}

func (k *compared) variant(v *contrast.Variant) variant {
	told := variant{
		Variant: v, title: titled(v.ID, v.Title), sentence: k.sentence(v), rows: make([]difference, len(v.Measures)),
		byRow: make(map[*measure.Row]*difference),
	}
	for i := range v.Measures {
		told.rows[i] = k.difference(&v.Measures[i])
		told.byRow[v.Measures[i].Row] = &told.rows[i]
	}
	return told
}

func (k *compared) difference(d *contrast.Difference) difference {
	told := difference{Difference: d, title: k.titles[d.Row], sign: signOf(d), words: document.Mark("–")}
	if d.Mean.N == 0 {
		return told
	}
	unit := d.Row.Unit
	told.baseline, told.variant = figure(unit, d.Mean.Baseline), figure(unit, d.Mean.Variant)
	told.mean, told.simultaneous, told.median = change(unit, d.Mean.Estimate), change(unit, d.Simultaneous.Estimate), change(unit, d.Median)
	told.baselineP90, told.variantP90 = figure(unit, d.BaselineP90), figure(unit, d.VariantP90)
	if !stats.IsMissing(d.BaselineP90) || !stats.IsMissing(d.VariantP90) { // else both are of what was not over
		told.p90 = change(unit, d.P90)
	}
	told.words = document.Mark("~")
	if d.Verdict != stats.NoDifferenceTold {
		told.words = document.Mark(plusMinus(changeOf(unit), told.simultaneous))
	}
	return told
}
