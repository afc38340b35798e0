package report

import (
	"cmp"
	"fmt"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// NewComparison is the report of variants held against a baseline.
func NewComparison(c *experiment.Comparison, settings Settings) *Document {
	b := &builder{names: names{c.Baseline.Program}, settings: settings}
	k := &compared{b, c}
	d := b.document(c.Trials.Outcomes[0].Fingerprint)
	d.Summary = ""
	d.Run.Shown, d.Run.Baseline = "", c.Baseline.ID
	d.Run.Runs, d.Run.Planned = c.Trials.Runs, c.Trials.Asked
	d.Rows = "variants"
	d.Sections = []Section{k.facts(), k.sentences(), k.overview()}
	for i := range c.Variants {
		d.Sections = append(d.Sections, k.details(&c.Variants[i]), k.same(&c.Variants[i]))
	}
	d.Sections = append(d.Sections, k.data())
	for _, w := range c.Warnings {
		d.Warnings = append(d.Warnings, w.Text)
	}
	return d
}

// compared makes the sections of a comparison.
type compared struct {
	*builder
	*experiment.Comparison
}

func (k *compared) facts() *Facts {
	f := &Facts{}
	add := func(label, value string) { f.Facts = append(f.Facts, Fact{label, Text(value)}) }
	add("Baseline", k.Baseline.ID)
	for i := range k.Variants {
		v := &k.Variants[i]
		add("Variant", titled(v.ID, v.Title))
	}
	add("Figures", runsMade(k.Trials)+"; run by run, all have the same luck")
	return f
}

// titled is an id with what it stands for.
func titled(id, title string) string {
	if title == "" || title == id {
		return id
	}
	return id + ": " + title
}

// runsMade says which runs figures come from.
func runsMade(t *experiment.Trials) string {
	if t.Partial() {
		return fmt.Sprintf("PARTIAL: interrupted after %d of %d seeded runs, seed %d", t.Runs, t.Asked, t.Seed)
	}
	return fmt.Sprintf("%d seeded runs, seed %d", t.Runs, t.Seed)
}

func (k *compared) sentences() Section {
	p := &Prose{Title: "In words"}
	for i := range k.Variants {
		p.Lines = append(p.Lines, k.sentence(&k.Variants[i]))
	}
	return p
}

// changeOf is the unit of a difference of figures.
func changeOf(unit scenario.MeasureUnit) Unit {
	switch unitOf(unit) {
	case Seconds:
		return SecondsChange
	case Share:
		return ShareChange
	default:
		return CountChange
	}
}

// change is a difference with its interval, in thousandths of a row's unit.
func change(unit scenario.MeasureUnit, e stats.Estimate) Value {
	interval := stats.Interval{Low: e.Interval.Low / 1000, High: e.Interval.High / 1000, Known: e.Interval.Known}
	return Estimate(changeOf(unit), e.Value/1000, interval)
}

const signsNote = "Variant less baseline, of the means. ~: no difference can be told; =: the same in every run; –: it never " +
	"happened with both. Intervals and ~ allow for how many figures are looked at: all hold at once with 95% confidence."

// overview is a row a measure and a column a variant.
func (k *compared) overview() Section {
	if len(k.Variants) < 2 {
		return &Prose{}
	}
	t := &Table{Title: "Differences", Columns: []Column{{Title: "Measure", Note: signsNote}, {Title: "Baseline"}}}
	for i := range k.Variants {
		t.Columns = append(t.Columns, Column{Title: k.Variants[i].ID, Rank: i + 1})
	}
	for row, set := 0, k.Trials.Outcomes[0].Set; row < len(set.Rows); row++ {
		if !k.Trials.Outcomes[0].Has(row) {
			continue
		}
		cells := []Value{Text(rowTitle(&set.Rows[row])), {}}
		for i := range k.Variants {
			d := find(&k.Variants[i], &set.Rows[row])
			if d != nil && d.Mean.N > 0 && cells[1].kind == nothing {
				cells[1] = figure(d.Row.Unit, d.Mean.Baseline)
			}
			cells = append(cells, sign(d))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// sign is a difference as the overview has it.
func sign(d *experiment.Difference) Value {
	switch {
	case d == nil:
		return Mark("")
	case d.Mean.N == 0:
		return Mark("–")
	case d.Same():
		return Mark("=")
	case d.Verdict == stats.NoDifferenceTold:
		return Mark("~")
	default:
		return Number(changeOf(d.Row.Unit), d.Mean.Value/1000)
	}
}

// details is what there is to read of a variant: the measures that are not the same in every run.
func (k *compared) details(v *experiment.Compared) Section {
	t := &Table{Title: titled(v.ID, v.Title), Columns: []Column{
		{Title: "Measure"},
		{Title: "Baseline", Note: "Baseline, Variant: means of the runs in which it happened with both."},
		{Title: "Variant", Rank: 3},
		{Title: "Difference"},
		{Title: "Median", Rank: 4, Note: "Median: of the differences run by run, which many runs without a difference make 0."},
		{Title: "90th percentile", Rank: 5, Note: "90th percentile: by how much that of the variant is longer."},
		{Title: "Shorter", Rank: 2, Note: "Shorter: share of the runs in which the variant is shorter."},
		{Title: "p", Rank: 1},
		{Title: "n", Rank: 7},
		{Title: "Happens", Rank: 6, Note: "Happens: share of the runs in which it happens, where that differs; ~ where it may be chance."},
		{Title: "Pairing", Rank: 8, Note: "Pairing: how many times more runs it would take without the same luck on both sides."},
	}}
	for i := range v.Measures {
		if d := &v.Measures[i]; !d.Same() {
			t.Rows = append(t.Rows, k.detail(d))
		}
	}
	return t.unlessEmpty()
}

func (k *compared) detail(d *experiment.Difference) []Value {
	row := []Value{Text(rowTitle(d.Row))}
	if d.Mean.N == 0 {
		row = append(row, Value{}, Value{}, Mark("–"), Value{}, Value{}, Value{}, Value{}, count(0))
		return append(row, happens(d), Value{})
	}
	unit := d.Row.Unit
	difference := Mark("~")
	if d.Verdict != stats.NoDifferenceTold {
		difference = change(unit, d.Simultaneous.Estimate)
	}
	return append(row,
		figure(unit, d.Mean.Baseline), figure(unit, d.Mean.Variant), difference,
		change(unit, d.Median).withoutInterval(), highChange(d).withoutInterval(),
		Number(Share, d.Shorter.Value), Text(probability(d.Simultaneous.P)), count(d.Mean.N), happens(d),
		Text(times(d.Mean.VarianceRatio)))
}

// highChange is the difference of the 90th percentiles; nothing where both are of what was not over.
func highChange(d *experiment.Difference) Value {
	if stats.IsMissing(d.BaselineP90) && stats.IsMissing(d.VariantP90) {
		return Value{}
	}
	return change(d.Row.Unit, d.P90)
}

// happens is how often a measure happens with the baseline and with the variant, where that is not the same.
func happens(d *experiment.Difference) Value {
	if d.Happened.OnlyBaseline+d.Happened.OnlyVariant == 0 {
		return Text("")
	}
	text := perCent(d.Happened.Baseline(stats.Level).Value) + " → " + perCent(d.Happened.Variant(stats.Level).Value)
	if !d.OccursOtherwise() {
		text += " ~"
	}
	return Text(text)
}

// perCent is a share in per cent, to the tenth.
func perCent(v float64) string { return formatDecimal(v*100, 1) + "%" }

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
func (k *compared) same(v *experiment.Compared) Section {
	var names []string
	for i := range v.Measures {
		if d := &v.Measures[i]; d.Same() && !v.Same {
			names = append(names, rowTitle(d.Row))
		}
	}
	if len(names) == 0 {
		return &Prose{}
	}
	return &Prose{Lines: []string{fmt.Sprintf("The same in every run: %s.", strings.Join(names, "; "))}}
}

// find is the difference of a row, or nil.
func find(v *experiment.Compared, row *measure.Row) *experiment.Difference {
	for i := range v.Measures {
		if v.Measures[i].Row == row {
			return &v.Measures[i]
		}
	}
	return nil
}

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
			t.Rows = append(t.Rows, append(head[:len(head):len(head)], dataOf(&v.Measures[m])...))
		}
	}
	return t
}

// dataOf is a difference for programs. Of what happened with both in no run there are no figures.
func dataOf(d *experiment.Difference) []Value {
	unit := d.Row.Unit
	row := []Value{Text(d.Row.Measure), Text(d.Row.Key), Text(rowTitle(d.Row)), Text(cmp.Or(string(unit), "seconds")), count(d.Mean.N)}
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
func ratioValue(d *experiment.Difference) Value {
	if d.Mean.N == 0 {
		return Value{}
	}
	return Number(Exact, d.Mean.VarianceRatio)
}
