package log

import (
	"strconv"
	"strings"
)

// stampReader reads a stamp from left to right.
type stampReader struct {
	text string
	at   int
}

func (r *stampReader) done() bool { return r.at == len(r.text) }

func (r *stampReader) skip(chars string) {
	for r.at < len(r.text) && strings.IndexByte(chars, r.text[r.at]) >= 0 {
		r.at++
	}
}

// number reads up to so many digits; digits is how many there were.
func (r *stampReader) number(most int) (n, digits int) {
	for r.at < len(r.text) && digits < most && isDigit(r.text[r.at]) {
		n = n*10 + int(r.text[r.at]-'0')
		r.at++
		digits++
	}
	return n, digits
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// word reads letters, and a full stop behind them.
func (r *stampReader) word() string {
	from := r.at
	for r.at < len(r.text) && isLetter(r.text[r.at]) {
		r.at++
	}
	word := r.text[from:r.at]
	r.skip(".")
	return word
}

func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	if i := strings.Index(months, strings.ToLower(word[:3])); i >= 0 && i%3 == 0 {
		return i/3 + 1
	}
	return 0
}

// date reads a date, or finds that there is none and stays where it is.
func (r *stampReader) date(s *stamp) bool {
	if isLetter(r.text[0]) {
		return r.monthFirst(s)
	}
	if r.serial(s) {
		return true
	}
	n, digits := r.number(8)
	switch {
	case digits == 8: // 20261130
		s.layout.Date, s.year, s.month, s.day = YearFirst, n/10000, n/100%100, n%100
		return true
	case digits == 0 || digits > 4 || r.done():
		return false
	case r.text[r.at] == ':':
		r.at = 0
		return true // a clock time alone
	}
	separator := r.text[r.at]
	if strings.IndexByte("/-. ", separator) < 0 {
		return false
	}
	r.at++
	if !r.done() && isLetter(r.text[r.at]) {
		return r.monthSecond(s, n, digits)
	}
	second, more := r.number(2)
	if more == 0 || r.done() || r.text[r.at] != separator {
		return false
	}
	r.at++
	third, last := r.number(4)
	switch {
	case digits == 4 && last > 0 && last <= 2:
		s.layout.Date, s.year, s.month, s.day = YearFirst, n, second, third
	case digits <= 2 && (last == 4 || last == 2):
		s.layout.Date, s.first, s.second, s.year = YearLast, n, second, century(third, last)
	default:
		return false
	}
	return true
}

// century is a year in full: of two digits, as POSIX has it, 69 to 99 are of the twentieth.
func century(year, digits int) int {
	switch {
	case digits != 2:
		return year
	case year >= 69:
		return 1900 + year
	default:
		return 2000 + year
	}
}

// monthFirst reads Nov 30, 2026.
func (r *stampReader) monthFirst(s *stamp) bool {
	s.layout.Date, s.month = MonthWord, monthOf(r.word())
	r.skip(" -")
	day, digits := r.number(2)
	r.skip(" ,-")
	year, more := r.number(4)
	s.day, s.year = day, year
	return s.month > 0 && digits > 0 && more == 4
}

// monthSecond reads 30-Nov-2026, or 2026 Nov 30.
func (r *stampReader) monthSecond(s *stamp, n, digits int) bool {
	s.layout.Date, s.month = MonthWord, monthOf(r.word())
	r.skip(" -/.,")
	last, more := r.number(4)
	switch {
	case digits == 4 && more > 0 && more <= 2:
		s.year, s.day = n, last
	case digits <= 2 && (more == 4 || more == 2):
		s.day, s.year = n, century(last, more)
	default:
		return false
	}
	return s.month > 0
}

// serial reads 46356.25, the days since the end of 1899. A whole number of five digits is a date alone.
func (r *stampReader) serial(s *stamp) bool {
	point := strings.IndexByte(r.text, '.')
	whole, part := r.text, ""
	if point >= 0 {
		whole, part = r.text[:point], r.text[point+1:]
	}
	if len(whole) != 5 || strings.IndexFunc(whole+part, func(c rune) bool { return c < '0' || c > '9' }) >= 0 || len(part) > 15 {
		return false
	}
	s.day, _ = strconv.Atoi(whole)
	if s.day < 20000 || s.day > 80000 { // 1954 to 2119
		return false
	}
	s.layout = Layout{Date: Serial}
	if part != "" {
		fraction, _ := strconv.ParseFloat("0."+part, 64)
		s.clock = int(float64(fraction*24*60*60)+0.5) * 1000 // sheets show seconds, which a fraction of a day misses by a little
	} else {
		s.clock = 0
	}
	r.at = len(r.text)
	return true
}

// time reads 18:30, 6:30:00 PM, 18:30:00.000Z or 183000.
func (r *stampReader) time(s *stamp) bool {
	hour, digits := r.number(6)
	var minute, second, fraction int
	switch {
	case digits == 6:
		hour, minute, second = hour/10000, hour/100%100, hour%100
	case digits == 0 || digits > 2 || r.done() || r.text[r.at] != ':':
		return false
	default:
		r.at++
		var more int
		if minute, more = r.number(2); more != 2 {
			return false
		}
		if !r.done() && r.text[r.at] == ':' {
			r.at++
			if second, more = r.number(2); more != 2 {
				return false
			}
			fraction = r.fraction()
		}
	}
	r.skip(" ")
	if !r.half(&hour) || hour > 23 || minute > 59 || second > 59 {
		return false
	}
	s.clock = ((hour*60+minute)*60+second)*1000 + fraction
	return r.zone(s)
}

// fraction reads milliseconds; what is finer is left out.
func (r *stampReader) fraction() int {
	if r.done() || r.text[r.at] != '.' {
		return 0
	}
	r.at++
	n, digits := r.number(3)
	for ; digits < 3; digits++ {
		n *= 10
	}
	r.skip("0123456789")
	return n
}

// half reads AM or PM.
func (r *stampReader) half(hour *int) bool {
	if r.at+2 > len(r.text) || r.text[r.at+1]|0x20 != 'm' {
		return true
	}
	letter := r.text[r.at] | 0x20
	if letter != 'a' && letter != 'p' || *hour < 1 || *hour > 12 {
		return false
	}
	r.at += 2
	*hour %= 12
	if letter == 'p' {
		*hour += 12
	}
	return true
}

// zone reads Z, +01:00, -0600 or +01.
func (r *stampReader) zone(s *stamp) bool {
	if r.done() {
		return true
	}
	sign := 1
	switch r.text[r.at] {
	case 'Z', 'z':
		r.at++
		s.layout.Zoned = true
		return true
	case '-':
		sign = -1
	case '+':
	default:
		return false
	}
	r.at++
	hours, digits := r.number(2)
	r.skip(":")
	minutes, more := r.number(2)
	s.layout.Zoned, s.offset = true, sign*(hours*60+minutes)*60
	return digits == 2 && (more == 2 || more == 0) && hours <= 15 && minutes < 60
}
