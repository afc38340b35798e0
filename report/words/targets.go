package words

import (
	"strconv"

	"simulate/sim/scenario"
)

// Portion is how many of all a percentile is about, in plain words: half, 9 in 10, 19 in 20. Where that would be no simple
// fraction it is in per cent.
func Portion(percent float64) string {
	whole := int(percent)
	switch {
	case float64(whole) != percent || whole <= 0 || whole >= 100:
		return strconv.FormatFloat(percent, 'f', -1, 64) + "%"
	case whole == 50:
		return "half"
	}
	common := divisor(whole, 100)
	return strconv.Itoa(whole/common) + " in " + strconv.Itoa(100/common)
}

// divisor is the greatest that two numbers have in common.
func divisor(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// Judged is what of a measure a target judges, as it stands behind the measure's title: 9 in 10, on average. It is empty of a
// share, which says so by itself.
func Judged(t scenario.Target) string {
	switch t.Statistic {
	case scenario.Percentile:
		return Portion(portioned(t))
	case scenario.Mean:
		return "on average"
	case scenario.Max:
		return "the most"
	case scenario.Min:
		return "the least"
	default:
		return ""
	}
}

// portioned is the share of the values, in per cent, that lie on the good side of what is judged.
func portioned(t scenario.Target) float64 {
	if t.MoreIsBetter() {
		return 100 - t.P
	}
	return t.P
}

// Statistic is the figure that a target judges, in plain words with the figure: 9 in 10 within 11:55, 3:20 on average, 99%.
func Statistic(t scenario.Target, unit scenario.MeasureUnit, figure string) string {
	side := " within "
	switch {
	case t.MoreIsBetter():
		side = " at least "
	case unit != scenario.Seconds:
		side = " at most "
	}
	switch t.Statistic {
	case scenario.Percentile:
		return Judged(t) + side + figure
	case scenario.Mean:
		return figure + " on average"
	case scenario.Max, scenario.Min:
		return Judged(t) + " " + figure
	default:
		return figure
	}
}
