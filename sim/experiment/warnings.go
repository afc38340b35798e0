package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Warning is something the reader must know to read a figure rightly.
type Warning struct {
	Kind  WarningKind
	Owner string // id of the measure or objective concerned; empty for the whole result
	Text  string
}

// WarningKind says what a warning is about.
type WarningKind string

// The kinds of warning.
const (
	NominalNotAverage WarningKind = "nominal-not-average"
	NominalOutlying   WarningKind = "nominal-outlying"
	TooFewRuns        WarningKind = "too-few-runs"
	NeverHappened     WarningKind = "never-happened"
	OftenMissing      WarningKind = "often-missing"
	PartialResult     WarningKind = "partial"
	Deadlock          WarningKind = "deadlock"
	TraceTooLong      WarningKind = "trace-too-long"
	Saturated         WarningKind = "saturated"
	WarmUpShort       WarningKind = "warm-up-short"
	Correlated        WarningKind = "correlated"
	NotPrecise        WarningKind = "not-precise"
	NothingChanged    WarningKind = "nothing-changed"
	NotMeasured       WarningKind = "not-measured"
	CannotRun         WarningKind = "cannot-run"
	Rounded           WarningKind = "rounded"
	FewAgree          WarningKind = "few-agree"
)

// outlying is the share of the seeded runs below which, or above the rest of which, a nominal value is not a typical one.
const outlying = 0.2

// warn collects the warnings of a result.
func (r *Result) warn() {
	r.warnAgreement()
	r.note(NominalNotAverage, "", "the nominal run takes every duration at its median: it is not an average, and has almost no queues")
	if !r.Nominal.Kept() {
		r.note(TraceTooLong, "", fmt.Sprintf("the nominal run has %s records, more than the %s that are kept: no timeline and no chains "+
			"of causes; choose a shorter horizon, or have them written as they come, with --format jsonl",
			Grouped(r.Nominal.Count), Grouped(TraceLimit)))
	}
	if r.Samples != nil && r.Samples.Partial() {
		r.note(PartialResult, "", fmt.Sprintf("stopped early: %d of %d runs were done", r.Samples.Runs, r.Samples.Asked))
	}
	if r.Samples != nil && r.Set.Streams() {
		r.noteWarmUps(r.noteSaturation())
		r.noteCorrelation()
		r.noteRounding()
	}
	for i := range r.Measures {
		if m := &r.Measures[i]; m.Row.Origin == measure.Declared && m.Row.Period.Whole() {
			r.warnMeasure(m)
		}
	}
	for i := range r.Objectives {
		if j := &r.Objectives[i]; r.Samples != nil && !j.Interval.Known {
			r.note(TooFewRuns, j.ID, fmt.Sprintf("%d runs are too few for an interval of %s: it cannot be judged",
				r.Samples.Runs, j.Expression.String()))
		}
	}
}

// warnMeasure adds the warnings of one declared row.
func (r *Result) warnMeasure(m *Measured) {
	name := m.Row.Measure
	if m.Row.Key != "" {
		name += " of " + m.Row.Key
	}
	if r.Samples == nil || r.Samples.Runs == 0 {
		return
	}
	if m.Summary.N == 0 {
		r.note(NeverHappened, m.Row.Measure, name+" happened in none of the runs")
		return
	}
	if stats.IsMissing(m.Summary.P90.Value) {
		r.note(OftenMissing, m.Row.Measure, fmt.Sprintf("%s is often missing (%d times not over by the horizon, %d times never "+
			"happened); a missing value counts as longer than any other", name, m.Unfinished, m.Never))
	}
	if m.Placed && (m.Percentile < outlying || m.Percentile > 1-outlying) {
		r.note(NominalOutlying, m.Row.Measure, fmt.Sprintf("the nominal %s lies at percentile %d of the seeded runs",
			name, int(math.Round(100*m.Percentile))))
	}
	if !m.Summary.P90.Interval.Known && m.Row.Target == nil {
		r.note(TooFewRuns, m.Row.Measure, fmt.Sprintf("%d runs are too few for an interval of the 90th percentile of %s",
			r.Samples.Runs, name))
	}
}

func (r *Result) note(kind WarningKind, owner, text string) {
	r.Warnings = append(r.Warnings, Warning{Kind: kind, Owner: owner, Text: text})
}

// noteCorrelation names the declared measures whose batches resemble their neighbours, so that their intervals are too narrow.
// Of twenty measures one may do so by chance, and what counts is that any does.
func (r *Result) noteCorrelation() {
	if r.Samples.Batches == 1 {
		return
	}
	var names []string
	checks := r.Samples.checks()
	for _, c := range checks {
		name, likely := r.Set.Rows[c.row].Measure, c.P*float64(len(checks)) < 1-stats.Level
		if c.Known && likely && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		r.note(Correlated, "", "batches of a run resemble those before them, so that intervals are too narrow: "+
			strings.Join(names, ", ")+" (make a longer run, or at least ten)")
	}
}

// noteRounding says of how many rows the percentiles are not exact.
func (r *Result) noteRounding() {
	n := 0
	for i := range r.Measures {
		if r.Measures[i].Summary.Rounded {
			n++
		}
	}
	if n > 0 {
		r.note(Rounded, "", fmt.Sprintf("the percentiles of %d rows are to three significant digits: they have more values than are kept", n))
	}
}

// clock is an instant as a scenario writes it: 16:40, or day 2 01:30.
func (r *Result) clock(t engine.Time) string {
	at, first := r.Program.Clock(t), r.Program.Clock(r.Program.WarmUp)
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	if days := int(midnight(at).Sub(midnight(first)) / (24 * time.Hour)); days > 0 {
		return fmt.Sprintf("day %d %s", days+1, at.Format("15:04"))
	}
	return at.Format("15:04")
}

// span is a length of time in words: 3h 20m.
func span(t engine.Time) string {
	hours, minutes, seconds := t/engine.Hour, t/engine.Minute%60, t/engine.Second%60
	var parts []string
	for _, part := range []struct {
		n    engine.Time
		unit string
	}{{hours, "h"}, {minutes, "m"}, {seconds, "s"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", part.n, part.unit))
		}
	}
	return cmp.Or(strings.Join(parts, " "), "0s")
}
