package explore

import (
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// values are those of a measure over runs, in its unit.
type values struct {
	happened []float64 // sorted
	missing  int
}

// valuesOf are the values of all rows of a measure over the whole window, of a row with several in a run their means; has is false where
// the measure has none.
func valuesOf(o *experiment.Outcomes, id string) (v values, unit scenario.MeasureUnit, has bool) {
	for row := range o.Set.Rows {
		r := &o.Set.Rows[row]
		if r.Measure != id || !r.Period.Whole() || !o.Has(row) {
			continue
		}
		has, unit = true, r.Unit
		for _, x := range o.Of(row) {
			switch {
			case x.Happened():
				v.happened = append(v.happened, float64(x)/r.Unit.Parts())
			case x == stats.Missing:
				v.missing++
			}
		}
	}
	slices.Sort(v.happened)
	return v, unit, has
}

// quantile is that of the values; nil where it falls among missing ones.
func (v *values) quantile(p float64) *float64 {
	if at := int(math.Ceil(p*float64(len(v.happened)+v.missing))) - 1; at < len(v.happened) && len(v.happened) > 0 {
		return &v.happened[max(0, at)]
	}
	return nil
}

// frame says into which parts of the same width values are counted.
type frame struct{ width float64 }

// parts is about how many parts the values of the scenario as it is lie in.
const parts = 24

func newFrame(sorted []float64, unit scenario.MeasureUnit) frame {
	if len(sorted) == 0 || sorted[0] == sorted[len(sorted)-1] {
		return frame{map[scenario.MeasureUnit]float64{scenario.Seconds: 10, scenario.Shares: 0.01}[unit] + 0.001}
	}
	return frame{stepOf((sorted[len(sorted)-1]-sorted[0])*steps/parts, 1e-6)}
}

// mostParts bounds what is sent of a measure some of whose values lie far out: the last part has all beyond.
const mostParts = 200

// Spread is how values are spread, with the file and now: shares of all, in parts of the same width.
type Spread struct {
	From  float64   `json:"from"`
	Width float64   `json:"width"`
	File  []float64 `json:"file"`
	Now   []float64 `json:"now"`
}

// spread counts values in parts; nil where there are none.
func (f frame) spread(file, now *values) *Spread {
	all := slices.Concat(file.happened, now.happened)
	if len(all) == 0 || f.width == 0 {
		return nil
	}
	first := math.Floor(slices.Min(all) / f.width)
	last := min(math.Floor(slices.Max(all)/f.width), first+mostParts-1)
	count := func(v *values) []float64 {
		shares := make([]float64, int(last-first)+1)
		for _, x := range v.happened {
			shares[int(min(math.Floor(x/f.width), last)-first)]++
		}
		for i := range shares {
			shares[i] /= float64(len(v.happened) + v.missing)
		}
		return shares
	}
	return &Spread{first * f.width, f.width, count(file), count(now)}
}
