package report

import (
	"encoding/csv"
	"io"
	"math"
	"time"
)

// NoRowsError says that a document has nothing that could be written in rows.
type NoRowsError struct{ Format string }

func (e *NoRowsError) Error() string {
	return "there are no rows to write as " + e.Format
}

// JSONLines writes the main table of the document, one object a line. It returns a *NoRowsError when there is none. The
// records of a run are written by Records.
func JSONLines(w io.Writer, d *Document) error {
	t := d.table(d.Rows)
	if t == nil {
		return &NoRowsError{"JSON Lines"}
	}
	for _, l := range t.objects() {
		if _, err := io.WriteString(w, l+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// CSV writes the main table of the document: the names of its columns, then its rows. An estimate takes three columns:
// the figure and the ends of its interval. What there is not is empty. It returns a *NoRowsError when there is no table.
func CSV(w io.Writer, d *Document) error {
	t := d.table(d.Rows)
	if t == nil {
		return &NoRowsError{"CSV"}
	}
	out := csv.NewWriter(w)
	if err := t.writeHead(out); err != nil {
		return err
	}
	if err := t.writeRows(out); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// writeHead writes the names of the columns.
func (t *Table) writeHead(out *csv.Writer) error {
	columns, _ := t.data()
	var head []string
	for _, c := range columns {
		head = append(head, c.Key)
		if c.Estimate {
			head = append(head, c.Key+"_low", c.Key+"_high")
		}
	}
	return out.Write(head)
}

func (t *Table) writeRows(out *csv.Writer) error {
	columns, rows := t.data()
	for _, row := range rows {
		var fields []string
		for i, v := range row {
			fields = append(fields, v.fields(columns[i].Estimate)...)
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	return nil
}

// fields are the value's fields in a CSV row: three where the column holds estimates, else one.
func (v Value) fields(ends bool) []string {
	switch {
	case !ends:
		return []string{v.field()}
	case !v.interval.Known:
		return []string{v.field(), "", ""}
	default:
		return []string{v.field(), v.unit.field(v.interval.Low), v.unit.field(v.interval.High)}
	}
}

func (v Value) field() string {
	switch v.kind {
	case text, verdict, mark:
		return Clean(v.text)
	case boolean:
		return v.json()
	case instant:
		return v.at.Format(time.RFC3339Nano)
	case quantity, estimate:
		return v.unit.field(v.number)
	default:
		return ""
	}
}

// field is a number as CSV has it: as in JSON, with nothing where there is no finite number.
func (u Unit) field(v float64) string {
	if math.IsInf(v, 0) {
		return ""
	}
	return u.json(v)
}
