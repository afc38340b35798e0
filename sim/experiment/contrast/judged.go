package contrast

import (
	"math"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Judged is a target or an objective with a variant, beside the baseline.
type Judged struct {
	experiment.Beside
	Matters float64 // from which difference on, in parts of its unit, one is told to help
	Harms   float64 // and to harm: of what misses its limit already there is no margin left to be used up
	Turn    Turn
}

// Turn is what a variant makes of a target or an objective.
type Turn uint8

// The turns, from the best to the worst. Whether a figure is better is told by its difference, which has to matter and to be more
// than chance.
const (
	Meets    Turn = iota // missed, or not to be told, with the baseline, and met with the variant
	Better               // nearer to the limit, or further within
	Slight               // less than matters
	Unsure               // as much as matters, which may be chance: more runs would tell
	Alike                // the same in every run
	Unjudged             // known of one alone: with the other the plan takes another way in every run
	Worse
	Breaks // met with the baseline, and missed with the variant
)

// String names the turn, for data.
func (t Turn) String() string {
	return [...]string{"meets", "better", "slight", "unsure", "same", "unjudged", "worse", "breaks"}[t]
}

// judge holds every target and objective of the baseline against a variant.
func (c *Contrast) judge(ours []experiment.Judged, variant int) []Judged {
	var list []Judged
	for _, b := range c.Trials.Beside(ours, variant+1) {
		j := Judged{Beside: b, Matters: c.mattersTo(&b.Baseline)}
		j.Harms = c.harms(&j)
		j.Turn = j.turn()
		list = append(list, j)
	}
	return list
}

// Settle takes over verdicts on the baseline from more of the same runs than variants are held against, in the order of
// experiment.JudgeAll: what those tell is not open, and no variant meets it for the first time.
func (c *Contrast) Settle(known []experiment.Judged) {
	for v := range c.Variants {
		for i := range c.Variants[v].Judged {
			j := &c.Variants[v].Judged[i]
			j.Baseline.Verdict = known[i].Verdict
			j.Turn = j.turn()
		}
	}
}

func (j *Judged) turn() Turn {
	from, to := j.Baseline.Verdict, j.Variant.Verdict
	switch {
	case j.Baseline.Known != j.Variant.Known:
		return Unjudged
	case !j.Baseline.Known || j.Same:
		return Alike
	case from == stats.Missed && to == stats.Met:
		return Meets
	case from == stats.Met && to == stats.Missed:
		return Breaks
	case math.Abs(j.Difference.Value) < j.least(j.Difference.Value):
		return Slight
	case !j.told():
		return Unsure
	case j.worse(j.Difference.Value):
		return Worse
	case to == stats.Met && from == stats.CannotTell:
		return Meets
	default:
		return Better
	}
}

// worse reports whether a difference is one to the worse.
func (j *Judged) worse(difference float64) bool {
	return (difference > 0) != j.Baseline.Expression.IsLower()
}

// least is from which size on a difference counts, which depends on its side.
func (j *Judged) least(difference float64) float64 {
	if j.worse(difference) {
		return j.Harms
	}
	return j.Matters
}

// told reports whether the difference is more than chance: its interval excludes 0, or, where it has none, those of the two figures
// have nothing in common.
func (j *Judged) told() bool {
	if j.Difference.Interval.Known {
		return j.Difference.Interval.Direction() != stats.NoDifferenceTold
	}
	a, b := j.Baseline.Interval, j.Variant.Interval
	return a.Known && b.Known && (a.High < b.Low || b.High < a.Low)
}

// From which difference on one counts where neither a measure nor a margin says so: 5 seconds, or one point of a share. Of numbers
// any counts that is more than chance.
var mattersByUnit = map[scenario.MeasureUnit]float64{scenario.Seconds: 5, scenario.Shares: 0.01}

// aFifth is which share of a margin a difference has to be for it to count.
const aFifth = 0.2

// mattersTo is from which difference on one counts for a target or an objective: what its measure says, or a fifth of the margin.
func (c *Contrast) mattersTo(j *experiment.Judged) float64 {
	m := c.Baseline.Program.Scenario.Measures.Get(j.Expression.Measure)
	if m != nil && m.Matters != nil && j.Unit == scenario.Seconds {
		return float64(*m.Matters)
	}
	if margin := math.Abs(j.Value - j.Limit().Value); j.Known && margin > 0 && !math.IsInf(margin, 0) {
		return aFifth * margin
	}
	return mattersByUnit[j.Unit] * j.Unit.Parts()
}

// harms is from which difference to the worse on one counts: the same, but of what misses its limit already what counts anywhere.
func (c *Contrast) harms(j *Judged) float64 {
	m := c.Baseline.Program.Scenario.Measures.Get(j.Baseline.Expression.Measure)
	if j.Baseline.Verdict != stats.Missed || m != nil && m.Matters != nil && j.Baseline.Unit == scenario.Seconds {
		return j.Matters
	}
	return min(j.Matters, mattersByUnit[j.Baseline.Unit]*j.Baseline.Unit.Parts())
}

// Matters is from which difference of means on, in parts of its unit, one of a measure counts: what the measure says, or a fifth of
// the smallest margin of what is asked of it in its own unit, or else, and where what is missed already becomes worse, 5 s, or a point
// of a share.
func (c *Contrast) Matters(d *Difference) float64 {
	m := c.Baseline.Program.Scenario.Measures.Get(d.Row.Measure)
	if m != nil && m.Matters != nil {
		return float64(*m.Matters)
	}
	least := math.Inf(1)
	if len(c.Variants) > 0 {
		for i := range c.Variants[0].Judged {
			if j := &c.Variants[0].Judged[i]; j.Baseline.Expression.Measure == d.Row.Measure && j.Baseline.Unit == d.Row.Unit {
				least = min(least, j.least(d.Mean.Value))
			}
		}
	}
	if !math.IsInf(least, 0) {
		return least
	}
	return mattersByUnit[d.Row.Unit] * d.Row.Unit.Parts()
}

// Counts reports whether a difference of means is told, and large enough to matter.
func (c *Contrast) Counts(d *Difference) bool {
	return d.Mean.N > 0 && d.Verdict != stats.NoDifferenceTold && math.Abs(d.Mean.Value) >= c.Matters(d)
}
