package contrast

import (
	"context"
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Contender is a program that takes part in a comparison.
type Contender struct {
	ID      string
	Title   string // what is different, in a sentence; may be empty
	Program *sim.Program
	Changes []string // paths of what was changed to make it of the baseline; nil when that is not known
	Luck    bool     // nobody decides what was changed
}

// Contrast holds variants against a baseline, run by run.
type Contrast struct {
	Baseline Contender
	Variants []Variant
	Trials   *experiment.Trials // the baseline's outcomes, then those of the variants

	// Critical is how many standard errors wide each side of a simultaneous interval is with many runs.
	Critical float64
	Warnings []Warning

	workers int
}

// Variant is a variant held against the baseline.
type Variant struct {
	Contender
	Measures []Difference // in the order of the baseline's file, of measures that both have
	Judged   []Judged     // the baseline's targets and objectives, in the order of experiment.JudgeAll
	Same     bool         // its runs are those of the baseline, record by record
	Gain     *Gain        // the most that it shortens; nil without
	Loss     *Gain        // the most that it lengthens; nil without
	Often    *Difference  // what it makes happen more or less often, if that can be told; nil without
	Applies  *Difference  // what it makes applicable more or less often, likewise
}

// Difference is one row of a measure compared. Figures are in parts of the row's unit.
//
// Of a row with several values in a run, Mean compares the means of all values, Median and shares the means of runs, and P90
// the 90th percentiles of the values within runs, of which it takes the means over runs.
type Difference struct {
	Row *measure.Row // of the baseline's set
	row int

	counterpart int // the row in the variant's set
	stats.Paired

	// Simultaneous is the difference of means with an interval that holds together with those of all variants and measures of
	// the comparison, and a p-value that agrees with it. Verdict is what the interval tells.
	Simultaneous stats.Adjusted
	Verdict      stats.Direction

	// HappenedP is McNemar's p-value of Happened, times the number of measures and variants that part in any run (Bonferroni), so
	// that it too allows for how many are looked at.
	HappenedP float64

	// ApplicableP is the same of Applicable: whether the plan takes the way on which there is something to measure more or less often.
	ApplicableP float64
}

// AppliesOtherwise reports whether it can be told that the measure is applicable more or less often.
func (d *Difference) AppliesOtherwise() bool { return d.ApplicableP <= 1-stats.Level }

// RestsOn returns the share of the runs in which the measure happened with both, over which means are compared.
func (d *Difference) RestsOn() float64 {
	return float64(d.Happened.Both) / float64(d.Applicable.Runs())
}

// OccursOtherwise reports whether it can be told that the measure happens more or less often.
func (d *Difference) OccursOtherwise() bool { return d.HappenedP <= 1-stats.Level }

// Oftener reports whether it can be told that the measure happens more often.
func (d *Difference) Oftener() bool {
	return d.OccursOtherwise() && d.Happened.OnlyVariant > d.Happened.OnlyBaseline
}

// Rarer reports whether it can be told that the measure happens less often.
func (d *Difference) Rarer() bool {
	return d.OccursOtherwise() && d.Happened.OnlyVariant < d.Happened.OnlyBaseline
}

// Same reports whether the value is the same in every run.
func (d *Difference) Same() bool {
	o := d.Applicable
	return o.OnlyBaseline == 0 && o.OnlyVariant == 0 && (o.Both == 0 || d.Tied.Value == 1)
}

// Compare runs a baseline and variants of it with the same luck and compares their declared measures run by run. When the
// context ends, the comparison is that of the runs that all have done.
func Compare(ctx context.Context, baseline Contender, variants []Contender, o experiment.Options) (*Contrast, error) {
	c := &Contrast{Baseline: baseline, workers: o.Workers}
	programs := []*sim.Program{baseline.Program}
	for _, v := range variants {
		c.Variants = append(c.Variants, Variant{Contender: v})
		programs = append(programs, v.Program)
	}
	var err error
	c.Trials, err = experiment.NewTrials(programs, o.Seed, func(r *measure.Row) bool { return r.Origin == measure.Declared })
	if err != nil {
		return nil, err
	}
	c.Trials.KeepJudged()
	for i, v := range variants {
		if len(pairsOf(c.Trials.Outcomes[0], c.Trials.Outcomes[i+1], i)) == 0 {
			return nil, fmt.Errorf("%s and %s have no measure in common", baseline.ID, v.ID)
		}
	}
	if err := c.Trials.Afford(ctx, &o); err != nil {
		return nil, err
	}
	if err := c.rounds(ctx, o); err != nil {
		return nil, err
	}
	if err := c.account(ctx); err != nil {
		return nil, err
	}
	c.warn()
	return c, nil
}

// compare compares what the trials have.
func (c *Contrast) compare() {
	var pairs []*pair
	for i := range c.Variants {
		v := &c.Variants[i]
		v.Measures, v.Same = nil, c.Trials.Outcomes[i+1].Fingerprint == c.Trials.Outcomes[0].Fingerprint
		pairs = append(pairs, pairsOf(c.Trials.Outcomes[0], c.Trials.Outcomes[i+1], i)...)
	}
	each := func(pieces int, do func(piece int)) { // also of an interrupted command
		experiment.InParallel(context.Background(), pieces, c.workers, func() func(int) bool {
			return func(piece int) bool { do(piece); return true }
		})
	}
	each(len(pairs), func(i int) { pairs[i].compare() })
	family := stats.NewFamily(c.Trials.Runs)
	for _, p := range pairs {
		p.join(family)
	}
	all := family.Adjust(stats.Level, stats.MultiplierDraws, uniforms("compare", c.Trials.Seed))
	c.Critical = all.Critical
	happened, applicable := 0, 0
	for _, p := range pairs {
		happened += min(p.Happened.Parted(), 1)
		applicable += min(p.Applicable.Parted(), 1)
	}
	for i, p := range pairs {
		p.Simultaneous = all.Differences[i]
		p.Verdict = p.Simultaneous.Interval.Direction()
		p.HappenedP = min(1, p.Happened.P()*float64(max(happened, 1)))
		p.ApplicableP = min(1, p.Applicable.P()*float64(max(applicable, 1)))
		v := &c.Variants[p.variantIndex]
		v.Measures = append(v.Measures, p.Difference)
	}
	ours := c.Trials.Judged()
	each(len(c.Variants), func(i int) { c.Variants[i].Judged = c.judge(ours, i) })
}

// uniforms is a sequence of random numbers for a purpose, apart from all that simulated runs draw.
func uniforms(purpose string, seed uint64) stats.Uniforms {
	key := engine.KeyOf("statistics", purpose).Mix(seed)
	return func(n uint64) float64 { return key.Mix(n).Uniform() }
}

// pair is a row of the baseline and the same row of a variant.
type pair struct {
	Difference
	variantIndex      int
	baseline, variant *experiment.Outcomes
}

// pairsOf lists the rows that both have.
func pairsOf(baseline, variant *experiment.Outcomes, index int) []*pair {
	var pairs []*pair
	others := rowsOf(variant.Set)
	for row := range baseline.Set.Rows {
		r := &baseline.Set.Rows[row]
		if other, both := others[identityOf(r)]; both && baseline.Has(row) {
			pairs = append(pairs, &pair{Difference{Row: r, row: row, counterpart: other}, index, baseline, variant})
		}
	}
	return pairs
}

func (p *pair) compare() {
	b, v := p.baseline.Of(p.row), p.variant.Of(p.counterpart)
	p.Paired = stats.Compare(b, v)
	if !p.Row.Several {
		return
	}
	p.Mean = stats.CompareTotals(p.baseline.Totals(p.row), p.variant.Totals(p.counterpart))
	high := stats.Compare(p.baseline.High(p.row), p.variant.High(p.counterpart)).Mean
	p.BaselineP90, p.VariantP90, p.P90 = high.Baseline, high.Variant, high.Estimate
}

// join adds the difference of means to those of a comparison.
func (p *pair) join(family *stats.Family) {
	if p.Row.Several {
		family.AddTotals(p.baseline.Totals(p.row), p.variant.Totals(p.counterpart))
	} else {
		family.Add(p.baseline.Of(p.row), p.variant.Of(p.counterpart))
	}
}

// quantileOf returns a quantile over the runs in which a value is applicable. One that is missing is longer than any other.
func quantileOf(outcomes []stats.Outcome, p float64) float64 {
	amounts, missing := make([]int64, 0, len(outcomes)), 0
	for _, x := range outcomes {
		switch {
		case x.Happened():
			amounts = append(amounts, int64(x))
		case x == stats.Missing:
			missing++
		}
	}
	return stats.NewSample(amounts, missing).Quantile(p)
}
