package report

import (
	"strconv"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Distributions is how the values of measures are spread, for charts and for data.
type Distributions struct {
	Key  string
	Rows []Distribution
}

// Distribution is the spread of one row of a measure.
type Distribution struct {
	Variant string // empty: the scenario as it is, or the baseline
	Measure string // id
	RowKey  string // of the row, of a measure with several
	Title   string
	Unit    scenario.MeasureUnit
	Nominal Value // of the nominal run; nothing where there is none
	Target  *scenario.Target
	experiment.Spread

	judgement string // in words, below its chart; may be empty
}

// Heading is empty.
func (*Distributions) Heading() string { return "" }

// Readable reports false: what is drawn of it, charts draw.
func (*Distributions) Readable() bool { return false }

// Visible reports the same.
func (s *Distributions) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Distributions) SetBy(f Format) { f.Distributions(s) }

// distributions is how the declared measures with few rows are spread over the seeded runs.
func (b *builder) distributions() *Distributions {
	s := &Distributions{Key: "distributions"}
	if b.result.Samples == nil {
		return s
	}
	rows := make(map[string]int) // by measure: those that would be drawn
	for i := range b.result.Measures {
		if isDrawn(b.result.Measures[i].Row) {
			rows[b.result.Measures[i].Row.Measure]++
		}
	}
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if !isDrawn(m.Row) || rows[m.Row.Measure] >= fewRows {
			continue
		}
		d := newDistribution("", m.Row, b.result.Samples.Spread(i))
		d.Nominal, d.judgement = b.statistics(m).nominal, b.judgement(m)
		s.Rows = append(s.Rows, d)
	}
	return s
}

// judgement is the target of a row, the standard that it comes from and whether it is met, in words; nothing without a target.
func (b *builder) judgement(m *experiment.Measured) string {
	if m.Row.Target == nil {
		return ""
	}
	text := "Target: " + targetText(m.Row)
	if source := b.source(m.Row.Target.Source); source != "" {
		text += " (" + source + ")"
	}
	return text + ": " + b.statistics(m).verdict.String() + "."
}

// isDrawn reports whether a row's distribution may be looked at: those of the declared measures that are about the whole window.
// Of measures with several rows these are drawn beside each other instead.
func isDrawn(r *measure.Row) bool { return r.Period.Whole() && r.Origin == measure.Declared }

func newDistribution(variant string, r *measure.Row, spread experiment.Spread) Distribution {
	d := Distribution{Variant: variant, Measure: r.Measure, RowKey: r.Key, Title: rowTitle(r), Unit: r.Unit, Spread: spread}
	if r.Target != nil {
		d.Target = &r.Target.Value
	}
	return d
}

func (s *Distributions) objects() []string {
	objects := make([]string, len(s.Rows))
	for i := range s.Rows {
		objects[i] = s.Rows[i].object()
	}
	return objects
}

// object is the distribution in the unit of its measure: times in seconds. The share at a value is that of all values, missing
// ones included, that do not exceed it; low and high are the ends of the 95% band, or null.
func (d *Distribution) object() string {
	number := func(thousandths float64) string { return unitOf(d.Unit).json(thousandths / 1000) }
	return object(
		member{"variant", quote(d.Variant)}, member{"measure", quote(d.Measure)}, member{"key", quote(d.RowKey)},
		member{"title", quote(d.Title)}, member{"unit", quote(string(d.Unit))},
		member{"n", strconv.Itoa(d.N)}, member{"missing", strconv.Itoa(d.Missing)},
		member{"x", numbers(d.ECDF.X, number)}, member{"share", numbers(d.ECDF.Share, tenThousandths)},
		member{"low", numbersOrNull(d.Low)}, member{"high", numbersOrNull(d.High)},
		member{"bins", d.bins(number)},
		member{"nominal", d.Nominal.json()}, member{"p50", number(d.P50)}, member{"p90", number(d.P90)},
		member{"target", targetObject(d.Target)},
	)
}

func (d *Distribution) bins(number func(float64) string) string {
	counts := make([]string, len(d.Bins.Counts))
	for i, n := range d.Bins.Counts {
		counts[i] = strconv.Itoa(n)
	}
	return object(
		member{"from", number(float64(d.Bins.From))}, member{"width", number(float64(d.Bins.Width))},
		member{"counts", "[" + strings.Join(counts, ", ") + "]"})
}

// targetObject is a target for charts. Where the target is about a share of the values, within is the limit that they are held
// against, and null elsewhere.
func targetObject(t *scenario.Target) string {
	if t == nil {
		return "null"
	}
	within := Value{}
	if t.Inner != nil {
		within = limit(t.Inner.Limit)
	}
	return object(
		member{"statistic", quote(t.Name())}, member{"relation", quote(t.Operator.String())}, member{"limit", limit(t.Limit).json()},
		member{"within", within.json()})
}

// limit is the number that a statistic is held against: seconds, a share or a number.
func limit(l scenario.Limit) Value {
	unit := Count
	switch l.Unit {
	case scenario.Milliseconds:
		unit = Seconds
	case scenario.ShareOfOne:
		unit = Share
	}
	return Number(unit, measure.Thousandths(l)/1000)
}

func numbers(list []float64, number func(float64) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = number(v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

func numbersOrNull(shares []float64) string {
	if shares == nil {
		return "null"
	}
	return numbers(shares, tenThousandths)
}

// tenThousandths is a share as exact as a chart can show it.
func tenThousandths(share float64) string { return decimal(share, 4) }
