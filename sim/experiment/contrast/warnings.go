package contrast

import (
	"cmp"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Warning is something the reader must know to read the figures of a contrast or a ranking rightly: one of the types below. What
// they say in words is for the rooms of report.
type Warning interface{ warning() }

// The warnings.
type (
	// Partial says that the runs were stopped before all programs had done all.
	Partial struct{ Runs, Asked int }
	// NotPrecise says that so many runs did not make a figure as precise as was asked for.
	NotPrecise struct {
		experiment.Imprecise
		Runs int
	}
	// NothingChanged is of a variant whose runs are those of the baseline.
	NothingChanged struct{ Variant, Baseline string }
	// NotMeasured names rows of the baseline that a variant does not have.
	NotMeasured struct {
		Variant string // its title
		Rows    []string
	}
	// OnlyMeasured names rows of a variant that the baseline does not have.
	OnlyMeasured NotMeasured
	// TooFewBoth names rows that happen with both in too few runs for an interval of the difference of 90th percentiles.
	TooFewBoth struct{ Rows []string }
	// NeverHappened names rows that came about in no run, neither of the baseline nor of any variant.
	NeverHappened struct{ Rows []string }
	// Meanwhile names rows that count only while an incident is open, or while it is not, and that differ with some variant. A variant
	// under which it closes sooner or later is compared over other times: of a quicker response the busiest alone are left.
	Meanwhile struct{ Rows []string }
	// OftenMissing says with how many of the strategies the row that they are ranked by is missing in some runs.
	OftenMissing struct {
		Strategies, Of int
		Row            string
		More           bool // more is better: what is missing counts as nothing, and not as lasting as long as is simulated
	}
	// CannotRun is of a strategy that is no valid scenario.
	CannotRun struct{ Strategy, Reason string }
)

func (Partial) warning()        {}
func (NotPrecise) warning()     {}
func (NothingChanged) warning() {}
func (NotMeasured) warning()    {}
func (OnlyMeasured) warning()   {}
func (TooFewBoth) warning()     {}
func (NeverHappened) warning()  {}
func (Meanwhile) warning()      {}
func (OftenMissing) warning()   {}
func (CannotRun) warning()      {}

// fewestForP90 is the number of runs that an interval of the difference of 90th percentiles takes: see stats.QuantileDifference.
const fewestForP90 = 36

// warn collects the warnings of a contrast.
func (c *Contrast) warn() {
	if c.Trials.Partial() {
		c.note(Partial{c.Trials.Runs, c.Trials.Asked})
	}
	var few []string
	for i := range c.Variants {
		v := &c.Variants[i]
		if v.Same && c.Trials.Runs > 0 {
			c.note(NothingChanged{v.ID, c.Baseline.ID})
		}
		c.warnUnmatched(v, c.Trials.Outcomes[i+1].Set)
		for k := range v.Measures {
			d := &v.Measures[k]
			if d.Applicable.Both > 0 && d.Applicable.Both < fewestForP90 && !d.P90.Interval.Known && !d.Same() {
				few = append(few, rowTitle(d.Row))
			}
		}
	}
	if len(few) > 0 {
		slices.Sort(few)
		c.note(TooFewBoth{slices.Compact(few)})
	}
	c.warnNever()
	c.warnMeanwhile()
}

// warnUnmatched names the measures that only one of two scenarios has.
func (c *Contrast) warnUnmatched(v *Variant, set *measure.Set) {
	base := c.Trials.Outcomes[0].Set
	if lost := unmatched(base, set); len(lost) > 0 {
		c.note(NotMeasured{cmp.Or(v.Title, v.ID), lost})
	}
	if more := unmatched(set, base); len(more) > 0 {
		c.note(OnlyMeasured{cmp.Or(v.Title, v.ID), more})
	}
}

// unmatched lists the declared rows of a set that another does not have.
func unmatched(set, other *measure.Set) []string {
	var names []string
	others := rowsOf(other)
	for row := range set.Rows {
		r := &set.Rows[row]
		if _, both := others[identityOf(r)]; r.Origin == measure.Declared && !both {
			names = append(names, rowTitle(r))
		}
	}
	return names
}

// rowTitle is what a row is called.
func rowTitle(r *measure.Row) string {
	if r.Key == "" {
		return cmp.Or(r.Title, r.Measure)
	}
	return cmp.Or(r.Title, r.Measure) + ", " + cmp.Or(r.Name, r.Key)
}

// rowName is how a row is named on the command line, which no other is.
func rowName(r *measure.Row) string {
	if r.Key == "" {
		return r.Measure
	}
	return r.Measure + ":" + r.Key
}

// warnNever names the measures that came about in no run of the baseline nor of any variant.
func (c *Contrast) warnNever() {
	seen, came := []*measure.Row{}, map[string]bool{}
	for i := range c.Variants {
		for k := range c.Variants[i].Measures {
			d := &c.Variants[i].Measures[k]
			name := rowName(d.Row)
			if _, known := came[name]; !known {
				seen = append(seen, d.Row)
			}
			came[name] = came[name] || c.cameAbout(0, d.row) || c.cameAbout(i+1, d.counterpart)
		}
	}
	var none []string
	for _, row := range seen {
		if !came[rowName(row)] {
			none = append(none, rowTitle(row))
		}
	}
	if len(none) > 0 && c.Trials.Runs > 0 {
		c.note(NeverHappened{none})
	}
}

// warnMeanwhile names the measures that differ and count only while an incident is open, or while it is not.
func (c *Contrast) warnMeanwhile() {
	var rows []string
	for i := range c.Variants {
		for k := range c.Variants[i].Measures {
			d := &c.Variants[i].Measures[k]
			m := c.Baseline.Program.Scenario.Measures.Get(d.Row.Measure)
			if title := cmp.Or(d.Row.Title, d.Row.Measure); m != nil && m.While+m.Outside != "" && !d.Same() && !slices.Contains(rows, title) {
				rows = append(rows, title)
			}
		}
	}
	if len(rows) > 0 {
		c.note(Meanwhile{rows})
	}
}

// cameAbout reports whether one side has a value of a row in any run.
func (c *Contrast) cameAbout(side, row int) bool {
	return slices.ContainsFunc(c.Trials.Outcomes[side].Of(row), func(o stats.Outcome) bool { return o.Happened() })
}

func (c *Contrast) note(w Warning) { c.Warnings = append(c.Warnings, w) }
