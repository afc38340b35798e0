package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/sim/scenario/tree"
)

// The grammar of rates:
//
//	rates = file | rate | hours | "{" days ":" ( rate | hours ) { "," … } "}" .
//	hours = "{" time ":" rate { "," time ":" rate } "}" .
//	time  = hour [ ":" ( "00" | "15" | "30" | "45" ) ] .
//	rate  = number "/" ( "s" | "m" | "min" | "h" | "d" | "day" | "w" | "week" ) .
//
// A rate holds until the next time that is named, over midnight.
var ratePattern = regexp.MustCompile(`^(-?[0-9.]+) ?(?:/|per |an? ) ?([a-z]+)$`)

// perHour is how many of a unit of time an hour has.
var perHour = map[string]float64{
	"s": 3600, "m": 60, "min": 60, "h": 1, "d": 1. / 24, "day": 1. / 24, "w": 1. / 168, "week": 1. / 168,
}

// rateWords are units of time as they may be meant.
var rateWords = map[string]string{
	"sec": "s", "second": "s", "minute": "min", "hr": "h", "hour": "h",
}

// mostRate is the greatest rate of the language, a thousand arrivals a millisecond.
const mostRate = 3_600_000_000

func (r *Rate) parse(text string) error {
	const hint = "write a number and a unit of time, such as 9/h, 2/min, 40/day or 300/week"
	if _, bare := parseDecimal(text); bare {
		return tree.NewMistake("a rate needs a unit of time", fmt.Sprintf("write %s/h if %s arrive in an hour", text, text))
	}
	m := ratePattern.FindStringSubmatch(text)
	if m == nil {
		return tree.NewMistake(fmt.Sprintf("%q is not a rate", text), hint)
	}
	number, ok := parseDecimal(m[1])
	in := perHour[m[2]]
	switch {
	case ok && rateWords[m[2]] != "":
		return tree.NewMistake(fmt.Sprintf("%q is not a rate", text), fmt.Sprintf("write %s/%s", m[1], rateWords[m[2]]))
	case !ok || in == 0:
		return tree.NewMistake(fmt.Sprintf("%q is not a rate", text), hint)
	case number < 0:
		return tree.NewMistake(fmt.Sprintf("the rate %s is negative", text), "write a rate of 0 or more")
	case !strings.Contains(text, "/"):
		return tree.NewMistake(fmt.Sprintf("%q is not a rate", text), fmt.Sprintf("write %s/%s", m[1], m[2]))
	case float64(number*in) > mostRate:
		return tree.NewMistake(fmt.Sprintf("the rate %s is too high", text), "write at most 1000000/s")
	}
	*r = Rate(number * in)
	return nil
}

// dayNames are the days of the week by time.Weekday.
var dayNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// parseDays reads days of the week: mon, mon-fri, or several of those with commas.
func parseDays(text string) (days [7]bool, err error) {
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, to := slices.Index(dayNames, first), slices.Index(dayNames, last)
		if from < 0 || to < 0 {
			return days, notDays(text)
		}
		for day := from; ; day = (day + 1) % 7 {
			if days[day] {
				return days, tree.NewMistake(fmt.Sprintf("%s is named twice", dayNames[day]), "name each day once")
			}
			days[day] = true
			if day == to {
				break
			}
		}
	}
	return days, nil
}

var dayWord = regexp.MustCompile(`(?i)\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*`)

// notDays is the mistake of a text that should name days of the week.
func notDays(text string) error {
	short := dayWord.ReplaceAllStringFunc(text, func(word string) string { return strings.ToLower(word[:3]) })
	hint := "write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or several with commas"
	if short != text {
		if _, err := parseDays(short); err == nil {
			hint = "write " + short
		}
	}
	return tree.NewMistake(fmt.Sprintf("%q are not days of the week", text), hint)
}

func (r *Rates) decode(d *decoding, w written) {
	var week schedule
	switch {
	case w.Kind == tree.Mapping && len(w.Entries) == 0:
		d.Failf(w.path, "write 9/h, {00: 4/h, 16: 12/h} or {mon-fri: 9/h, sat-sun: 4/h}", "no rate is given")
	case w.Kind == tree.Scalar && isTable(w.Text):
		week.table(d, w)
	case w.Kind != tree.Mapping || isFigure(w.Node):
		week.constant(d, w, everyDay)
	case !startsWithDigit(w.Entries[0].Key.Text):
		week.byDay(d, w)
	default:
		week.byHour(d, w, everyDay)
	}
	week.fill()
	r.Week, r.Ranges = week.rates(), week.ranges()
}

// isFigure reports whether a map is the long form of a figure.
func isFigure(n *tree.Node) bool { return n.Kind == tree.Mapping && n.Get("value") != nil }

func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

var everyDay = [7]bool{true, true, true, true, true, true, true}

// schedule is a week in the making: the rate of each time that is named, and nil for the others.
type schedule [7][Quarters]*Figure[Rate]

// constant reads a rate of whole days.
func (s *schedule) constant(d *decoding, w written, days [7]bool) {
	s.set(days, 0, readRate(d, w))
}

