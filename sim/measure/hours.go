package measure

import (
	"time"

	"simulate/sim"
	"simulate/sim/scenario"
)

// comes reports whether the measured time of a program comes to each group of a grouping at all: a run of four hours has no count of
// what happened at night, which is not a count of 0.
func (g *grouping) comes(p *sim.Program) []bool {
	comes := make([]bool, g.rows())
	for i := range comes {
		comes[i] = true
	}
	if g == nil {
		return comes
	}
	below := int32(1) // so many rows one entry of a division stands for
	for k := len(g.by) - 1; k >= 0; k-- {
		d := &g.by[k]
		if seen := d.within(p); seen != nil {
			for i := range comes {
				comes[i] = comes[i] && seen[int32(i)/below%int32(len(d.entries))]
			}
		}
		below *= int32(len(d.entries))
	}
	return comes
}

// within reports to which parts of the day or the week the measured time comes, looking at each minute of at most eight days; nil of what
// is not divided by the clock.
func (d *division) within(p *sim.Program) []bool {
	if d.word != scenario.ByHour && d.word != scenario.ByWeekday && d.word != scenario.ByHours {
		return nil
	}
	seen, end := make([]bool, len(d.entries)), p.Clock(p.Horizon)
	for at, n := p.Clock(p.WarmUp), 0; at.Before(end) && n < 8*24*60; at, n = at.Add(time.Minute), n+1 {
		seen[d.ofClock(at)] = true
	}
	return seen
}
