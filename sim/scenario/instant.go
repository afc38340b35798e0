package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones are the same on every machine, also on one without a zone database

	"simulate/sim/scenario/tree"
)

// Start is the RFC 3339 instant at which a scenario starts.
type Start struct{ time.Time }

func (s *Start) parse(text string) error {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return tree.NewMistake(fmt.Sprintf("%q is not an instant with offset", text), "write it like 2024-02-29T13:00:00-06:00")
	}
	// Parse takes the machine's own zone when its offset is the same at that instant; its clock changes are not ours.
	_, offset := t.Zone()
	s.Time = t.In(time.FixedZone("", offset))
	return nil
}

// Span is a fixed length of time in milliseconds.
type Span int64

// String writes a span as files have it: 1h30m.
func (s Span) String() string {
	return AmountText(float64(s))
}

func (s *Span) parse(text string) error {
	v, err := parseAmount(text)
	if err == nil && v == 0 {
		err = tree.NewMistake("a length of time over 0 is expected", "write it like 4h")
	}
	*s = Span(v)
	return err
}

// Instant is a point in time as written: a clock time, a clock time of a later day, or an offset.
type Instant struct {
	Offset  bool  // Millis count from the incident's beginning in a plan, else from clock.start
	Dated   bool  // with date and offset: Millis count from 1970 in UTC
	Day     int16 // 0: the first occurrence at or after clock.start; n: on day n, counting from 1
	Weekday int8  // 0: of any day; n: the first occurrence on the nth day of the week, counting from Sunday as 1
	Millis  int64 // an offset, or the time of day
}

// The grammar of instants:
//
//	instant = "+" duration | [ "day" number | day ] clock | date "T" clock offset .
//	clock   = hour ":" minute [ ":" second ] .
//
// A day is one of the week as windows have it, in small letters or as reports write it. One with date and offset is that of RFC 3339;
// its seconds are needed, and may have parts down to milliseconds.
var clockPattern = regexp.MustCompile(`^(?:day ([1-9][0-9]{0,3}) +|(?i:(sun|mon|tue|wed|thu|fri|sat)) +)?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?$`)

// ParseInstant reads an instant as a scenario writes it. The error says what is wrong and what to write instead.
func ParseInstant(text string) (Instant, error) {
	var i Instant
	err := i.parse(text)
	return i, err
}

func (i *Instant) parse(text string) error {
	if offset, ok := strings.CutPrefix(text, "+"); ok {
		v, err := parseAmount(offset)
		*i = Instant{Offset: true, Millis: int64(v)}
		return err
	}
	if dated, err := time.Parse(time.RFC3339, text); err == nil {
		*i = Instant{Dated: true, Millis: dated.UnixMilli()}
		return nil
	}
	m := clockPattern.FindStringSubmatch(text)
	if m == nil {
		return tree.NewMistake(fmt.Sprintf("%q is not an instant", text), "write a clock time (13:09, \"13:09:30\", tue 01:30, day 2 01:30) or an offset (+9m)")
	}
	day, weekday := m[1], m[2]
	var number [4]int64 // day, hour, minute, second
	for k, digits := range []string{day, m[3], m[4], m[5]} {
		number[k], _ = strconv.ParseInt("0"+digits, 10, 64)
	}
	if number[1] > 23 || number[2] > 59 || number[3] > 59 {
		return tree.NewMistake(fmt.Sprintf("there is no clock time %q", text), "hours go to 23, minutes and seconds to 59")
	}
	*i = Instant{
		Day: int16(number[0]), Weekday: int8(slices.Index(dayNames, strings.ToLower(weekday)) + 1),
		Millis: (number[1]*3600 + number[2]*60 + number[3]) * 1000,
	}
	return nil
}

// Resolve returns an instant in milliseconds since clock.start. An offset counts from begins, which
// is in the same unit. A time of day that comes twice is the first that is not before the start; one that the
// clock skips is the first instant after the gap. It is negative for a time of day 1 before the start.
func (s *Scenario) Resolve(i Instant, begins int64) int64 {
	if i.Offset {
		return begins + i.Millis
	}
	if i.Dated {
		return i.Millis - s.Clock.Start.UnixMilli()
	}
	start := s.Clock.Start.In(s.Clock.Location())
	for day := max(0, int(i.Day)-1); ; day++ {
		at, last := OnWall(start, day, i.Millis)
		if at.Before(start) {
			at = last
		}
		if i.Day > 0 || !at.Before(start) && i.isOn(WeekdayAfter(start, day)) {
			return at.Sub(start).Milliseconds()
		}
	}
}

// Period is after how many days a clock time without the number of its day comes again.
func (i Instant) Period() int {
	if i.Weekday != 0 {
		return 7
	}
	return 1
}

// isOn reports whether the instant may lie on a day of the week.
func (i Instant) isOn(day time.Weekday) bool { return i.Weekday == 0 || int(i.Weekday) == int(day)+1 }

// Skipped reports whether the clock skips a time of day, and what it shows instead; when is what Resolve says.
func (s *Scenario) Skipped(i Instant, when int64) (instead string, skipped bool) {
	clock := s.Clock.Start.In(s.Clock.Location()).Add(time.Duration(when) * time.Millisecond)
	return clock.Format("15:04"), !i.Offset && !i.Dated && SinceMidnight(clock).Milliseconds() != i.Millis
}

// Location is the time zone of the clock times; without a zone, the offset of the start.
func (c *Clock) Location() *time.Location {
	if c.location == nil {
		return c.Start.Location()
	}
	return c.location
}

// locate finds the zone by its name.
func (c *Clock) locate(d *decoding) {
	if c.Zone == "" {
		return
	}
	location, err := time.LoadLocation(c.Zone)
	if err != nil || c.Zone == "Local" {
		d.Failf(tree.At("clock", "zone"), "use a name of the IANA database, such as America/Chicago", "there is no time zone %q", c.Zone)
		return
	}
	c.location = location
	if d.Broken(tree.At("clock", "start")) {
		return
	}
	_, written := c.Start.Zone()
	_, there := c.Start.In(location).Zone()
	if written != there {
		d.Failf(tree.At("clock", "start"), "write "+c.Start.In(location).Format(time.RFC3339)+" or the offset that you mean",
			"the offset of %s is not that of %s on that day", c.Start.Format(time.RFC3339), c.Zone)
	}
}
