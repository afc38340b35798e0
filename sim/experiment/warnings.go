package experiment

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
	"simulate/sim/stats"
)

// Warning is something the reader must know to read a result's figures rightly: one of the types below. What they say in words is
// for the rooms of report.
type Warning interface{ warning() }

// The warnings.
type (
	// NominalNotAverage reminds of what the nominal run is.
	NominalNotAverage struct{}
	// TraceTooLong says that the nominal run has more records than TraceLimit.
	TraceTooLong struct{ Records int64 }
	// Partial says that the runs were stopped early.
	Partial struct{ Runs, Asked int }
	// NotPrecise says that so many runs did not make a figure as precise as was asked for.
	NotPrecise struct {
		Imprecise
		Runs int
	}
	// FewAgree says that few runs agree with what is given.
	FewAgree struct {
		Kept, Made int
		Needed     int // about so many runs would leave Enough of them
		Enough     int
	}
	// Deadlock is a standoff at the end of a run.
	Deadlock struct {
		snapshot.Standoff
		Luck sim.Luck
	}
	// Saturated says that demand for a fleet is more than it can do.
	Saturated struct {
		Fleet measure.Fleet
		From  engine.Time // since when it has been busy without a break
	}
	// WarmUpShort says that the declared warm-up looks short.
	WarmUpShort struct{ WarmUp }
	// Correlated has the titles of measures whose batches resemble those before them, so that intervals are too narrow.
	Correlated struct{ Measures []string }
	// Rounded says of how many rows the percentiles are not exact, and whether because an interruption left no time.
	Rounded struct {
		Rows    int
		Hurried bool
	}
	// NeverHappened is of a row that happened in none of the runs.
	NeverHappened struct{ Row *measure.Row }
	// OftenMissing is of a row with so many missing values that its 90th percentile falls among them.
	OftenMissing struct {
		Row               *measure.Row
		Unfinished, Never int
	}
	// NominalOutlying is of a row whose nominal value is not a typical one.
	NominalOutlying struct {
		Row        *measure.Row
		Percentile float64 // 0 to 1
		First      int     // runs among which that is, where they are not all that are done; otherwise 0
	}
	// FirstKept says that the values of the first runs alone are kept, and all are counted.
	FirstKept struct{ Kept, Runs int }
	// TooFewRuns is of a measure, or an objective that cannot be judged, without an interval.
	TooFewRuns struct{ ID string }
)

func (NominalNotAverage) warning() {}
func (TraceTooLong) warning()      {}
func (Partial) warning()           {}
func (NotPrecise) warning()        {}
func (FewAgree) warning()          {}
func (Deadlock) warning()          {}
func (Saturated) warning()         {}
func (WarmUpShort) warning()       {}
func (Correlated) warning()        {}
func (Rounded) warning()           {}
func (NeverHappened) warning()     {}
func (OftenMissing) warning()      {}
func (NominalOutlying) warning()   {}
func (TooFewRuns) warning()        {}
func (FirstKept) warning()         {}

// outlying is the share of the seeded runs below which, or above the rest of which, a nominal value is not a typical one.
const outlying = 0.2

// warn collects the warnings of a result.
func (r *Result) warn() {
	r.warnAgreement()
	r.note(NominalNotAverage{})
	if !r.Nominal.Kept() {
		r.note(TraceTooLong{r.Nominal.Count})
	}
	if r.Samples != nil && r.Samples.Partial() {
		r.note(Partial{r.Samples.Runs, r.Samples.Asked})
	}
	if r.Samples != nil {
		r.noteShut()
	}
	if r.Samples != nil && r.Samples.Counted() {
		r.note(FirstKept{r.Samples.Kept(), r.Samples.Runs})
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
		if j := &r.Objectives[i]; r.Samples != nil && !j.Interval.Known && (j.Applicable > 0 || j.Of == 0) {
			r.note(TooFewRuns{j.ID})
		}
	}
}

// warnMeasure adds the warnings of one declared row.
func (r *Result) warnMeasure(m *Measured) {
	if r.Samples == nil || r.Samples.Runs == 0 {
		return
	}
	if m.Summary.N == 0 {
		if !m.Row.Part || m.Row.Per == "" { // groups without a value are left out, which their table says
			r.note(NeverHappened{m.Row})
		}
		return
	}
	if stats.IsMissing(m.Summary.P90.Value) {
		r.note(OftenMissing{m.Row, m.Counts[measure.Unfinished], m.Counts[measure.Never]})
	}
	if m.Placed && (m.Percentile < outlying || m.Percentile > 1-outlying) {
		r.note(NominalOutlying{m.Row, m.Percentile, r.Samples.OnlyFirst()})
	}
	if !m.Summary.P90.Interval.Known && m.Row.Target == nil {
		r.note(TooFewRuns{m.Row.Measure})
	}
}

func (r *Result) note(w Warning) { r.Warnings = append(r.Warnings, w) }

// noteCorrelation notes the declared measures whose batches resemble their neighbours, so that their intervals are too narrow.
// Of twenty measures one may do so by chance, and what counts is that any does.
func (r *Result) noteCorrelation() {
	if r.Samples.Batches == 1 {
		return
	}
	var names []string
	checks := r.Samples.checks()
	for _, c := range checks {
		name, likely := r.Set.Rows[c.row].Title, c.P*float64(len(checks)) < 1-stats.Level
		if c.Known && likely && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		r.note(Correlated{names})
	}
}

// noteRounding says of how many rows the percentiles are not exact, unless that is said of all.
func (r *Result) noteRounding() {
	n := 0
	for i := range r.Measures {
		if r.Measures[i].Summary.Rounded {
			n++
		}
	}
	if n > 0 && !r.Samples.Counted() {
		r.note(Rounded{n, r.hurried})
	}
}
