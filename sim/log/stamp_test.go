package log

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestStampsAreReadInEveryLayout(t *testing.T) {
	t.Parallel()
	at := time.Date(2017, 6, 23, 20, 37, 59, 0, time.UTC)
	for _, layout := range []string{
		"2006-01-02 15:04:05", "2006-01-02T15:04:05.000", "2006-01-02T15:04:05", "2006/01/02 15:04:05", "20060102 150405", "20060102T150405",
		"01/02/2006 03:04:05 PM", "1/2/2006 3:04:05 PM", "1/2/06 15:04:05", "01-02-2006 15:04:05", "2006 Jan 02 03:04:05 PM", "02-Jan-2006 15:04:05",
		"2 January 2006 15:04:05", "Jan 2, 2006 3:04:05 PM", "02 Jan 06 15:04:05", "2006-01-02T15:04:05Z07:00", "01/02/2006, 15:04:05",
	} {
		text := at.Format(layout)
		s, ok := readStamp(text)
		if !ok {
			t.Errorf("%q is not read", text)
			continue
		}
		day, ok := s.date(MonthFirst)
		if got := day*msPerDay + int64(s.clock); !ok || got != at.UnixMilli() {
			t.Errorf("%q is %s", text, time.UnixMilli(got).UTC())
		}
	}
}

func TestStampsWithoutSecondsOrClockOrDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		layout DateLayout
		clock  int
	}{
		"1/1/17 0:57":   {YearLast, 57 * 60000},
		"12/31/2016":    {YearLast, -1},
		"2016-12-31":    {YearFirst, -1},
		"6:10:00 AM":    {NoDate, (6*60 + 10) * 60000},
		"12:00:04 AM":   {NoDate, 4000},
		"12:00:04 PM":   {NoDate, 12*3600000 + 4000},
		"43101.5":       {Serial, 12 * 3600000},
		"43101":         {Serial, 0},
		" 18:30\u00a0":  {NoDate, (18*60 + 30) * 60000},
		"30.11.2026":    {YearLast, -1},
		"2026-11-30 24": {},
		"13:00 PM":      {},
		"31/31/2016":    {},
		"02/30/2016":    {},
		"2/29/2015":     {},
		"2/29/2016":     {YearLast, -1},
		"99/99":         {},
		"NA":            {},
		"":              {},
		"1234":          {},
		"E05":           {},
		"25:00":         {},
		"10:60":         {},
		"2016-13-01":    {},
	} {
		s, ok := readStamp(text)
		if ok != (want.layout != 0 || want.clock != 0) || ok && (s.layout.Date != want.layout || s.clock != want.clock) {
			t.Errorf("%q: %t, %+v", text, ok, s)
		}
	}
}

func TestADateIsReadInTheOrderThatItFits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][3]bool{
		"01/13/2020": {MonthFirst: true},
		"13/01/2020": {DayFirst: true},
		"01/02/2020": {MonthFirst: true, DayFirst: true},
		"31.12.2020": {DayFirst: true},
	} {
		if s, _ := readStamp(text); s.fits != want {
			t.Errorf("%q fits %v", text, s.fits)
		}
	}
}

// TestDaysAreThoseOfTheCalendar: the standard library is the other opinion.
func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(-2208988800, 7258118399).Draw(t, "at"), 0).UTC()
		if got := days(at.Year(), int(at.Month()), at.Day()); got*86400 > at.Unix() || at.Unix() >= (got+1)*86400 {
			t.Fatalf("%s is day %d", at, got)
		}
		if !isDate(at.Year(), int(at.Month()), at.Day()) {
			t.Fatalf("%s is no date", at)
		}
	})
}

// TestWallClocksAreThoseOfTheStandardLibrary: what a clock shows comes back from every instant, and what occurs once is that instant.
func TestWallClocksAreThoseOfTheStandardLibrary(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"America/Chicago", "Europe/Zurich", "Australia/Lord_Howe", "Asia/Kolkata", "America/Phoenix"} {
		place, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		z := newZone(place)
		rapid.Check(t, func(t *rapid.T) {
			at := rapid.Int64Range(1_000_000_000, 1_800_000_000).Draw(t, "at") * 1000
			if rapid.Bool().Draw(t, "near a change") {
				_, end := time.UnixMilli(at).In(place).ZoneBounds()
				if !end.IsZero() {
					at = end.UnixMilli() + rapid.Int64Range(-7200, 7200).Draw(t, "seconds")*1000
				}
			}
			_, offset := time.UnixMilli(at).In(place).Zone()
			w := z.at(at + int64(offset)*1000)
			first, second := at == at+int64(offset)*1000-w.ahead, at == at+int64(offset)*1000-w.later
			if w.sort == never || !first && !second || w.sort == plainHour && first != second {
				t.Fatalf("%s: %+v", time.UnixMilli(at).In(place), w)
			}
		})
	}
}

func TestTheHoursOfAChangeOfClocks(t *testing.T) {
	t.Parallel()
	place, err := time.LoadLocation("America/Chicago")
	if err != nil {
		t.Fatal(err)
	}
	z := newZone(place)
	for text, want := range map[string]wallSort{
		"2024-11-03 00:59": plainHour, "2024-11-03 01:00": twice, "2024-11-03 01:59": twice, "2024-11-03 02:00": plainHour,
		"2024-03-10 01:59": plainHour, "2024-03-10 02:00": never, "2024-03-10 02:59": never, "2024-03-10 03:00": plainHour,
	} {
		s, _ := readStamp(text)
		day, _ := s.date(Undecided)
		if got := z.at(day*msPerDay + int64(s.clock)).sort; got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func FuzzReadStamp(f *testing.F) {
	for _, text := range []string{"01/02/2006 03:04:05 PM", "2006-01-02T15:04:05.000Z", "43101.5", "2 Jan 2006", "6:10 AM", "20060102 150405"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := readStamp(text)
		if !ok {
			return
		}
		if s.clock < -1 || s.clock >= msPerDay {
			t.Errorf("%q: the clock shows %d", text, s.clock)
		}
		for _, order := range []Order{MonthFirst, DayFirst} {
			if day, fits := s.date(order); fits && (day < -30000 || day > 90000) {
				t.Errorf("%q: day %d", text, day)
			}
		}
	})
}
