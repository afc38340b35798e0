package log

import (
	"strings"

	"simulate/sim/stats"
)

// Tally is what is known of all rows of a log.
type Tally struct {
	Count
	Parts     int // units' parts in calls, or calls: what rows are about, or what events were put together to
	Calls     int
	CallsOver bool // there are more than can be told apart
	Units     int
	First     int64 // instant, in milliseconds since 1970, UTC, or None
	Last      int64
	Stamped   [NumInstants]int // parts that have it
	Intervals []stats.Bag      // of Intervals, in milliseconds; those that are negative are left out
	Negative  []int
	Odd       [NumOddities]Lines

	Priorities []*ByPriority // in the order in which they come first

	hours *hours
	calls *Seen
	rows  *Repeats
	units map[string]*busy
}

// keptValues is how many values of an interval are kept as they are.
const keptValues = 1 << 16

// NewTally returns one of no rows.
func NewTally() *Tally {
	t := &Tally{First: None, Last: None, calls: NewSeen(), rows: NewRepeats(), units: make(map[string]*busy), hours: newHours()}
	t.Intervals, t.Negative = make([]stats.Bag, len(Intervals)), make([]int, len(Intervals))
	for i := range t.Intervals {
		t.Intervals[i] = *stats.NewBag(keptValues)
	}
	return t
}

// Add counts a row, or what events were put together to.
func (t *Tally) Add(r *Row) error {
	t.Parts++
	for at, ms := range r.At {
		if ms == None {
			continue
		}
		t.Stamped[at]++
		if t.First == None || ms < t.First {
			t.First = ms
		}
		t.Last = max(t.Last, ms)
	}
	for i := range Intervals {
		ms, ok := r.Between(Intervals[i].From, Intervals[i].To)
		switch {
		case !ok:
		case ms < 0:
			t.Negative[i]++
		default:
			t.Intervals[i].Add(ms)
		}
	}
	t.known(r)
	t.respond(r)
	for o, is := range r.odd {
		if is {
			t.Odd[o].add(r.Line)
		}
	}
	return nil
}

// known counts calls and units, and finds rows that were there before and units that are on two calls at once.
func (t *Tally) known(r *Row) {
	call, unit := r.Call(), r.Field(Unit)
	if !t.calls.Add([]byte(call)) {
		t.Calls++
		t.CallsOver = t.calls.full
		if at := r.Arrival(); at != None {
			t.hours.add(r.log.wallHour(at))
		}
	}
	r.odd[RowAgain] = t.rows.Add(r)
	if unit == "" {
		return
	}
	b := t.units[unit]
	if b == nil && len(t.units) < mostUnits {
		b = new(busy)
		t.units[strings.Clone(unit)] = b
		t.Units++
	}
	if b != nil {
		r.odd[TwoCalls] = b.overlaps(call, r.At[Notified], r.end())
	}
}

// mostUnits is how many units are told apart.
const mostUnits = 100_000

// busy are the last times at which a unit was on a call.
type busy struct {
	times [8]span
	next  int
}

type span struct {
	call     uint64
	from, to int64
}

// overlaps notes when a unit is on a call, and reports whether it is on another at the same time.
func (b *busy) overlaps(call string, from, to int64) bool {
	if from == None || to == None || to <= from {
		return false
	}
	of, found := hashed([]byte(call)), false
	for i := range b.times {
		s := &b.times[i]
		found = found || s.call != of && s.from < to && from < s.to
	}
	b.times[b.next] = span{of, from, to}
	b.next = (b.next + 1) % len(b.times)
	return found
}
