package log

import (
	"math"
	"slices"
	"strconv"
	"time"
)

// None is an instant that a row does not stamp.
const None = -1 << 63

// Row is what a row of a log says. It is another's as soon as the next is read.
type Row struct {
	Line   int
	At     [NumInstants]int64 // in milliseconds since 1970, UTC, or None
	values []string
	log    *reading
	odd    [NumOddities]bool
}

// Field is what stands in a field, without blanks around it; empty where there is none.
func (r *Row) Field(f Field) string {
	said := ""
	if i := r.log.fields[f]; i >= 0 {
		said = bare(r.values[i])
	}
	switch {
	case f == Agency && said == "":
		return r.log.mapping.Agency
	case (f == Priority || f == FirstPriority || f == Held) && len(said) > longCode:
		return "" // a remark, which is nobody's business
	}
	return said
}

// longCode is how long a code may be.
const longCode = 32

// Held reports whether the log says that the call had to wait because no unit was free.
func (r *Row) Held() bool { return saysYes(r.Field(Held)) }

// Call is the number of the call. Where rows have none, each is a call of its own, by its line.
func (r *Row) Call() string {
	if r.log.fields[Case] < 0 {
		return "line " + strconv.Itoa(r.Line)
	}
	return r.Field(Case)
}

// Between is an interval in milliseconds; ok is false where one of its ends is missing.
func (r *Row) Between(from, to Instant) (ms int64, ok bool) {
	return r.At[to] - r.At[from], r.At[from] != None && r.At[to] != None
}

// end is when the unit, or the call, is done; None where nothing says so.
func (r *Row) end() int64 {
	if r.At[Available] != None {
		return r.At[Available]
	}
	return r.At[Closed]
}

// reading is how rows are read by a mapping.
type reading struct {
	mapping *Mapping
	zone    *zone
	since   int64          // days by which the source counts them from later than sheets usually do
	fields  [NumFields]int // columns, or -1
	stamps  []stampColumns
	lengths []lengthColumn
	valid   [NumInstants]int // columns that say whether an instant is valid, or -1
	key     []int            // columns by which a row is known: what a mapping uses
}

// stampColumns are the columns of an instant, or -1.
type stampColumns struct {
	at          Instant
	date, clock int
}

// lengthColumn is the column that says how long after another instant one is.
type lengthColumn struct {
	at, after Instant
	column    int
	unit      float64 // milliseconds
}

func newReading(m *Mapping, t *table) (*reading, error) {
	r := &reading{mapping: m, since: t.since}
	place, err := time.LoadLocation(m.Zone)
	if err != nil {
		return nil, err
	}
	r.zone = newZone(place)
	column := func(name string) int {
		if name == "" {
			return -1
		}
		return slices.Index(t.columns, name)
	}
	for f := range NumFields {
		r.fields[f] = column(m.Fields[f])
	}
	for at, name := range m.Valid {
		r.valid[at] = column(name)
	}
	for at, s := range m.Stamps {
		switch {
		case s.stamps():
			r.stamps = append(r.stamps, stampColumns{Instant(at), column(s.Date), column(s.Clock)})
		case s.Seconds != "":
			r.lengths = append(r.lengths, lengthColumn{Instant(at), s.After, column(s.Seconds), 1000})
		case s.Minutes != "":
			r.lengths = append(r.lengths, lengthColumn{Instant(at), s.After, column(s.Minutes), 60_000})
		}
	}
	for _, name := range m.columns() {
		r.key = append(r.key, column(name))
	}
	slices.Sort(r.key)
	r.key = slices.Compact(r.key)
	return r, nil
}

// read reads the instants of a row, and reports whether there is one.
func (r *reading) read(row *Row) (found bool) {
	row.log, row.odd = r, [NumOddities]bool{}
	for at := range row.At {
		row.At[at] = None
	}
	day, before := int64(None), int64(None) // of the first instant; what clocks showed at the one before
	for i := range r.stamps {
		c := &r.stamps[i]
		shown, offset, ok := r.shown(row, c, &day, before)
		if !ok {
			continue
		}
		found = true
		if valid := r.valid[c.at]; valid >= 0 && saysNo(bare(row.values[valid])) {
			row.odd[NotValid] = true
			continue
		}
		if offset == None {
			row.At[c.at] = r.instant(row, shown)
		} else {
			row.At[c.at] = shown - offset
		}
		before = shown
	}
	for i := range r.lengths {
		r.lengths[i].read(r, row)
	}
	return found
}

// read adds what a column says to the instant before it. An empty cell says nothing, and what is no length is noted.
func (c *lengthColumn) read(r *reading, row *Row) {
	text := bare(row.values[c.column])
	if text == "" || row.At[c.after] == None {
		return
	}
	length, err := strconv.ParseFloat(text, 64)
	switch valid := r.valid[c.at]; {
	case err != nil || !(math.Abs(length)*c.unit < mostLength):
		row.odd[Unreadable] = true
	case valid >= 0 && saysNo(bare(row.values[valid])):
		row.odd[NotValid] = true
	default:
		row.At[c.at] = row.At[c.after] + int64(length*c.unit)
	}
}

// mostLength is what a length is at most, in milliseconds: a year.
const mostLength = 365 * msPerDay

// shown is what clocks showed at an instant, in milliseconds since 1970, and how far they were ahead of UTC, or None where that is not
// said.
func (r *reading) shown(row *Row, c *stampColumns, day *int64, before int64) (ms, ahead int64, ok bool) {
	text, clock := "", ""
	if c.date >= 0 {
		text = row.values[c.date]
	}
	if c.clock >= 0 {
		clock = row.values[c.clock]
	}
	ahead = None
	if c.date >= 0 {
		s, sound := r.stamp(row, text)
		if !sound {
			return 0, 0, false
		}
		date, fits := s.date(r.mapping.Dates)
		if !fits || s.clock < 0 && c.clock < 0 {
			row.odd[Unreadable] = true
			return 0, 0, false
		}
		if s.layout.Date == Serial {
			date += r.since
		}
		if *day == None {
			*day = date
		}
		ms = date * msPerDay
		if c.clock < 0 {
			if s.layout.Zoned {
				ahead = int64(s.offset) * 1000
			}
			return ms + int64(s.clock), ahead, true
		}
	}
	s, sound := r.stamp(row, clock)
	switch {
	case !sound:
		return 0, 0, false
	case s.clock < 0 || c.date < 0 && *day == None:
		row.odd[Unreadable] = true
		return 0, 0, false
	case c.date < 0:
		ms = *day * msPerDay
	}
	ms += int64(s.clock)
	if c.date < 0 && before != None && ms < before-msPerDay/2 {
		ms += msPerDay // past midnight
	}
	return ms, ahead, true
}

// stamp reads a value; an empty one is none, and one that cannot be read is noted.
func (r *reading) stamp(row *Row, text string) (stamp, bool) {
	s, ok := readStamp(text)
	if !ok && bare(text) != "" {
		row.odd[Unreadable] = true
	}
	return s, ok
}

// instant is the instant at which clocks showed a time. In an hour that occurs twice it is the first one, or the second where the first
// would come before what is stamped before it.
func (r *reading) instant(row *Row, shown int64) int64 {
	w := r.zone.at(shown)
	at := shown - w.ahead
	switch w.sort {
	case twice:
		row.odd[HourTwice] = true
		if latest := slices.Max(row.At[:]); latest != None && at < latest && shown-w.later-latest < msPerDay/2 {
			at = shown - w.later
		}
	case never:
		row.odd[HourNever] = true
	}
	return at
}
