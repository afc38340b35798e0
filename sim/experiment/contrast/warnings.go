package contrast

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// warn collects the warnings of a comparison.
func (c *Contrast) warn() {
	if c.Trials.Partial() {
		c.note(experiment.PartialResult, "", fmt.Sprintf("stopped early: %d of %d runs were done with all variants", c.Trials.Runs, c.Trials.Asked))
	}
	var few []string
	for i := range c.Variants {
		v := &c.Variants[i]
		if v.Same && c.Trials.Runs > 0 {
			c.note(experiment.NothingChanged, v.ID, fmt.Sprintf("%s changes nothing: its runs are those of %s, record by record", v.ID, c.Baseline.ID))
		}
		c.warnUnmatched(v, c.Trials.Outcomes[i+1].Set)
		for k := range v.Measures {
			d := &v.Measures[k]
			if d.Occurred.Both > 0 && !d.P90.Interval.Known && !d.Same() {
				few = append(few, rowName(d.Row))
			}
		}
	}
	if len(few) > 0 {
		slices.Sort(few)
		c.note(experiment.TooFewRuns, "", "too few runs in which both happen for an interval of the difference of 90th percentiles (it takes 200): "+
			firstFew(slices.Compact(few)))
	}
	c.warnNever()
}

// warnUnmatched names the measures that only one of two scenarios has.
func (c *Contrast) warnUnmatched(v *Variant, set *measure.Set) {
	base := c.Trials.Outcomes[0].Set
	if lost := unmatched(base, set); len(lost) > 0 {
		c.note(experiment.NotMeasured, v.ID, fmt.Sprintf("%s does not measure: %s", v.ID, firstFew(lost)))
	}
	if more := unmatched(set, base); len(more) > 0 {
		c.note(experiment.NotMeasured, v.ID, fmt.Sprintf("only %s measures: %s", v.ID, firstFew(more)))
	}
}

// unmatched lists the declared rows of a set that another does not have.
func unmatched(set, other *measure.Set) []string {
	var names []string
	for row := range set.Rows {
		if r := &set.Rows[row]; r.Origin == measure.Declared && counterpart(set, row, other) < 0 {
			names = append(names, rowName(r))
		}
	}
	return names
}

// rowName is how a row is named on the command line.
func rowName(r *measure.Row) string {
	if r.Key == "" {
		return r.Measure
	}
	return r.Measure + ":" + r.Key
}

// warnNever names the measures that came about in no run of the baseline nor of any variant.
func (c *Contrast) warnNever() {
	seen, came := []string{}, map[string]bool{}
	for i := range c.Variants {
		for k := range c.Variants[i].Measures {
			d := &c.Variants[i].Measures[k]
			name := rowName(d.Row)
			if _, known := came[name]; !known {
				seen = append(seen, name)
			}
			came[name] = came[name] || d.Occurred.Neither < d.Occurred.Runs()
		}
	}
	var none []string
	for _, name := range seen {
		if !came[name] {
			none = append(none, name)
		}
	}
	if len(none) > 0 && c.Trials.Runs > 0 {
		c.note(experiment.NeverHappened, "", "came about in no run, neither of the baseline nor of a variant: "+firstFew(none))
	}
}

// firstFew names the first of many, and says how many more there are.
func firstFew(names []string) string {
	const named = 6
	if len(names) <= named+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:named], ", "), len(names)-named)
}

func (c *Contrast) note(kind experiment.WarningKind, owner, text string) {
	c.Warnings = append(c.Warnings, experiment.Warning{Kind: kind, Owner: owner, Text: text})
}
