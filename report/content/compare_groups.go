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
	"simulate/sim/scenario"
)

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

// whatDiffers are the measures whose means differ by as much as matters, those too that are judged by another figure.
func (k *compared) whatDiffers() *document.Table {
	t := &document.Table{Title: "What differs, on average", Repeat: 2, Columns: []document.Column{{Title: "Measure"}, {Title: "As written"}}}
	order := k.ordered()
	for place := range order {
		t.Columns = append(t.Columns, document.Column{Title: strconv.Itoa(place + 1)})
	}
	less := 0
	for _, g := range k.groups() {
		row := []document.Value{document.Text(k.heading(g)), k.groupMean(g)}
		counts, differs := false, false
		for _, n := range order {
			m := k.together(&k.settled[n], g)
			value := document.Mark(m.sign(g))
			if !m.matters() {
				value = value.Slight()
			}
			row = append(row, value)
			counts, differs = counts || m.matters(), differs || !m.same
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

const alikeSign = "="

// together is what a variant does to the rows of a measure.
type together struct {
	same     bool // in every run
	happened bool // some row with both
	rows     int

	// Of the rows whose difference matters:
	counted   int
	n         int     // values that the means are over
	sum       float64 // of the differences of those
	low, high float64 // of the means
	least     float64 // from which difference on one does
	size      float64 // of the largest, how many times that
}

// together is the difference of the rows of a measure with a variant. It matters where that of one row does.
func (k *compared) together(v *variant, g group) together {
	m := together{same: true, low: math.Inf(1), high: math.Inf(-1), rows: len(g)}
	for i := range g {
		d := v.byRow[&g[i]]
		if d == nil || d.Mean.N == 0 {
			m.same = m.same && d != nil && d.Same()
			continue
		}
		m.same, m.happened, m.least = m.same && d.Same(), true, k.Matters(d.Difference)
		if !k.Counts(d.Difference) {
			continue
		}
		m.counted++
		m.size = max(m.size, math.Abs(d.Mean.Value)/max(m.least, 1))
		m.low, m.high = min(m.low, d.Mean.Value), max(m.high, d.Mean.Value)
		m.sum, m.n = m.sum+float64(d.Mean.Value*float64(d.Mean.N)), m.n+d.Mean.N
	}
	return m
}

func (m *together) matters() bool { return m.counted > 0 }

// about reports whether they all differ by about as much, so that one difference stands for them.
func (m *together) about() bool { return m.high-m.low < m.least || m.counted == 1 }

// sign is the difference in a cell: of the means together where all differ by about as much, from the least to the greatest where all
// differ, or how many differ.
func (m *together) sign(g group) string {
	unit, parts := changeOf(g[0].Unit), g[0].Unit.Parts()
	if unit == document.SecondsChange {
		unit = document.Difference // to the second, as columns are narrow
	}
	switch {
	case m.same:
		return alikeSign
	case !m.happened:
		return "–"
	case !m.matters():
		return "·"
	case m.counted < m.rows:
		return fmt.Sprintf("%d of %d differ", m.counted, m.rows)
	case m.about():
		return unit.Format(m.sum / float64(m.n) / parts)
	default:
		return unit.Format(m.low/parts) + " to " + unit.Format(m.high/parts)
	}
}

// moves is the same in a sentence: the measure, and by how much the rows differ whose difference matters.
func (k *compared) moves(g group, m *together) string {
	if m.counted == m.rows {
		return k.heading(g) + " " + m.inWords(g[0].Unit)
	}
	return fmt.Sprintf("%s %s for %d of %d %s", g[0].Title, m.inWords(g[0].Unit), m.counted, m.rows, k.noun(g))
}

// inWords is by how much the rows differ whose difference matters.
func (m *together) inWords(unit scenario.MeasureUnit) string {
	switch {
	case m.about():
		return apart(unit, m.sum/float64(m.n))
	case (m.low < 0) == (m.high < 0):
		least, most := min(math.Abs(m.low), math.Abs(m.high)), max(math.Abs(m.low), math.Abs(m.high))
		return unitOf(unit).Distance(least/unit.Parts()) + " to " + apart(unit, math.Copysign(most, m.low))
	default:
		return apart(unit, m.low) + " to " + apart(unit, m.high)
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
	return fmt.Sprintf("%s (%d %s)", g[0].Title, len(g), k.noun(g))
}

// noun is what the rows of a measure are of.
func (k *compared) noun(g group) string {
	switch noun := nouns[g[0].Per]; {
	case noun == "" || !g[0].Period.Whole():
		return "rows"
	case g[0].Per == "site":
		return cmp.Or(k.kindOfSites(g), noun)
	default:
		return noun
	}
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
