package experiment

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Reported is what a source says of one case, beside the nominal run.
type Reported struct {
	ID           string
	Milestone    string // or Measure
	Measure      string
	Clock        bool        // From and To are instants, otherwise lengths of time
	From, To     engine.Time // equal for a point
	Within       engine.Time // by how much the simulated may lie outside and agree; 0: the file does not say
	Simulated    measure.Value
	Difference   engine.Time // simulated minus reported, 0 within a window; only when Simulated happened
	Source       string
	Confidence   scenario.Confidence
	SupersededBy string // id of the report that corrects it; empty without
	Note         string
}

// reported sets every report of one case beside the nominal run.
func reported(p *sim.Program, set *measure.Set, nominal *ShownRun) []Reported {
	var list []Reported
	declared, corrections := declaredRows(set), correctionsOf(p.Scenario)
	for id, r := range p.Scenario.Reported.All() {
		if r.Statistic != nil {
			continue
		}
		from, to := bounds(p, r.Value)
		entry := Reported{
			ID: id, Milestone: r.Milestone, Measure: r.Measure, Clock: r.Value.Clock, From: from, To: to,
			Source: r.Source, Confidence: r.Confidence, SupersededBy: corrections[id], Note: r.Note,
		}
		if r.Within != nil {
			entry.Within = engine.Time(r.Within.Value)
		}
		entry.Simulated = simulated(set, nominal, r, declared[r.Measure])
		if entry.Simulated.State == measure.Happened {
			entry.Difference = outside(engine.Time(entry.Simulated.Amount), from, to)
		}
		list = append(list, entry)
	}
	return list
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

// simulated returns the nominal value that a report is about, given the rows of its measure; of several, their median.
func simulated(set *measure.Set, nominal *ShownRun, r *scenario.Reported, rows []int) measure.Value {
	if r.Milestone != "" {
		return nominal.Middle(set, set.InstantRow(r.Milestone))
	}
	if len(rows) == 1 {
		return nominal.Middle(set, rows[0])
	}
	var values []measure.Value
	for _, row := range rows {
		values = append(values, nominal.Of(row)...)
	}
	return middle(0, values)
}
