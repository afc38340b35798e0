package document

import (
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
	verdict  stats.Verdict
	interval stats.Interval // of an estimate, in the unit
	beside   stats.Interval // of a figure whose interval stands elsewhere
	at       time.Time
	day      int // of an instant: the scenario's day, counted from 1
	on       int // the day on which a reader takes an instant to be that does not say so, less 1
	slight   bool
}

type valueKind uint8

const (
	nothing valueKind = iota // a figure that there is not
	blank                    // a figure that need not be shown
	text
	lines // parted by line ends
	quantity
	estimate
	between
	instant
	verdict
	boolean
	mark // what stands in the place of a number
)

// Text is a value in words; it may be empty.
func Text(s string) Value {
	return Value{kind: text, text: s}
}

// Below is a text in words that leaves out what the row above it says too, with the whole text.
func Below(s, whole string) Value {
	return Value{kind: text, text: s, whole: whole}
}

// Lines is a text of several parts. Where there is room for it each begins a line; elsewhere a semicolon parts them.
func Lines(parts ...string) Value {
	return Value{kind: lines, text: strings.Join(parts, "\n")}
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

// Mark is a sign that stands in the place of a number, such as ~.
func Mark(sign string) Value { return Value{kind: mark, text: sign} }

// Instant is a point in time in the scenario's zone. Rounded to whole seconds it lies on the scenario's day (1 is that of
// its start).
func Instant(at time.Time, day int) Value {
	return Value{kind: instant, at: at, day: day}
}

// On is an instant for a reader who takes instants to be of another day than the first if they do not say so.
func (v Value) On(day int) Value {
	v.on = day - 1
	return v
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
	return Value{kind: verdict, verdict: v, text: v.String()}
}

// Slight is a value that need not be noticed, such as a difference that does not matter.
func (v Value) Slight() Value {
	v.slight = true
	return v
}

// Sign is a verdict in one character.
func Sign(v stats.Verdict) Value {
	return Value{kind: verdict, verdict: v, text: verdictSigns[v]}
}

// Judged is a figure in words that is judged, which is told by the verdict's sign and colour.
func Judged(v stats.Verdict, figure string) Value {
	return Value{kind: verdict, verdict: v, text: figure}
}

// Signed is a verdict with its sign in front; any other value is itself.
func (v Value) Signed() Value {
	if v.kind == verdict {
		v.text = verdictSigns[v.verdict] + " " + v.text
	}
	return v
}

// verdictSigns say verdicts where colours do not.
var verdictSigns = map[stats.Verdict]string{stats.Met: "✓", stats.Missed: "✗", stats.CannotTell: "?"}

// Unshown is a figure that need not be shown.
func Unshown() Value { return Value{kind: blank} }

// WithoutInterval is an estimate's figure alone, as it stands beside its interval.
func (v Value) WithoutInterval() Value {
	if v.kind == estimate {
		v.kind, v.beside, v.interval = quantity, v.interval, stats.Interval{}
	}
	return v
}

// IntervalAlone is the interval of an estimate, for data; of any other value, and where it is not known, it is no value.
func (v Value) IntervalAlone() Value {
	if !v.interval.Known {
		return Value{}
	}
	return Value{kind: between, unit: v.unit, interval: v.interval}
}
