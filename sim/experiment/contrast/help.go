package contrast

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// Help is what the variants do for a target or an objective.
type Help struct {
	Judged *experiment.Judged // with the baseline
	Meet   []Way              // by what they break, then by how far they are within the limit, luck last
	Near   []Way              // of those that bring it nearer and do not meet it, the nearest first, luck last
	Slight int                // variants with a difference that does not matter
	Worse  int                // variants that make it worse
}

// Way is what a variant does for a target or an objective, and at what price.
type Way struct {
	*Variant
	*Judged           // the target or the objective
	Breaks  []*Judged // others that are met with the baseline and missed with it
	Prices  []Price   // what else it makes worse, the most first
}

// Price is what a variant makes worse, judged by what is asked of it.
type Price struct {
	Judged *Judged
	Mean   *Difference // of the measure; nil: it is the judged figure itself
	Size   float64     // how many times what matters
}

// HelpFor says what the variants do for a target or an objective, by its number in JudgeAll; nil where nothing was judged.
func (c *Contrast) HelpFor(objective int) *Help {
	var h *Help
	for i := range c.Variants {
		v := &c.Variants[i]
		if objective >= len(v.Judged) {
			return nil
		}
		j := &v.Judged[objective]
		if h == nil {
			h = &Help{Judged: &j.Baseline}
		}
		switch j.Turn {
		case Meets:
			h.Meet = append(h.Meet, c.way(v, j))
		case Better:
			h.Near = append(h.Near, c.way(v, j))
		case Slight:
			h.Slight++
		case Worse, Breaks:
			h.Worse++
		case Alike:
		}
	}
	if h != nil {
		slices.SortStableFunc(h.Meet, order)
		slices.SortStableFunc(h.Near, order)
	}
	return h
}

// order puts decisions before luck, what breaks less before what breaks more, and the better figure first.
func order(a, b Way) int {
	better := cmp.Compare(a.Judged.Variant.Value, b.Judged.Variant.Value)
	if a.Baseline.Expression.IsLower() {
		better = -better
	}
	return cmp.Or(compareBools(a.Luck, b.Luck), cmp.Compare(len(a.Breaks), len(b.Breaks)), better)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

func (c *Contrast) way(v *Variant, of *Judged) Way {
	w := Way{Variant: v, Judged: of}
	priced := make(map[string]bool) // by measure
	for i := range v.Judged {
		j := &v.Judged[i]
		mean := c.worsened(v, j)
		switch {
		case j == of:
		case j.Turn == Breaks:
			w.Breaks = append(w.Breaks, j)
		case mean != nil && j.Baseline.Expression.Measure != of.Baseline.Expression.Measure:
			if !priced[mean.Row.Measure] {
				w.Prices = append(w.Prices, Price{j, mean, math.Abs(mean.Mean.Value) / max(c.Matters(mean), 1)})
			}
			priced[mean.Row.Measure] = true
		case j.Turn == Worse:
			w.Prices = append(w.Prices, Price{j, nil, math.Abs(j.Difference.Value) / max(j.Matters, 1)})
		}
	}
	slices.SortStableFunc(w.Prices, func(a, b Price) int { return -cmp.Compare(a.Size, b.Size) })
	return w
}

// worsened is the largest difference of means of the measure that a target or an objective is about, if it is to the worse and counts.
func (c *Contrast) worsened(v *Variant, j *Judged) (most *Difference) {
	e := j.Baseline.Expression
	for k := range v.Measures {
		d := &v.Measures[k]
		switch {
		case d.Row.Measure != e.Measure || !d.Row.Period.Whole() || !c.Counts(d) || (d.Mean.Value > 0) == e.MoreIsBetter():
		case most == nil || math.Abs(d.Mean.Value) > math.Abs(most.Mean.Value):
			most = d
		}
	}
	return most
}

// Targets are the targets and objectives with the baseline, in the order of JudgeAll.
func (c *Contrast) Targets() []experiment.Judged {
	if len(c.Variants) == 0 {
		return nil
	}
	var list []experiment.Judged
	for i := range c.Variants[0].Judged {
		list = append(list, c.Variants[0].Judged[i].Baseline)
	}
	return list
}

// IsOpen reports whether a target or an objective is not met as far as can be told.
func IsOpen(j *experiment.Judged) bool { return j.Known && j.Verdict != stats.Met }
