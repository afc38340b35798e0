package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// What a row of a measure is called, and what its figures count, is settled in this file and nowhere else.

func happened(v measure.Value) bool { return v.State == measure.Happened }

// figure is a statistic of a row, in parts of its unit.
func figure(unit scenario.MeasureUnit, parts float64) document.Value {
	return document.Number(unitOf(unit), parts/unit.Parts())
}

func unitOf(unit scenario.MeasureUnit) document.Unit {
	switch unit {
	case scenario.Seconds:
		return document.Seconds
	case scenario.Shares:
		return document.Share
	default:
		return document.Count
	}
}

// estimated is a statistic with its interval, in parts of the row's unit.
func estimated(unit scenario.MeasureUnit, e stats.Estimate) document.Value {
	e = experiment.InUnit(unit, e)
	return document.Estimate(unitOf(unit), e.Value, e.Interval)
}

// rowTitle is a row's title with what it is about.
func rowTitle(r *measure.Row) string {
	if r.Key == "" {
		return r.Title
	}
	return r.Title + ", " + r.Name
}

func targetText(r *measure.Row) string {
	if r.Target == nil {
		return ""
	}
	return r.Target.Text
}

// targetAsked is the target of a measure in words; empty without one.
func targetAsked(r *measure.Row) string {
	if r.Target == nil {
		return ""
	}
	return words.Asked(r.Target.Value)
}

// changeOf is the unit of a difference of figures.
func changeOf(unit scenario.MeasureUnit) document.Unit {
	switch unitOf(unit) {
	case document.Seconds:
		return document.SecondsChange
	case document.Share:
		return document.ShareChange
	default:
		return document.CountChange
	}
}

// change is a difference with its interval, in parts of a row's unit.
func change(unit scenario.MeasureUnit, e stats.Estimate) document.Value {
	e = experiment.InUnit(unit, e)
	return document.Estimate(changeOf(unit), e.Value, e.Interval)
}

func count(n int) document.Value { return document.Number(document.Count, float64(n)) }

// seconds is a length of milliseconds with its interval.
func seconds(e stats.Estimate) document.Value {
	return estimated(scenario.Seconds, e)
}

// shareOf is a number from 0 to 1, or of rank correlations from -1.
func shareOf(e stats.Estimate) document.Value {
	return document.Estimate(document.Share, e.Value, e.Interval)
}

// applicable says in how many of the runs, or of the instances of a stream, there is something to measure, where that is not all of
// them; in the others the plan took another way.
func applicable(n, notApplicable int, streamed, several bool) string {
	if notApplicable == 0 {
		return ""
	}
	of := "runs"
	switch {
	case streamed:
		of = "instances"
	case several:
		of = "values"
	}
	return fmt.Sprintf(" (in %s of %s %s)", words.Grouped(n), words.Grouped(n+notApplicable), of)
}

// missing says in how many of them it has no value, which no mean counts but that of waits.
func missing(r *measure.Row, s *stats.Summary) string {
	if s.Missing == 0 {
		return ""
	}
	share := perCent(float64(s.Missing) / float64(s.N+s.Missing))
	if r.Waits {
		return fmt.Sprintf(" (%s not served: the mean is at least so long)", share)
	}
	return fmt.Sprintf(" (missing in %s)", share)
}

// judgedTitle is what an objective or a target is called, with how many it rests on where that is not all and not none.
func judgedTitle(j *experiment.Judged) string {
	if idle(j) {
		return targetTitle(j)
	}
	return targetTitle(j) + applicable(j.Applicable, j.Of-j.Applicable, j.Streamed, j.Several)
}

// atHorizon is what the statistic would be if all that was not over at the horizon had ended there.
func atHorizon(j *experiment.Judged) document.Value {
	if !j.Known {
		return document.Value{}
	}
	return figure(j.Unit, j.AtOnce)
}

// measured is the statistic that an objective is about.
func measured(j *experiment.Judged) document.Value {
	if !j.Known {
		return document.Value{}
	}
	return estimated(j.Unit, stats.Estimate{Value: j.Value, Interval: j.Interval})
}
