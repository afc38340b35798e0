package content

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/sim/experiment/contrast"
)

// brief is what a terminal shows of a comparison where not everything is asked for.
func (k *compared) brief() []document.Section {
	sections := []document.Section{k.answer(), k.targets(false), k.basis(), k.untouched()}
	if len(k.Variants) < manyVariants {
		sections = append(sections, k.sentences())
	}
	return append(sections, k.each(), k.more())
}

// more says how what the short comparison leaves out can be seen.
func (k *compared) more() document.Section {
	return &document.Prose{Title: "To see more", Lines: []string{
		k.settings.Again + " --full: every difference, and each variant in words",
		k.settings.Again + " -o comparison.html: the page, with replay, differences and paths",
	}}
}

// mostMoved is how many measures are told of a variant where they are so many that all are to fit a screen; the others are counted.
func mostMoved(variants int) int { return min(max(2, 24/variants), 5) }

// moved is a measure that a variant changes by as much as matters, in words.
type moved struct {
	text string
	sure string  // between which two the difference lies, of a single time; or empty
	rank int     // see rank
	size float64 // how many times what matters
}

// each is what each variant changes on average by as much as matters, a line each: what is asked of first, then the most. Columns of
// many variants find no room in a terminal.
func (k *compared) each() document.Section {
	p := &document.Prose{Title: "What each variant changes, on average"}
	if len(k.Variants) == 1 {
		p.Title = "What the variant changes, on average"
	}
	for _, n := range k.ordered() {
		v := &k.settled[n]
		line := variantName(v.Variant) + from(v.Program)
		if v.Luck {
			line = "Luck, not a decision: " + line
		}
		p.Lines = append(p.Lines, line+": "+k.changes(v)+".")
	}
	return p
}

// changes are the measures that a variant changes by as much as matters.
func (k *compared) changes(v *variant) string {
	if v.Same {
		return "nothing, in any run"
	}
	list, often := k.moved(v), k.otherwise(v.Variant)
	if len(list)+len(often) == 0 {
		return "nothing by as much as matters"
	}
	var parts []string
	most := mostMoved(len(k.Variants))
	for _, m := range list[:min(len(list), most)] {
		parts = append(parts, m.text)
	}
	parts = append(parts, often...)
	if more := len(list) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, "; ")
}

// otherwise is what happens, or is applicable, in more runs or fewer: of that a mean over the runs with both says nothing.
func (k *compared) otherwise(v *contrast.Variant) (list []string) {
	if v.Often != nil {
		list = append(list, k.oftener(v.Often, "happens", v.Often.Happened))
	}
	if v.Applies != nil {
		list = append(list, k.oftener(v.Applies, "is applicable", v.Applies.Applicable))
	}
	return list
}

// moved lists the measures that a variant changes by as much as matters, the most important first.
func (k *compared) moved(v *variant) []moved {
	var list []moved
	for _, g := range k.groups() {
		if m := k.together(v, g); m.matters() {
			list = append(list, moved{k.moves(g, &m), v.sure(g), rank(v.Variant, g), m.size})
		}
	}
	slices.SortStableFunc(list, func(a, b moved) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), -cmp.Compare(a.size, b.size))
	})
	return list
}

// rank is how soon a measure is told of those that a variant changes: 0 where the verdict on it is then another, 1 where what is asked
// of it is missed as written, 2 where something else is asked, 3 where nothing is.
func rank(v *contrast.Variant, g group) int {
	least := 3
	for i := range v.Judged {
		j := &v.Judged[i]
		switch {
		case j.Baseline.Expression.Measure != g[0].Measure:
		case j.Variant.Known && j.Variant.Verdict != j.Baseline.Verdict:
			return 0
		case contrast.IsOpen(&j.Baseline):
			least = min(least, 1)
		default:
			least = min(least, 2)
		}
	}
	return least
}

// sure is the interval of the difference of a single time.
func (v *variant) sure(g group) string {
	d := v.byRow[&g[0]]
	if len(g) > 1 || unitOf(g[0].Unit) != document.Seconds || !d.Simultaneous.Interval.Known {
		return ""
	}
	low, high := math.Abs(d.Simultaneous.Interval.Low)/1000, math.Abs(d.Simultaneous.Interval.High)/1000
	return document.Seconds.Range(min(low, high), max(low, high))
}
