package scenario

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Expression is the threshold of an objective, such as p90(first-on-scene) <= 8m: a target and what it is about.
type Expression struct {
	Measure string // a measure; of a Share without Inner, a milestone
	Target
}

// Target is a threshold about a measure that is not named: the one that it stands in.
type Target struct {
	Reading
	Comparison
}

// Reading is a statistic of the values of a measure in all runs, such as p90 or share(<= 8m).
type Reading struct {
	Statistic Statistic
	P         float64     // of Percentile, in percent: 90 or 99.9
	Inner     *Comparison // of Share: what a value must fulfil to be counted; nil for the share in which a milestone occurred
}

// Comparison is one side of a threshold.
type Comparison struct {
	Operator Operator
	Limit    Limit
}

// Limit is the number that a statistic is compared with.
type Limit struct {
	Unit  LimitUnit
	Value float64 // milliseconds, a share from 0 to 1, or a number
}

// Statistic is what is computed from the values of a measure in all runs.
type Statistic uint8

// The statistics of objectives and targets.
const (
	Percentile Statistic = iota + 1
	Mean
	Max
	Min
	ShareOf // share of the runs in which a milestone occurred, or of the values that fulfil a comparison
)

// Operator compares.
type Operator uint8

// The comparisons.
const (
	AtMost Operator = iota + 1
	Below
	AtLeast
	Above
)

// LimitUnit is what a limit is counted in.
type LimitUnit uint8

// The units of limits.
const (
	PlainNumber LimitUnit = iota
	Milliseconds
	ShareOfOne
)

var (
	operatorNames  = [...]string{AtMost: "<=", Below: "<", AtLeast: ">=", Above: ">"}
	statisticNames = [...]string{Mean: "mean", Max: "max", Min: "min", ShareOf: "share"}
)

// The grammar of objectives, and of targets, which leave the measure out because they stand in it:
//
//	objective  = statistic "(" measure ")" comparison
//	           | "share" "(" milestone ")" comparison
//	           | "share" "(" measure comparison ")" comparison .
//	target     = statistic comparison
//	           | "share" "(" comparison ")" comparison .
//	statistic  = "p" percentile | "mean" | "max" | "min" .
//	percentile = a number from 1 to 99.999 .
//	comparison = ( "<=" | "<" | ">=" | ">" ) limit .
//	limit      = duration | number "%" | number .
//	number     = digits [ "." digits ] .
//
// Spaces may stand between any two words. A share is compared with a number from 0 to 100%.
var (
	expressionPattern = regexp.MustCompile(`^\s*([a-z0-9.]+)\s*\(([^()]*)\)(.*)$`)
	targetPattern     = regexp.MustCompile(`^\s*([a-z0-9.]+)\s*(?:\(([^()]*)\))?(.*)$`)
	barePattern       = regexp.MustCompile(`^\s*(?:([\w.-]+)\s+|(\d{1,2})\s*%\s*)?(<=|>=|<|>)?\s*(\d[\w.]*%?)\s*$`)
	comparisonPattern = regexp.MustCompile(`^([^<>=]*)(<=|>=|<|>)\s*([^<>=]*?)\s*$`)
	numberPattern     = regexp.MustCompile(`^\d{1,9}(?:\.\d{1,6})?$`)
)

// ParseExpression reads an objective. Whether there is such a measure is not looked at.
func ParseExpression(text string) (Expression, error) {
	m := expressionPattern.FindStringSubmatch(text)
	if m == nil {
		if b, ok := parseBare(text); ok && b.of != "" {
			return Expression{}, b.mistake(text, "("+b.of+")")
		}
		return Expression{}, notA("an objective", text, "p90(MEASURE) <= 8m, mean(MEASURE) < 10m, share(MILESTONE) >= 95% or share(MEASURE <= 8m) >= 90%")
	}
	of := strings.TrimSpace(m[2])
	var inner *Comparison
	if strings.ContainsAny(of, "<>=") {
		measure, comparison, err := parseComparison(of)
		if err != nil {
			return Expression{}, err
		}
		of, inner = measure, &comparison
	}
	if _, err := ParseMilestoneRef(of); err != nil {
		return Expression{}, notA("a measure or milestone", of, "an id between the parentheses")
	}
	target, err := parseTarget(m[1], inner, m[3])
	return Expression{Measure: of, Target: target}, err
}

