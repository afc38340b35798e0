package likeness

import (
	"slices"

	"simulate/sim/log"
)

// Distances are how far two courses are from each other.
type Distances struct {
	CycleTime    float64 // milliseconds: from the arrival of a call to the last thing that happens in it
	Arrivals     float64 // hours of the day, the mean over weekdays: when calls arrive
	Absolute     float64 // hours from the first week on: when things happen; of courses of as many weeks
	Circadian    float64 // hours of the day, the mean over weekdays: when things happen
	Relative     float64 // milliseconds, told in minutes: how long after the arrival of their call things happen
	Order        float64 // from 0 to 1: which three things follow each other
	Workforce    float64 // hours of the day, the mean over weekdays: when units are at work
	Incomparable bool    // they have not as many weeks: Absolute says nothing
}

// Between measures how far two courses are from each other, by the instants that both have.
func Between(a, b *Course) Distances {
	has, other := a.stamps(), b.stamps()
	for i := range has {
		has[i] = has[i] && other[i]
	}
	p, q := a.shape(&has), b.shape(&has)
	return Distances{
		CycleTime: moved(p.cycles, q.cycles), Arrivals: daily(&p.arrivals, &q.arrivals), Circadian: daily(&p.events, &q.events),
		Absolute: movedCounts(p.absolute, q.absolute), Relative: moved(p.relative, q.relative), Order: grams(p.grams, q.grams),
		Workforce: daily(&p.workforce, &q.workforce), Incomparable: a.Weeks != b.Weeks,
	}
}

// week is how much there is at each hour of the week.
type week [hoursOfWeek]float64

// shape is what is compared of a course.
type shape struct {
	cycles, relative            []int64 // milliseconds, ascending
	arrivals, events, workforce week
	absolute                    []float64        // by hour
	grams                       map[gram]float64 // a week
}

// gram is three things that follow each other in a call; before the first and behind the last stands [nothing].
type gram [3]uint8

const nothing = uint8(log.NumInstants)

func (c *Course) shape(of *[log.NumInstants]bool) *shape {
	s := &shape{grams: make(map[gram]float64)}
	type present struct {
		week, hour int
		unit       int32
	}
	working := make(map[present]bool)
	weight := float64(int(1)<<c.level) / float64(max(c.Weeks*c.Times, 1))
	for _, one := range c.traces(of) {
		monday, hour := Week(one.begin, c.place)
		s.arrivals[hour]++
		s.cycles = append(s.cycles, one.last()-one.begin)
		behind := gram{nothing, nothing, nothing}
		for _, e := range one.events {
			s.relative = append(s.relative, (e.at-one.begin)/msPerMinute*msPerMinute)
			in, hour := Week(e.at, c.place)
			s.events[hour]++
			s.at(one.week%max(c.Weeks, 1)+int(in-monday), hour)
			if e.unit >= 0 {
				working[present{one.week + int(in-monday), hour, e.unit}] = true
			}
			behind = gram{behind[1], behind[2], uint8(e.what)}
			s.grams[behind] += weight
		}
		for range 2 {
			behind = gram{behind[1], behind[2], nothing}
			s.grams[behind] += weight
		}
	}
	for p := range working {
		s.workforce[p.hour]++ // of as many weeks each: the mean has the same shape
	}
	slices.Sort(s.cycles)
	slices.Sort(s.relative)
	return s
}

// at counts something that happens at an hour of a week.
func (s *shape) at(week, hour int) {
	i := max(0, week*hoursOfWeek+hour)
	for len(s.absolute) <= i {
		s.absolute = append(s.absolute, 0)
	}
	s.absolute[i]++
}
