package measure

import (
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// comes reports whether a run comes to each group of a grouping at all from an instant on: one of four hours has no count of what
// happened at night, which is not a count of 0.
func (g *grouping) comes(p *sim.Program, from engine.Time) []bool {
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
		if seen := d.within(p, from); seen != nil {
			for i := range comes {
				comes[i] = comes[i] && seen[int32(i)/below%int32(len(d.entries))]
			}
		}
		below *= int32(len(d.entries))
	}
	return comes
}

// within reports to which parts of the day or the week a run comes from an instant on, looking at each minute of at most eight days; nil
// of what is not divided by the clock. The very end is left out, at which it is not for long.
func (d *division) within(p *sim.Program, from engine.Time) []bool {
	if d.word != scenario.ByHour && d.word != scenario.ByWeekday && d.word != scenario.ByHours {
		return nil
	}
	seen, end := make([]bool, len(d.entries)), p.Clock(p.End)
	for at, n := p.Clock(from), 0; at.Before(end) && n < 8*24*60; at, n = at.Add(time.Minute), n+1 {
		seen[d.ofClock(at)] = true
	}
	return seen
}
