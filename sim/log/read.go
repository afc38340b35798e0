package log

import (
	"errors"
	"fmt"
	"io"
)

// Reason is why a row is not used.
type Reason uint8

// The reasons.
const (
	OtherWidth  Reason = iota // it has another number of values than there are names of columns
	BadQuotes                 // its quotation marks do not pair
	HeaderAgain               // it is the names of the columns again
	NoCase                    // it has no number of a call
	NoInstant                 // it has no time that can be read
	NumReasons
)

// String is its name in data.
func (r Reason) String() string {
	return [...]string{"other-width", "bad-quotes", "header-again", "no-case", "no-instant"}[r]
}

// Count is what has become of the rows: those used and those refused add up to all.
type Count struct {
	Rows    int
	Used    int
	Refused [NumReasons]Lines
}

// Each reads all rows of a source by a mapping, and hands over those that can be used, one after another. It returns the error of the
// first that fails.
func Each(s *Source, m *Mapping, use func(*Row) error) (*Count, error) {
	t, err := s.open()
	if err != nil {
		return nil, err
	}
	defer t.close() //nolint:errcheck // nothing was written
	r, err := newReading(m, t)
	if err != nil {
		return nil, err
	}
	c := new(Count)
	if m.Rows == PerEvent {
		return c, r.events(t, c, use)
	}
	row := new(Row)
	for {
		done, err := r.next(t, c, row)
		if done || err != nil {
			return c, err
		}
		if !r.read(row) {
			c.Refused[NoInstant].add(row.Line)
			continue
		}
		row.note()
		c.Used++
		if err := use(row); err != nil {
			return c, err
		}
	}
}

// next is the next row that has values and a number of a call, if rows have one.
func (r *reading) next(t *table, c *Count, row *Row) (done bool, err error) {
	for {
		values, line, err := t.next()
		var bad *badRow
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case errors.As(err, &bad):
			c.Rows += bad.lines
			for i := range bad.lines {
				c.Refused[BadQuotes].add(bad.line + i)
			}
			continue
		case err != nil:
			return true, fmt.Errorf("%s, after line %d: %w", t.source.Name, line, tooEarly(err))
		}
		c.Rows++
		row.Line, row.values, row.log = line, values, r
		switch {
		case len(values) != len(t.columns):
			c.Refused[OtherWidth].add(line)
		case t.isHeader(values):
			c.Refused[HeaderAgain].add(line)
		case r.fields[Case] >= 0 && row.Field(Case) == "":
			c.Refused[NoCase].add(line)
		default:
			return false, nil
		}
	}
}
