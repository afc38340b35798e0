package log

// Table reads the rows of a file as they are written, whatever they mean. It belongs to one goroutine.
type Table struct {
	Columns []string // their names
	of      *table
}

// OpenBest is Open, and of a workbook with several tables takes the one whose columns get the most points, of equals the first. A
// table without points is taken only where it is the only one.
func OpenBest(name string, points func(columns []string) int) (*Source, error) {
	return OpenAs(name, Opening{Points: points})
}

// Table opens the rows.
func (s *Source) Table() (*Table, error) {
	t, err := s.open()
	if err != nil {
		return nil, err
	}
	return &Table{t.columns, t}, nil
}

// Next is the next row, in the order of the columns, and the line or the row of the sheet at which it stands; io.EOF after the last. The
// values are those of the row until the next is read. Rows that are the names of the columns again are none.
func (t *Table) Next() (values []string, line int, err error) {
	for {
		values, line, err = t.of.next()
		if err != nil || !t.of.isHeader(values) {
			return values, line, err
		}
	}
}

// Close closes the file.
func (t *Table) Close() error { return t.of.close() }
