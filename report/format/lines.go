package format

import (
	"bufio"
	"io"
	"iter"
	"slices"

	"simulate/report/csvtext"
	"simulate/report/document"
)

// NoRowsError says that a document has nothing that could be written in rows.
type NoRowsError struct{ Format string }

func (e *NoRowsError) Error() string {
	return "there are no rows to write as " + e.Format
}

// JSONLines writes the main table of the document, one object a line. It returns a *NoRowsError when there is none. The
// records of a run are written by package log.
func JSONLines(w io.Writer, d *document.Document) error { return JSONLinesOf(w, d, once(d)) }

// CSV writes the main table of the document: the names of its columns, then its rows. An estimate takes three columns:
// the figure and the ends of its interval. What there is not is empty. It returns a *NoRowsError when there is no table.
func CSV(w io.Writer, d *document.Document) error { return CSVOf(w, d, once(d)) }

// once are the rows that a document has, as one lot.
func once(d *document.Document) iter.Seq[[][]document.Value] {
	return func(yield func([][]document.Value) bool) {
		if t := d.Table(d.Rows); t != nil {
			yield(t.Rows)
		}
	}
}

// JSONLinesOf writes rows that come in lots, so that they need not be kept, as JSONLines does: those of a main table that has none yet.
func JSONLinesOf(w io.Writer, d *document.Document, lots iter.Seq[[][]document.Value]) error {
	lot := newLot(d)
	if lot == nil {
		return &NoRowsError{"JSON Lines"}
	}
	out := bufio.NewWriter(w)
	for rows := range lots {
		for _, o := range tableObjects(lot.of(rows)) {
			if _, err := out.WriteString(o + "\n"); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// CSVOf writes rows that come in lots as CSV does.
func CSVOf(w io.Writer, d *document.Document, lots iter.Seq[[][]document.Value]) error {
	lot := newLot(d)
	if lot == nil {
		return &NoRowsError{"CSV"}
	}
	out := csvtext.NewWriter(w)
	if err := writeHead(out, &lot.Table); err != nil {
		return err
	}
	for rows := range lots {
		if err := writeRows(out, lot.of(rows)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// lot is a document's main table with some of its rows. Where the scenario was changed, a last column says how: tables of several
// commands can be put together.
type lot struct {
	document.Table
	changed document.Value
}

// newLot is the table without rows; nil where the document has none.
func newLot(d *document.Document) *lot {
	t := d.Table(d.Rows)
	if t == nil {
		return nil
	}
	l := &lot{*t, document.Text(d.Run.Edition.String())}
	l.Rows = nil
	if l.changed.String() != "" {
		l.Columns = append(slices.Clone(l.Columns), document.Column{Key: "changed"})
	}
	return l
}

// of is the table with these rows.
func (l *lot) of(rows [][]document.Value) *document.Table {
	l.Rows = rows
	if l.changed.String() != "" {
		l.Rows = make([][]document.Value, len(rows))
		for i, row := range rows {
			l.Rows[i] = append(slices.Clone(row), l.changed)
		}
	}
	return &l.Table
}

// writeHead writes the names of the columns.
func writeHead(out *csvtext.Writer, t *document.Table) error {
	columns, _ := t.Data()
	var head []string
	for _, c := range columns {
		head = append(head, c.Key)
		if c.Estimate {
			head = append(head, c.Key+"_low", c.Key+"_high")
		}
	}
	return out.Write(head)
}

func writeRows(out *csvtext.Writer, t *document.Table) error {
	columns, rows := t.Data()
	for _, row := range rows {
		var fields []string
		for i, v := range row {
			fields = append(fields, field(v))
			if columns[i].Estimate {
				low, high, _ := v.Ends()
				fields = append(fields, low, high)
			}
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	return nil
}

// field is a value as CSV has it: as in JSON, without quotation marks, and with nothing where there is none.
func field(v document.Value) string {
	if words, is := v.Words(); is {
		return words
	}
	return v.Literal()
}