// ParseTarget reads a target.
func ParseTarget(text string) (Target, error) {
	if b, ok := parseBare(text); ok && b.of == "" {
		return Target{}, b.mistake(text, "")
	}
	m := targetPattern.FindStringSubmatch(text)
	if m == nil {
		return Target{}, notATarget(text)
	}
	var inner *Comparison
	if m[2] != "" {
		before, comparison, err := parseComparison(m[2])
		if err != nil || before != "" {
			return Target{}, notATarget(text)
		}
		inner = &comparison
	}
	if (m[1] == statisticNames[ShareOf]) != (inner != nil) {
		return Target{}, notATarget(text)
	}
	return parseTarget(m[1], inner, m[3])
}

// bare is a limit without the statistic that is held to it: 10m, <= 10m, 90% <= 10m, or first-on-scene <= 10m.
type bare struct{ of, percent, operator, limit string }

func parseBare(text string) (bare, bool) {
	m := barePattern.FindStringSubmatch(text)
	if m == nil {
		return bare{}, false
	}
	_, _, err := parseStatistic(m[1])
	_, wrong := parseLimit(m[4])
	return bare{m[1], cmp.Or(m[2], "90"), cmp.Or(m[3], AtMost.String()), m[4]}, err != nil && wrong == nil
}

// mistake offers the limit with a statistic, of what stands in parentheses.
func (b *bare) mistake(text, of string) error {
	rest := of + " " + b.operator + " " + b.limit
	return tree.NewMistake(fmt.Sprintf("%q does not say what of all values is held to the limit", text),
		fmt.Sprintf("write p%s%s for %s in 100 of them, or mean%s", b.percent, rest, b.percent, rest))
}

func notATarget(text string) error {
	return notA("a target", text, "p90 <= 7m, mean <= 5m or share(<= 15s) >= 90%, without the measure's name")
}

func notA(noun, text, instead string) error {
	return tree.NewMistake(fmt.Sprintf("%q is not %s", text, noun), "write "+instead)
}

// parseTarget puts a target together from the statistic's name, what stood in its parentheses and what followed.
func parseTarget(statistic string, inner *Comparison, rest string) (Target, error) {
	s, p, err := parseStatistic(statistic)
	if err != nil {
		return Target{}, err
	}
	if inner != nil && s != ShareOf {
		return Target{}, tree.NewMistake(statistic+" takes no comparison in its parentheses", "only share does")
	}
	before, comparison, err := parseComparison(rest)
	if err != nil {
		return Target{}, err
	}
	if before != "" {
		return Target{}, notA("a comparison", rest, "<=, <, >= or > and a limit")
	}
	if s == ShareOf {
		if comparison.Limit, err = comparison.Limit.asShare(); err != nil {
			return Target{}, err
		}
	}
	return Target{Reading{s, p, inner}, comparison}, nil
}

func parseStatistic(name string) (Statistic, float64, error) {
	for s, known := range statisticNames {
		if name == known && known != "" {
			return Statistic(s), 0, nil
		}
	}
	number, ok := strings.CutPrefix(name, "p")
	p, err := parseNumber(number)
	if !ok || err != nil {
		return 0, 0, tree.NewMistake(fmt.Sprintf("there is no statistic %q", name), "use p50, p90 or another percentile, mean, max, min or share")
	}
	if p < 1 || p > 99.999 {
		return 0, 0, tree.NewMistake(fmt.Sprintf("%q is not a percentile", name), "use p1 to p99.999; the extremes are min and max")
	}
	return Percentile, p, nil
}

