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

// table reads the rows of a source.
type table struct {
	source  *Source
	close   func() error
	csv     *csv.Reader
	limit   *patience
	columns []string
	skipped int // lines before the names of the columns
}

// open begins to read the rows; the names of the columns have been read then.
func (s *Source) open() (*table, error) {
	text, err := s.text()
	if err != nil {
		return nil, err
	}
	t := &table{source: s, close: text.Close, limit: &patience{r: text, left: mostRecord}}
	lines := bufio.NewReaderSize(t.limit, 1<<16)
	if begins, _ := lines.Peek(6); len(begins) > 5 {
		if _, ok := said(strings.TrimSpace(string(begins))); ok {
			_, _ = lines.ReadString('\n')
			t.skipped = 1
		}
	}
	t.csv = csv.NewReader(lines)
	t.csv.Comma, t.csv.ReuseRecord, t.csv.FieldsPerRecord, t.csv.LazyQuotes = s.Comma, true, -1, true
	names, _, err := t.next()
	switch {
	case errors.Is(err, io.EOF):
		err = fmt.Errorf("%s has no line with the names of columns", s.Name)
	case err != nil:
		err = fmt.Errorf("%s: %w", s.Name, err)
	case len(names) < 2:
		err = fmt.Errorf("%s has one column alone: it is no table, or something else than a comma, a semicolon, a tab or | stands between its values", s.Name)
	}
	if err != nil {
		_ = t.close()
		return nil, err
	}
	for _, name := range names {
		t.columns = append(t.columns, strings.TrimSpace(name))
	}
	return t, nil
}

// next is the next row and its line; the values are those of the row until the one after it is read.
func (t *table) next() ([]string, int, error) {
	t.limit.left = mostRecord
	values, err := t.csv.Read()
	if err != nil {
		return nil, 0, err
	}
	line, _ := t.csv.FieldPos(0)
	return values, line + t.skipped, nil
}

// isHeader reports whether a row is the names of the columns again.
func (t *table) isHeader(values []string) bool {
	return slices.EqualFunc(values, t.columns, func(a, b string) bool { return strings.TrimSpace(a) == b })
}
