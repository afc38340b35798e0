package contrast

import (
	"context"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// rounds makes the runs of a comparison, and more until it is as precise as is asked for.
func (c *Contrast) rounds(ctx context.Context, o experiment.Options) error {
	extend := func(runs int) error {
		o.Runs = runs
		if err := c.Trials.Extend(ctx, o); err != nil {
			return err
		}
		c.compare()
		return nil
	}
	short, err := experiment.Rounds(ctx, o, extend, c.precise)
	if short != nil {
		c.note(NotPrecise{*short, c.Trials.Runs})
	}
	return err
}

// precise lists the figures whose intervals are to be narrow: for each measure with a target, the difference of what the target
// names; without targets, the differences of the means of all measures.
func (c *Contrast) precise() []experiment.Aim {
	var targets, all []experiment.Aim
	for i := range c.Variants {
		v := &c.Variants[i]
		for k := range v.Measures {
			d := &v.Measures[k]
			name := v.ID + ": " + d.Row.Measure
			all = append(all, d.ofMeans(name))
			if d.Row.Target != nil {
				targets = append(targets, c.targeted(i, d, name))
			}
		}
	}
	if len(targets) > 0 {
		return targets
	}
	return all
}

// ofMeans is the difference of means.
func (d *Difference) ofMeans(name string) experiment.Aim {
	return experiment.Aim{Name: name, Unit: d.Row.Unit, Estimate: stats.Estimate{Value: d.Mean.Baseline, Interval: d.Mean.Interval}}
}

// targeted is the difference of what the target of a measure names.
func (c *Contrast) targeted(variant int, d *Difference, name string) experiment.Aim {
	f := d.ofMeans(name)
	switch t := d.Row.Target.Value; {
	case t.Statistic != scenario.Percentile:
	case d.Row.Several || t.P == 100*experiment.HighShare:
		f.Value, f.Interval = d.BaselineP90, d.P90.Interval
	default:
		b, v := c.Trials.Outcomes[0], c.Trials.Outcomes[variant+1]
		own := b.Of(d.row)
		f.Value = quantileOf(own, t.P/100)
		f.Interval = stats.QuantileDifference(own, v.Of(d.counterpart), t.P/100, stats.Level).Interval
	}
	return f
}
