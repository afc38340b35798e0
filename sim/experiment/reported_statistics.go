package experiment

import (
	"math"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// ReportedStatistic is what a source says of many cases, beside the same statistic of the seeded runs. Figures are parts of Unit.
type ReportedStatistic struct {
	ID           string
	Measure      string
	Reading      scenario.Reading
	Unit         scenario.MeasureUnit
	From, To     float64 // as reported; equal for a point
	N            int     // cases that the source has it of; 0: not said
	Within       float64 // by how much the simulated may lie outside and agree
	Simulated    stats.Estimate
	Known        bool           // there were values to compute it from
	Difference   stats.Estimate // simulated less reported, 0 within a window; its interval is that of both errors together
	Verdict      stats.Verdict  // Met: they agree; Missed: they differ
	Cases        int            // simulated values, those that are missing with them
	Cut, Never   int            // of them, those that were not over by the horizon, and those that never came about
	ByHorizon    bool           // the verdict hangs on when those that were cut would have ended, and therefore cannot be told
	Streamed     bool           // the simulated values are those of a stream's instances
	Waits        bool           // they are waits, of which those not served count in means with what they had waited
	Source       string
	Confidence   scenario.Confidence
	SupersededBy string // id of the report that corrects it; empty without
	Note         string
}

// reportedStatistics sets every statistic that is reported beside that of the samples, which are nil without seeded runs.
func reportedStatistics(sc *scenario.Scenario, set *measure.Set, s *Samples) []ReportedStatistic {
	var list []ReportedStatistic
	declared, corrections := declaredRows(set), correctionsOf(sc)
	for id, r := range sc.Reported.All() {
		if r.Statistic == nil {
			continue
		}
		of := ReportedStatistic{
			ID: id, Measure: r.Measure, Reading: *r.Statistic, Source: r.Source, Confidence: r.Confidence, SupersededBy: corrections[id], Note: r.Note,
		}
		rows := declared[r.Measure]
		of.state(r, set.Rows[rows[0]].Unit)
		if s != nil {
			of.compare(s, rows)
		}
		list = append(list, of)
	}
	return list
}

// state takes over what is reported, of a measure in a unit.
func (r *ReportedStatistic) state(as *scenario.Reported, unit scenario.MeasureUnit) {
	r.Unit = unit
	if r.Reading.Statistic == scenario.ShareOf {
		r.Unit = scenario.Shares
	}
	r.From, r.To = measure.Amount(as.Value.Low, r.Unit), measure.Amount(as.Value.High, r.Unit)
	if as.N != nil {
		r.N = *as.N
	}
	if as.Within != nil {
		r.Within = measure.Amount(*as.Within, r.Unit)
	}
}

// compare sets the statistic of the samples beside it. Where that hangs on what the horizon cut, whether they agree cannot be told.
func (r *ReportedStatistic) compare(s *Samples, rows []int) {
	of, unit := s.distribution(rows...), s.Set.Rows[rows[0]].Unit
	if of.Total() == 0 {
		return
	}
	r.Known, r.Simulated = true, estimate(r.Reading, of, unit, stats.Level)
	r.Difference, r.Verdict = r.beside(r.Simulated, of)
	r.Cases, r.Cut, r.Never = of.Total(), s.count(measure.Unfinished, rows), s.count(measure.Never, rows)
	r.Streamed, r.Waits = s.Set.Rows[rows[0]].Streamed, s.Set.Rows[rows[0]].Waits
	if r.Cut > 0 {
		ended := s.distributionIf(atOnce, rows)
		if _, verdict := r.beside(estimate(r.Reading, ended, unit, stats.Level), ended); verdict != r.Verdict {
			r.Verdict, r.ByHorizon = stats.CannotTell, true
		}
	}
}

// beside holds a simulated statistic against the reported one. They agree when all of the interval of their difference is allowed,
// and differ when none of it is: above the lower end of what is reported, and below the upper.
func (r *ReportedStatistic) beside(simulated stats.Estimate, of distribution) (difference stats.Estimate, verdict stats.Verdict) {
	low := stats.Difference(simulated, stats.Estimate{Value: r.From, Interval: r.errorOf(r.From, of)})
	high := stats.Difference(simulated, stats.Estimate{Value: r.To, Interval: r.errorOf(r.To, of)})
	switch {
	case simulated.Value < r.From:
		difference = stats.Estimate{Value: simulated.Value - r.From, Interval: low}
	case simulated.Value > r.To:
		difference = stats.Estimate{Value: simulated.Value - r.To, Interval: high}
	case r.From == r.To:
		difference.Interval = low
	}
	above := stats.Limit{Operator: stats.AtLeast, Value: -r.Within}.Judge(low)
	below := stats.Limit{Operator: stats.AtMost, Value: r.Within}.Judge(high)
	switch {
	case above == stats.Missed || below == stats.Missed:
		return difference, stats.Missed
	case above == stats.Met && below == stats.Met:
		return difference, stats.Met
	default:
		return difference, stats.CannotTell
	}
}

// errorOf is the interval of what is reported, of as many cases as the source has; of one that does not say how many it is the
// value itself.
func (r *ReportedStatistic) errorOf(value float64, of distribution) stats.Interval {
	switch {
	case r.N == 0:
		return stats.Interval{Low: value, High: value, Known: true}
	case r.Reading.Statistic == scenario.Percentile:
		return stats.OfQuantile(value, r.Reading.P/100, r.N, of, stats.Level)
	case r.Unit == scenario.Shares:
		parts := scenario.Shares.Parts()
		e := inParts(r.Unit, stats.Estimate{Interval: stats.Wilson(int(math.Round(value/parts*float64(r.N))), r.N, stats.Level)})
		return stats.Interval{Low: min(e.Interval.Low, value), High: max(e.Interval.High, value), Known: true}
	default:
		return stats.OfMean(value, r.N, of, stats.Level)
	}
}
