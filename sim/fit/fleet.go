package fit

import (
	"strings"

	"simulate/sim/log"
)

// unit is what is kept of a unit.
type unit struct {
	name         string
	kind, agency int32
	log          int32      // the log that had it first
	hours        [7][24]int // at which it was called
	days         []int32    // on which it was, ascending as they come
	spans        []span     // in which it was busy
	parts        int
}

// span is a time in seconds since 1970.
type span struct{ from, to uint32 }

// unit notes when a unit was busy, and returns its number.
func (g *Gathering) unit(from int32, r *log.Row) int32 {
	name := r.Field(log.Unit)
	if name == "" {
		return -1
	}
	n, known := g.unitNumbers[name]
	if !known {
		if len(g.units) == mostUnits {
			return -1
		}
		n = int32(len(g.units))
		name = strings.Clone(name)
		g.unitNumbers[name] = n
		g.units = append(g.units, unit{name: name, log: from, kind: g.kind(r), agency: g.agencies.number(r.Field(log.Agency))})
	}
	g.sources[from].units[n]++
	u := &g.units[n]
	u.parts++
	began, to := busy(&r.At)
	called := began
	if called == log.None { // what the row stamps of the call says when its unit was on duty
		called = arrivalOf(&r.At)
	}
	day, hour := g.hour(called)
	u.hours[day][hour]++
	u.note(g.day(called))
	if began >= 0 && to >= began && to-began < msPerDay && g.spans < mostSpans {
		g.spans++
		u.spans = append(u.spans, span{uint32(began / 1000), uint32(to / 1000)})
	}
	return n
}

// note notes a day on which a unit was called.
func (u *unit) note(day int32) {
	if n := len(u.days); n == 0 || u.days[n-1] != day {
		u.days = append(u.days, day)
	}
}

// busy is when a part began and ended, or None.
func busy(at *[log.NumInstants]int64) (from, to int64) {
	from = at[log.Notified]
	if from == log.None {
		from = at[log.EnRoute]
	}
	return from, doneAt(at)
}

// doneAt is when the unit can be sent again, or None.
func doneAt(at *[log.NumInstants]int64) int64 {
	for _, i := range []log.Instant{log.Available, log.Closed} {
		if at[i] != log.None {
			return at[i]
		}
	}
	return log.None
}
