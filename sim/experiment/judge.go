package experiment

import (
	"math"
	"strings"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Judged is an objective or a target held against the seeded runs.
type Judged struct {
	ID         string // of the objective, or of the measure whose target it is
	Title      string
	Target     bool // a measure's target, not an objective of its own
	Expression scenario.Expression
	Unit       scenario.MeasureUnit
	Value      float64 // the statistic, in parts of Unit; +Inf when it falls among missing values
	Known      bool    // there were values to compute it from
	Applicable int     // runs, or instances, that it rests on: those that have a value, or in which it is missing
	Of         int     // of so many
	Streamed   bool    // they are instances
	Several    bool    // a run has several
	Per        string  // what a run has one value each of, such as place, where it has several for that reason
	Waits      bool    // they are waits, of which those not served count in means, too
	Interval   stats.Interval
	Verdict    stats.Verdict
	Source     string // id of the source of the threshold; empty without

	Missing   int     // of those that it rests on: they are longer than any other, or count in no mean
	Cut       int     // of the missing, those that were not over at the horizon
	AtOnce    float64 // the statistic if each of those had ended there; as Value without any
	ByHorizon bool    // the verdict hangs on when they would have ended, and therefore cannot be told
}

// judge holds an expression against the values of rows. A measure with several rows is judged on all of them together.
// Quantiles are judged by order statistics, means by Student's interval and shares by that of Clopper and Pearson; the
// greatest and the least value are those of the runs made, and have no interval.
func (j *Judged) judge(s *Samples, rows []int, level float64) {
	r := &s.Set.Rows[rows[0]]
	j.Unit, j.Streamed, j.Several, j.Waits = r.Unit, r.Streamed, r.Several || len(rows) > r.Times(len(rows)), r.Waits
	if len(rows) > 1 && !r.Several {
		j.Per = r.Per
	}
	if j.Expression.Statistic == scenario.ShareOf {
		j.Unit = scenario.Shares
	}
	of := s.distribution(rows...)
	j.Applicable, j.Of = of.Total(), of.Total()+s.notApplicable(rows...)
	if of.Total() == 0 {
		return
	}
	e := estimate(j.Expression.Reading, of, r.Unit, level)
	j.Known, j.Value, j.Interval = true, e.Value, e.Interval
	j.Verdict = j.Limit().Judge(j.Interval)
	j.weighCut(s, rows, level)
	j.weighFew()
}

// How many values it takes for a statistic to be told that has an interval of any number: as many extremes as a 90th percentile, of
// which 36 are the least that leave out one in ten with 95%, and as many for a mean as there must be runs for their spread to tell.
const (
	fewestExtremes = 36
	fewestOfMean   = fewestSections
)

// weighFew takes back a verdict that rests on too few values: that none of a few runs is beyond a limit says little of others. One
// that is beyond it is.
func (j *Judged) weighFew() {
	switch s := j.Expression.Statistic; {
	case extreme(s) && j.Applicable < fewestExtremes && j.extremesHold(),
		s == scenario.Mean && j.Applicable < fewestOfMean:
		j.Verdict = stats.CannotTell
	}
}

// extremesHold reports whether a verdict about a greatest or least value rests on all values that there are, and not on one.
func (j *Judged) extremesHold() bool {
	limit := &j.Expression
	return ((limit.Statistic == scenario.Max) != limit.IsLower()) == (j.Verdict == stats.Met)
}

// weighCut takes back a verdict that hangs on what the horizon has cut. How long that would have lasted is not known, but that it
// was longer than it had been by then is: a verdict is told where it is the same whether all of it ends there or none ever does.
// Whether a milestone of an incident that begins once occurs is asked of the time simulated, and known.
func (j *Judged) weighCut(s *Samples, rows []int, level float64) {
	j.Missing = s.count(measure.Unfinished, rows) + s.count(measure.Never, rows)
	j.AtOnce = j.Value
	e := j.Expression
	if e.Statistic == scenario.ShareOf && e.Inner == nil && !j.Streamed {
		return
	}
	if j.Cut = s.count(measure.Unfinished, rows); j.Cut == 0 {
		return
	}
	other := estimate(e.Reading, s.distributionIf(atOnce, rows), s.Set.Rows[rows[0]].Unit, level)
	j.AtOnce = other.Value
	upwards := stats.Interval{Low: other.Interval.Low, High: math.Inf(1), Known: other.Interval.Known}
	switch beyond := j.Limit().Judge(upwards); {
	case e.Statistic == scenario.Mean && beyond != stats.CannotTell:
		j.Verdict = beyond // what is missing makes a mean longer still
	case j.Limit().Judge(other.Interval) != j.Verdict:
		j.Verdict, j.ByHorizon = stats.CannotTell, true
	}
}

// Limit is the limit of the expression, in parts of its unit.
func (j *Judged) Limit() stats.Limit {
	return stats.Limit{Operator: operators[j.Expression.Operator], Value: measure.Amount(j.Expression.Limit, j.Unit)}
}

// Within reports whether the estimate itself is within the limit, whatever its interval.
func (j *Judged) Within() bool {
	return j.Limit().Judge(stats.Interval{Low: j.Value, High: j.Value, Known: j.Known}) == stats.Met
}

// HoldsOf reports whether some values by themselves, such as those of one run, are as the expression asks.
func (j *Judged) HoldsOf(values stats.Sample) bool {
	value := estimate(j.Expression.Reading, values, scenario.Seconds, stats.Level).Value
	return j.Limit().Judge(exactly(value).Interval) == stats.Met
}

var operators = [...]stats.Operator{
	scenario.AtMost:  stats.AtMost,
	scenario.Below:   stats.Below,
	scenario.AtLeast: stats.AtLeast,
	scenario.Above:   stats.Above,
}

// estimate returns a statistic of values of a unit, in parts of its own, with its interval at a level.
func estimate(t scenario.Reading, of distribution, unit scenario.MeasureUnit, level float64) stats.Estimate {
	switch t.Statistic {
	case scenario.Percentile:
		p := t.P / 100
		return stats.Estimate{Value: of.Quantile(p), Interval: of.QuantileInterval(p, level)}
	case scenario.Mean:
		if math.IsInf(of.Quantile(0), 1) { // all of them are missing, which is longer than any other
			return exactly(math.Inf(1))
		}
		return stats.Estimate{Value: of.Mean(), Interval: of.MeanInterval(level)}
	case scenario.Max:
		return exactly(of.Quantile(1))
	case scenario.Min:
		return exactly(of.Quantile(0))
	default:
		return share(t.Inner, of, unit, level)
	}
}

func exactly(v float64) stats.Estimate {
	return stats.Estimate{Value: v, Interval: stats.Interval{Low: v, High: v, Known: true}}
}

// share returns the share of values that fulfil a comparison, or of those that happened without one, in parts of a share. Missing
// values are longer than any other.
//
// The value is that of a count, whose parts are divided last: 9 in 10 is as many parts as the limit of 90%, and 1 in 10, the rest of
// them, as many as that of 10%, which 1 - 0.9 is not.
func share(c *scenario.Comparison, of distribution, unit scenario.MeasureUnit, level float64) stats.Estimate {
	mark := math.MaxFloat64
	if c != nil {
		mark = float64(measure.Mark(c, unit))
	}
	e, total := of.ShareAtMost(mark, level), float64(of.Total())
	count := math.Round(e.Value * total)
	if c != nil && c.IsLower() {
		count = total - count
		e.Interval.Low, e.Interval.High = 1-e.Interval.High, 1-e.Interval.Low
	}
	e = inParts(scenario.Shares, e)
	e.Value = float64(count*scenario.Shares.Parts()) / total
	return e
}

// inParts is an estimate in a unit, in its parts.
func inParts(unit scenario.MeasureUnit, e stats.Estimate) stats.Estimate {
	parts := unit.Parts()
	e.Value *= parts
	e.Interval.Low *= parts
	e.Interval.High *= parts
	return e
}

// InUnit is an estimate in parts of a unit, in the unit.
func InUnit(unit scenario.MeasureUnit, e stats.Estimate) stats.Estimate {
	parts := unit.Parts()
	e.Value /= parts
	e.Interval.Low /= parts
	e.Interval.High /= parts
	return e
}

// JudgeAll holds every target and objective against the samples, which are nil without seeded runs.
func JudgeAll(sc *scenario.Scenario, set *measure.Set, s *Samples) []Judged {
	return JudgeAt(stats.Level, sc, set, s)
}

// JudgeAt is JudgeAll with intervals at a level: 0.95, or a higher one where many judgements are to be right together.
func JudgeAt(level float64, sc *scenario.Scenario, set *measure.Set, s *Samples) []Judged {
	var all []Judged
	for id, m := range sc.Measures.All() {
		if m.Target != nil {
			all = append(all, Judged{
				ID: id, Title: sc.MeasureTitle(id), Target: true, Source: m.Target.Source,
				Expression: scenario.Expression{Measure: id, Target: m.Target.Value},
			})
		}
	}
	for id, o := range sc.Objectives.All() {
		all = append(all, Judged{ID: id, Title: alone(sc, o), Expression: o.Expression, Source: o.Source})
	}
	if s == nil {
		return all
	}
	declared := declaredRows(set)
	for i := range all {
		if rows := judgedRows(set, declared, all[i].Expression); len(rows) > 0 {
			all[i].judge(s, rows, level)
		}
	}
	return all
}

// alone is the title of an objective as it is read alone, which judged ones are, as they are sorted. One that continues the title before it
// ("And in the east") gives way to that of its measure.
func alone(sc *scenario.Scenario, o *scenario.Objective) string {
	if title := sc.MeasureTitle(o.Expression.Measure); title != "" && strings.HasPrefix(o.Title, "And ") {
		return title
	}
	return o.Title
}

// judgedRows lists the rows that an expression is about, given those of the declared measures.
func judgedRows(set *measure.Set, declared map[string][]int, e scenario.Expression) []int {
	if e.Statistic == scenario.ShareOf && e.Inner == nil {
		if row := set.InstantRow(e.Measure); row >= 0 {
			return []int{row}
		}
	}
	return declared[e.Measure]
}

// declaredRows lists the rows of each declared measure, by its id.
func declaredRows(set *measure.Set) map[string][]int {
	rows := make(map[string][]int)
	for i := range set.Rows {
		if r := &set.Rows[i]; r.Origin == measure.Declared {
			rows[r.Measure] = append(rows[r.Measure], i)
		}
	}
	return rows
}
