package log

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// table reads the rows of a source, be it a text of lines or records of another form.
type table struct {
	source  *Source
	close   func() error
	rows    rows
	columns []string
	since   int64 // days by which it counts them from later than sheets usually do
}

// rows are read one after another: the values of each, in the order of the columns, and the line, or of records the number, at which it
// stands. The values are those of a row until the next is read.
type rows interface {
	next() (values []string, line int, err error)
}

// open begins to read the rows; the names of the columns have been read then.
func (s *Source) open() (*table, error) {
	switch s.Form {
	case FormSheet:
		return s.openBook()
	case FormOCEL:
		return s.openOCEL()
	}
	text, err := s.text()
	if err != nil {
		return nil, err
	}
	t := &table{source: s, close: text.Close}
	limit := &patience{r: text, left: mostRecord}
	switch s.Form {
	case FormXML:
		t.rows, t.columns, err = openXML(limit)
	case FormJSON:
		t.rows, t.columns, err = openJSON(limit)
	case FormJEMSS:
		t.rows, t.columns, err = openJEMSS(limit)
	default:
		t.rows, t.columns, err = openLines(limit, s.Comma)
	}
	if err != nil {
		_ = t.close()
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	return t, nil
}

// next is the next row.
func (t *table) next() ([]string, int, error) { return t.rows.next() }

// isHeader reports whether a row is the names of the columns again.
func (t *table) isHeader(values []string) bool {
	return slices.EqualFunc(values, t.columns, func(a, b string) bool { return strings.TrimSpace(a) == b })
}

// lines are rows of a text, with something between their values.
type lines struct {
	csv     *csv.Reader
	limit   *patience
	skipped int // lines before the names of the columns
	last    int // line of the row that was read last
}

func openLines(limit *patience, comma rune) (*lines, []string, error) {
	l := &lines{limit: limit}
	text := bufio.NewReaderSize(limit, 1<<16)
	if begins, _ := text.Peek(6); len(begins) > 5 {
		if _, ok := said(strings.TrimSpace(string(begins))); ok {
			_, _ = text.ReadString('\n')
			l.skipped = 1
		}
	}
	l.csv = csv.NewReader(text)
	l.csv.Comma, l.csv.ReuseRecord, l.csv.FieldsPerRecord = comma, true, -1
	names, _, err := l.next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil, errors.New("there is no line with the names of columns")
	case err != nil:
		return nil, nil, err
	case len(names) < 2:
		return nil, nil, errors.New("it has one column alone: it is no table, or something else than a comma, a semicolon, a tab or | stands between its values")
	}
	var columns []string
	for _, name := range names {
		columns = append(columns, strings.TrimSpace(name))
	}
	return l, columns, nil
}

func (l *lines) next() ([]string, int, error) {
	l.limit.left = mostRecord
	values, err := l.csv.Read()
	if err != nil {
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			err = &badRow{line: bad.StartLine + l.skipped, lines: bad.Line - bad.StartLine + 1}
		}
		return nil, l.last, err
	}
	line, _ := l.csv.FieldPos(0)
	l.last = line + l.skipped
	return values, l.last, nil
}

// badRow is a row that cannot be read, after which others can. A quotation mark that nothing closes takes the lines behind it for its own:
// so many are lost, each of which may be a row.
type badRow struct{ line, lines int }

func (b *badRow) Error() string {
	return fmt.Sprintf("the quotation marks of line %d do not pair: close the one that is open, or remove it; if this is no text, save the table as CSV", b.line)
}
