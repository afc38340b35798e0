package calibrate

import (
	"cmp"
	"slices"

	"simulate/sim/stats"
)

// The quantiles between which nine in ten lie.
const (
	lowest  = 0.05
	highest = 0.95
)

// Told is what the record tells of an input. Values are in the unit of Input.At.
type Told struct {
	Input
	PriorLow, PriorHigh float64 // between which nine in ten lie of what is assumed
	Low, Median, High   float64 // nine in ten of what agrees with the record, and its middle
	From, Mid, To       float64 // the quantiles of what is assumed that these are
	Left                float64 // how wide the one is, as a share of the other
	Deviation
	Told   bool  // it is told from what is assumed, however many inputs are looked at
	Inside bool  // the figure itself lies between Low and High
	By     []int // reports of those used that tell of it alone, that which tells the most first
}

// Narrowed reports whether the record leaves less of it than was assumed. It may tell of one and leave all of it, some values being likelier.
func (t *Told) Narrowed() bool {
	const all = 0.97
	return t.Told && t.Left < all
}

// tell says of each input what the record tells.
func (c *Calibration) tell(inputs []Input, alone []*Posterior) {
	for i := range inputs {
		t := c.Posterior.tell(&inputs[i], i, len(inputs))
		strength := make([]float64, len(alone))
		for _, k := range c.Used {
			if of := alone[k].tell(&inputs[i], i, len(inputs)*len(alone)); of.Told {
				strength[k], t.By = of.Distance, append(t.By, k)
			}
		}
		slices.SortStableFunc(t.By, func(a, b int) int { return cmp.Compare(strength[b], strength[a]) })
		c.Told = append(c.Told, t)
	}
	slices.SortStableFunc(c.Told, func(a, b Told) int {
		switch {
		case a.Told && b.Told:
			return cmp.Compare(a.Left, b.Left)
		case a.Told:
			return -1
		case b.Told:
			return 1
		default:
			return 0
		}
	})
}

// tell says what the runs tell of an input, when it is one of so many that are asked about.
func (p *Posterior) tell(in *Input, number, of int) Told {
	values := make([]float64, len(p.runs))
	for i, r := range p.runs {
		values[i] = r.at[number]
	}
	w := stats.NewWeighted(values, p.Weights)
	at := func(share float64) float64 { return w.Quantile(share, stats.Level).Value }
	t := Told{Input: *in, From: at(lowest), Mid: at(0.5), To: at(highest), Deviation: deviation(p.runs, p.Weights, number)}
	t.PriorLow, t.PriorHigh = in.At(lowest), in.At(highest)
	t.Low, t.Median, t.High = in.At(t.From), in.At(t.Mid), in.At(t.To)
	if t.PriorHigh > t.PriorLow {
		t.Left = (t.High - t.Low) / (t.PriorHigh - t.PriorLow)
	}
	t.Told = tells(t.Deviation, of)
	t.Inside = t.Low <= in.Value() && in.Value() <= t.High
	return t
}

// sure is how sure it must be that an input is narrowed. Runs that were moved are a little alike, so that it is more than for runs that are not.
const sure = 0.99

// tells reports whether a deviation is one that chance would not make, of so many that are looked at.
func tells(d Deviation, of int) bool {
	level := 1 - (1-sure)/float64(of)
	return d.Distance > stats.BandHalfWidth(max(1, int(d.Effective)), level)
}
