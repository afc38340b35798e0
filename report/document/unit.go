package document

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"simulate/report/jsontext"
)

// Unit is what a number counts.
type Unit uint8

// The units of numbers in reports.
const (
	Seconds    Unit = iota
	Difference      // seconds too, shown with their sign
	Share           // from 0 to 1, shown in per cent
	Count           // of things; averages of counts have a fraction
	Exact           // a number of which data have every digit
	Rate            // of things an hour: those below 10 with two decimals

	// What comparisons tell: shown with their sign, and with more digits where they would pass for none.
	SecondsChange
	ShareChange
	CountChange
)

// Format writes a number of the unit as readers see it.
func (u Unit) Format(v float64) string {
	switch {
	case u.signed():
		return u.formatChange(v)
	case math.IsInf(v, 1):
		return "not reached"
	case u == Seconds:
		return FormatLength(v)
	case u == Difference && math.Round(v) > 0:
		return "+" + FormatLength(v)
	case u == Difference:
		return FormatLength(v)
	case u == Share:
		return formatPercent(v * 100)
	case u == Exact:
		return strconv.FormatFloat(v, 'g', 9, 64)
	case u == Rate && math.Abs(v) < 10:
		return FormatDecimal(v, decimalsOf(math.Abs(v), 2))
	case math.Abs(v) >= 100:
		return FormatDecimal(v, 0)
	default:
		return FormatDecimal(v, decimalsOf(math.Abs(v), 1))
	}
}

// signed reports whether the unit is one of those that comparisons tell.
func (u Unit) signed() bool { return u >= SecondsChange }

// formatChange writes a difference with its sign. One that is infinite is of something that is not reached on one side.
func (u Unit) formatChange(v float64) string {
	sign, size := "+", math.Abs(v)
	if v < 0 {
		sign = "-"
	}
	var written string
	switch {
	case v == 0:
		return "0"
	case math.IsInf(v, 0):
		written = "∞"
	case u == ShareChange:
		written = plural(FormatDecimal(size*100, decimalsOf(size*100, 1)), "pt")
	case u == CountChange:
		written = FormatDecimal(size, decimalsOf(size, 2))
	case size < 0.5: // which would pass for none
		written = "0:0" + FormatDecimal(size, decimalsOf(size, 0))
	default:
		written = FormatLength(size)
	}
	if strings.Trim(written, "0:. pts") == "" {
		return written
	}
	return sign + written
}

// Range writes from where to where an interval reaches. Ends that would read alike have as many digits as it takes to tell them apart;
// lengths of time, which are told to the second, are known to the second then.
func (u Unit) Range(low, high float64) string {
	from, to := u.Format(low), u.Format(high)
	switch {
	case from != to && u == ShareChange:
		return strings.TrimRight(from, " pts") + " to " + to
	case from != to && u.signed():
		return from + " to " + to
	case from != to:
		return from + "–" + to
	case low == high:
		return from
	case u == Seconds || u == Difference || u == SecondsChange:
		return "to the second"
	}
	scale, sign := u.scale()
	for decimals := decimalsIn(from) + 1; decimals <= mostDecimals && from == to; decimals++ {
		from, to = FormatDecimal(low*scale, decimals), FormatDecimal(high*scale, decimals)
	}
	if from == to { // an error of computing
		return u.Format(low)
	}
	if u.signed() {
		return from + " to " + to + sign
	}
	return from + sign + "–" + to + sign
}

// scale is by how much a number is multiplied as it is written, and the sign behind it.
func (u Unit) scale() (by float64, sign string) {
	switch u {
	case Share:
		return 100, "%"
	case ShareChange:
		return 100, " pts"
	default:
		return 1, ""
	}
}

