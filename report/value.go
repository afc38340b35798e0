package report

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"simulate/sim/stats"
)

// Value is a figure or a text as a table holds it: raw, with its unit. The zero Value is a figure that there is not.
type Value struct {
	kind     valueKind
	unit     Unit
	text     string
	whole    string // of a text that says only what is new below the row above it: the text that stands on its own
	number   float64
	interval stats.Interval // of an estimate, in the unit
	at       time.Time
	day      int // of an instant: the scenario's day, counted from 1
	on       int // the day on which a reader takes an instant to be that does not say so, less 1
}

type valueKind uint8

const (
	nothing valueKind = iota // a figure that there is not
	blank                    // a figure that need not be shown
	text
	quantity
	estimate
	between
	instant
	verdict
	boolean
	mark // what stands in the place of a number
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

	// What comparisons tell: shown with their sign, and to the tenth where that is small.
	SecondsChange
	ShareChange
	CountChange
)

// Text is a value in words; it may be empty.
func Text(s string) Value {
	return Value{kind: text, text: s}
}

// Below is a text in words that leaves out what the row above it says too, with the whole text.
func Below(s, whole string) Value {
	return Value{kind: text, text: s, whole: whole}
}

// Number is a value of a unit. An infinite one is longer than any other: what it measures was not reached.
func Number(unit Unit, v float64) Value {
	return Value{kind: quantity, unit: unit, number: v}
}

// Milliseconds is a length of time given in milliseconds, in seconds.
func Milliseconds[T ~int64 | ~float64](ms T) Value {
	return Number(Seconds, float64(ms)/1000)
}

// Estimate is a number with its confidence interval, both in the unit.
func Estimate(unit Unit, v float64, interval stats.Interval) Value {
	return Value{kind: estimate, unit: unit, number: v, interval: interval}
}

// Interval is a confidence interval alone, in the unit, for data; one that is not known is no value.
func Interval(unit Unit, interval stats.Interval) Value {
	if !interval.Known {
		return Value{}
	}
	return Value{kind: between, unit: unit, interval: interval}
}

// Mark is a sign that stands in the place of a number, such as ~.
func Mark(sign string) Value { return Value{kind: mark, text: sign} }

// Instant is a point in time in the scenario's zone. Rounded to whole seconds it lies on the scenario's day (1 is that of
// its start).
func Instant(at time.Time, day int) Value {
	return Value{kind: instant, at: at, day: day}
}

// Bool is yes or no; in data it is true or false.
func Bool(yes bool) Value {
	if yes {
		return Value{kind: boolean, text: "yes"}
	}
	return Value{kind: boolean, text: "no"}
}

// Verdict is met, missed or cannot tell.
func Verdict(v stats.Verdict) Value {
	return Value{kind: verdict, text: v.String()}
}

// WithoutInterval is an estimate's figure alone.
func (v Value) WithoutInterval() Value {
	if v.kind == estimate {
		return Number(v.unit, v.number)
	}
	return v
}

// IsNumber reports whether a column of such values is aligned on the right.
func (v Value) IsNumber() bool {
	return v.kind == quantity || v.kind == estimate || v.kind == instant || v.kind == mark
}

// String is the value as a reader sees it: 3:41, 21:20, 1:05:00, 48%, 13:09:00, day 2 01:30:00. No value is a dash, and a
// number longer than any other is "not reached".
func (v Value) String() string {
	switch v.kind {
	case text, verdict, boolean, mark:
		return v.text
	case quantity:
		return v.unit.format(v.number)
	case estimate:
		return v.unit.format(v.number) + v.formatInterval()
	case instant:
		return formatClock(v.at, v.day, v.on+1)
	case nothing:
		return "–"
	default:
		return ""
	}
}

// formatInterval writes the interval of an estimate behind it. One that lies among values that were not reached says no
// more than the estimate.
func (v Value) formatInterval() string {
	switch low, high := v.interval.Low, v.interval.High; {
	case !v.interval.Known || math.IsInf(low, 1):
		return ""
	case math.IsInf(high, 1):
		return " (" + v.unit.format(low) + " or longer)"
	case v.unit.signed():
		return " (" + v.unit.format(low) + " to " + v.unit.format(high) + ")"
	default:
		return " (" + v.unit.format(low) + "–" + v.unit.format(high) + ")"
	}
}

func (u Unit) format(v float64) string {
	switch {
	case u.signed():
		return u.formatChange(v)
	case math.IsInf(v, 1):
		return "not reached"
	case u == Seconds:
		return formatLength(v)
	case u == Difference && math.Round(v) > 0:
		return "+" + formatLength(v)
	case u == Difference:
		return formatLength(v)
	case u == Share:
		return formatDecimal(v*100, 0) + "%"
	case u == Exact:
		return strconv.FormatFloat(v, 'g', 9, 64)
	case math.Abs(v) >= 100:
		return formatDecimal(v, 0)
	default:
		return formatDecimal(v, 1)
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
		written = formatDecimal(size*100, 1) + "%"
	case u == CountChange:
		written = formatDecimal(size, 2)
	case size < 9.95:
		written = fmt.Sprintf("0:0%.1f", size)
	default:
		written = formatLength(size)
	}
	if strings.Trim(written, "0:.%") == "" {
		return written
	}
	return sign + written
}

// formatLength writes seconds as 3:41 or 1:05:00, rounded to whole seconds.
func formatLength(seconds float64) string {
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

// formatClock writes a 24-hour clock time, rounded to whole seconds as lengths are, with the day when it is another one than
// the reader expects.
func formatClock(at time.Time, day, expected int) string {
	clock := at.Round(time.Second).Format("15:04:05")
	if day != expected {
		return fmt.Sprintf("day %d %s", day, clock)
	}
	return clock
}

// formatDecimal writes a number with at most so many decimals.
func formatDecimal(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Sort is what a value is sorted by: a number in digits, or its text as it stands on its own.
func (v Value) Sort() string {
	switch v.kind {
	case quantity, estimate:
		return strconv.FormatFloat(v.number, 'g', -1, 64)
	case instant:
		return strconv.FormatInt(v.at.UnixMilli(), 10)
	default:
		return cmp.Or(v.whole, v.text)
	}
}

// Verdict is met, missed or cannot tell; nothing of a value that is no verdict.
func (v Value) Verdict() string {
	if v.kind != verdict {
		return ""
	}
	switch v.Tone() {
	case Good:
		return stats.Met.String()
	case Bad:
		return stats.Missed.String()
	default:
		return stats.CannotTell.String()
	}
}
