package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/stats"
)

const differenceNote = "Difference: variant less baseline, of the means, ± what chance may do; ~: no difference can be told. All hold " +
	"at once with 95% confidence, and p allows for that."

// details is what there is to read of a variant: the measures that are not the same in every run.
func (k *compared) details(v *variant) document.Section {
	t := &document.Table{Title: v.title, Detail: len(k.Variants) >= manyVariants, Columns: []document.Column{
		{Title: "Measure", Note: v.same()},
		{Title: "Baseline", Note: "Baseline, Variant: means of the runs in which it happened with both."},
		{Title: "Variant", Rank: 1},
		{Title: "Difference", Note: differenceNote},
		{Title: "Median", Rank: 4, Note: "Median: of the differences run by run, which many runs without a difference make 0."},
		{Title: "90th percentile", Rank: 5, Note: "90th percentile: by how much that of the variant is longer."},
		{Title: "Shorter", Rank: 3, Note: "Shorter: share of the runs in which the variant is shorter."},
		{Title: "p"},
		{Title: "n", Rank: 2},
		{Title: "Happens", Rank: 6, Note: "Happens: share of the runs in which it happens, where that differs; ~ where it may be chance."},
		{Title: "Pairing", Rank: 8, Note: "Pairing: how many times more runs it would take without the same luck on both sides."},
	}}
	above := ""
	for i := range v.rows {
		if d := &v.rows[i]; !d.Same() {
			t.Rows = append(t.Rows, d.detail(above))
			above = d.Row.Measure
			if d.Applicable.Parted() > 0 {
				t.Rows = append(t.Rows, d.applies())
			}
		}
	}
	return t.UnlessEmpty()
}

// detail is a row of the table; one of the same measure as the row above it does not repeat the title.
func (d *difference) detail(above string) []document.Value {
	title := document.Text(d.title)
	if d.Row.Measure == above {
		title = document.Below(strings.TrimPrefix(d.title, d.Row.Title+", "), d.title)
	}
	var shorter, p, pairing document.Value
	if d.Mean.N > 0 {
		shorter, p = document.Number(document.Share, d.Shorter.Value), document.Mark(probability(d.Simultaneous.P))
		pairing = document.Mark(times(d.Mean.VarianceRatio))
	}
	return []document.Value{
		title, d.baseline, d.variant, d.words, d.median.WithoutInterval(), d.p90.WithoutInterval(), shorter, p, count(d.Mean.N),
		d.happens(), pairing,
	}
}

// applies is how often a measure is applicable with the baseline and with the variant: in the other runs the plan took another way.
func (d *difference) applies() []document.Value {
	o, change := d.Applicable, document.Mark("~")
	if d.AppliesOtherwise() {
		by := o.Change(stats.Level)
		change = document.Mark(plusMinus(document.ShareChange, document.Estimate(document.ShareChange, by.Value, by.Interval)))
	}
	return []document.Value{
		document.Below("… is applicable", d.title+", is applicable"),
		document.Number(document.Share, o.Baseline(stats.Level).Value), document.Number(document.Share, o.Variant(stats.Level).Value), change,
		{},
		{},
		{},
		document.Mark(probability(d.ApplicableP)), count(o.Runs()), document.Text(""),
		{},
	}
}

// happens is how often a measure happens with the baseline and with the variant, where that is not the same.
func (d *difference) happens() document.Value {
	if d.Happened.OnlyBaseline+d.Happened.OnlyVariant == 0 {
		return document.Text("")
	}
	text := perCent(d.Happened.Baseline(stats.Level).Value) + " → " + perCent(d.Happened.Variant(stats.Level).Value)
	if !d.OccursOtherwise() {
		text += " ~"
	}
	return document.Text(text)
}

// perCent is a share in per cent, to the tenth.
func perCent(v float64) string { return document.FormatDecimal(v*100, 1) + "%" }

// probability is a p-value as readers see it.
func probability(p float64) string {
	if p < 0.001 {
		return "<0.001"
	}
	return fmt.Sprintf("%.3f", p)
}

// times is a ratio: ×12.
func times(ratio float64) string {
	switch {
	case ratio > 99_999:
		return "×∞"
	case ratio >= 9.95:
		return fmt.Sprintf("×%.0f", ratio)
	default:
		return fmt.Sprintf("×%.1f", ratio)
	}
}

// same names the measures that a variant leaves as they are.
func (v *variant) same() string {
	var names []string
	others := make(map[string]bool) // measures of which some rows are not the same
	for i := range v.rows {
		others[v.rows[i].Row.Measure] = others[v.rows[i].Row.Measure] || !v.rows[i].Same()
	}
	for i := range v.rows {
		d := &v.rows[i]
		switch {
		case d.Same() && others[d.Row.Measure]:
			names = append(names, d.title)
		case d.Same():
			names = append(names, d.Row.Title)
		}
	}
	names = words.Distinct(names)
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("The same in every run: %s.", strings.Join(names, "; "))
}
