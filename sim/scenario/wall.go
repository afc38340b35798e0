package scenario

import "time"

// OnWall returns when a clock on the wall shows a time of day, so many days after the date of a moment, in that moment's zone; the time
// of day is in milliseconds and may go beyond the end of the day. Where clocks go back it may show a time twice: then first and last
// differ. Where they go forward over it, both are the first instant that there is afterwards.
//
// All times of the clock are found here: those of scripts, tours of duty and hours of travel. time.Date says what it takes for a time
// that is skipped, or that comes twice, by the rules of each zone; people who look at a clock have one rule.
func OnWall(of time.Time, days int, timeOfDay int64) (first, last time.Time) {
	wall := dateOf(of, days).Add(time.Duration(timeOfDay) * time.Millisecond)
	// The shift of the wall from universal time is that of the day before, or that of the day after.
	first, last = shifted(wall, -24*time.Hour, of.Location()), shifted(wall, 24*time.Hour, of.Location())
	switch before, after := sameWall(first, wall), sameWall(last, wall); {
	case before && after:
		return first, last
	case before:
		return first, first
	case after:
		return last, last
	default:
		end, _ := first.ZoneBounds()
		return end, end
	}
}

// dateOf is the date so many days after that of a moment, as an instant of universal time.
func dateOf(of time.Time, days int) time.Time {
	return time.Date(of.Year(), of.Month(), of.Day()+days, 0, 0, 0, 0, time.UTC)
}

// WeekdayAfter is the day of the week so many days after the date of a moment.
func WeekdayAfter(of time.Time, days int) time.Weekday { return dateOf(of, days).Weekday() }

// shifted is when the wall shows what it does by the offset that the zone has near that time.
func shifted(wall time.Time, near time.Duration, zone *time.Location) time.Time {
	_, offset := wall.Add(near).In(zone).Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(zone)
}

// sameWall reports whether a clock on the wall shows the same at both.
func sameWall(t, wall time.Time) bool {
	return t.Hour() == wall.Hour() && t.Minute() == wall.Minute() && t.Day() == wall.Day()
}

// NextHour is the first instant after a moment at which the clock on the wall shows another hour, or is set to another time.
func NextHour(clock time.Time) time.Time { return nextOf(clock, time.Hour) }

// nextOf is the next multiple of a part of the day by the clock on the wall, or the instant at which that is set.
func nextOf(clock time.Time, part time.Duration) time.Time {
	next := clock.Add(part - SinceMidnight(clock)%part)
	if _, change := clock.ZoneBounds(); !change.IsZero() && change.Before(next) {
		return change
	}
	return next
}

// SinceMidnight is the time of day that the clock on the wall shows.
func SinceMidnight(clock time.Time) time.Duration {
	return time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute +
		time.Duration(clock.Second())*time.Second + time.Duration(clock.Nanosecond())
}
