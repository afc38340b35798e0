package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// help is a variant that helps: it shortens something that a target, an objective or a report is about or makes it come about more
// often, lengthens none of these, and lets none of them come about less often.
type help struct {
	*contrast.Variant
	gain    *contrast.Difference // what it shortens by the largest share; nil without
	oftener *contrast.Difference // what it makes come about more often in most runs; nil without
}

// share is by what share of the time, or in what share of the runs, it helps.
func (h *help) share() float64 {
	most := 0.0
	if h.gain != nil {
		most = shortened(h.gain)
	}
	if h.oftener != nil {
		most = max(most, h.oftener.Happened.Change(stats.Level).Value)
	}
	return most
}

// shortened is by what share of the baseline's mean a measure is shorter.
func shortened(d *contrast.Difference) float64 { return -d.Mean.Value / d.Mean.Baseline }

// mostHelping is how many variants the first screen has room for.
const mostHelping = 3

// helped says which of the scenario's variants would have helped, and by how much: first the one that shortens what it shortens
// most by the largest share.
func helped(c *contrast.Contrast, settings Settings) *document.Prose {
	p := &document.Prose{Title: "What would have helped"}
	if c == nil {
		return p
	}
	k := newCompared(c, settings)
	helping := k.helping()
	for _, h := range helping[:min(len(helping), mostHelping)] {
		p.Lines = append(p.Lines, k.help(h))
	}
	switch more := len(helping) - mostHelping; {
	case len(helping) == 0:
		p.Lines = []string{fmt.Sprintf("Of what the scenario suggests (%s) nothing makes a headline measure shorter, or come about more often, without making another longer or rarer.",
			strings.Join(variantIDs(c), ", "))}
	case more > 0:
		p.Lines = append(p.Lines,
			fmt.Sprintf("%s would have helped too; a comparison shows all.", words.Counted(more, "other variant", "other variants")))
	}
	p.Lines = append(p.Lines, "Told from "+runsMade(c.Trials)+", in which all have the same luck.")
	return p
}

// helping lists the variants that help, the one that helps most first.
func (k *compared) helping() []help {
	heads := make(map[string]bool)
	for _, row := range k.Heads() {
		heads[k.Trials.Outcomes[0].Set.Rows[row].Measure] = true
	}
	var list []help
	for i := range k.Variants {
		if h, helps := helpOf(&k.Variants[i], heads); helps {
			list = append(list, h)
		}
	}
	slices.SortStableFunc(list, func(a, b help) int { return cmp.Compare(b.share(), a.share()) })
	return list
}

// helpOf is how a variant helps the headlines; it does not where it helps none, or does harm to one.
func helpOf(v *contrast.Variant, heads map[string]bool) (h help, helps bool) {
	h.Variant = v
	for i := range v.Measures {
		d := &v.Measures[i]
		if !heads[d.Row.Measure] || d.Row.Unit != scenario.Seconds {
			continue
		}
		told := d.Mean.N > 0 && d.Verdict != stats.NoDifferenceTold
		if told && d.Mean.Value > 0 || d.Rarer() {
			return h, false
		}
		if told && (h.gain == nil || shortened(d) > shortened(h.gain)) {
			h.gain = d
		}
		if d.Oftener() && (h.oftener == nil || d.Happened.Change(stats.Level).Value > h.oftener.Happened.Change(stats.Level).Value) {
			h.oftener = d
		}
	}
	return h, h.gain != nil || h.oftener != nil
}

// help says what a variant gains, and what it costs elsewhere.
func (k *compared) help(h help) string {
	var parts []string
	if h.gain != nil {
		parts = append(parts, k.told(h.gain, "shorter"))
	}
	if h.oftener != nil {
		parts = append(parts, k.oftener(h.oftener, "happens", h.oftener.Happened))
	}
	if h.Loss != nil {
		parts = append(parts, k.told(h.Loss.Difference, "longer"))
	}
	return strings.TrimRight(cmp.Or(h.Title, h.ID), ".") + ": " + strings.Join(parts, "; ") + "."
}

func variantIDs(c *contrast.Contrast) []string {
	var ids []string
	for i := range c.Variants {
		ids = append(ids, c.Variants[i].ID)
	}
	return ids
}
