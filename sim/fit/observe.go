package fit

import (
	"simulate/sim/log"
)

// fate is what became of a unit's part in a call.
type fate struct {
	told, left, there, end int64 // or log.None
	off                    int64 // when it was called off before it arrived, or None
	carried                bool
	open                   int64 // when the log ended, where it ends in the middle of this; or None
}

// lookBack is how long before the end of the log something may have begun that is not over.
const lookBack = 12 * 3_600_000

// fateOf reads a part; latest is the longest that ways take, beyond which a unit without an arrival was there all the same.
func (g *Gathering) fateOf(p *Part, latest int64) (f fate, unstamped bool) {
	f = fate{told: p.At[log.Notified], left: p.At[log.EnRoute], there: p.At[log.OnScene], end: doneAt(&p.At), off: log.None, open: log.None}
	if f.there == log.None {
		f.there = p.At[log.AtPatient]
	}
	f.carried = p.At[log.LeftScene] != log.None || p.At[log.AtDestination] != log.None
	began := f.told
	if began == log.None {
		began = f.left
	}
	if f.end == log.None && began != log.None && g.sources[p.From].ended-began < lookBack {
		f.open = g.sources[p.From].ended
	}
	if f.there != log.None || g.stamped[log.OnScene] == 0 || began == log.None {
		return f, false
	}
	off := p.At[log.Cancelled]
	if off == log.None {
		off = f.end
	}
	switch {
	case f.carried, off == log.None:
		return f, f.carried
	case off-began > latest && p.At[log.Cancelled] == log.None:
		return f, true
	default:
		f.off = off
		return f, false
	}
}
