package contrast

import (
	"context"
	"errors"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Gain is a difference worth telling, with what is known of the runs in which there is none.
type Gain struct {
	*Difference
	Idle *Idle // nil unless it is known why
}

// account finds what each variant shortens and lengthens most, of the times that can be told to differ by as much as matters: of those that a target,
// an objective or a report is about when there are any, otherwise of all.
func (c *Contrast) account(ctx context.Context) error {
	heads := experiment.Headlines(c.Baseline.Program.Scenario)
	for i := range c.Variants {
		v := &c.Variants[i]
		v.Gain, v.Loss = c.most(v, heads, -1), c.most(v, heads, 1)
		v.Often = v.often(heads, (*Difference).OccursOtherwise, func(d *Difference) stats.Occurrences { return d.Happened })
		v.Applies = v.often(heads, (*Difference).AppliesOtherwise, func(d *Difference) stats.Occurrences { return d.Applicable })
		for _, g := range []*Gain{v.Gain, v.Loss} {
			if g == nil {
				continue
			}
			var err error
			g.Idle, err = c.idle(ctx, v, g.Difference, c.Trials.Outcomes[i+1])
			if err != nil && !errors.Is(err, sim.ErrStopped) { // without the reason, what the runs tell is still worth telling
				return err
			}
		}
	}
	return nil
}

// most returns the difference with a sign that is most worth telling, of those that count; nil without. It is that of a
// headline, unless all of those are small beside the largest. Of those that are nearly as large it is that of the longest time,
// which is about the whole and not about a part of it.
func (c *Contrast) most(v *Variant, heads map[string]bool, sign float64) *Gain {
	var told []*Difference
	largest := 0.0
	for k := range v.Measures {
		if d := &v.Measures[k]; d.Row.Unit == scenario.Seconds && c.Counts(d) && sign*d.Mean.Value > 0 {
			told = append(told, d)
			largest = max(largest, math.Abs(d.Mean.Value))
		}
	}
	const small = 0.1
	worthy := func(d *Difference) bool { return heads[d.Row.Measure] && math.Abs(d.Mean.Value) >= small*largest }
	if slices.ContainsFunc(told, worthy) {
		told = slices.DeleteFunc(told, func(d *Difference) bool { return !worthy(d) })
	}
	best := nearlyLargest(told)
	if best == nil {
		return nil
	}
	return &Gain{Difference: best}
}

// nearlyLargest returns the difference of the longest time among those that are nearly as large as the largest; nil of none.
func nearlyLargest(told []*Difference) (best *Difference) {
	largest := 0.0
	for _, d := range told {
		largest = max(largest, math.Abs(d.Mean.Value))
	}
	for _, d := range told {
		const nearly = 0.9
		if math.Abs(d.Mean.Value) >= nearly*largest && (best == nil || d.Mean.Baseline > best.Mean.Baseline) {
			best = d
		}
	}
	return best
}

// often returns the measure that comes about more or less often by most, if that can be told.
func (v *Variant) often(heads map[string]bool, told func(*Difference) bool, of func(*Difference) stats.Occurrences) *Difference {
	var most *Difference
	by := func(d *Difference) float64 {
		o := of(d)
		return math.Abs(o.Change(stats.Level).Value)
	}
	for k := range v.Measures {
		d := &v.Measures[k]
		switch {
		case !told(d):
		case most == nil, heads[d.Row.Measure] && !heads[most.Row.Measure],
			heads[d.Row.Measure] == heads[most.Row.Measure] && by(d) > by(most):
			most = d
		}
	}
	return most
}

// Idle says why a variant makes no difference to a measure in some runs: nothing of what it changes lies on the critical path
// there, of the baseline's run nor of the variant's.
type Idle struct {
	Runs   int      // in which the value is the same
	Looked int      // of those, how many were looked at; the first of them
	Steps  []uint16 // the steps of the variant's program that it changes; none when it changes something else too
}

// mostLooked is how many runs with and without a difference are looked at. Nothing off the path in 40 of 40 runs leaves little
// room for runs in which it is not.
const mostLooked = 40

// idle looks for the reason why a difference is zero in some runs. It is told only where all runs looked at agree: with no
// difference nothing of what was changed is on the critical path, and with a difference something is, in nine of ten runs.
func (c *Contrast) idle(ctx context.Context, v *Variant, d *Difference, outcomes *experiment.Outcomes) (*Idle, error) {
	base := c.Trials.Outcomes[0]
	before, after := changesIn(c.Baseline.Program, v.Changes), changesIn(v.Program, v.Changes)
	if d.Tied.Value == 0 || d.Tied.Value == 1 || !base.Set.Spans(d.row) || base.Set.Streams() || before == nil || after == nil {
		return nil, nil // no reason is known
	}
	same, apart := parted(base.Of(d.row), outcomes.Of(d.counterpart))
	idle := &Idle{Runs: len(same), Looked: min(len(same), mostLooked), Steps: after.steps()}
	onPath := func(run int) (bool, error) {
		luck := sim.Luck{Seed: c.Trials.Seed, Replication: uint64(run)}
		b, err := before.onPath(ctx, c.Baseline.Program, base.Set, d.row, luck)
		if b || err != nil {
			return b, err
		}
		return after.onPath(ctx, v.Program, outcomes.Set, d.counterpart, luck)
	}
	on, err := count(same[:idle.Looked], onPath)
	if err != nil || on > 0 {
		return nil, err
	}
	looked := min(len(apart), mostLooked)
	on, err = count(apart[:looked], onPath)
	if err != nil || 10*on < 9*looked {
		return nil, err
	}
	return idle, nil
}

// count returns in how many runs something holds.
func count(runs []int, holds func(run int) (bool, error)) (n int, err error) {
	for _, run := range runs {
		yes, err := holds(run)
		if err != nil {
			return 0, err
		}
		if yes {
			n++
		}
	}
	return n, nil
}
