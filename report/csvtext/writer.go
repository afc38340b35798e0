package csvtext

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"

	"simulate/report/document"
)

// Writer writes rows.
type Writer struct {
	out   *csv.Writer
	cells []string
}

// NewWriter returns a writer of rows to w.
func NewWriter(w io.Writer) *Writer { return &Writer{out: csv.NewWriter(w)} }

// Write writes a row, whose cells the caller may use again.
func (w *Writer) Write(cells []string) error {
	w.cells = w.cells[:0]
	for _, c := range cells {
		w.cells = append(w.cells, Cell(c))
	}
	return w.out.Write(w.cells)
}

// Flush writes what is left, and returns the first error of all.
func (w *Writer) Flush() error {
	w.out.Flush()
	return w.out.Error()
}

// formulas are what spreadsheets take for the beginning of a formula, in the widths that their locales know.
const formulas = "=+-@＝＋－＠"

// number is a number as JSON writes it. It may begin with a minus.
var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// Cell is a text as a cell, clean of what could do something instead of being shown. Before one that a spreadsheet would take for
// a formula stands an apostrophe, which makes it a text (https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay
// numbers.
func Cell(text string) string {
	text = document.Clean(text)
	begins := strings.TrimLeft(text, " ")
	if strings.IndexAny(begins, formulas) != 0 || number.MatchString(text) {
		return text
	}
	return "'" + text
}
