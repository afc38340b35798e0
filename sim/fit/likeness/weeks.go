package likeness

import "time"

// Weeks are the whole weeks of a log, from Monday on, and what each is for. Every other week is held out: a model is fitted to the
// others. The last fifth is another season: it is apart, as drift.
type Weeks struct {
	place *time.Location
	first int64 // the first whole week, counted from 1970
	Pairs int   // of a week that is fitted to and the one after it, which is held out
	Drift int   // weeks behind them
	odd   int   // weeks between the two that are not used: one or none
}

// Use is what a week is for.
type Use uint8

// The uses.
const (
	Unused  Use = iota // a week that the log does not have whole, or one too many
	Fitted             // the model is fitted to it
	HeldOut            // the model is held against it
	Later              // it shows drift
)

// LeastWeeks is how many whole weeks a log has to have to be divided.
const LeastWeeks = 4

const msPerDay = 24 * 60 * 60 * 1000

// Week is the number of the week, from Monday on, that clocks in a place show at an instant, counted from 1970; and how far into it that
// is, in hours.
func Week(at int64, place *time.Location) (week int64, hour int) {
	_, seconds := time.UnixMilli(at).In(place).Zone()
	shown := at + int64(seconds)*1000 + 3*msPerDay // 1970 began on a Thursday
	week = shown / (7 * msPerDay)
	if shown%(7*msPerDay) < 0 {
		week--
	}
	return week, int((shown - week*7*msPerDay) / (msPerDay / 24))
}

// Divide divides the weeks between the first and the last arrival of a log. ok is false where there are fewer than [LeastWeeks].
func Divide(first, last int64, place *time.Location) (w Weeks, whole int, ok bool) {
	from, hour := Week(first, place)
	if hour > 0 {
		from++
	}
	to, hour := Week(last, place)
	if hour == hoursOfWeek-1 {
		to++
	}
	whole = max(0, int(to-from))
	drift := whole / 5
	return Weeks{place: place, first: from, Pairs: (whole - drift) / 2, Drift: drift, odd: (whole - drift) % 2}, whole, whole >= LeastWeeks
}

// Of is what the week of an arrival is for, and its number among those that are for the same.
func (w *Weeks) Of(arrival int64) (Use, int) {
	week, _ := Week(arrival, w.place)
	n := int(week - w.first)
	switch {
	case n < 0:
		return Unused, 0
	case n < 2*w.Pairs && n%2 == 0:
		return Fitted, n / 2
	case n < 2*w.Pairs:
		return HeldOut, n / 2
	}
	if n -= 2*w.Pairs + w.odd; n >= 0 && n < w.Drift {
		return Later, n
	}
	return Unused, 0
}

// Closer is an instant so many weeks earlier, at which clocks show the same: weeks between which others are left out follow each other then.
func (w *Weeks) Closer(at int64, weeks int) int64 {
	earlier := at - int64(weeks)*7*msPerDay
	_, now := time.UnixMilli(at).In(w.place).Zone()
	_, then := time.UnixMilli(earlier).In(w.place).Zone()
	return earlier + int64(now-then)*1000
}

// Monday is the beginning of the first whole week.
func (w *Weeks) Monday() time.Time {
	return time.Date(1969, 12, 29+7*int(w.first), 0, 0, 0, 0, w.place)
}
