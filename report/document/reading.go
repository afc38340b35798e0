package document

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"

	"simulate/sim/stats"
)

// String is the value as a reader sees it: 3:41, 21:20, 1:05:00, 48%, 13:09:00, Tue 01:30:00. No value is a dash, and a
// number longer than any other is "not reached".
func (v Value) String() string {
	switch v.kind {
	case text, verdict, boolean, mark:
		return v.text
	case lines:
		return strings.ReplaceAll(v.text, "\n", "; ")
	case quantity, estimate:
		return v.figure() + v.Brackets()
	case between:
		return strings.Trim(v.Brackets(), " ()")
	case instant:
		return formatClock(v.at, v.day, v.on+1)
	case nothing:
		return "–"
	default:
		return ""
	}
}

// figure is the number of a quantity or an estimate, which lies within its interval as that is written, too.
func (v Value) figure() string {
	of := v.interval
	if !of.Known {
		of = v.beside
	}
	if !of.Known {
		return v.unit.Format(v.number)
	}
	return v.unit.Within(v.number, of.Low, of.High)
}

// Parts are the lines of a text; of any other value it is one.
func (v Value) Parts() []string {
	if v.kind != lines {
		return []string{v.String()}
	}
	return strings.Split(v.text, "\n")
}

// IsThere reports whether there is a value, to be shown or not.
func (v Value) IsThere() bool { return v.kind != nothing }

// Brackets is the interval as it stands behind the figure; nothing without. One that lies among values that were not reached, or
// that is the estimate alone, says no more than the estimate.
func (v Value) Brackets() string {
	switch low, high := v.interval.Low, v.interval.High; {
	case !v.interval.Known || math.IsInf(low, 1), v.kind == estimate && low == v.number && high == v.number:
		return ""
	case math.IsInf(high, 1):
		return " (" + v.unit.Format(low) + " or longer)"
	default:
		return " (" + v.unit.Range(low, high) + ")"
	}
}

// formatClock writes a 24-hour clock time, rounded to whole seconds as lengths are, with the day when it is another one than
// the reader expects.
func formatClock(at time.Time, day, expected int) string {
	clock := at.Round(time.Second).Format("15:04:05")
	if day != expected {
		return DayName(at, day) + " " + clock
	}
	return clock
}

// DayName is what readers call the scenario's day on which an instant lies once it is rounded to whole seconds: the day of the week
// as long as that is only one, within a week of the start; else with its date.
func DayName(at time.Time, day int) string {
	layout := "Mon 2 Jan 2006"
	switch {
	case day >= 1 && day <= 7:
		layout = "Mon"
	case day > -180 && day < 180:
		layout = "Mon 2 Jan"
	}
	return at.Round(time.Second).Format(layout)
}

// Tone colours verdicts, and takes what is slight into the background.
func (v Value) Tone() Tone {
	switch {
	case v.slight:
		return Faint
	case v.kind != verdict:
		return Plain
	}
	switch v.verdict {
	case stats.Met:
		return Good
	case stats.Missed:
		return Bad
	default:
		return Unsure
	}
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
	return v.verdict.String()
}

// IsNumber reports whether a column of such values is aligned on the right.
func (v Value) IsNumber() bool {
	return v.kind == quantity || v.kind == estimate || v.kind == between || v.kind == instant || v.kind == mark
}
