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

// help is a variant that helps: it shortens something that a target, an objective or a report is about, lengthens none of these,
// and lets none of them come about less often.
type help struct {
	*contrast.Variant
	gain *contrast.Difference // what it shortens by the largest share
}

// share is by what share it shortens that.
func (h *help) share() float64 { return -h.gain.Mean.Value / h.gain.Mean.Baseline }

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
		p.Lines = []string{fmt.Sprintf("Of what the scenario suggests (%s) nothing shortens a headline measure without lengthening another.",
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
		if h := (help{&k.Variants[i], bestGain(&k.Variants[i], heads)}); h.gain != nil {
			list = append(list, h)
		}
	}
	slices.SortStableFunc(list, func(a, b help) int { return cmp.Compare(b.share(), a.share()) })
	return list
}

// bestGain is the headline that a variant shortens by the largest share; nil where it shortens none or does harm to one.
func bestGain(v *contrast.Variant, heads map[string]bool) (best *contrast.Difference) {
	for i := range v.Measures {
		d := &v.Measures[i]
		if !heads[d.Row.Measure] || d.Row.Unit != scenario.Seconds {
			continue
		}
		told := d.Mean.N > 0 && d.Verdict != stats.NoDifferenceTold
		switch {
		case d.OccursOtherwise(), told && d.Mean.Value > 0:
			return nil
		case told && (best == nil || d.Mean.Value*best.Mean.Baseline < best.Mean.Value*d.Mean.Baseline):
			best = d
		}
	}
	return best
}

// help says what a variant gains, and what it costs elsewhere.
func (k *compared) help(h help) string {
	text := strings.TrimRight(cmp.Or(h.Title, h.ID), ".") + ": " + k.told(h.gain, "shorter")
	if h.Loss != nil {
		text += "; " + k.told(h.Loss.Difference, "longer")
	}
	return text + "."
}

func variantIDs(c *contrast.Contrast) []string {
	var ids []string
	for i := range c.Variants {
		ids = append(ids, c.Variants[i].ID)
	}
	return ids
}