// parseComparison reads an operator and a limit, and returns what stands before them.
func parseComparison(text string) (before string, c Comparison, err error) {
	m := comparisonPattern.FindStringSubmatch(text)
	if m == nil {
		return "", c, notA("a comparison", strings.TrimSpace(text), "<=, <, >= or > and a limit, such as <= 8m")
	}
	for operator, name := range operatorNames {
		if name == m[2] {
			c.Operator = Operator(operator)
		}
	}
	c.Limit, err = parseLimit(m[3])
	return strings.TrimSpace(m[1]), c, err
}

func parseLimit(text string) (Limit, error) {
	if percent, ok := strings.CutSuffix(text, "%"); ok {
		if v, err := parseNumber(strings.TrimSpace(percent)); err == nil {
			return Limit{ShareOfOne, v / 100}, nil
		}
	}
	if v, err := parseNumber(text); err == nil {
		return Limit{PlainNumber, v}, nil
	}
	if millis, err := parseAmount(text); err == nil {
		return Limit{Milliseconds, millis}, nil
	}
	return Limit{}, notA("a limit", text, "a duration (8m, 1h30m), a share (95%) or a number")
}

func parseNumber(text string) (float64, error) {
	if !numberPattern.MatchString(text) {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	return strconv.ParseFloat(text, 64)
}

// asShare reads a plain number as a share.
func (l Limit) asShare() (Limit, error) {
	if l.Unit == Milliseconds || l.Value > 1 {
		return l, tree.NewMistake(fmt.Sprintf("%q is not a share", l.String()), "a share is compared with 0% to 100%, such as >= 95%")
	}
	return Limit{ShareOfOne, l.Value}, nil
}

// String writes the objective as it is read.
func (e Expression) String() string { return e.text(e.Measure) }

// String writes the target as it is read.
func (t Target) String() string { return t.text("") }

func (t Target) text(of string) string {
	inside := of
	if t.Inner != nil {
		inside = strings.TrimSpace(of + " " + t.Inner.String())
	}
	if inside != "" {
		inside = "(" + inside + ")"
	}
	return t.Name() + inside + " " + t.Comparison.String()
}

// MoreIsBetter reports whether greater values come nearer to the threshold's being kept. Of the share in which a milestone
// occurs it is false: the sooner the better.
func (t Target) MoreIsBetter() bool {
	if t.Statistic != ShareOf {
		return t.IsLower()
	}
	return t.Inner != nil && t.Inner.IsLower() == t.IsLower()
}

// OfTimes is what single times are held against; nil where the target is about something else.
func (t *Target) OfTimes() *Comparison {
	limit := &t.Comparison
	if t.Statistic == ShareOf {
		limit = t.Inner
	}
	if limit == nil || limit.Limit.Unit != Milliseconds {
		return nil
	}
	return limit
}

// IsLower reports whether the limit is a lower one, beyond which values are that fall short of it.
func (c Comparison) IsLower() bool { return c.Operator == AtLeast || c.Operator == Above }

// Name is the statistic as it is written: p90, mean or share.
func (r Reading) Name() string {
	if r.Statistic == Percentile {
		return "p" + formatNumber(r.P)
	}
	return statisticNames[r.Statistic]
}

// String writes the comparison as it is read.
func (c Comparison) String() string { return c.Operator.String() + " " + c.Limit.String() }

// String writes the operator as it is read.
func (o Operator) String() string { return operatorNames[o] }

// String writes the limit as it is read.
func (l Limit) String() string {
	switch l.Unit {
	case Milliseconds:
		return AmountText(l.Value)
	case ShareOfOne:
		return formatNumber(math.Round(l.Value*1e8)/1e6) + "%"
	default:
		return formatNumber(l.Value)
	}
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
