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
	Judged  *experiment.Judged // with the baseline
	Matters float64            // from which difference on, in parts of its unit, one is told to help
	Meet    []Way              // by what they break, then by how far they are within the limit, luck last
	Near    []Way              // of those that bring it nearer and do not meet it, the nearest first, luck last
	Slight  int                // variants with a difference that does not matter
	Unsure  int                // variants with one that does, or that is chance
	Worse   int                // variants that make it worse
}

// Way is what a variant does for a target or an objective, at what price and with what gain besides.
type Way struct {
	*Variant
	*Judged               // the target or the objective
	Breaks  []*Judged     // others that are met with the baseline and missed with it
	Prices  []SideEffect  // what else it makes worse, the most first
	Gains   []SideEffect  // what else it makes better, those first that are met with it alone, then the most
	Rarer   []*Difference // measures that targets and objectives are about, and that come about in fewer runs with it
}

// SideEffect is what else a variant makes worse or better, judged by what is asked of it.
type SideEffect struct {
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
			h = &Help{Judged: &j.Baseline, Matters: j.Matters}
		}
		switch j.Turn {
		case Meets:
			h.Meet = append(h.Meet, c.way(v, j))
		case Better:
			h.Near = append(h.Near, c.way(v, j))
		case Slight:
			h.Slight++
		case Unsure:
			h.Unsure++
		case Worse, Breaks:
			h.Worse++
		case Alike, Unjudged:
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
	for i := range v.Judged {
		switch j := &v.Judged[i]; {
		case j == of:
		case j.Turn == Breaks:
			w.Breaks = append(w.Breaks, j)
		default:
			w.Prices = c.besides(w.Prices, v, j, of, false)
			w.Gains = c.besides(w.Gains, v, j, of, true)
		}
	}
	w.Rarer = c.rarer(v)
	for _, list := range [][]SideEffect{w.Prices, w.Gains} {
		slices.SortStableFunc(list, func(a, b SideEffect) int {
			return cmp.Or(compareBools(b.Judged.Turn == Meets, a.Judged.Turn == Meets), -cmp.Compare(a.Size, b.Size))
		})
	}
	return w
}

// rarer are the measures asked about that come about in fewer runs with a variant: a mean leaves out those in which they do not, and
// can be shorter for that alone.
func (c *Contrast) rarer(v *Variant) (list []*Difference) {
	for i := range v.Measures {
		d := &v.Measures[i]
		asked := slices.ContainsFunc(v.Judged, func(j Judged) bool { return j.Baseline.Expression.Measure == d.Row.Measure })
		if asked && d.Row.Period.Whole() && d.Rarer() {
			list = append(list, d)
		}
	}
	return list
}

// besides adds what a variant makes worse, or better, of what another target or objective is about: each measure once, by its mean
// where that counts, and not the measure that it is judged for.
func (c *Contrast) besides(list []SideEffect, v *Variant, j, of *Judged, better bool) []SideEffect {
	turned := j.Turn == Worse
	if better {
		turned = j.Turn == Better || j.Turn == Meets
	}
	about := j.Baseline.Expression.Measure
	mean := c.moved(v, j, better)
	switch {
	case mean != nil && j.Turn != Meets && about != of.Baseline.Expression.Measure:
		if slices.ContainsFunc(list, func(s SideEffect) bool { return s.Mean != nil && s.Mean.Row.Measure == mean.Row.Measure }) {
			return list
		}
		return append(list, SideEffect{j, mean, math.Abs(mean.Mean.Value) / max(c.Matters(mean), 1)})
	case turned:
		return append(list, SideEffect{j, nil, math.Abs(j.Difference.Value) / max(j.Matters, 1)})
	default:
		return list
	}
}

// Drags is by how much a variant makes the measure of a target longer on average, or shorter where more is better, that is missed as
// written: its judged figure may not tell it, being far beyond the limit, and nothing else would. Nil where that does not count.
func (c *Contrast) Drags(v *Variant, j *Judged) *Difference {
	if j.Baseline.Verdict != stats.Missed || !j.Variant.Known {
		return nil
	}
	return c.moved(v, j, false)
}

// moved is the largest difference of means of the measure that a target or an objective is about, if it is to the worse, or to the
// better, and counts.
func (c *Contrast) moved(v *Variant, j *Judged, better bool) (most *Difference) {
	e := j.Baseline.Expression
	for k := range v.Measures {
		d := &v.Measures[k]
		switch {
		case d.Row.Measure != e.Measure || !d.Row.Period.Whole() || !c.Counts(d) || (d.Mean.Value > 0) == e.MoreIsBetter() != better:
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
