package measure

import (
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// The rulers of a fold, by place. After them stand those of measures with a row for each period.
const (
	windowRuler = iota // the batches of the window that is measured; without batches the whole window
	hourRuler          // the hours of a run, or of the day
	bucketRuler        // equal parts of the whole run, the warm-up included
	firstPeriod
)

// hoursOfRun is the longest window of which each hour is told; of a longer one it is each hour of the day.
const hoursOfRun = 48 * engine.Hour

// mostHours is the longest window that is divided into hours: over a hundred years.
const mostHours = 1_000_000 * engine.Hour

// A run is divided into at most mostBuckets equal parts. They are a part of a day, or whole days, so that days are divided
// alike, and not shorter than shortBucket unless they would be fewer than fewBuckets.
const (
	mostBuckets = 1000
	fewBuckets  = 200
	shortBucket = 5 * engine.Minute
	day         = 24 * engine.Hour
)

// allCells stands for all cells of a ruler.
const allCells int32 = -1

// buckets is the scale of equal parts of the whole run up to the horizon.
func buckets(p *sim.Program) *scale {
	parts := func(n engine.Time) engine.Time { return (p.Horizon + n - 1) / n }
	length := max(parts(mostBuckets), min(parts(fewBuckets), shortBucket))
	if length > day {
		return equal(0, p.Horizon, (length+day-1)/day*day)
	}
	for day%length != 0 {
		length++
	}
	return equal(0, p.Horizon, length)
}

// window is the scale of the time that is measured, divided where batches end; the last ends with it.
func window(p *sim.Program, ends []engine.Time) *scale {
	if len(ends) == 0 {
		ends = []engine.Time{p.Horizon}
	}
	return &scale{from: p.WarmUp, ends: ends, size: len(ends)}
}

// nothing is a scale on which nothing is read.
func nothing() *scale { return &scale{from: engine.Never} }

// hours is the scale of the clock's hours in the window.
func hours(p *sim.Program) *scale {
	length := p.Horizon - p.WarmUp
	if length > mostHours {
		return nothing()
	}
	s := &scale{from: p.WarmUp}
	for at := p.WarmUp; at < p.Horizon; {
		clock := p.Clock(at)
		if length > hoursOfRun {
			s.cell = append(s.cell, int32(clock.Hour()))
		}
		at = min(at+engine.Time(scenario.NextHour(clock).Sub(clock).Milliseconds()), p.Horizon)
		s.ends = append(s.ends, at)
	}
	s.size = len(s.ends)
	if s.cell != nil {
		s.size = 24
	}
	return s
}

// clockScale is the scale of the window whose cells are the groups of a grouping by the clock.
func clockScale(p *sim.Program, g *grouping) *scale {
	s := &scale{from: p.WarmUp, size: int(g.size)}
	for at := p.WarmUp; at < p.Horizon; {
		clock := p.Clock(at)
		cell := int32(0)
		for i := range g.by {
			cell = cell*int32(len(g.by[i].entries)) + g.by[i].ofClock(clock)
		}
		at = min(at+engine.Time(g.nextBoundary(clock).Sub(clock).Milliseconds()), p.Horizon)
		if last := len(s.ends) - 1; last >= 0 && s.cell[last] == cell {
			s.ends[last] = at
			continue
		}
		s.cell, s.ends = append(s.cell, cell), append(s.ends, at)
	}
	return s
}

// nextBoundary is the next full hour, or the next time at which a part of the day begins, if that is sooner.
func (g *grouping) nextBoundary(clock time.Time) time.Time {
	next, now := scenario.NextHour(clock), scenario.SinceMidnight(clock).Milliseconds()
	for i := range g.by {
		for _, begins := range g.by[i].begins {
			if at := clock.Add(time.Duration(begins-now) * time.Millisecond); begins > now && at.Before(next) {
				next = at
			}
		}
	}
	return next
}

// equal is the scale that divides the time between two instants into stretches of a length; the last may be shorter.
func equal(from, to, length engine.Time) *scale {
	s := &scale{from: from}
	for at := from; at < to; {
		at = min(at+length, to)
		s.ends = append(s.ends, at)
	}
	s.size = len(s.ends)
	return s
}

// start is the instant at which the i-th stretch of a scale begins.
func (s *scale) start(i int) engine.Time {
	if i == 0 {
		return s.from
	}
	return s.ends[i-1]
}
