package report

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// mostHelping is how many variants the first screen has room for.
const mostHelping = 3

// helped says which of the scenario's variants would have helped, and by how much: first the one that shortens what it shortens
// most by the largest share.
func (b *builder) helped(c *experiment.Comparison) *Prose {
	p := &Prose{Title: "What would have helped"}
	if c == nil {
		return p
	}
	k := &compared{b, c}
	var helping []*experiment.Compared
	for i := range c.Variants {
		if v := &c.Variants[i]; v.Gain != nil || v.Often != nil {
			helping = append(helping, v)
		}
	}
	slices.SortStableFunc(helping, func(a, b *experiment.Compared) int {
		switch x, y := gained(a), gained(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		default:
			return 0
		}
	})
	for _, v := range helping[:min(len(helping), mostHelping)] {
		p.Lines = append(p.Lines, k.sentence(v))
	}
	if len(helping) == 0 {
		p.Lines = []string{fmt.Sprintf("Of what the scenario suggests (%s) nothing can be told to shorten anything.",
			strings.Join(variantIDs(c), ", "))}
	}
	if more := len(helping) - mostHelping; more > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf("%s would have helped too: simulate compare shows all.", counted(more, "other variant", "other variants")))
	}
	p.Lines = append(p.Lines, "Told from "+runsMade(c.Trials)+", in which all have the same luck.")
	return p
}

// gained is the share by which a variant shortens what it shortens most.
func gained(v *experiment.Compared) float64 {
	if v.Gain == nil || v.Gain.Mean.Baseline == 0 {
		return 0
	}
	return -v.Gain.Mean.Value / v.Gain.Mean.Baseline
}

func variantIDs(c *experiment.Comparison) []string {
	var ids []string
	for i := range c.Variants {
		ids = append(ids, c.Variants[i].ID)
	}
	return ids
}
