package log

import (
	"slices"
	"strings"
)

// Oddity is something about a row that is true and worth knowing, or wrong and no reason to leave the row out.
type Oddity uint8

// The oddities.
const (
	Unreadable    Oddity = iota // a time cannot be read: it is taken to be missing
	OutOfOrder                  // an instant is before one that comes first
	NoEnRoute                   // on scene, and never under way
	ZeroTurnout                 // under way at the instant at which it was told
	ZeroTravel                  // on scene at the instant at which it left
	NeverThere                  // told, done, and never on scene: called off, or not stamped
	NoEnd                       // told, and never done
	OverADay                    // done more than a day after it was told, or after the call
	PastMidnight                // it goes on past midnight
	HourTwice                   // in the hour in which clocks are set back
	HourNever                   // in the hour in which clocks are set forward
	TwoCalls                    // its unit is on another call at the same time
	RowAgain                    // the same row was there before
	NotValid                    // the log says itself that a time is not valid: it is taken to be missing
	WasHeld                     // the call had to wait because no unit was free
	OtherPriority               // its priority is another than at first
	NoPlace                     // its position is missing, 0, or no degrees
	AllEqual                    // three instants or more, and all are the same
	NumOddities
)

// String is its name in data.
func (o Oddity) String() string {
	return [...]string{
		"unreadable", "out-of-order", "no-en-route", "zero-turnout", "zero-travel", "never-on-scene", "no-end", "over-a-day", "past-midnight", "hour-twice",
		"hour-never", "two-calls", "row-again", "not-valid", "held", "other-priority", "no-position", "all-equal",
	}[o]
}

// Lines are rows of which the first few are named.
type Lines struct {
	Rows  int
	First []int // lines of the file
}

// mostLines is how many lines are named.
const mostLines = 20

func (l *Lines) add(line int) {
	if l.Rows++; len(l.First) < mostLines {
		l.First = append(l.First, line)
	}
}

// note finds what is odd about the instants of a row.
func (r *Row) note() {
	latest := int64(None)
	r.odd[AllEqual] = allEqual(&r.At)
	for _, at := range r.At[:Cancelled] { // what comes after it may be called off at any time
		if at != None && at < latest {
			r.odd[OutOfOrder] = true
		}
		latest = max(latest, at)
	}
	r.noteFields()
	end, told := r.end(), r.At[Notified]
	if end != None && end < latest {
		r.odd[OutOfOrder] = true
	}
	first := firstOf(r.At[CallArrival], r.At[Entered], told)
	if turnout, ok := r.Between(Notified, EnRoute); ok && turnout == 0 {
		r.odd[ZeroTurnout] = true
	}
	if travel, ok := r.Between(EnRoute, OnScene); ok && travel == 0 {
		r.odd[ZeroTravel] = true
	}
	r.odd[NoEnRoute] = r.At[OnScene] != None && r.At[EnRoute] == None && r.log.stampsOf(EnRoute)
	r.odd[NeverThere] = told != None && end != None && r.At[OnScene] == None && r.log.stampsOf(OnScene)
	r.odd[NoEnd] = told != None && end == None && (r.log.stampsOf(Available) || r.log.stampsOf(Closed))
	if first != None && end != None {
		r.odd[OverADay] = end-first > msPerDay
		r.odd[PastMidnight] = r.log.day(first) != r.log.day(end)
	}
}

func allEqual(instants *[NumInstants]int64) bool {
	n, same := 0, int64(None)
	for _, at := range instants {
		switch {
		case at == None:
			continue
		case n > 0 && at != same:
			return false
		}
		same = at
		n++
	}
	return n >= 3
}

// noteFields finds what is odd about what else a row says.
func (r *Row) noteFields() {
	r.odd[WasHeld] = r.Held()
	first, last := r.Field(FirstPriority), r.Field(Priority)
	r.odd[OtherPriority] = first != "" && last != "" && first != last
	if r.log.placed() {
		_, _, ok := r.Position()
		r.odd[NoPlace] = !ok
	}
}

// saysYes and saysNo read what indicators say.
func saysYes(s string) bool { return is(s, "y", "yes", "true", "1") }

func saysNo(s string) bool { return is(s, "n", "no", "false", "0") }

func is(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(s, w) })
}

// firstOf is the first instant that there is.
func firstOf(instants ...int64) int64 {
	for _, at := range instants {
		if at != None {
			return at
		}
	}
	return None
}

// stampsOf reports whether the log stamps an instant at all.
func (r *reading) stampsOf(at Instant) bool {
	return r.mapping.Stamps[at].Given() || r.mapping.Rows == PerEvent
}

// day is the number of the day, by the clocks on the wall, on which an instant is.
func (r *reading) day(at int64) int64 { return (at + r.zone.ahead(at)) / msPerDay }
