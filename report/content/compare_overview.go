package content

import (
	"fmt"
	"math"
	"slices"

	"simulate/report/document"
	"simulate/sim/stats"
)

const signsNote = "Variant less baseline, of the means. ~: no difference can be told; =: the same in every run; –: it never " +
	"happened with both; in brackets: less than matters. Intervals and ~ allow for how many figures are looked at: all hold at once with 95% confidence."

// overview is a row a measure and a column a variant. Of a measure with several rows it tells from where to where they reach.
func (k *compared) overview() document.Section {
	if len(k.Variants) < 2 {
		return &document.Prose{}
	}
	t := &document.Table{
		Title: "Differences", Repeat: 2,
		Columns: []document.Column{{Title: "Measure", Note: signsNote + k.moreNote()}, {Title: "Baseline"}},
	}
	for i := range k.settled {
		t.Columns = append(t.Columns, document.Column{Title: k.settled[i].ID})
	}
	for _, g := range k.groups() {
		cells := []document.Value{document.Text(k.heading(g)), k.groupMean(g)}
		for i := range k.settled {
			cells = append(cells, k.slightly(&k.settled[i], g))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// moreNote says where there is more to read.
func (k *compared) moreNote() string {
	if len(k.Variants) < manyVariants {
		return ""
	}
	return " A table for each variant is shown with --verbose, or where it is compared alone."
}

// manyVariants is the number of variants from which on terminals do not show a table for each.
const manyVariants = 3

// slightly are the signs of rows, in brackets where the differences that are told are less than matters.
func (k *compared) slightly(v *variant, rows group) document.Value {
	signs, told := v.signs(rows), false
	for i := range rows {
		if d := v.byRow[&rows[i]]; d != nil && d.Verdict != stats.NoDifferenceTold {
			if k.Counts(d.Difference) {
				return signs
			}
			told = true
		}
	}
	if !told {
		return signs
	}
	return document.Mark("(" + signs.String() + ")").Slight()
}

// signs are the differences of rows of one measure: one, or from the least to the greatest where all differ.
func (v *variant) signs(rows group) document.Value {
	all := make([]string, len(rows))
	low, high := math.Inf(1), math.Inf(-1)
	told := 0
	for i := range rows {
		d := v.byRow[&rows[i]]
		if d == nil {
			continue
		}
		all[i] = d.sign.String()
		if d.Verdict != stats.NoDifferenceTold {
			told++
			low, high = min(low, d.Mean.Value), max(high, d.Mean.Value)
		}
	}
	parts := rows[0].Unit.Parts()
	unit := changeOf(rows[0].Unit)
	switch least, greatest := unit.Format(low/parts), unit.Format(high/parts); {
	case len(slices.Compact(slices.Clone(all))) == 1:
		return document.Mark(all[0])
	case told == len(rows) && least != greatest:
		return document.Mark(least + " to " + greatest)
	case told > 0:
		return document.Mark(fmt.Sprintf("%d of %d differ", told, len(rows)))
	default:
		return document.Mark("~")
	}
}
