package report

import (
	"cmp"
	"fmt"

	"simulate/sim/experiment/contrast"
	"simulate/sim/stats"
)

// data is the comparison for programs.
func (k *compared) data() Section {
	t := &Table{Key: "variants", Nest: &Nest{Columns: 5, Key: "measures"}, Columns: []Column{
		{Key: "variant", Inside: "id"},
		{Key: "variant_title", Inside: "title"},
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
		{Key: "variance_ratio"},
	}}
	for i := range k.Variants {
		v := &k.Variants[i]
		head := []Value{
			Text(v.ID), Text(v.Title), Text(v.Program.Scenario.File),
			Text(fmt.Sprintf("%016x", k.Trials.Outcomes[i+1].Fingerprint)), Text(k.sentence(v)),
		}
		for m := range v.Measures {
			t.Rows = append(t.Rows, append(head[:len(head):len(head)], k.dataOf(&v.Measures[m])...))
		}
	}
	return t
}

// dataOf is a difference for programs. Of what happened with both in no run there are no figures.
func (k *compared) dataOf(d *contrast.Difference) []Value {
	unit := d.Row.Unit
	period := Value{}
	if !d.Row.Period.Whole() {
		period = k.instant(d.Row.Period.From)
	}
	row := []Value{
		Text(d.Row.Measure), Text(d.Row.Key), Text(rowTitle(d.Row)), period, Text(cmp.Or(string(unit), "seconds")), count(d.Mean.N),
	}
	if d.Mean.N == 0 {
		row = append(row, make([]Value, 14)...)
	} else {
		row = append(row,
			figure(unit, d.Mean.Baseline), figure(unit, d.Mean.Variant), change(unit, d.Mean.Estimate), change(unit, d.Simultaneous.Estimate),
			change(unit, d.Median), figure(unit, d.BaselineP90), figure(unit, d.VariantP90), highChange(d),
			Estimate(Share, d.Shorter.Value, d.Shorter.Interval), Number(Share, d.Longer.Value), Number(Share, d.Tied.Value),
			Number(Share, d.Simultaneous.P), Number(Exact, d.Mean.P), Text(d.Verdict.String()))
	}
	changed := d.Happened.Change(stats.Level)
	return append(row,
		Number(Share, d.Happened.Baseline(stats.Level).Value), Number(Share, d.Happened.Variant(stats.Level).Value),
		count(d.Happened.OnlyBaseline), count(d.Happened.OnlyVariant),
		Estimate(ShareChange, changed.Value, changed.Interval), Number(Share, d.HappenedP), ratioValue(d))
}

// ratioValue is what pairing gains; without a value where it has no bound.
func ratioValue(d *contrast.Difference) Value {
	if d.Mean.N == 0 {
		return Value{}
	}
	return Number(Exact, d.Mean.VarianceRatio)
}
