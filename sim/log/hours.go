package log

import (
	"strings"

	"simulate/sim/stats"
)

// HoursOfWeek is how many hours a week has. They are counted from Monday, 0:00, by the clocks on the wall.
const HoursOfWeek = 7 * 24

const msPerHour = 60 * 60 * 1000

// Arrival is when a call came in: when it arrived, or else the first that is known after it; None where nothing of that is.
func (r *Row) Arrival() int64 {
	return firstOf(r.At[CallArrival], r.At[Answered], r.At[Entered], r.At[Notified])
}

// wallHour is the number of the hour that clocks show at an instant, since 1970.
func (r *reading) wallHour(at int64) int64 {
	shown := at + r.zone.ahead(at)
	if shown < 0 {
		shown -= msPerHour - 1
	}
	return shown / msPerHour
}

// hourOfWeek is the hour of the week of one since 1970, which began on a Thursday.
func hourOfWeek(hour int64) int {
	return int(((hour+3*24)%HoursOfWeek + HoursOfWeek) % HoursOfWeek)
}

// Arrivals are how many calls came in at each hour of the week, and how often each hour was between the first call and the last.
type Arrivals struct{ Calls, Hours [HoursOfWeek]int }

// hours are what a tally keeps by hour.
type hours struct {
	calls       [HoursOfWeek]int
	first, last int64 // since 1970
	any         bool
	days        Days
	responses   [24]stats.Bag // by hour of the day in which the call came in, in milliseconds
}

func newHours() *hours {
	h := &hours{days: make(Days)}
	for i := range h.responses {
		h.responses[i] = *stats.NewBag(keptValues)
	}
	return h
}

// add notes when a call came in.
func (h *hours) add(hour int64) {
	if !h.any || hour < h.first {
		h.first = hour
	}
	if !h.any || hour > h.last {
		h.last = hour
	}
	h.any = true
	h.calls[hourOfWeek(hour)]++
	h.days.Add((hour - (hour%24+24)%24) / 24)
}

// Arrivals are those of all calls.
func (t *Tally) Arrivals() *Arrivals {
	a := &Arrivals{Calls: t.hours.calls}
	if !t.hours.any {
		return a
	}
	all := t.hours.last - t.hours.first + 1
	for i := range a.Hours {
		a.Hours[i] = int(all / HoursOfWeek)
	}
	for i := range all % HoursOfWeek {
		a.Hours[hourOfWeek(t.hours.first+i)]++
	}
	return a
}

// Responses are the times from the arrival of calls to units on scene, by the hour of the day in which calls come in. It is the tally's own.
func (t *Tally) Responses() *[24]stats.Bag { return &t.hours.responses }

// ByPriority are the times from the arrival of calls to units on scene of a priority.
type ByPriority struct {
	Priority string // empty: none, or one of those for which there was no room
	Times    *stats.Bag
}

// mostPriorities is how many priorities are told apart.
const mostPriorities = 24

// respond notes how long a unit took.
func (t *Tally) respond(r *Row) {
	arrival := r.Arrival()
	if arrival == None || r.At[OnScene] < arrival {
		return
	}
	ms := r.At[OnScene] - arrival
	t.hours.responses[(r.log.wallHour(arrival)%24+24)%24].Add(ms)
	if r.log.fields[Priority] < 0 {
		return
	}
	t.priority(r.Field(Priority)).Times.Add(ms)
}

// priority is where those of a priority are counted.
func (t *Tally) priority(name string) *ByPriority {
	for _, p := range t.Priorities {
		if p.Priority == name {
			return p
		}
	}
	if name != "" && len(t.Priorities) >= mostPriorities {
		return t.priority("")
	}
	t.Priorities = append(t.Priorities, &ByPriority{Priority: strings.Clone(name), Times: stats.NewBag(keptValues)})
	return t.Priorities[len(t.Priorities)-1]
}
