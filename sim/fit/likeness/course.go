package likeness

import (
	"cmp"
	"slices"
	"time"

	"simulate/sim/log"
)

const (
	hoursOfWeek = 7 * 24
	msPerHour   = 60 * 60 * 1000
	msPerMinute = 60 * 1000
)

// mostCalls is how many calls of a course are kept whole. Of more every second is, then every fourth, by their names.
const mostCalls = 1 << 17

// Course is what is kept of the weeks of a log, or of runs of as many weeks.
type Course struct {
	Weeks int
	Times int // how often each of them was run; 1 of a log

	place *time.Location
	calls map[uint64]*call
	names map[string]int32 // units
	level int              // one of 2^level calls is kept
}

// call is what happened in a call.
type call struct {
	week     int // its number among those of the course, each time that they were run
	begin    int64
	priority string
	events   []event
}

// event is something that happened, to a unit or, where that is -1, to the call.
type event struct {
	at   int64
	what log.Instant
	unit int32
}

// NewCourse begins to gather so many weeks, each so many times. Hours are those of clocks in a place.
func NewCourse(weeks, times int, place *time.Location) *Course {
	return &Course{Weeks: weeks, Times: times, place: place, calls: make(map[uint64]*call), names: make(map[string]int32)}
}

// Add takes a row of a call of one of the weeks, which are numbered through all times; rows of several logs are of one call where they are given the same name of it.
func (c *Course) Add(week int, name, priority string, r *log.Row) {
	arrival := r.Arrival()
	key := hash(name) + uint64(week)*0x9e3779b97f4a7c15 // runs call their calls alike
	if arrival == log.None || key&(1<<c.level-1) != 0 {
		return
	}
	of := c.calls[key]
	if of == nil {
		of = &call{week: week, begin: arrival, priority: priority}
		c.calls[key] = of
		c.thin()
	}
	of.begin = min(of.begin, arrival)
	unit := c.unit(r.Field(log.Unit))
	for what, at := range r.At {
		switch {
		case at == log.None:
		case ofCall[what]:
			of.once(event{at, log.Instant(what), -1})
		default:
			of.events = append(of.events, event{at, log.Instant(what), unit})
		}
	}
}

// ofCall are instants of the call, which stand in the row of each unit.
var ofCall = [log.NumInstants]bool{log.CallArrival: true, log.Answered: true, log.Entered: true, log.Closed: true}

// once notes what happens once in a call: the first time that is said of it.
func (c *call) once(e event) {
	for i := range c.events {
		if c.events[i].what == e.what {
			c.events[i].at = min(c.events[i].at, e.at)
			return
		}
	}
	c.events = append(c.events, e)
}

// unit is the number of a unit; all that are not named are one.
func (c *Course) unit(name string) int32 {
	n, ok := c.names[name]
	if !ok {
		n = int32(len(c.names))
		c.names[name] = n
	}
	return n
}

// thin keeps every second call, where there are too many.
func (c *Course) thin() {
	if len(c.calls) <= mostCalls {
		return
	}
	c.level++
	for key := range c.calls {
		if key&(1<<c.level-1) != 0 {
			delete(c.calls, key)
		}
	}
}

// hash is FNV-1a, mixed, so that its last bits are as good as any.
func hash(name string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

// Calls is how many calls there are in the weeks, of which a part may have been kept: the mean of all times.
func (c *Course) Calls() int { return len(c.calls) << c.level / c.Times }

// stamps are the instants that occur.
func (c *Course) stamps() (has [log.NumInstants]bool) {
	for _, of := range c.calls {
		for _, e := range of.events {
			has[e.what] = true
		}
	}
	return has
}

// traces are the calls, in no order, with what happened of some instants in the order of time.
func (c *Course) traces(of *[log.NumInstants]bool) []call {
	var list []call
	for _, all := range c.calls {
		one := *all
		one.events = nil
		for _, e := range all.events {
			if of[e.what] {
				one.events = append(one.events, e)
			}
		}
		slices.SortFunc(one.events, func(a, b event) int {
			return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.what, b.what), cmp.Compare(a.unit, b.unit))
		})
		list = append(list, one)
	}
	return list
}

// last is when the last thing happened in a call.
func (c *call) last() int64 {
	if len(c.events) == 0 {
		return c.begin
	}
	return c.events[len(c.events)-1].at
}
