package scenario

import (
	"testing"
	"time"
)

func TestInstantsAreReadAsWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Instant{
		"13:09":       {Millis: 47_340_000},
		"13:09:30":    {Millis: 47_370_000},
		"9:05":        {Millis: 32_700_000},
		"00:00":       {},
		"day 2 01:30": {Day: 2, Millis: 5_400_000},
		"wed 18:30":   {Weekday: 4, Millis: 66_600_000},
		"Sun 1:30":    {Weekday: 1, Millis: 5_400_000},
		"+9m":         {Offset: true, Millis: 540_000},
		"+1h30m":      {Offset: true, Millis: 5_400_000},
	} {
		var got Instant
		if err := got.parse(text); err != nil || got != want {
			t.Errorf("%s is %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"24:00", "13:60", "13:09:60", "1309", "+9", "-9m", "day 0 10:00", "day2 10:00", "day 2 wed 10:00", "wednesday 10:00", "wed", "13.09", "now"} {
		if err := new(Instant).parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func at(t *testing.T, start, zone string) *Scenario {
	t.Helper()
	var s Scenario
	if err := s.Clock.Start.parse(start); err != nil {
		t.Fatal(err)
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	s.Clock.location = location
	return &s
}

func TestInstantsResolveToTheirFirstOccurrence(t *testing.T) {
	t.Parallel()
	const hour = 3_600_000
	tests := []struct {
		behaviour, start, instant string
		begins, want              int64
	}{
		{"later the same day", "2024-02-29T13:00:00-06:00", "13:09", 0, 540_000},
		{"the start itself", "2024-02-29T13:00:00-06:00", "13:00", 0, 0},
		{"before the time of day of the start: the next day", "2024-02-29T13:00:00-06:00", "12:59", 0, 24*hour - 60_000},
		{"a named day", "2024-02-29T13:00:00-06:00", "day 2 01:30", 0, 12*hour + hour/2},
		{"a day of the week", "2024-02-29T13:00:00-06:00", "sat 01:30", 0, 36*hour + hour/2},
		{"which may be that of the start", "2024-02-29T13:00:00-06:00", "thu 13:30", 0, hour / 2},
		{"or a week later when it has passed", "2024-02-29T13:00:00-06:00", "thu 12:30", 0, 7*24*hour - hour/2},
		{"day 1 before the start is negative", "2024-02-29T13:00:00-06:00", "day 1 12:00", 0, -hour},
		{"an offset counts from the beginning given", "2024-02-29T13:00:00-06:00", "+9m", hour, hour + 540_000},
		// Clocks go from 02:00 to 03:00 on 10 March 2024.
		{"across the spring change", "2024-03-09T23:00:00-06:00", "05:00", 0, 5 * hour},
		{"a time that is skipped is the first after the gap", "2024-03-09T23:00:00-06:00", "02:30", 0, 3 * hour},
		{"so is that of a named day", "2024-03-09T23:00:00-06:00", "day 2 02:30", 0, 3 * hour},
		{"so is that of a day of the week", "2024-03-09T23:00:00-06:00", "sun 02:30", 0, 3 * hour},
		{"which has passed when the start is later", "2024-03-10T03:10:00-05:00", "02:30", 0, 23*hour + hour/3},
		// Clocks go from 02:00 back to 01:00 on 3 November 2024.
		{"the first of two occurrences", "2024-11-03T00:30:00-05:00", "01:30", 0, hour},
		{"the second when the first is over", "2024-11-03T01:45:00-05:00", "01:30", 0, 45 * 60_000},
		{"across the autumn change", "2024-11-03T00:30:00-05:00", "05:00", 0, 5*hour + hour/2},
	}
	for _, test := range tests {
		t.Run(test.behaviour, func(t *testing.T) {
			var i Instant
			if err := i.parse(test.instant); err != nil {
				t.Fatal(err)
			}
			if got := at(t, test.start, "America/Chicago").Resolve(i, test.begins); got != test.want {
				t.Errorf("%s is %d; want %d", test.instant, got, test.want)
			}
		})
	}
}

func TestWithoutAZoneTheOffsetOfTheStartHolds(t *testing.T) {
	t.Parallel()
	s := at(t, "2024-03-09T23:00:00-06:00", "UTC")
	s.Clock.location = nil
	if got := s.Resolve(Instant{Millis: 9_000_000}, 0); got != 12_600_000 {
		t.Errorf("02:30 is %d; want 3.5 hours", got)
	}
}

// This test changes the zone of the whole process, so it runs beside no other.
func TestAStartWithoutZoneKeepsItsOffsetOnAnyMachine(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	var err error
	if time.Local, err = time.LoadLocation("America/Chicago"); err != nil {
		t.Fatal(err)
	}
	var start Start
	if err := start.parse("2024-03-10T01:00:00-06:00"); err != nil { // an hour before the clocks there go forward
		t.Fatal(err)
	}
	if _, offset := start.AddDate(0, 0, 1).Zone(); offset != -6*3600 {
		t.Errorf("a day later the offset is %d s", offset)
	}
}
