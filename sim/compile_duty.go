package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// duty lays windows along the run by the clock on the wall. It is nil when there are none, or when they leave no gap.
func (c *compiler) duty(on *scenario.OnDuty) *duty {
	if on == nil {
		return nil
	}
	if known, ok := c.duties[on]; ok {
		return known
	}
	d := &duty{end: map[string]dutyEnd{"hand-over": handOver, "leave": leave}[on.End]}
	for _, window := range on.Windows {
		d.tours = append(d.tours, c.tours(&window)...)
	}
	slices.SortFunc(d.tours, func(a, b tour) int { return cmp.Compare(a.from, b.from) })
	d.tours = joined(d.tours)
	if len(d.tours) > 0 && d.tours[0].from <= 0 && d.tours[0].to > c.p.End {
		d = nil
	}
	c.duties[on] = d
	return d
}

// tours are the stretches of one window, from the day before the run.
func (c *compiler) tours(w *scenario.Window) []tour {
	var tours []tour
	for days := -1; ; days++ {
		from, to := c.onWall(days, w.From), c.onWall(days, w.From+w.Length())
		if from > c.p.End {
			return tours
		}
		if w.Days[scenario.WeekdayAfter(c.p.Start, days)] && to > max(from, 0) {
			tours = append(tours, tour{from, to})
		}
	}
}

// onWall is the instant of a time of day, so many days after that of the run's beginning; it may lie before time 0. What comes
// twice is the first.
func (c *compiler) onWall(days int, millis int64) engine.Time {
	at, _ := scenario.OnWall(c.p.Start, days, millis)
	return engine.Time(at.Sub(c.p.Start).Milliseconds())
}

// joined makes one of tours that touch or overlap.
func joined(tours []tour) []tour {
	var list []tour
	for _, t := range tours {
		if n := len(list); n > 0 && t.from <= list[n-1].to {
			list[n-1].to = max(list[n-1].to, t.to)
		} else {
			list = append(list, t)
		}
	}
	return list
}
