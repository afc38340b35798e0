package log

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Column is what a survey has found in one.
type Column struct {
	Name     string
	Filled   int // rows in which something stands
	Stamps   int // in which that is a date with a clock time
	Midnight int // in which that time is 0:00
	Dates    int // a date alone
	Clocks   int // a clock time alone
	Layouts  [NumDateLayouts]int
	Zoned    int         // stamps that say how far they are from UTC
	Only     [3]Evidence // of dates in numbers with the year last: in which order alone they are dates
	Either   int         // rows in which both orders are
	Example  string      // the first date or clock time: other text of a log is nobody's business
}

// Evidence is rows in which a date can be read in one order alone.
type Evidence struct {
	Rows  int
	Line  int    // of the first
	Value string // in it
}

// holds reports whether most of what stands in a column is what there are so many of.
func (c *Column) holds(n int) bool { return 2*n > c.Filled }

// decided reports whether the order of the dates is known, or of no matter.
func (c *Column) decided() bool {
	return c.Layouts[YearLast] == 0 || c.Only[MonthFirst].Rows+c.Only[DayFirst].Rows > 0
}

// Survey is what has been found in the columns of a source.
type Survey struct {
	Source  *Source
	Columns []Column
	Rows    int                        // that were looked at
	broken  int                        // line of the first that could not be read; 0 without
	other   struct{ line, values int } // the first row of another width; line 0 without
}

// surveyed is how many rows are looked at where nothing is left undecided.
const surveyed = 5000

// Look reads as many rows as it takes to tell what the columns hold: the order of the dates is that of the first which is a date in one
// order alone, be it in the last row.
func Look(s *Source) (*Survey, error) {
	t, err := s.open()
	if err != nil {
		return nil, err
	}
	defer t.close() //nolint:errcheck // nothing was written
	v := &Survey{Source: s}
	for _, name := range t.columns {
		v.Columns = append(v.Columns, Column{Name: name})
	}
	for {
		values, line, err := t.next()
		var bad *badRow
		switch {
		case errors.Is(err, io.EOF):
			return v, nil
		case errors.As(err, &bad):
			if v.broken == 0 {
				v.broken = bad.line
			}
			continue
		case err != nil:
			return nil, fmt.Errorf("%s, after line %d: %w", s.Name, line, tooEarly(err))
		case len(values) != len(v.Columns):
			if v.other.line == 0 {
				v.other.line, v.other.values = line, len(values)
			}
			continue
		case t.isHeader(values):
			continue
		}
		v.note(values, line)
		if v.Rows >= surveyed && v.decided() {
			return v, nil
		}
	}
}

func (v *Survey) decided() bool {
	for i := range v.Columns {
		if c := &v.Columns[i]; !c.decided() {
			return false
		}
	}
	return true
}

// note looks at a row. Beyond those that are looked at whole it looks only at what is undecided.
func (v *Survey) note(values []string, line int) {
	v.Rows++
	for i, value := range values {
		if c := &v.Columns[i]; v.Rows <= surveyed || !c.decided() {
			c.note(value, line)
		}
	}
}

func (c *Column) note(value string, line int) {
	if value = bare(value); value == "" {
		return
	}
	c.Filled++
	s, ok := readStamp(value)
	if !ok {
		return
	}
	if c.Example == "" {
		c.Example = value
	}
	switch {
	case s.layout.Date == NoDate:
		c.Clocks++
	case s.clock < 0, s.layout.Date == Serial && s.clock == 0: // or a number that is no date at all, such as that of a call
		c.Dates++
	default:
		c.Stamps++
		if s.clock == 0 {
			c.Midnight++
		}
	}
	if s.layout.Zoned {
		c.Zoned++
	}
	c.Layouts[s.layout.Date]++
	if s.layout.Date != YearLast {
		return
	}
	order := MonthFirst
	switch {
	case s.fits[MonthFirst] && s.fits[DayFirst]:
		c.Either++
		return
	case s.fits[DayFirst]:
		order = DayFirst
	}
	if c.Only[order].Rows++; c.Only[order].Rows == 1 {
		c.Only[order].Line, c.Only[order].Value = line, value
	}
}

// bare is a value without blanks around it; empty where it stands for none.
func bare(value string) string {
	if last := len(value) - 1; last >= 0 && (!printed(value[0]) || !printed(value[last])) {
		value = strings.Trim(value, blanks)
	}
	switch value {
	case "NA", "N/A", "NULL", "null", "None", ".", "-":
		return ""
	default:
		return value
	}
}

// printed reports whether a byte is a letter of its own that is no blank: most values begin and end with one, and need no trimming.
func printed(b byte) bool { return ' ' < b && b < 0x80 }

// blanks stand around values, the one among them that does not break lines too.
const blanks = " \t\u00a0\r"
