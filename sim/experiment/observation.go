package experiment

import (
	"math"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Observation is something reported that the figure of a run can be held against.
type Observation struct {
	RunFigure
	ID        string
	Report    *scenario.Reported
	From, To  float64 // as reported, in parts of the unit; equal for a point
	Tolerance float64 // how far outside a run's figure may lie and agree
	Because   Because
}

// Because says where a tolerance comes from.
type Because uint8

// Where tolerances come from.
const (
	Stated     Because = iota // the file says it
	Windowed                  // there is none: the report is a window
	AsItIsRead                // the resolution of what is written
)

// Middle is what is taken for reported: of a window its middle.
func (o *Observation) Middle() float64 { return float64((o.From + o.To) / 2) }

// Half is how far from there a run's figure may lie and agree.
func (o *Observation) Half() float64 { return float64((o.To-o.From)/2) + o.Tolerance }

// Distance is how far a run's figure lies from what is reported, in parts of Half: up to 1 it agrees. It is infinite of one that is missing
// or not applicable.
func (o *Observation) Distance(figure float64) float64 {
	if math.IsNaN(figure) {
		return math.Inf(1)
	}
	return math.Abs(figure-o.Middle()) / o.Half()
}

// Unheld is something reported that no run is held against.
type Unheld struct {
	ID           string
	SupersededBy string // id of the report that corrects it; empty: it is a statistic of many cases, of which a run has one
}

// Observations lists what is reported that runs can be held against, and what else, in the order of the file. A statistic of many cases is
// held against those that a run of streams has.
func Observations(p *sim.Program, set *measure.Set) (held []Observation, rest []Unheld) {
	declared, corrections := declaredRows(set), correctionsOf(p.Scenario)
	for id, r := range p.Scenario.Reported.All() {
		rows := declared[r.Measure]
		if r.Milestone != "" {
			rows = []int{set.ReportedRow(r.Milestone)}
		}
		if corrections[id] != "" || r.Statistic != nil && !set.Rows[rows[0]].Streamed {
			rest = append(rest, Unheld{id, corrections[id]})
			continue
		}
		held = append(held, observe(p, set, id, r, rows))
	}
	return held, rest
}

func observe(p *sim.Program, set *measure.Set, id string, r *scenario.Reported, rows []int) Observation {
	o := Observation{RunFigure: newRunFigure(set, rows, r.Statistic), ID: id, Report: r}
	amount := func(v float64) float64 {
		unit := r.Value.Low.Unit
		if r.Value.Clock {
			unit = scenario.Milliseconds
		}
		return measure.Amount(scenario.Limit{Unit: unit, Value: v}, o.Unit)
	}
	if r.Value.Clock {
		from, to := bounds(p, r.Value)
		o.From, o.To = float64(from), float64(to)
	} else {
		o.From, o.To = amount(r.Value.Low.Value), amount(r.Value.High.Value)
	}
	switch {
	case r.Within != nil && r.Within.Value > 0:
		o.Tolerance = measure.Amount(*r.Within, o.Unit)
	case r.Value.Point():
		o.Tolerance, o.Because = amount(r.Value.Resolution()), AsItIsRead
	default:
		o.Because = Windowed
	}
	return o
}
