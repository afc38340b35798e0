package document

import (
	"math"
	"time"

	"simulate/sim/stats"
)

// Words is the text of a value in words, and of an instant the text by RFC 3339; false of any other value.
func (v Value) Words() (string, bool) {
	switch v.kind {
	case text, verdict, mark:
		return v.text, true
	case lines:
		return v.String(), true
	case instant:
		return v.at.Format(time.RFC3339Nano), true
	default:
		return "", false
	}
}

// Literal is a number, or true or false, as JSON writes it; empty of any other value, and of a number that is infinite.
func (v Value) Literal() string {
	switch {
	case v.isFigure():
		return v.unit.literal(v.number)
	case v.kind == boolean && v.text == "yes":
		return "true"
	case v.kind == boolean:
		return "false"
	default:
		return ""
	}
}

// IsInterval reports whether the value is an interval alone.
func (v Value) IsInterval() bool { return v.kind == between }

// Ends are the ends of the interval as JSON writes numbers, each empty where it is infinite. It reports false where no interval is
// known.
func (v Value) Ends() (low, high string, known bool) {
	if !v.interval.Known {
		return "", "", false
	}
	return v.unit.literal(v.interval.Low), v.unit.literal(v.interval.High), true
}

// Float is the number itself, for who draws it; 0 of what is none.
func (v Value) Float() float64 { return v.number }

// Interval is that of an estimate, not known of any other value.
func (v Value) Interval() stats.Interval { return v.interval }

// isFigure reports whether there is a number, which may be infinite.
func (v Value) isFigure() bool { return v.kind == quantity || v.kind == estimate }

// isDrawn reports whether there is a number that has a place on a scale.
func (v Value) isDrawn() bool { return v.isFigure() && !math.IsInf(v.number, 0) }
