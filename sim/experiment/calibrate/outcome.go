package calibrate

import (
	"errors"
	"math"

	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// Spread is how a figure is spread over runs: in parts of its unit, infinite where it is missing. What is not applicable is left out.
type Spread struct {
	P10, P50, P90 float64
	N             int // runs in which it is applicable
}

// Outcome is a figure of runs with what is assumed, with what agrees with the record, and with the narrowed figures of the variant, each drawn
// without regard to the others.
type Outcome struct {
	experiment.RunFigure
	Report                    int // index in Calibration.Held; -1 of a headline measure
	Prior, Posterior, Variant Spread
}

// Met is how often runs agree with a report.
type Met struct {
	Prior, Posterior float64 // share of the runs with what is assumed, and of new runs with what agrees with the record
}

// Wider is how many times as wide the variant's outcome is as the posterior's; not a number where that cannot be told.
func (o *Outcome) Wider() float64 {
	return (o.Variant.P90 - o.Variant.P10) / (o.Posterior.P90 - o.Posterior.P10)
}

// outcomes makes runs with what agrees with the record and runs with the narrowed figures, as many as there are seeded ones and with the same
// luck: of those that agree it is drawn anew, since that they had is what made them agree.
func (c *Calibration) outcomes(m *maker, pool []*particle) error {
	key := engine.KeyOf("calibrate", "outcomes").Mix(c.Seed)
	first := uint64(m.trials.Runs)
	var posterior, variant []asked
	for i, from := range c.Posterior.spread(len(pool)) {
		luck, at := first+uint64(i), make([]float64, len(m.inputs))
		for k := range m.inputs {
			u := key.Mix(uint64(i)).Mix(uint64(k)).Uniform()
			low, high := c.narrowed(m.inputs[k].Source)
			at[k] = low + float64(u*(high-low))
		}
		posterior, variant = append(posterior, asked{from.at, luck}), append(variant, asked{at, luck})
	}
	after, err := m.make(posterior)
	if err != nil {
		return unlessStopped(m, err)
	}
	apart, err := m.make(variant)
	if err != nil {
		return unlessStopped(m, err)
	}
	for k, f := range m.figures {
		o := Outcome{RunFigure: f, Report: k, Prior: spreadOf(pool, k), Posterior: spreadOf(after, k), Variant: spreadOf(apart, k)}
		if k >= len(m.held) {
			o.Report = -1
		}
		c.Outcomes = append(c.Outcomes, o)
	}
	for k := range m.held {
		c.Reports = append(c.Reports, Met{Prior: agreeing(pool, k), Posterior: agreeing(after, k)})
	}
	return nil
}

// unlessStopped is an error of runs, but none where the context ended.
func unlessStopped(m *maker, err error) error {
	if errors.Is(err, m.ctx.Err()) {
		return nil
	}
	return err
}

// narrowed are the quantiles of what is assumed of a figure between which the variant has it.
func (c *Calibration) narrowed(source int) (low, high float64) {
	for i := range c.Told {
		if t := &c.Told[i]; t.Source == source && t.Narrowed() {
			return t.Cells()
		}
	}
	return 0, 1
}

// Cells are the quantiles between which a figure lies in the variant: all of those of the whole numbers at the ends.
func (t *Told) Cells() (low, high float64) {
	if !t.Whole() {
		return t.From, t.To
	}
	number := t.ranged.High - t.ranged.Low + 1
	return (t.Low - t.ranged.Low) / number, (t.High - t.ranged.Low + 1) / number
}

// spread are so many of the runs, each as often as its weight says.
func (p *Posterior) spread(number int) []*particle {
	list, sum := make([]*particle, 0, number), 0.0
	for i, w := range p.Weights {
		sum += w
		for len(list) < number && float64(len(list))+0.5 < float64(sum*float64(number)) {
			list = append(list, p.runs[i])
		}
	}
	for last := len(list); last < number; last++ { // rounding
		list = append(list, list[last-1])
	}
	return list
}

func spreadOf(runs []*particle, figure int) Spread {
	var values, weights []float64
	for _, p := range runs {
		if v := p.figures[figure]; !math.IsNaN(v) {
			values, weights = append(values, v), append(weights, 1)
		}
	}
	w := stats.NewWeighted(values, weights)
	at := func(p float64) float64 { return w.Quantile(p, stats.Level).Value }
	return Spread{P10: at(0.1), P50: at(0.5), P90: at(0.9), N: len(values)}
}

func agreeing(runs []*particle, report int) float64 {
	n := 0
	for _, p := range runs {
		if p.distances[report] <= 1 {
			n++
		}
	}
	return float64(n) / float64(len(runs))
}
