package measure

import (
	"simulate/sim/engine"
	"simulate/sim/pack"
)

// Fleet is units that a report follows over time: those of a kind, or those of a kind that an agency has.
type Fleet struct {
	Per  string // kind or pool
	Key  string
	Name string
	Kind string
}

// Course is how much of a fleet was busy, on duty and waited for over time: areas under those numbers, in milliseconds,
// stretch by stretch.
type Course struct {
	Time    []int64 // how long the stretch was measured
	Busy    []int64
	Duty    []int64
	Waiting []int64 // requests
}

// Stretches is how a course divides time.
type Stretches uint8

// The ways to divide time.
const (
	ByHour   Stretches = iota // each hour of the window, or of the day where the window is longer than two days
	ByBucket                  // equal parts of the whole run, the warm-up included
)

func (s Stretches) ruler() int { return hourRuler + int(s) }

// Fleets lists the fleets that have a course: those of all kinds, then those of all pools; none without streams.
func (s *Set) Fleets() []Fleet {
	if !s.streams {
		return nil
	}
	var fleets []Fleet
	for i, kind := range s.Program.Kinds {
		id, name := byKind.entry(s.Program, i)
		fleets = append(fleets, Fleet{Per: "kind", Key: id, Name: name, Kind: kind})
	}
	for i := range s.Program.Pools {
		id, name := byPool.entry(s.Program, i)
		fleets = append(fleets, Fleet{Per: "pool", Key: id, Name: name, Kind: s.Program.Kinds[s.Program.Pools[i].Kind]})
	}
	return fleets
}

// Stretch is a part of a course: a period, or an hour of every day.
type Stretch struct {
	Period
	Daily bool
	Hour  int // of the day
}

// Stretches lists the parts of courses.
func (s *Set) Stretches(by Stretches) []Stretch {
	scale := s.scales[by.ruler()]
	list := make([]Stretch, scale.size)
	for i := range list {
		if scale.cell != nil {
			list[i] = Stretch{Daily: true, Hour: i}
		} else {
			list[i].Period = Period{scale.start(i), scale.ends[i]}
			list[i].Hour = s.Program.Clock(scale.start(i)).Hour()
		}
	}
	return list
}

// NewCourse returns a course of nothing.
func (s *Set) NewCourse(by Stretches) Course {
	n := s.scales[by.ruler()].size
	return Course{make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)}
}

// AddCourse adds the course of the n-th fleet in the run that has ended, after Values was called.
func (f *Fold) AddCourse(n int, by Stretches, to *Course) {
	x := &f.set.fleets[f.set.courses[n]]
	for cell := range to.Time {
		to.Time[cell] += f.meter.area(timeGauge, by.ruler(), cell)
		to.Busy[cell] += f.meter.area(x.busy, by.ruler(), cell)
		to.Duty[cell] += f.meter.area(x.duty, by.ruler(), cell)
		to.Waiting[cell] += f.meter.area(x.waiting, by.ruler(), cell)
	}
}

// Join adds the course of the same stretches in other runs.
func (c *Course) Join(other *Course) {
	for cell := range c.Time {
		c.Time[cell] += other.Time[cell]
		c.Busy[cell] += other.Busy[cell]
		c.Duty[cell] += other.Duty[cell]
		c.Waiting[cell] += other.Waiting[cell]
	}
}

// Pack packs the areas. A course that they are taken out into has the same stretches.
func (c *Course) Pack(p *pack.Pack) {
	for _, areas := range [][]int64{c.Time, c.Busy, c.Duty, c.Waiting} {
		for cell := range areas {
			pack.Int(p, &areas[cell])
		}
	}
}

// Most returns the most requests that waited at once for the units of the n-th fleet in the window of the run that has
// ended, however briefly unless it was no time at all.
func (f *Fold) Most(n int) int64 { return f.meter.gauges[f.set.fleets[f.set.courses[n]].waiting].most }

// Streams reports whether incidents come in streams.
func (s *Set) Streams() bool { return s.streams }

// Length returns how long the window that is measured lasts.
func (s *Set) Length() engine.Time { return s.Program.Horizon - s.Program.WarmUp }
