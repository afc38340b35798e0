package scenario

import (
	"testing"
	"time"
)

// TestTheClockOnTheWall holds the clock to what the time zone database says of days on which clocks are set, worked out by hand.
func TestTheClockOnTheWall(t *testing.T) {
	t.Parallel()
	tests := []struct {
		zone, date, clock string
		first, last       string // last where the time comes twice
	}{
		{"America/New_York", "2025-03-09", "01:59", "2025-03-09T01:59:00-05:00", ""},
		{"America/New_York", "2025-03-09", "02:00", "2025-03-09T03:00:00-04:00", ""},
		{"America/New_York", "2025-03-09", "02:30", "2025-03-09T03:00:00-04:00", ""},
		{"America/New_York", "2025-03-09", "03:00", "2025-03-09T03:00:00-04:00", ""},
		{"America/New_York", "2025-11-02", "01:30", "2025-11-02T01:30:00-04:00", "2025-11-02T01:30:00-05:00"},
		{"America/New_York", "2025-11-02", "02:00", "2025-11-02T02:00:00-05:00", ""},
		{"Europe/Berlin", "2025-03-30", "02:30", "2025-03-30T03:00:00+02:00", ""},
		{"Europe/Berlin", "2025-10-26", "02:30", "2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"},
		// Half an hour, at two in the morning.
		{"Australia/Lord_Howe", "2025-10-05", "02:10", "2025-10-05T02:30:00+11:00", ""},
		{"Australia/Lord_Howe", "2025-04-06", "01:45", "2025-04-06T01:45:00+11:00", "2025-04-06T01:45:00+10:30"},
		{"Australia/Lord_Howe", "2025-04-06", "02:00", "2025-04-06T02:00:00+10:30", ""},
		// No midnight, and 23:00 twice.
		{"America/Santiago", "2025-09-07", "00:00", "2025-09-07T01:00:00-03:00", ""},
		{"America/Santiago", "2025-09-07", "08:00", "2025-09-07T08:00:00-03:00", ""},
		{"America/Santiago", "2025-04-05", "23:30", "2025-04-05T23:30:00-03:00", "2025-04-05T23:30:00-04:00"},
		{"America/Santiago", "2025-04-06", "00:00", "2025-04-06T00:00:00-04:00", ""},
		// A day that never was.
		{"Pacific/Apia", "2011-12-29", "23:59", "2011-12-29T23:59:00-10:00", ""},
		{"Pacific/Apia", "2011-12-30", "08:00", "2011-12-31T00:00:00+14:00", ""},
		{"Pacific/Apia", "2011-12-31", "00:00", "2011-12-31T00:00:00+14:00", ""},
	}
	for _, test := range tests {
		t.Run(test.zone+" "+test.date+" "+test.clock, func(t *testing.T) {
			t.Parallel()
			zone, err := time.LoadLocation(test.zone)
			if err != nil {
				t.Fatal(err)
			}
			noon, err := time.ParseInLocation("2006-01-02 15:04", test.date+" 12:00", time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			var i Instant
			if err := i.parse(test.clock); err != nil {
				t.Fatal(err)
			}
			// Counted from days before, as a run counts, and at an hour of no account.
			from := time.Date(noon.Year(), noon.Month(), noon.Day()-3, 12, 0, 0, 0, zone)
			if test.last == "" {
				test.last = test.first
			}
			first, last := OnWall(from, 3, i.Millis)
			if got := first.Format(time.RFC3339); got != test.first {
				t.Errorf("first shown at %s, want %s", got, test.first)
			}
			if got := last.Format(time.RFC3339); got != test.last {
				t.Errorf("last shown at %s, want %s", got, test.last)
			}
		})
	}
}

// TestTheNextHourOfTheClock: an hour ends early where the clock is set within it.
func TestTheNextHourOfTheClock(t *testing.T) {
	t.Parallel()
	tests := []struct{ zone, now, want string }{
		{"America/New_York", "2025-03-09T01:20:00-05:00", "2025-03-09T03:00:00-04:00"},
		{"America/New_York", "2025-11-02T01:20:00-04:00", "2025-11-02T01:00:00-05:00"},
		{"Australia/Lord_Howe", "2025-04-06T01:20:00+11:00", "2025-04-06T01:30:00+10:30"},
		{"Australia/Lord_Howe", "2025-04-06T01:30:00+10:30", "2025-04-06T02:00:00+10:30"},
		// Until 2011 clocks were set at a minute past midnight there.
		{"America/St_Johns", "2011-03-13T00:00:00-03:30", "2011-03-13T01:01:00-02:30"},
		{"America/St_Johns", "2011-03-13T01:01:00-02:30", "2011-03-13T02:00:00-02:30"},
		{"Asia/Kathmandu", "2025-03-09T01:20:00+05:45", "2025-03-09T02:00:00+05:45"},
	}
	for _, test := range tests {
		zone, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.Parse(time.RFC3339, test.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := NextHour(now.In(zone)).Format(time.RFC3339); got != test.want {
			t.Errorf("%s %s: the next hour is at %s, want %s", test.zone, test.now, got, test.want)
		}
	}
}
