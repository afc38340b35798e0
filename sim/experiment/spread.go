package experiment

import (
	"math"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Spread is how the values of a row are spread, for pictures, in parts of the row's unit. Low and High are the ends of a
// band that holds the whole distribution function with 95% confidence; they are nil where values share a run, since values of
// one run resemble each other and the band takes them for independent.
type Spread struct {
	N, Missing int
	ECDF       stats.ECDF
	Low, High  []float64
	Bins       stats.Bins
	P50, P90   float64
}

// The bounds of what a picture can show.
const (
	mostSteps = 100
	mostBins  = 60
)

// Spread returns how the values of a row are spread over the runs.
func (s *Samples) Spread(row int) Spread {
	r := &s.Set.Rows[row]
	all := s.distribution(row)
	if q, ok := all.(queued); ok {
		all = q.distribution
	}
	switch of := all.(type) {
	case streamed:
		return spread(of.Pooled(), r.Unit, false)
	case pooled:
		return spread(of.Pooled(), r.Unit, false)
	case overTime:
		return spread(of.Sample, r.Unit, true)
	default:
		return spread(s.pooled(row), r.Unit, true)
	}
}

// Spread returns how the values of a row are spread over the runs; of a row with several values in a run, the means of runs,
// which are independent. Runs in which it never came about count as missing.
func (o *Outcomes) Spread(row int) Spread {
	amounts, missing := make([]int64, 0, o.Runs), 0
	for _, x := range o.Of(row) {
		if x.Happened() {
			amounts = append(amounts, int64(x))
		} else {
			missing++
		}
	}
	return spread(stats.NewSample(amounts, missing), o.Set.Rows[row].Unit, true)
}

// spread describes a sample. Values that are independent have a band.
func spread(s stats.Sample, unit scenario.MeasureUnit, independent bool) Spread {
	happened := s.CountAtMost(longestValue)
	e := Spread{
		N: happened, Missing: s.Total() - happened, ECDF: s.ECDF(mostSteps),
		Bins: s.Bins(binWidths(unit), mostBins), P50: s.Quantile(0.5), P90: s.Quantile(0.9),
	}
	if independent && happened > 0 {
		e.Low, e.High = e.ECDF.Band(s.Total(), stats.Level)
	}
	return e
}

// longestValue is more than any value that happened.
const longestValue = 1 << 62

// binWidths are the widths of bins that readers can count in: of times in seconds, minutes and hours, of all else in steps of 1,
// 2 and 5; in parts of the unit.
func binWidths(unit scenario.MeasureUnit) []int64 {
	if unit != scenario.Seconds {
		return roundWidths(int64(unit.Parts()))
	}
	const second, minute, hour = 1000, 60 * 1000, 3600 * 1000
	return []int64{
		second, 2 * second, 5 * second, 10 * second, 15 * second, 20 * second, 30 * second,
		minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 20 * minute, 30 * minute,
		hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour,
	}
}

// roundWidths are from a thousandth part of one, or less where one has more parts, to a hundred.
func roundWidths(one int64) []int64 {
	var widths []int64
	for step := max(1, one/1_000_000); step < 100*one; step *= 10 {
		widths = append(widths, step, 2*step, 5*step)
	}
	return append(widths, 100*one)
}

// Beyond counts the values of a row that a comparison does not allow, and all of them. What did not happen in time is longer than any
// limit. The row is one of which runs have their values kept.
func (s *Samples) Beyond(row int, held *scenario.Comparison) (beyond, all int) {
	limit := stats.Limit{Operator: operators[held.Operator], Value: measure.Amount(held.Limit, s.Set.Rows[row].Unit)}
	for run := range s.Kept() {
		for _, v := range s.Values(row, run) {
			value := float64(v.Amount)
			switch {
			case v.State.Missing():
				value = math.Inf(1)
			case v.State != measure.Happened:
				continue
			}
			all++
			if limit.Judge(stats.Interval{Low: value, High: value, Known: true}) != stats.Met {
				beyond++
			}
		}
	}
	return beyond, all
}
