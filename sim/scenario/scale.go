package scenario

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// scale is a kind of number that can be counted up: durations, instants, and decimals with a unit.
type scale interface {
	read(text string) (float64, bool)
	write(v float64) string
	steps() scale // of the distance between two
}

// scaleOf is the scale on which a value stands, or nil.
func scaleOf(text string) scale {
	for _, s := range []scale{lengths(""), lengths("+"), clocks{}} {
		if _, ok := s.read(text); ok {
			return s
		}
	}
	if m := unitPattern.FindStringSubmatch(text); m != nil {
		return decimals{unit: m[2], whole: m[2] == ""}
	}
	return nil
}

// scaleOfAll is the scale on which all values stand, or nil.
func scaleOfAll(values ...string) scale {
	s := scaleOf(values[0])
	for _, value := range values {
		if s == nil {
			return nil
		}
		if _, ok := s.read(value); !ok {
			return nil
		}
		if d, ok := s.(decimals); ok && strings.Contains(value, ".") {
			d.whole = false
			s = d
		}
	}
	return s
}

// lengths are durations behind a sign, in milliseconds: with a plus they are offsets.
type lengths string

func (s lengths) read(text string) (float64, bool) {
	text, ok := strings.CutPrefix(text, string(s))
	v, err := parseAmount(text)
	return v, ok && err == nil
}

func (s lengths) write(v float64) string { return string(s) + AmountText(math.Round(v)) }

func (s lengths) steps() scale { return lengths("") }

// clocks are clock times of one day, in milliseconds after midnight.
type clocks struct{}

var timePattern = regexp.MustCompile(`^"?([0-2]?[0-9]):([0-5][0-9])(?::([0-5][0-9]))?"?$`)

func (clocks) read(text string) (float64, bool) {
	m := timePattern.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	millis := 0.0
	for i, unit := range []string{"h", "m", "s"} {
		n, _ := strconv.Atoi("0" + m[i+1])
		millis += float64(float64(n) * unitMillis[unit])
	}
	return millis, millis < unitMillis["d"]
}

func (clocks) write(v float64) string {
	seconds := int(math.Round(v / 1000))
	text := fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

func (clocks) steps() scale { return lengths("") }

// ClockText writes a time of day, given in milliseconds.
func ClockText(millis int64) string { return clocks{}.write(float64(millis)) }

// decimals are numbers with the same unit behind them, which may be none.
type decimals struct {
	unit  string
	whole bool
}

var unitPattern = regexp.MustCompile(`^([0-9]{1,9}(?:\.[0-9]{1,6})?)( ?[a-z%][a-z/ ]*| ?/ ?[a-z]+)?$`)

func (s decimals) read(text string) (float64, bool) {
	m := unitPattern.FindStringSubmatch(text)
	if m == nil || m[2] != s.unit {
		return 0, false
	}
	v, err := strconv.ParseFloat(m[1], 64)
	return v, err == nil
}

func (s decimals) write(v float64) string {
	if s.whole {
		return strconv.FormatFloat(math.Round(v), 'f', -1, 64) + s.unit
	}
	const precision = 1e6
	return strconv.FormatFloat(math.Round(v*precision)/precision, 'f', -1, 64) + s.unit
}

func (s decimals) steps() scale { return s }
