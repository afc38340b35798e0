package experiment

import (
	"context"

	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// rounds makes the runs of a comparison, and more until it is as precise as is asked for.
func (c *Comparison) rounds(ctx context.Context, o Options) error {
	extend := func(runs int) error {
		o.Runs = runs
		if err := c.Trials.Extend(ctx, o); err != nil {
			return err
		}
		c.compare(o.Workers)
		return nil
	}
	short, err := Rounds(ctx, o, extend, c.precise)
	if short != nil {
		c.note(NotPrecise, "", short.text(c.Trials.Runs))
	}
	return err
}

// precise lists the figures whose intervals are to be narrow: for each measure with a target, the difference of what the target
// names; without targets, the differences of the means of all measures.
func (c *Comparison) precise() []Aim {
	var targets, all []Aim
	for i := range c.Variants {
		v := &c.Variants[i]
		for k := range v.Measures {
			d := &v.Measures[k]
			name := v.ID + ": " + d.Row.Measure
			all = append(all, Aim{name, d.Row.Unit, stats.Estimate{Value: d.Mean.Baseline, Interval: d.Mean.Interval}})
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

// targeted is the difference of what the target of a measure names.
func (c *Comparison) targeted(variant int, d *Difference, name string) Aim {
	f := Aim{name, d.Row.Unit, stats.Estimate{Value: d.Mean.Baseline, Interval: d.Mean.Interval}}
	switch t := d.Row.Target.Value; {
	case t.Statistic != scenario.Percentile:
	case d.Row.Several || t.P == 100*HighShare:
		f.Value, f.Interval = d.BaselineP90, d.P90.Interval
	default:
		b, v := c.Trials.Outcomes[0], c.Trials.Outcomes[variant+1]
		own := b.Of(d.row)
		f.Value = quantileOf(own, t.P/100)
		f.Interval = stats.QuantileDifference(own, v.Of(counterpart(b.Set, d.row, v.Set)), t.P/100, stats.Level).Interval
	}
	return f
}
