package content

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/measure"
)

// brief is what a terminal shows of a comparison where not everything is asked for.
func (k *compared) brief() []document.Section {
	f := k.basis()
	for place, n := range k.ordered() {
		v := &k.Variants[n]
		text := titled(v.ID, v.Title) + from(v.Program)
		if v.Luck {
			text += " (luck, not a decision)"
		}
		f.Add(strconv.Itoa(place+1), text)
	}
	sections := []document.Section{k.answer(), k.targets(false), f}
	if len(k.Variants) < manyVariants {
		sections = append(sections, k.sentences())
	}
	return append(sections, k.whatElse(), k.more())
}

// more says how what the short comparison leaves out can be seen.
func (k *compared) more() document.Section {
	return &document.Prose{Title: "To see more", Lines: []string{
		k.settings.Again + " --full: every difference, and each variant in words",
		k.settings.Again + " -o comparison.html: the page, with replay, differences and paths",
	}}
}

// group is rows of one measure that stand one behind another.
type group []measure.Row

// groups are the rows of the baseline by measure.
func (k *compared) groups() []group {
	base := k.Trials.Outcomes[0]
	var list []group
	var end int
	for first := 0; first < len(base.Set.Rows); first = end {
		rows := base.Set.Rows[first:]
		for end = first + 1; end < len(base.Set.Rows) && base.Set.Rows[end].Measure == rows[0].Measure; end++ {
		}
		if base.Has(first) {
			list = append(list, rows[:end-first])
		}
	}
	return list
}

const elseNote = "Variant less as written, of the means, where that matters. ·: less, or perhaps chance; =: the same in every run; –: it never " +
	"happened with both."

// whatElse are the measures that differ by as much as matters, but for those that are judged as they are.
func (k *compared) whatElse() *document.Table {
	t := &document.Table{Title: "What else differs, on average", Repeat: 2, Columns: []document.Column{{Title: "Measure"}, {Title: "As written"}}}
	order := k.ordered()
	for place := range order {
		t.Columns = append(t.Columns, document.Column{Title: strconv.Itoa(place + 1)})
	}
	less := 0
	for _, g := range k.groups() {
		if k.isJudged(g) {
			continue
		}
		row := []document.Value{document.Text(k.heading(g)), k.groupMean(g)}
		counts, differs := false, false
		for _, n := range order {
			cell, matters := k.together(&k.settled[n], g)
			value := document.Mark(cell)
			if !matters {
				value = value.Slight()
			}
			row = append(row, value)
			counts, differs = counts || matters, differs || cell != alikeSign
		}
		switch {
		case counts:
			t.Rows = append(t.Rows, row)
		case differs:
			less++
		}
	}
	t.Columns[0].Note = elseNote
	if less > 0 {
		t.Columns[0].Note += " " + words.Counted(less, "more measure differs", "more measures differ") + " by less than matters."
	}
	return t.UnlessEmpty()
}

// isJudged reports whether a target is about a measure in its own unit, so that the table of targets tells what becomes of it.
func (k *compared) isJudged(g group) bool {
	for _, j := range k.Targets() {
		if j.Expression.Measure == g[0].Measure && j.Unit == g[0].Unit {
			return true
		}
	}
	return false
}

const alikeSign = "="

// together is the difference of the rows of a measure with a variant: of their means together where all differ by about as much, from
// the least to the greatest where all differ, or how many differ. It matters where that of one row does.
func (k *compared) together(v *variant, g group) (cell string, matters bool) {
	low, high := math.Inf(1), math.Inf(-1)
	sum, n, same, least, counted := 0.0, 0, true, 0.0, 0
	for i := range g {
		d := v.byRow[&g[i]]
		if d == nil || d.Mean.N == 0 {
			same = same && d != nil && d.Same()
			continue
		}
		same, least = same && d.Same(), k.Matters(d.Difference)
		if k.Counts(d.Difference) {
			counted++
		}
		low, high = min(low, d.Mean.Value), max(high, d.Mean.Value)
		sum, n = sum+float64(d.Mean.Value*float64(d.Mean.N)), n+d.Mean.N
	}
	unit, parts := changeOf(g[0].Unit), g[0].Unit.Parts()
	if unit == document.SecondsChange {
		unit = document.Difference // to the second, as columns are narrow
	}
	switch {
	case same:
		return alikeSign, false
	case n == 0:
		return "–", false
	case counted == 0:
		return "·", false
	case counted < len(g):
		return fmt.Sprintf("%d of %d differ", counted, len(g)), true
	case high-low < least || len(g) == 1:
		return unit.Format(sum / float64(n) / parts), true
	default:
		return unit.Format(low/parts) + " to " + unit.Format(high/parts), true
	}
}

// groupMean is the mean of the rows of a measure, over the runs in which they happen.
func (k *compared) groupMean(g group) document.Value {
	base := k.Trials.Outcomes[0]
	sum, n := 0.0, 0
	for row := range base.Set.Rows {
		if r := &base.Set.Rows[row]; r.Measure == g[0].Measure && base.Has(row) {
			mean, happened := base.Mean(row)
			sum, n = sum+float64(mean*float64(happened)), n+happened
		}
	}
	if n == 0 {
		return document.Value{}
	}
	return figure(g[0].Unit, sum/float64(n))
}

// nouns are what the rows of a measure are of.
var nouns = map[string]string{
	"incident": "incidents", "agency": "agencies", "kind": "kinds of unit", "pool": "pools", "unit": "units", "place": "places",
	"channel": "channels", "site": "sites", "hour": "hours", "weekday": "days of the week", "hours": "parts of the day",
	"priority": "priorities", "outcome": "outcomes",
}

// heading is the title of rows of one measure.
func (k *compared) heading(g group) string {
	if len(g) == 1 {
		return rowTitle(&g[0])
	}
	noun := nouns[g[0].Per]
	switch {
	case noun == "" || !g[0].Period.Whole():
		noun = "rows"
	case g[0].Per == "site":
		noun = cmp.Or(k.kindOfSites(g), noun)
	}
	return fmt.Sprintf("%s (%d %s)", g[0].Title, len(g), noun)
}

// kindOfSites is what the sites of rows are, where all are of one kind and its plural goes without saying: schools.
func (k *compared) kindOfSites(g group) string {
	kind := ""
	for i := range g {
		site := k.Baseline.Program.Scenario.Sites.Get(g[i].Key)
		if site == nil || site.Kind == "" || kind != "" && site.Kind != kind {
			return ""
		}
		kind = site.Kind
	}
	if strings.ContainsAny(kind[len(kind)-1:], "shxyzf") { // churches, libraries, works
		return ""
	}
	return kind + "s"
}
