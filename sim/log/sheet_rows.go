package log

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// sheetRows are rows of a sheet. Rows in which nothing stands are no rows.
type sheetRows struct {
	book    *workbook
	decoder *xml.Decoder
	limit   *patience
	width   int // of the names of columns; 0 before they are known
	row     int // that was read last
	ended   bool
	values  []string
	early   []sheetRow // read to find the names of the columns, and not handed over yet
}

type sheetRow struct {
	number int
	values []string
}

// titled is how many rows are looked at for the names of the columns: titles and notes stand above them.
const titled = 20

// openSheet begins to read a sheet. The names of the columns stand in the first row that is at least half as wide as the widest of the
// first ones.
func openSheet(limit *patience, book *workbook) (*sheetRows, []string, error) {
	s := &sheetRows{book: book, decoder: xml.NewDecoder(limit), limit: limit}
	widest := 0
	for len(s.early) < titled {
		values, number, err := s.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		s.early = append(s.early, sheetRow{number, slices.Clone(values)})
		widest = max(widest, filled(values))
	}
	for i, row := range s.early {
		if n := filled(row.values); n > 1 && 2*n >= widest {
			s.early = s.early[i+1:]
			s.width = len(row.values)
			for i, name := range row.values {
				row.values[i] = strings.Join(strings.Fields(name), " ") // over two lines, in narrow columns
			}
			return s, row.values, nil
		}
	}
	return nil, nil, errNoNames
}

var errNoNames = errors.New("there is no row with the names of columns")

func filled(values []string) (n int) {
	for _, v := range values {
		if v != "" {
			n++
		}
	}
	return n
}

func (s *sheetRows) next() ([]string, int, error) {
	if len(s.early) > 0 {
		row := s.early[0]
		s.early = s.early[1:]
		return s.wide(row.values), row.number, nil
	}
	values, number, err := s.read()
	return s.wide(values), number, err
}

// wide makes a row as wide as the names of the columns: cells in which nothing stands may be missing.
func (s *sheetRows) wide(values []string) []string {
	for len(values) < s.width {
		values = append(values, "")
	}
	return values
}

// read is the next row in which something stands, up to the last such cell; io.EOF after the last.
func (s *sheetRows) read() ([]string, int, error) {
	s.limit.left = mostRecord
	for !s.ended {
		token, err := s.decoder.Token()
		if err != nil {
			return nil, s.row, notXML(err)
		}
		switch is := token.(type) {
		case xml.StartElement:
			switch is.Name.Local {
			case "row":
				s.begin(&is)
			case "c":
				if err := s.cell(&is); err != nil {
					return nil, s.row, err
				}
			}
		case xml.EndElement:
			switch is.Name.Local {
			case "row":
				if s.limit.left = mostRecord; len(s.values) > 0 {
					return s.values, s.row, nil
				}
			case "worksheet":
				s.ended = true
			}
		}
	}
	return nil, s.row, io.EOF
}

func (s *sheetRows) begin(row *xml.StartElement) {
	s.row++
	if n, err := strconv.Atoi(attribute(row, "r")); err == nil && n > 0 {
		s.row = n
	}
	s.values = s.values[:0]
}

// mostColumns is how many columns a sheet may have (Excel: 16,384).
const mostColumns = 1 << 14

// cell reads a cell into its place.
func (s *sheetRows) cell(c *xml.StartElement) error {
	column := columnOf(attribute(c, "r"))
	if column < 0 {
		column = len(s.values)
	}
	if column >= mostColumns {
		return fmt.Errorf("row %d: a sheet has %d columns at most", s.row, mostColumns)
	}
	kind := attribute(c, "t")
	style, _ := strconv.Atoi(attribute(c, "s"))
	raw, err := s.content(kind == "inlineStr")
	if err != nil {
		return notXML(err)
	}
	text, err := s.book.value(kind, raw, style)
	if err != nil {
		return fmt.Errorf("row %d: %w", s.row, err)
	}
	if strings.Trim(text, blanks) == "" {
		return nil
	}
	for len(s.values) <= column {
		s.values = append(s.values, "")
	}
	s.values[column] = text
	return nil
}

// content is what stands in a cell that has begun: its value, or the text in it.
func (s *sheetRows) content(inline bool) (string, error) {
	if inline {
		return textOf(s.decoder)
	}
	text, within := "", false
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return "", err
		}
		switch is := token.(type) {
		case xml.StartElement:
			within = is.Name.Local == "v"
		case xml.CharData:
			if within {
				text += string(is)
			}
		case xml.EndElement:
			if within = false; is.Name.Local == "c" {
				return text, nil
			}
		}
	}
}

// value is what a cell of a kind says.
func (w *workbook) value(kind, raw string, style int) (string, error) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(raw)
		if err != nil || i < 0 || i >= len(w.texts) {
			return "", fmt.Errorf("a cell has the text of number %q, and there are %d", raw, len(w.texts))
		}
		return w.texts[i], nil
	case "b":
		return strconv.FormatBool(isTrue(raw)), nil
	case "e": // #N/A and the like
		return "", nil
	case "", "n":
		if raw == "" {
			return "", nil
		}
		return w.shown(raw, style), nil
	default:
		return raw, nil
	}
}

// columnOf is the number of the column of a cell such as AB12, from 0; -1 where it does not say.
func columnOf(cell string) int {
	n := 0
	for i := range len(cell) {
		c := cell[i]
		if !isLetter(c) {
			break
		}
		if n = n*26 + int(c|0x20-'a') + 1; n > mostColumns {
			return mostColumns
		}
	}
	return n - 1
}