func readRate(d *decoding, w written) *Figure[Rate] {
	rate := new(Figure[Rate])
	d.value(rate, w)
	return rate
}

func (s *schedule) set(days [7]bool, quarter int, rate *Figure[Rate]) {
	for day, is := range days {
		if is {
			s[day][quarter] = rate
		}
	}
}

// byHour reads a map of times of day.
func (s *schedule) byHour(d *decoding, w written, days [7]bool) {
	var seen [Quarters]bool
	for _, e := range w.Entries {
		path := w.path.Key(e.Key.Text)
		if err := checkKey(e.Key.Text, "quarter"); err != nil {
			d.check(written{e.Key, path.AtKey(), ""}, err)
			continue
		}
		quarter := quarterOf(e.Key.Text)
		if seen[quarter] {
			d.Failf(path.AtKey(), "remove one of the two", "hour %s is given twice", e.Key.Text)
			continue
		}
		seen[quarter] = true
		s.set(days, quarter, readRate(d, written{Node: e.Value, path: path}))
	}
}

// quarterOf is the quarter of an hour of a time of day that has been checked.
func quarterOf(text string) int {
	hours, minutes, _ := strings.Cut(text, ":")
	hour, _ := strconv.Atoi(hours)
	minute, _ := strconv.Atoi(minutes)
	return 4*hour + minute/15
}

// byDay reads a map of days, each with a rate or with hours.
func (s *schedule) byDay(d *decoding, w written) {
	var covered [7]bool
	for _, e := range w.Entries {
		path := w.path.Key(e.Key.Text)
		days, err := parseDays(e.Key.Text)
		if err == nil {
			err = cover(&covered, days)
		}
		if err != nil {
			d.check(written{e.Key, path.AtKey(), ""}, err)
			return
		}
		value := written{Node: e.Value, path: path}
		switch {
		case value.Kind != tree.Mapping || isFigure(value.Node):
			s.constant(d, value, days)
		case len(value.Entries) == 0:
			d.Failf(path, "write a rate, or {00: 4/h, 16: 12/h}", "no rate is given")
		default:
			s.byHour(d, value, days)
		}
	}
	d.check(w, uncovered(covered))
}

// uncovered is the mistake of days that have no rate.
func uncovered(covered [7]bool) error {
	var missing []string
	for day, is := range covered {
		if !is {
			missing = append(missing, dayNames[day])
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return tree.NewMistake("there is no rate for "+tree.InWords(missing), "add them; 0/h if nothing arrives then")
}

// cover adds days to those that have a rate already, of which they must be none.
func cover(covered *[7]bool, days [7]bool) error {
	for day, is := range days {
		if is && covered[day] {
			return tree.NewMistake(fmt.Sprintf("%s has a rate already", dayNames[day]), "name each day once")
		}
		covered[day] = covered[day] || is
	}
	return nil
}

const quartersOfWeek = 7 * Quarters

// fill lets each rate hold until the next time that is named, over midnight and over the end of the week.
func (s *schedule) fill() {
	now := new(Figure[Rate])
	for q := range 2 * quartersOfWeek { // the first round finds the rate with which the week begins
		if at := &s[q/Quarters%7][q%Quarters]; *at != nil {
			now = *at
		} else if q >= quartersOfWeek {
			*at = now
		}
	}
}

// rates are the rates of all quarters of an hour.
func (s *schedule) rates() (week [7][Quarters]Rate) {
	for q := range quartersOfWeek {
		week[q/Quarters][q%Quarters] = s[q/Quarters][q%Quarters].Value
	}
	return week
}

// ranges are those of the rates that have one, as they come in the week, and when they hold.
func (s *schedule) ranges() []RateRange {
	var list []RateRange
	for q := range quartersOfWeek {
		of := s[q/Quarters][q%Quarters].Range
		if of == nil {
			continue
		}
		i := slices.IndexFunc(list, func(r RateRange) bool { return r.Range == of })
		if i < 0 {
			i, list = len(list), append(list, RateRange{Range: of})
		}
		list[i].Holds[q/Quarters][q%Quarters] = true
	}
	return list
}

// At is the day of the week and the quarter of an hour of a clock.
func (r *Rates) At(clock time.Time) (day time.Weekday, quarter int) {
	return clock.Weekday(), int(SinceMidnight(clock) / (15 * time.Minute))
}

// Next is until when the rate that holds now does at least: the next full hour, where it is the same until then, or the next
// quarter.
func (r *Rates) Next(clock time.Time) time.Time {
	day, quarter := r.At(clock)
	for q := quarter + 1; q%4 != 0; q++ {
		if !r.same(day, quarter, q) {
			return nextOf(clock, 15*time.Minute)
		}
	}
	return NextHour(clock)
}

// same reports whether the rate and its range are the same in two quarters of a day.
func (r *Rates) same(day time.Weekday, a, b int) bool {
	return r.Week[day][a] == r.Week[day][b] &&
		!slices.ContainsFunc(r.Ranges, func(of RateRange) bool { return of.Holds[day][a] != of.Holds[day][b] })
}
