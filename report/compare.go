package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// NewComparison is the report of variants held against a baseline.
func NewComparison(c *contrast.Contrast, settings Settings) *Document {
	b := &builder{names: names{c.Baseline.Program}, settings: settings}
	k := &compared{b, c}
	d := b.document(c.Trials.Outcomes[0].Fingerprint)
	d.Kind = "Comparison"
	d.Summary = ""
	d.Run.Shown, d.Run.Baseline = "", c.Baseline.ID
	d.Run.Runs, d.Run.Planned = c.Trials.Runs, c.Trials.Asked
	d.Rows = "variants"
	d.Sections = []Section{k.facts(), k.sentences(), k.overview()}
	for i := range c.Variants {
		d.Sections = append(d.Sections, k.details(&c.Variants[i]))
	}
	d.Sections = append(d.Sections, k.data())
	for _, w := range c.Warnings {
		d.Warnings = append(d.Warnings, difference(w, "variants"))
	}
	return d
}

// compared makes the sections of a comparison.
type compared struct {
	*builder
	*contrast.Contrast
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
	if t.Usual > 0 {
		return fmt.Sprintf("%d seeded runs (of the usual %s, being long; --runs N for more), seed %d",
			t.Runs, Grouped(t.Usual), t.Seed)
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

// title is a row's title with what it is about, and of a period when it begins.
func (k *compared) title(r *measure.Row) string {
	if r.Period.Whole() {
		return rowTitle(r)
	}
	return rowTitle(r) + ", from " + k.shortClock(r.Period.From)
}

// change is a difference with its interval, in thousandths of a row's unit.
func change(unit scenario.MeasureUnit, e stats.Estimate) Value {
	interval := stats.Interval{Low: e.Interval.Low / 1000, High: e.Interval.High / 1000, Known: e.Interval.Known}
	return Estimate(changeOf(unit), e.Value/1000, interval)
}

const signsNote = "Variant less baseline, of the means. ~: no difference can be told; =: the same in every run; –: it never " +
	"happened with both. Intervals and ~ allow for how many figures are looked at: all hold at once with 95% confidence."

const differenceNote = "Difference: variant less baseline, of the means, ± what chance may do; ~: no difference can be told. All hold " +
	"at once with 95% confidence, and p allows for that."

// overview is a row a measure and a column a variant. Of a measure with several rows it tells from where to where they reach.
func (k *compared) overview() Section {
	if len(k.Variants) < 2 {
		return &Prose{}
	}
	t := &Table{Title: "Differences", Repeat: 2, Columns: []Column{{Title: "Measure", Note: signsNote + k.moreNote()}, {Title: "Baseline"}}}
	for i := range k.Variants {
		t.Columns = append(t.Columns, Column{Title: k.Variants[i].ID})
	}
	base := k.Trials.Outcomes[0]
	var end int
	for first := 0; first < len(base.Set.Rows); first = end {
		rows := base.Set.Rows[first:]
		for end = first + 1; end < len(base.Set.Rows) && base.Set.Rows[end].Measure == rows[0].Measure; end++ {
		}
		if !base.Has(first) {
			continue
		}
		rows = rows[:end-first]
		cells := []Value{Text(together(rows)), k.baselineMean(first, end)}
		for i := range k.Variants {
			cells = append(cells, signs(&k.Variants[i], rows))
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

// together is the title of rows of one measure.
func together(rows []measure.Row) string {
	if len(rows) == 1 {
		return rowTitle(&rows[0])
	}
	return fmt.Sprintf("%s (%d rows)", rows[0].Title, len(rows))
}

// baselineMean is the mean of rows, over the runs in which they happen.
func (k *compared) baselineMean(first, end int) Value {
	sum, n := 0.0, 0
	for row := first; row < end; row++ {
		mean, happened := k.Trials.Outcomes[0].Mean(row)
		sum, n = sum+float64(mean*float64(happened)), n+happened
	}
	if n == 0 {
		return Value{}
	}
	return figure(k.Trials.Outcomes[0].Set.Rows[first].Unit, sum/float64(n))
}

// signs are the differences of rows of one measure: one, or from the least to the greatest where all differ.
func signs(v *contrast.Variant, rows []measure.Row) Value {
	all := make([]string, len(rows))
	low, high := math.Inf(1), math.Inf(-1)
	told := 0
	for i := range rows {
		d := find(v, &rows[i])
		all[i] = sign(d).String()
		if d != nil && d.Verdict != stats.NoDifferenceTold {
			told++
			low, high = min(low, d.Mean.Value/1000), max(high, d.Mean.Value/1000)
		}
	}
	unit := changeOf(rows[0].Unit)
	switch least, greatest := unit.format(low), unit.format(high); {
	case len(slices.Compact(slices.Clone(all))) == 1:
		return Mark(all[0])
	case told == len(rows) && least != greatest:
		return Mark(least + " to " + greatest)
	case told > 0:
		return Mark(fmt.Sprintf("%d of %d differ", told, len(rows)))
	default:
		return Mark("~")
	}
}

// sign is a difference as the overview has it.
func sign(d *contrast.Difference) Value {
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
func (k *compared) details(v *contrast.Variant) Section {
	t := &Table{Title: titled(v.ID, v.Title), Detail: len(k.Variants) >= manyVariants, Columns: []Column{
		{Title: "Measure", Note: k.same(v)},
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
	for i := range v.Measures {
		if d := &v.Measures[i]; !d.Same() {
			t.Rows = append(t.Rows, k.detail(d, above))
			above = d.Row.Measure
		}
	}
	return t.unlessEmpty()
}

// detail is a row of the table; one of the same measure as the row above it does not repeat the title.
func (k *compared) detail(d *contrast.Difference, above string) []Value {
	title := k.title(d.Row)
	row := []Value{Text(title)}
	if d.Row.Measure == above {
		row[0] = Below(strings.TrimPrefix(title, d.Row.Title+", "), title)
	}
	if d.Mean.N == 0 {
		row = append(row, Value{}, Value{}, Mark("–"), Value{}, Value{}, Value{}, Value{}, count(0))
		return append(row, happens(d), Value{})
	}
	unit := d.Row.Unit
	difference := Mark("~")
	if d.Verdict != stats.NoDifferenceTold {
		difference = Mark(plusMinus(change(unit, d.Simultaneous.Estimate)))
	}
	return append(row,
		figure(unit, d.Mean.Baseline), figure(unit, d.Mean.Variant), difference,
		change(unit, d.Median).WithoutInterval(), highChange(d).WithoutInterval(),
		Number(Share, d.Shorter.Value), Mark(probability(d.Simultaneous.P)), count(d.Mean.N), happens(d),
		Mark(times(d.Mean.VarianceRatio)))
}

// plusMinus is a difference with half the width of its interval, which reaches as far to either side: -6:11 ±0:13.
func plusMinus(v Value) string {
	half := strings.TrimPrefix(v.unit.format((v.interval.High-v.interval.Low)/2), "+")
	return v.unit.format(v.number) + " ±" + half
}

// highChange is the difference of the 90th percentiles; nothing where both are of what was not over.
func highChange(d *contrast.Difference) Value {
	if stats.IsMissing(d.BaselineP90) && stats.IsMissing(d.VariantP90) {
		return Value{}
	}
	return change(d.Row.Unit, d.P90)
}

// happens is how often a measure happens with the baseline and with the variant, where that is not the same.
func happens(d *contrast.Difference) Value {
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
func (k *compared) same(v *contrast.Variant) string {
	var names []string
	others := make(map[string]bool) // measures of which some rows are not the same
	for i := range v.Measures {
		others[v.Measures[i].Row.Measure] = others[v.Measures[i].Row.Measure] || !v.Measures[i].Same()
	}
	for i := range v.Measures {
		d := &v.Measures[i]
		switch {
		case !d.Same():
		case others[d.Row.Measure]:
			names = append(names, k.title(d.Row))
		case !slices.Contains(names, d.Row.Title):
			names = append(names, d.Row.Title)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("The same in every run: %s.", strings.Join(names, "; "))
}

// find is the difference of a row, or nil.
func find(v *contrast.Variant, row *measure.Row) *contrast.Difference {
	for i := range v.Measures {
		if v.Measures[i].Row == row {
			return &v.Measures[i]
		}
	}
	return nil
}
