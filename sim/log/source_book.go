package log

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// foreign are files that are not read, by how they begin, and what to do with them.
var foreign = []struct{ begins, is, remedy string }{
	{"\xd0\xcf\x11\xe0", "a workbook of Excel before 2007, or one with a password", "save it as .xlsx without a password, or the sheet as CSV"},
	{"SQLite format 3\x00", "a database (SQLite)", "export the table as CSV, or the log (OCEL 2.0) as JSON"},
	{"BZh", "packed with bzip2", "unpack it"},
	{"\xfd7zXZ", "packed with xz", "unpack it"},
	{"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it"},
	{"7z\xbc\xaf", "packed with 7-Zip", "unpack it"},
	{"Rar!", "packed with RAR", "unpack it"},
	{"PAR1", "a Parquet file", "export it as CSV"},
	{"%PDF", "a PDF", "ask for the data as CSV"},
}

// findSheet finds out whether the file is a workbook, and which of its sheets is the log.
func (s *Source) findSheet() (is bool, err error) {
	f, err := os.Open(s.path)
	if err != nil {
		return false, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	magic := make([]byte, 16)
	n, _ := io.ReadFull(f, magic)
	for _, other := range foreign {
		if bytes.HasPrefix(magic[:n], []byte(other.begins)) {
			return false, fmt.Errorf("%s is %s: %s", s.Name, other.is, other.remedy)
		}
	}
	if !bytes.HasPrefix(magic[:n], []byte("PK\x03\x04")) {
		return false, nil
	}
	archive, err := zip.NewReader(f, s.Size)
	if err != nil {
		return false, fmt.Errorf("%s is broken: %w", s.Name, err)
	}
	named := func(names ...string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return slices.Contains(names, strings.ToLower(f.Name)) })
	}
	switch {
	case named("content.xml") && named("mimetype"):
		return false, fmt.Errorf("%s is a sheet of OpenDocument: save it as .xlsx or CSV", s.Name)
	case named("xl/workbook.bin"):
		return false, fmt.Errorf("%s is a binary workbook: save it as .xlsx or CSV", s.Name)
	case !named("[content_types].xml"):
		return false, nil
	}
	book, err := newWorkbook(archive, s.Size)
	if err != nil {
		return true, fmt.Errorf("%s: %w", s.Name, err)
	}
	s.Form, s.Encoding, s.Sheets = FormSheet, "UTF-8", len(book.sheets)
	return true, s.pick(book)
}

// pick finds the sheet that was asked for, or the only one that is a table.
func (s *Source) pick(book *workbook) error {
	var names, tables []string
	var broken error
	best, most := "", 0
	for _, sheet := range book.sheets {
		names = append(names, sheet.name)
		columns, err := book.columnsOf(sheet)
		if columns != nil {
			tables = append(tables, sheet.name)
			if s.points != nil && s.points(columns) > most {
				best, most = sheet.name, s.points(columns)
			}
		}
		broken = cmp.Or(broken, err)
	}
	switch {
	case s.Sheet != "" && !slices.Contains(names, s.Sheet):
		return fmt.Errorf("%s has no sheet %q: it has %s", s.Name, s.Sheet, strings.Join(quoted(names), ", "))
	case s.Sheet != "":
	case len(tables) == 0 && broken != nil:
		return fmt.Errorf("%s: %w", s.Name, broken)
	case len(tables) == 0:
		return fmt.Errorf("%s has no sheet with two rows of two values", s.Name)
	case len(tables) > 1 && best != "":
		s.Sheet = best
	case len(tables) > 1 && s.points != nil:
		return fmt.Errorf("%s has %d sheets with tables, and none of them has the columns that are looked for", s.Name, len(tables))
	case len(tables) > 1:
		return fmt.Errorf("%s has %d sheets with tables: write --sheet and one of %s", s.Name, len(tables), strings.Join(quoted(tables), ", "))
	default:
		s.Sheet = tables[0]
	}
	return nil
}

// columnsOf are the names of the columns of a sheet with a row below them; nil of one that is no table.
func (w *workbook) columnsOf(of sheet) ([]string, error) {
	r, err := w.open(of)
	if err != nil {
		return nil, err
	}
	defer r.Close() //nolint:errcheck // nothing was written
	rows, columns, err := openSheet(&patience{r: r, left: mostRecord}, w)
	if errors.Is(err, errNoNames) {
		return nil, nil
	}
	if err != nil || !slices.ContainsFunc(rows.early, func(row sheetRow) bool { return filled(row.values) > 1 }) {
		return nil, err
	}
	return columns, nil
}

// open opens the cells of a sheet.
func (w *workbook) open(of sheet) (io.ReadCloser, error) {
	f, ok := w.files[strings.ToLower(of.file)]
	if !ok {
		return nil, fmt.Errorf("the sheet %q is not in it", of.name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("the sheet %q is broken: %w", of.name, err)
	}
	return closing{&unpacking{r: r, packed: w.packed}, r}, nil
}

// openBook begins to read the sheet.
func (s *Source) openBook() (*table, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	t, err := s.sheetTable(f)
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	t.close = f.Close
	return t, nil
}

func (s *Source) sheetTable(f *os.File) (*table, error) {
	told := &telling{tell: s.Read}
	archive, err := zip.NewReader(told.at(f), s.Size)
	if err != nil {
		return nil, err
	}
	book, err := newWorkbook(archive, s.Size)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(book.sheets, func(of sheet) bool { return of.name == s.Sheet })
	if i < 0 {
		return nil, fmt.Errorf("the sheet %q is gone", s.Sheet)
	}
	cells, err := book.open(book.sheets[i])
	if err != nil {
		return nil, err
	}
	t := &table{source: s}
	if book.since04 {
		t.since = days1904
	}
	t.rows, t.columns, err = openSheet(&patience{r: cells, left: mostRecord}, book)
	return t, err
}
