package experiment

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Reported is what a source says of one case, beside what the seeded runs say of it.
type Reported struct {
	ID           string
	Milestone    string // or Measure
	Measure      string
	Clock        bool          // From and To are instants, otherwise lengths of time
	From, To     engine.Time   // equal for a point
	Within       engine.Time   // by how much the simulated may lie outside and agree; 0: the file does not say
	Simulated    measure.Value // the median of the seeded runs; without them that of the nominal one
	Difference   engine.Time   // simulated minus reported, 0 within a window; only when Simulated happened
	Runs         Lie           // where it lies among the seeded runs
	Nominal      RunBeside
	Source       string
	Confidence   scenario.Confidence
	SupersededBy string // id of the report that corrects it; empty without
	Note         string

	rows []int
}

// Lie is where something reported lies among the seeded runs. Each has one value: of several in a run their median.
type Lie struct {
	N, Missing int           // runs that have something to say of it, and how many of these have not come to it
	Low, High  measure.Value // their 5th and their 95th percentile; one that is missing is later than any other
	From, To   float64       // percentile ranks of what is reported, 0 to 1: the share of the runs below, half of equal ones counted
	Inside     bool          // what is reported, with its tolerance, is not outside Low to High
	First      int           // runs that are looked at, where they are the first of more; otherwise 0

	figures stats.Sample
}

// The percentiles between which nine runs in ten lie.
const lowOfRuns, highOfRuns = 0.05, 0.95

// RunBeside is the value of one run beside those of the seeded ones.
type RunBeside struct {
	Value  measure.Value
	Rank   float64 // its percentile rank among theirs, 0 to 1
	Ranked bool    // enough of them have one, and so has it
}

// reported sets every report of one case beside the seeded runs, if there are any, and the nominal one.
func reported(p *sim.Program, set *measure.Set, s *Samples, nominal *ShownRun) []Reported {
	var list []Reported
	declared, corrections := declaredRows(set), correctionsOf(p.Scenario)
	for id, r := range p.Scenario.Reported.All() {
		if r.Statistic != nil {
			continue
		}
		from, to := bounds(p, r.Value)
		entry := Reported{
			ID: id, Milestone: r.Milestone, Measure: r.Measure, Clock: r.Value.Clock, From: from, To: to,
			Source: r.Source, Confidence: r.Confidence, SupersededBy: corrections[id], Note: r.Note, rows: declared[r.Measure],
		}
		if r.Milestone != "" {
			entry.rows = []int{set.ReportedRow(r.Milestone)}
		}
		if r.Within != nil {
			entry.Within = engine.Time(r.Within.Value)
		}
		entry.compare(set, s, nominal)
		list = append(list, entry)
	}
	return list
}

// compare says where what is reported lies among the runs.
func (r *Reported) compare(set *measure.Set, s *Samples, nominal *ShownRun) {
	if s != nil {
		r.lie(s)
	}
	r.Nominal = r.In(set, nominal)
	r.Simulated = r.Nominal.Value
	if r.Runs.N > 0 {
		r.Simulated = quantile(r.Runs.figures, 0.5)
	}
	if r.Simulated.State == measure.Happened {
		r.Difference = outside(engine.Time(r.Simulated.Amount), r.From, r.To)
	}
}

// correctionsOf finds, for each report that is corrected, the first that does.
func correctionsOf(sc *scenario.Scenario) map[string]string {
	corrections := make(map[string]string)
	for id, r := range sc.Reported.All() {
		if r.Supersedes != "" && corrections[r.Supersedes] == "" {
			corrections[r.Supersedes] = id
		}
	}
	return corrections
}

// bounds returns the instants or the lengths of time between which a report puts its value.
func bounds(p *sim.Program, r scenario.Report) (from, to engine.Time) {
	if !r.Clock {
		return engine.Time(r.Low.Value), engine.Time(r.High.Value)
	}
	since := func(i scenario.Instant) engine.Time { return p.WarmUp + engine.Time(p.Scenario.Resolve(i, 0)) }
	return since(r.From), since(r.To)
}

// outside returns by how much a value lies above (positive) or below (negative) a window.
func outside(v, from, to engine.Time) engine.Time {
	switch {
	case v > to:
		return v - to
	case v < from:
		return v - from
	default:
		return 0
	}
}

// lie says where what is reported lies among the figures of the runs.
func (r *Reported) lie(s *Samples) {
	figures, missing := s.figures(r.rows)
	first := 0
	if s.Counted() && !s.single(r.rows) {
		first = s.Kept()
	}
	low, high := quantile(figures, lowOfRuns), quantile(figures, highOfRuns)
	r.Runs = Lie{
		N: figures.Total(), Missing: missing, Low: low, High: high,
		From: figures.PercentileRank(float64(r.From)), To: figures.PercentileRank(float64(r.To)),
		Inside: float64(r.To+r.Within) >= length(low) && float64(r.From-r.Within) <= length(high),
		First:  first, figures: figures,
	}
}

// quantile is the value of the run at which so much of all are no longer.
func quantile(figures stats.Sample, p float64) measure.Value { return ofLength(figures.Quantile(p)) }

// In returns the value of a run that is shown, and its rank among those of the seeded ones.
func (r *Reported) In(set *measure.Set, shown *ShownRun) RunBeside {
	var values []measure.Value
	for _, row := range r.rows {
		values = append(values, shown.ranked(set, row)...)
	}
	x := RunBeside{Value: middle(0, values)}
	if x.Value.State != measure.NotApplicable && r.Runs.N >= fewestRanked {
		x.Rank, x.Ranked = r.Runs.figures.PercentileRank(length(x.Value)), true
	}
	return x
}

// single reports whether a run has one value of rows at most.
func (s *Samples) single(rows []int) bool {
	row := &s.Set.Rows[rows[0]]
	return len(rows) == 1 && !row.Several && !row.Streamed
}

// figures are those of some rows together, one of each run that has any, and how many of these are missing.
func (s *Samples) figures(rows []int) (figures stats.Sample, missing int) {
	if s.single(rows) {
		return s.sample(endless, rows), s.count(measure.Unfinished, rows) + s.count(measure.Never, rows)
	}
	var amounts []int64
	var own []measure.Value
	for run := range s.Kept() {
		own = own[:0]
		for _, row := range rows {
			own = s.appendRanked(own, row, run)
		}
		switch v := middle(0, own); {
		case v.State == measure.Happened:
			amounts = append(amounts, v.Amount)
		case v.State.Missing():
			missing++
		}
	}
	return stats.SampleOf(amounts, missing), missing
}
