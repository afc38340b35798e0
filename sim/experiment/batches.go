package experiment

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// fewestReplications is the number of runs from which on the spread between runs says how far a figure may be off. Where
// incidents come in streams, fewer and longer runs are cut into batches instead.
const fewestReplications = 10

const (
	day  = 24 * engine.Hour
	week = 7 * day
)

// batchEnds cuts the window of a run into batches of whole periods of demand, and returns where they end; nothing where
// runs are enough, or where the window has too few whole periods. What the batches leave over adds to the first.
func batchEnds(p *sim.Program, set *measure.Set, runs int) []engine.Time {
	if !set.Streams() || runs >= fewestReplications {
		return nil
	}
	b, ok := stats.NewBatches(int64(p.WarmUp), int64(p.Horizon), int64(batchPeriod(p)))
	if !ok {
		return nil
	}
	ends := make([]engine.Time, b.N)
	for i := range ends {
		ends[i] = engine.Time(b.Start(i + 1))
	}
	return ends
}

// batchPeriod is what batches are to be multiples of: a week where the days of the week differ and the window has enough of
// them, a day where its hours differ.
func batchPeriod(p *sim.Program) engine.Time {
	period := demandPeriod(p.Scenario)
	if period == week && (p.Horizon-p.WarmUp)/week < stats.FewestBatches {
		return day
	}
	return period
}

// demandPeriod is the time after which demand and duty repeat themselves: a week, a day, or 0 where they are always alike.
func demandPeriod(s *scenario.Scenario) engine.Time {
	period := engine.Time(0)
	if s.Travel.Rush.Len() > 0 {
		period = day
	}
	for _, incident := range s.Incidents.All() {
		if incident.Arrivals != nil {
			period = max(period, arrivalPeriod(incident.Arrivals))
		}
	}
	for _, unit := range s.Units.All() {
		period = max(period, dutyPeriod(unit.OnDuty))
		for _, each := range unit.Each.All() {
			period = max(period, dutyPeriod(each.OnDuty))
		}
	}
	return period
}

// arrivalPeriod is the period of a stream. A trace is taken for one of days.
func arrivalPeriod(a *scenario.Arrivals) engine.Time {
	switch {
	case a.Gap != nil:
		return 0
	case a.Rate == nil:
		return day
	}
	period := engine.Time(0)
	for _, hours := range a.Rate.Week {
		if hours != a.Rate.Week[0] {
			return week
		}
		for _, rate := range hours {
			if rate != hours[0] {
				period = day
			}
		}
	}
	return period
}

func dutyPeriod(d *scenario.OnDuty) engine.Time {
	if d == nil {
		return 0
	}
	for _, window := range d.Windows {
		if window.Days != [7]bool{true, true, true, true, true, true, true} {
			return week
		}
	}
	return day
}