// Within writes a figure that stands beside its interval: where one of the two is rounded so that the figure would lie outside, it has as
// many digits as the interval.
func (u Unit) Within(v, low, high float64) string {
	figure := u.Format(v)
	if u == Seconds || u == Difference || u == SecondsChange || u == Exact || math.IsInf(high, 0) || math.IsInf(v, 0) || v < low || v > high {
		return figure
	}
	scale, sign := u.scale()
	from, to, _ := strings.Cut(strings.ReplaceAll(u.Range(low, high), " to ", "–"), "–")
	least, written, most := numberIn(from), numberIn(figure), numberIn(cmp.Or(to, from))
	if least <= written && written <= most {
		return figure
	}
	more := FormatDecimal(v*scale, max(decimalsIn(from), decimalsIn(to))) + sign
	if u.signed() && v > 0 {
		more = "+" + more
	}
	return more
}

// numberIn reads back a number as it is written.
func numberIn(written string) float64 {
	v, _ := strconv.ParseFloat(strings.Trim(written, "+% pts"), 64)
	return v
}

// Literal writes a number of the unit as JSON has it: seconds to the millisecond, whole counts without decimals, and null for one
// that is not finite.
func (u Unit) Literal(v float64) string {
	switch u {
	case Seconds, Difference, SecondsChange:
		return jsontext.Decimal(v, 3)
	case Count, CountChange:
		return strings.TrimSuffix(literal(v), ".0")
	case Exact:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return "null"
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	default:
		return literal(v)
	}
}

// literal has six decimals, or of what is small as many digits.
func literal(v float64) string {
	const digits = 6
	decimals := digits
	for size := math.Abs(v); size > 0 && size < math.Pow10(digits-1-decimals) && decimals < 2*digits; {
		decimals++
	}
	return jsontext.Decimal(v, decimals)
}

// literal is the same, with nothing for an infinite number.
func (u Unit) literal(v float64) string {
	if math.IsInf(v, 0) {
		return ""
	}
	return u.Literal(v)
}

// FormatLength writes seconds as 3:41 or 1:05:00, rounded to whole seconds.
func FormatLength(seconds float64) string {
	whole := int64(math.Round(math.Abs(seconds)))
	sign := ""
	if seconds < 0 && whole > 0 {
		sign = "-"
	}
	if whole < 3600 {
		return fmt.Sprintf("%s%d:%02d", sign, whole/60, whole%60)
	}
	return fmt.Sprintf("%s%d:%02d:%02d", sign, whole/3600, whole/60%60, whole%60)
}

// mostDecimals is how many show that a number is not 0: what is less is an error of computing.
const mostDecimals = 6

// decimalsOf is with how many decimals a size is written that has at most so many: as many more as it takes to show two digits
// of one that would be 0.
func decimalsOf(size float64, decimals int) int {
	if size <= 0 || size > 0.5*math.Pow10(-decimals) { // a half may be rounded down
		return decimals
	}
	for decimals < mostDecimals && size < math.Pow10(1-decimals) {
		decimals++
	}
	return decimals
}

// decimalsIn is how many decimals a number has as it is written.
func decimalsIn(written string) int {
	_, fraction, _ := strings.Cut(strings.TrimRight(written, "% pts"), ".")
	return len(fraction)
}

// formatPercent writes per cent without decimals, unless a few would pass for none or most for all.
func formatPercent(v float64) string {
	decimals := max(decimalsOf(v, 0), decimalsOf(100-v, 0))
	return FormatDecimal(v, decimals) + "%"
}

// FormatDecimal writes a number with at most so many decimals.
func FormatDecimal(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Distance writes how far a figure is from a limit: 8 s, 1:55, 3 pts.
func (u Unit) Distance(v float64) string {
	switch {
	case u == Share:
		return plural(FormatDecimal(v*100, decimalsOf(v*100, 0)), "pt")
	case u != Seconds:
		return u.Format(v)
	case v >= 59.5:
		return FormatLength(v)
	default:
		return FormatDecimal(v, decimalsOf(v, 0)) + " s"
	}
}

func plural(number, what string) string {
	if number == "1" {
		return number + " " + what
	}
	return number + " " + what + "s"
}
