package words

import (
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// Limit is the number that a statistic is held against: seconds, a share or a number.
func Limit(l scenario.Limit) document.Value {
	switch l.Unit {
	case scenario.Milliseconds:
		return document.Milliseconds(l.Value)
	case scenario.ShareOfOne:
		return document.Number(document.Share, l.Value)
	default:
		return document.Number(document.Count, l.Value)
	}
}

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

// Judged is what of a measure a target judges, as it stands behind the measure's title: 9 in 10, on average, each within 45:00. It is
// empty of the share in which something happens at all, which says so by itself.
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
		if of := Within(t.Inner); of != "" {
			return "each " + of
		}
		return ""
	}
}

// Asked is what a target asks for, in plain words: 9 in 10 within 10:00, at least 90% each within 45:00.
func Asked(t scenario.Target) string {
	bound := Within(&t.Comparison)
	if of := Judged(t); of != "" && t.Statistic != scenario.ShareOf {
		return of + " " + bound
	}
	return strings.TrimSpace(bound + " " + Judged(t))
}

// Within is what each value of a share is held against, or what else is; nothing where it has but to happen.
func Within(c *scenario.Comparison) string {
	if c == nil {
		return ""
	}
	side := "at most "
	switch {
	case c.Operator == scenario.Above:
		side = "over "
	case c.IsLower():
		side = "at least "
	case c.Limit.Unit == scenario.Milliseconds:
		side = "within "
	}
	return side + Limit(c.Limit).String()
}

// portioned is the share of the values, in per cent, that lie on the good side of what is judged.
func portioned(t scenario.Target) float64 {
	if t.MoreIsBetter() {
		return 100 - t.P
	}
	return t.P
}

// Statistic is the figure that a target judges, in plain words with the figure: 9 in 10 within 11:55, 3:20 on average, 99%
// within 45:00.
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
		return strings.TrimSpace(figure + " " + Within(t.Inner))
	}
}
