package experiment

import (
	"fmt"
	"math"

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
	AssumptionsOnly   WarningKind = "assumptions-only"
	PartialResult     WarningKind = "partial"
	Deadlock          WarningKind = "deadlock"
)

// outlying is the share of the seeded runs below which, or above the rest of which, a nominal value is not a typical one.
const outlying = 0.2

// warn collects the warnings of a result.
func (r *Result) warn() {
	r.note(NominalNotAverage, "", "the nominal run takes every duration at its median: it is not an average, and has almost no queues")
	if r.Samples != nil && r.Samples.Partial() {
		r.note(PartialResult, "", fmt.Sprintf("stopped early: %d of %d runs were done", r.Samples.Runs, r.Samples.Asked))
	}
	for i := range r.Measures {
		if r.Measures[i].Row.Origin == measure.Declared {
			r.warnMeasure(&r.Measures[i])
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
	if m.Chain != nil && assumedOnly(r.Program, m.Chain) {
		r.note(AssumptionsOnly, m.Row.Measure, name+" rests on assumed figures alone")
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
