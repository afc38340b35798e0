package scenario

import (
	"fmt"
	"regexp"
	"strings"

	"simulate/sim/scenario/tree"
)

// Report is the value of a Reported: one instant, a window of instants, or a figure of a measure, or between which two it lies.
type Report struct {
	Clock     bool // From and To are instants; otherwise Low and High are figures of one unit
	From, To  Instant
	Low, High Limit
	Text      string
}

// The grammar of reports:
//
//	report = instant [ ".." instant ] | limit [ ".." limit ] .
func (r *Report) parse(text string) error {
	r.Text = text
	first, last, window := strings.Cut(text, "..")
	if !window {
		last = first
	}
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if r.Clock = strings.ContainsAny(first, ":+"); r.Clock {
		if err := r.From.parse(first); err != nil {
			return err
		}
		return r.To.parse(last)
	}
	if err := r.Low.parse(first); err != nil {
		return err
	}
	if err := r.High.parse(last); err != nil {
		return err
	}
	switch {
	case r.Low.Unit != r.High.Unit:
		return tree.NewMistake(fmt.Sprintf("%s and %s are not in one unit", first, last), "write both in the unit of the measure")
	case r.High.Value < r.Low.Value && r.Low.Unit == Milliseconds:
		return tree.NewMistake(fmt.Sprintf("%s is longer than %s", first, last), "exchange them")
	case r.High.Value < r.Low.Value:
		return tree.NewMistake(fmt.Sprintf("%s is more than %s", first, last), "exchange them")
	}
	return nil
}

func (l *Limit) parse(text string) (err error) {
	*l, err = parseLimit(text)
	return err
}

// The grammar of the statistics that are reported:
//
//	reading = "p" percentile | "median" | "mean" | "share" "(" comparison ")" .
var readingPattern = regexp.MustCompile(`^\s*([a-z0-9.]+)\s*(?:\(([^()]*)\))?\s*$`)

// parse reads a statistic. A median may be called so; the extremes are no statistics that runs of another number could be held against.
func (r *Reading) parse(text string) error {
	unknown := notA("a statistic that can be reported", text, "p50, p90 or another percentile, median, mean or share(<= 8m)")
	m := readingPattern.FindStringSubmatch(text)
	if m == nil {
		return unknown
	}
	if m[1] == "median" && m[2] == "" {
		m[1] = "p50"
	}
	s, p, err := parseStatistic(m[1])
	if err != nil || s == Max || s == Min || (s == ShareOf) != (m[2] != "") {
		return unknown
	}
	*r = Reading{Statistic: s, P: p}
	if s != ShareOf {
		return nil
	}
	before, comparison, err := parseComparison(m[2])
	if err != nil || before != "" {
		return unknown
	}
	r.Inner = &comparison
	return nil
}

// String writes the statistic as it is read.
func (r Reading) String() string {
	if r.Inner == nil {
		return r.Name()
	}
	return r.Name() + "(" + r.Inner.String() + ")"
}
