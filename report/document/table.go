package document

import "slices"

// Table is rows of values under titled columns. When no column has a Title, readers do not see the table.
type Table struct {
	Key     string // name of the table in JSON; empty: for readers only
	Title   string
	Columns []Column
	Rows    [][]Value // each as long as Columns
	Detail  bool      // terminals show it only when they are verbose
	Shaded  bool      // pages shade its numbers, the darker the greater
	Nest    *Nest     // in JSON; nil: a row is an object
	Lead    int       // terminals set each row below itself, headed by so many first columns, for there are too many others; 0: side by side
	Repeat  int       // where it is too wide for a terminal, it goes on below with so many first columns again; 0: it does not
}

// Nest makes one object in JSON of rows that follow each other and agree in their first column. The object has the table's first
// columns, and what the others say of each row as a list of objects.
type Nest struct {
	Columns int    // how many
	Key     string // of the list
}

// Column is a column of a table.
type Column struct {
	Key      string // name in JSON and CSV; empty: for readers only
	Title    string // heading for readers; empty: for data only
	Note     string // a sentence below the table, when the column is shown; may be empty
	Inside   string // name in JSON where the table is nested; empty: Key
	Estimate bool   // its values are estimates: in data the ends of their intervals stand beside them
	Interval string // name of the interval in JSON; empty: Key and _ci
	Rank     int    // of columns that find no room the one of highest rank is left out first; 0 is never left out
}

// Shown returns the table as readers see it: without the columns that are for data only, or in which nothing stands.
func (t *Table) Shown() ([]Column, [][]Value) {
	return t.pick(func(i int) bool { return t.Columns[i].Title != "" && (len(t.Rows) == 0 || t.says(i)) })
}

// says reports whether something stands in a column.
func (t *Table) says(column int) bool {
	return slices.ContainsFunc(t.Rows, func(row []Value) bool { return row[column].kind > blank && row[column].String() != "" })
}

// Data returns the table as programs see it: without the columns that are for readers only.
func (t *Table) Data() ([]Column, [][]Value) {
	return t.pick(func(i int) bool { return t.Columns[i].Key != "" })
}

// Heading is its title.
func (t *Table) Heading() string { return t.Title }

// Readable reports whether it is not for data only.
func (t *Table) Readable() bool { return !t.hidden() }

// Visible reports the same.
func (t *Table) Visible() bool { return t.Readable() }

// SetBy sets it in a format.
func (t *Table) SetBy(f Format) { f.Table(t) }

// hidden reports whether the table is for data only.
func (t *Table) hidden() bool {
	return !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Title != "" })
}

// ForDataOnly takes the table from readers.
func (t *Table) ForDataOnly() *Table {
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		t.Columns[i].Title = ""
	}
	return t
}

// UnlessEmpty is the table, for data only when there is nothing in it to read.
func (t *Table) UnlessEmpty() *Table {
	if len(t.Rows) == 0 {
		return t.ForDataOnly()
	}
	return t
}

func (t *Table) pick(wanted func(int) bool) (columns []Column, rows [][]Value) {
	var kept []int
	for i, c := range t.Columns {
		if wanted(i) {
			kept = append(kept, i)
			columns = append(columns, c)
		}
	}
	for _, row := range t.Rows {
		picked := make([]Value, len(kept))
		for i, k := range kept {
			picked[i] = row[k]
		}
		rows = append(rows, picked)
	}
	return columns, rows
}

// IsNumberColumn reports whether the first value that there is in a column is a number.
func IsNumberColumn(rows [][]Value, column int) bool {
	for _, row := range rows {
		if row[column].kind > blank {
			return row[column].IsNumber()
		}
	}
	return false
}
