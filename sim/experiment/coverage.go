package experiment

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Coverage is how well units serve incidents that come in streams: means over the seeded runs, or of the nominal run without
// them. What is not known is the zero value.
type Coverage struct {
	Share     Figure // of the requests for them, those that had to wait
	Wait      Figure // of all requests, those that were not served with what they have waited
	Requests  int    // in all runs together
	Unserved  int    // of them: they gave up, or the time was over
	WaitP90   Figure
	Waiting   Figure // requests, mean over time
	Most      int    // requests that waited at once, in any run
	Uncovered Figure // time a run in which none was available
	Stranded  Figure // the same, while an incident that begins once was open
	Meanwhile Figure // of the requests of other calls in that time, those that had to wait
}

// Figure is an estimate in the unit of what it is about.
type Figure struct {
	stats.Estimate
	Known bool
}

// cover adds the pools, where incidents come in streams, and how well kinds and pools serve.
func (r *Result) cover(list []Resource) []Resource {
	fleets, builtin := r.Set.Fleets(), r.builtinRows()
	kinds, pools := make(map[string]int), make(map[string]int) // by kind: where it stands in the list, and of how many pools it is
	for i, x := range list {
		if x.Kind == UnitKind {
			kinds[x.ID] = i
		}
	}
	for _, fleet := range fleets {
		if fleet.Per == "pool" {
			pools[fleet.Kind]++
		}
	}
	for n, fleet := range fleets {
		switch {
		case fleet.Per == "kind":
			list[kinds[fleet.Key]].Coverage = r.coverage(n, fleet, builtin)
		case pools[fleet.Kind] > 1:
			list = append(list, Resource{
				Kind: UnitPool, ID: fleet.Key, Name: fleet.Name, Count: len(r.Program.Pools[n-len(r.Program.Kinds)].Units),
				Utilisation: r.busyShare(n), LongestQueue: NotKnown, Coverage: r.coverage(n, fleet, builtin),
			})
		}
	}
	return list
}

// ofFleet names a built-in row about a fleet.
type ofFleet struct{ measure, per, key string }

// builtinRows finds the built-in rows that every report has about fleets.
func (r *Result) builtinRows() map[ofFleet]*Measured {
	rows := make(map[ofFleet]*Measured)
	for i := range r.Measures {
		m := &r.Measures[i]
		if at := (ofFleet{m.Row.Measure, m.Row.Per, m.Row.Key}); m.Row.Origin == measure.Builtin && rows[at] == nil {
			rows[at] = m
		}
	}
	return rows
}

// busyShare is the share of its time on duty in which a fleet was busy.
func (r *Result) busyShare(fleet int) float64 {
	if r.Samples == nil {
		return 0
	}
	c := &r.Samples.hours[fleet]
	return ratio(total(c.Busy), total(c.Duty))
}

func total(areas []int64) int64 {
	sum := int64(0)
	for _, a := range areas {
		sum += a
	}
	return sum
}

// ratio is one area over another, or 0 over nothing.
func ratio(above, below int64) float64 {
	if below == 0 {
		return 0
	}
	return float64(above) / float64(below)
}

// coverage puts together what the built-in rows say of a fleet.
func (r *Result) coverage(n int, fleet measure.Fleet, builtin map[ofFleet]*Measured) *Coverage {
	statistic := func(name string, of func(*Measured) Figure) Figure {
		if m := builtin[ofFleet{name, fleet.Per, fleet.Key}]; m != nil {
			return of(m)
		}
		return Figure{}
	}
	mean := func(name string) Figure { return statistic(name, (*Measured).mean) }
	c := &Coverage{
		Share: mean("queue.share"), Wait: mean("queue.wait"), Waiting: mean("queue.length"),
		WaitP90:   statistic("queue.wait", (*Measured).p90),
		Uncovered: mean("uncovered"), Stranded: mean("uncovered.meanwhile"), Meanwhile: mean("queue.meanwhile"),
		Most: int(r.Nominal.most[n]),
	}
	if m := builtin[ofFleet{"queue.wait", fleet.Per, fleet.Key}]; m != nil {
		c.Requests, c.Unserved = m.Summary.N+m.Summary.Missing, m.Summary.Missing
	}
	if r.Samples != nil {
		c.Most = int(r.Samples.most[n])
	}
	return c
}

// HasMean reports whether there is a mean: of a row with Waits, of those who have waited in vain, too.
func (m *Measured) HasMean() bool { return m.Summary.N > 0 || m.Row.Waits && m.Summary.Missing > 0 }

// mean is that of the seeded runs, or the nominal value without them.
func (m *Measured) mean() Figure {
	if m.HasMean() {
		return m.figure(m.Summary.Mean)
	}
	return m.figure(stats.Estimate{Value: float64(m.Nominal.Amount)}).unless(m.Nominal.State != measure.Happened)
}

func (m *Measured) p90() Figure {
	return m.figure(m.Summary.P90).unless(m.Summary.N+m.Summary.Missing == 0)
}

// figure is an estimate in the row's unit.
func (m *Measured) figure(e stats.Estimate) Figure { return Figure{InUnit(m.Row.Unit, e), true} }

func (f Figure) unless(unknown bool) Figure {
	if unknown {
		return Figure{}
	}
	return f
}

// Hour is an hour of the run, or of every day, and how a fleet was used in it: means over time and over the seeded runs.
type Hour struct {
	measure.Stretch
	Fleet       measure.Fleet
	Busy        float64 // units
	Duty        float64 // units on duty
	Utilisation float64 // the former over the latter
	Waiting     float64 // requests
}

// overTime lists the hours of each kind of unit, hour by hour.
func (r *Result) overTime() []Hour {
	if r.Samples == nil {
		return nil
	}
	var list []Hour
	stretches, fleets := r.Set.Stretches(measure.ByHour), r.Set.Fleets()
	for i, stretch := range stretches {
		for n, fleet := range fleets {
			if c := &r.Samples.hours[n]; fleet.Per == "kind" && c.Time[i] > 0 {
				list = append(list, Hour{
					Stretch: stretch, Fleet: fleet,
					Busy: ratio(c.Busy[i], c.Time[i]), Duty: ratio(c.Duty[i], c.Time[i]),
					Utilisation: ratio(c.Busy[i], c.Duty[i]), Waiting: ratio(c.Waiting[i], c.Time[i]),
				})
			}
		}
	}
	return list
}

// window is the part of a course in which what is measured lies: from the first stretch that begins in it.
func window(stretches []measure.Stretch, from engine.Time) int {
	return slices.IndexFunc(stretches, func(s measure.Stretch) bool { return s.From >= from })
}
