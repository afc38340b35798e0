package format

import (
	"bufio"
	"io"
	"iter"

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
func JSONLines(w io.Writer, d *document.Document) error {
	t := d.Table(d.Rows)
	if t == nil {
		return &NoRowsError{"JSON Lines"}
	}
	return JSONLinesOf(w, t, once(t.Rows))
}

// CSV writes the main table of the document: the names of its columns, then its rows. An estimate takes three columns:
// the figure and the ends of its interval. What there is not is empty. It returns a *NoRowsError when there is no table.
func CSV(w io.Writer, d *document.Document) error {
	t := d.Table(d.Rows)
	if t == nil {
		return &NoRowsError{"CSV"}
	}
	return CSVOf(w, t, once(t.Rows))
}

// once are rows that are there already, as one lot.
func once(rows [][]document.Value) iter.Seq[[][]document.Value] {
	return func(yield func([][]document.Value) bool) { yield(rows) }
}

// JSONLinesOf writes rows that come in lots, so that they need not be kept, as JSONLines does: those of a table that has none yet.
func JSONLinesOf(w io.Writer, t *document.Table, lots iter.Seq[[][]document.Value]) error {
	lot, out := *t, bufio.NewWriter(w)
	for lot.Rows = range lots {
		for _, o := range tableObjects(&lot) {
			if _, err := out.WriteString(o + "\n"); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// CSVOf writes rows that come in lots as CSV does.
func CSVOf(w io.Writer, t *document.Table, lots iter.Seq[[][]document.Value]) error {
	lot, out := *t, csvtext.NewWriter(w)
	if err := writeHead(out, &lot); err != nil {
		return err
	}
	for lot.Rows = range lots {
		if err := writeRows(out, &lot); err != nil {
			return err
		}
	}
	return out.Flush()
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
