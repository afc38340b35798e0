package stats

import (
	"math"

	"simulate/sim/portable"
)

// VonNeumann is the check of a series for correlation between neighbours by von Neumann's ratio, that of the squared
// differences of successive values to the squared deviations from their mean: 2 on average for independent values, and
// less where neighbours resemble each other. The zero value is a ratio that is not known.
type VonNeumann struct {
	Ratio float64
	// P is the probability of so small a ratio where the values are independent and normal.
	P     float64
	Known bool
}

// Correlated reports whether neighbours resemble each other by more than chance would have it in one of twenty series.
// An interval that takes them for independent is then too narrow: batches should be longer.
func (v VonNeumann) Correlated() bool { return v.Known && v.P < 0.05 }

// NewVonNeumann checks a series. It tells nothing of fewer than three values, nor of values that are all equal.
//
// The ratio lies between 2 − 2·cos(π/n) and 2 + 2·cos(π/n), symmetrically about 2, with the variance
// 4(n−2)/(n²−1) (von Neumann, Annals of Mathematical Statistics 12, 1941). P is that of the beta distribution with this
// range and this variance: exact for n = 3, within 0.03 of the truth for n under 10, and 0.001 from there on.
func NewVonNeumann(series []float64) VonNeumann {
	_, squares := deviations(series)
	if len(series) < 3 || squares == 0 {
		return VonNeumann{}
	}
	differences := 0.0
	for i, v := range series[1:] {
		d := v - series[i]
		differences += float64(d * d)
	}
	ratio := differences / squares
	return VonNeumann{Ratio: ratio, P: vonNeumannP(len(series), ratio), Known: true}
}

func vonNeumannP(n int, ratio float64) float64 {
	reach := 2 * portable.Cos(math.Pi/float64(n))
	variance := 4 * float64(n-2) / float64(n*n-1)
	// A beta distribution with both shapes a has the variance (range/2)²/(2a + 1).
	a := (float64(reach*reach)/variance - 1) / 2
	share := (ratio - 2 + reach) / (2 * reach)
	return portable.RegularisedBeta(a, a, min(max(share, 0), 1))
}
