package content

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/stats"
)

// data is the comparison for programs.
func (k *compared) data() document.Section {
	t := &document.Table{Key: "variants", Nest: &document.Nest{Columns: 6, Key: "measures"}, Columns: []document.Column{
		{Key: "variant", Inside: "id"},
		{Key: "variant_title", Inside: "title"},
		{Key: "from"},
		{Key: "file"},
		{Key: "fingerprint"},
		{Key: "sentence"},
		{Key: "measure", Inside: "id"},
		{Key: "key"},
		{Key: "title"},
		{Key: "period"},
		{Key: "unit"},
		{Key: "n"},
		{Key: "baseline_mean"},
		{Key: "variant_mean"},
		{Key: "difference_mean", Estimate: true, Interval: "difference_ci"},
		{Key: "simultaneous_difference", Estimate: true, Interval: "simultaneous_ci"},
		{Key: "median_difference", Estimate: true},
		{Key: "baseline_p90"},
		{Key: "variant_p90"},
		{Key: "p90_difference", Estimate: true},
		{Key: "shorter_share", Estimate: true},
		{Key: "longer_share"},
		{Key: "same_share"},
		{Key: "p_value"},
		{Key: "p_value_alone"},
		{Key: "verdict"},
		{Key: "happened_baseline"},
		{Key: "happened_variant"},
		{Key: "happened_only_baseline"},
		{Key: "happened_only_variant"},
		{Key: "happened_change", Estimate: true},
		{Key: "happened_p_value"},
		{Key: "applicable_baseline"},
		{Key: "applicable_variant"},
		{Key: "applicable_only_baseline"},
		{Key: "applicable_only_variant"},
		{Key: "applicable_change", Estimate: true},
		{Key: "applicable_p_value"},
		{Key: "variance_ratio"},
	}}
	for i := range k.settled {
		v := &k.settled[i]
		head := []document.Value{
			document.Text(v.ID), document.Text(v.Title), document.Text(words.Of(v.Program).Edition().From), document.Text(v.Program.Scenario.File),
			document.Text(fmt.Sprintf("%016x", k.Trials.Outcomes[i+1].Fingerprint)), document.Text(v.sentence),
		}
		for m := range v.rows {
			t.Rows = append(t.Rows, append(head[:len(head):len(head)], k.dataOf(&v.rows[m])...))
		}
	}
	return t
}

// dataOf is a difference for programs.
func (k *compared) dataOf(d *difference) []document.Value {
	period := document.Value{}
	if !d.Row.Period.Whole() {
		period = k.Instant(d.Row.Period.From)
	}
	row := []document.Value{
		document.Text(d.Row.Measure), document.Text(d.Row.Key), document.Text(rowTitle(d.Row)), period,
		document.Text(cmp.Or(string(d.Row.Unit), "seconds")), count(d.Mean.N),
		d.baseline, d.variant, d.mean, d.simultaneous, d.median, d.baselineP90, d.variantP90, d.p90,
	}
	return slices.Concat(row, d.probabilities(), occurrences(d.Happened, d.HappenedP), occurrences(d.Applicable, d.ApplicableP),
		[]document.Value{d.pairing()})
}

// occurrences are in which shares of runs something comes about with the baseline and with the variant, and what the runs tell.
func occurrences(o stats.Occurrences, p float64) []document.Value {
	change := o.Change(stats.Level)
	return []document.Value{
		document.Number(document.Share, o.Baseline(stats.Level).Value), document.Number(document.Share, o.Variant(stats.Level).Value),
		count(o.OnlyBaseline), count(o.OnlyVariant),
		document.Estimate(document.ShareChange, change.Value, change.Interval), document.Number(document.Share, p),
	}
}

// probabilities are in which share of the runs a variant is shorter, longer or the same, and what the runs tell.
func (d *difference) probabilities() []document.Value {
	if d.Mean.N == 0 {
		return make([]document.Value, 6)
	}
	return []document.Value{
		shareOf(d.Shorter), document.Number(document.Share, d.Longer.Value), document.Number(document.Share, d.Tied.Value),
		document.Number(document.Share, d.Simultaneous.P), document.Number(document.Exact, d.Mean.P), document.Text(d.Verdict.String()),
	}
}

// pairing is what the same luck on both sides gains; without a value where it has no bound.
func (d *difference) pairing() document.Value {
	if d.Mean.N == 0 {
		return document.Value{}
	}
	return document.Number(document.Exact, d.Mean.VarianceRatio)
}
