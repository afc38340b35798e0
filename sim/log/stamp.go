package log

import (
	"fmt"
	"slices"
	"strings"
)

// Order is how the numbers of a date stand: 1/2/2026 is the second of January or the first of February.
type Order uint8

// The orders of dates that are written in numbers with the year last.
const (
	Undecided Order = iota
	MonthFirst
	DayFirst
)

var orderNames = [...]string{"", "month-first", "day-first"}

// String is its name in mappings.
func (o Order) String() string { return orderNames[o] }

// other is the opposite order.
func (o Order) other() Order { return MonthFirst + DayFirst - o }

// OrderOf is the order of a name; none is Undecided.
func OrderOf(name string) (Order, error) {
	if i := slices.Index(orderNames[:], name); i >= 0 {
		return Order(i), nil
	}
	return Undecided, fmt.Errorf("there is no order of dates %q: it is month-first or day-first", name)
}

// Layout is how a date and a clock time are written.
type Layout struct {
	Date  DateLayout
	Zoned bool // it says how far it is from UTC
}

// DateLayout is how a date is written.
type DateLayout uint8

// The layouts of dates.
const (
	NoDate    DateLayout = iota // a clock time alone
	YearFirst                   // 2026-11-30, 2026/11/30, 20261130
	YearLast                    // 11/30/2026, 30.11.2026: the order of the first two numbers is another matter
	MonthWord                   // 30 Nov 2026, 2026 Nov 30, Nov 30, 2026
	Serial                      // 46356.25: days, as spreadsheets count them
	NumDateLayouts
)

// stamp is a date and a clock time as written, in no zone.
type stamp struct {
	layout           Layout
	first, second    int // of YearLast: the two numbers before the year
	year, month, day int // month and day only of other layouts
	clock            int // milliseconds of the day; -1 where there is a date alone
	offset           int // seconds east of UTC, of a zoned layout
	fits             [3]bool
}

// months are the English names by their first three letters.
const months = "janfebmaraprmayjunjulaugsepoctnovdec"

// readStamp reads a date, a clock time, or both. It says nothing of texts that are neither.
func readStamp(text string) (s stamp, ok bool) {
	r := stampReader{text: strings.Trim(text, blanks)}
	if r.text == "" || len(r.text) > 40 {
		return s, false
	}
	s.clock = -1
	if !r.date(&s) {
		return s, false
	}
	r.skip(" T,")
	if s.layout.Date != Serial && !r.done() && !r.time(&s) {
		return s, false
	}
	if !r.done() || s.layout.Date == NoDate && s.clock < 0 {
		return s, false
	}
	return s, s.settle()
}

// settle finds out in which orders the date is one.
func (s *stamp) settle() bool {
	switch s.layout.Date {
	case NoDate, Serial:
		return true
	case YearLast:
		s.fits[MonthFirst], s.fits[DayFirst] = isDate(s.year, s.first, s.second), isDate(s.year, s.second, s.first)
		return s.fits[MonthFirst] || s.fits[DayFirst]
	default:
		return isDate(s.year, s.month, s.day)
	}
}

func isDate(year, month, day int) bool {
	return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// days is the number of days from 1970-01-01 to the date (Hinnant's days_from_civil).
func days(year, month, day int) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	doy := (153*((month+9)%12)+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return int64(era)*146097 + int64(doe) - 719468
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// day is the date in days from 1970-01-01.
func (s *stamp) date(order Order) (int64, bool) {
	switch s.layout.Date {
	case YearLast:
		month, day := s.first, s.second
		if order == DayFirst {
			month, day = day, month
		}
		return days(s.year, month, day), s.fits[order]
	case Serial:
		return int64(s.day) - serialEpoch, true
	default:
		return days(s.year, s.month, s.day), s.layout.Date != NoDate
	}
}

// serialEpoch is the spreadsheets' day 0, 1899-12-30, in days before 1970 (the 1900 system, in which 1900 has a 29th of February).
const serialEpoch = 25569

const msPerDay = 24 * 60 * 60 * 1000
