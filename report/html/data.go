package html

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"

	"simulate/report/document"
	"simulate/report/format"
)

// attach puts the data on the page: the document and its rows as other formats write them, and the replays.
func (p *page) attach() {
	p.raw(`<script type="application/json" id="data">`)
	p.json(p.data)
	p.raw("</script>\n")
	if p.HasRows() {
		p.raw(`<script type="application/json" id="rows">`)
		p.json(func(w io.Writer) error { _, err := w.Write(p.rows); return err })
		p.raw("</script>\n")
	}
	for _, r := range p.replays {
		p.raw(`<script type="application/json" class="replay-data" data-id="` + attribute(r.ID) + `" data-title="` + attribute(r.Title) + `">`)
		p.json(func(w io.Writer) error { _, err := w.Write(r.JSON); return err })
		p.raw("</script>\n")
	}
}

// data writes the document as other formats do, without the spaces and lines that are there for people.
func (p *page) data(w io.Writer) error {
	var spaced, dense bytes.Buffer
	if err := format.JSON(&spaced, p.Document); err != nil {
		return err
	}
	if err := json.Compact(&dense, spaced.Bytes()); err != nil {
		return err
	}
	_, err := w.Write(dense.Bytes())
	return err
}

// attribute is a text for an attribute in quotation marks, of a tag that templates cannot leave open.
func attribute(text string) string { return template.HTMLEscapeString(document.Clean(text)) }

// json writes JSON into a script.
func (p *page) json(write func(io.Writer) error) {
	if p.err == nil {
		p.err = write(escaper{p.out})
	}
}

// escaper escapes JSON so that no browser takes a part of it for the end of a script, and no editor shows it turned round. A parser
// reads the same values from it. It is written to in pieces that end between letters.
type escaper struct{ out *bufio.Writer }

func (e escaper) Write(text []byte) (int, error) {
	for _, r := range string(text) {
		if strings.ContainsRune("<>&", r) || r > ' ' && !unicode.IsPrint(r) {
			e.escape(r)
			continue
		}
		_, _ = e.out.WriteRune(r)
	}
	return len(text), nil // the writer keeps its first error and returns it when it is flushed
}

// escape writes a character as JSON writes those that it escapes: in one or two numbers of sixteen bits.
func (e escaper) escape(r rune) {
	for _, unit := range utf16.Encode([]rune{r}) {
		_, _ = fmt.Fprintf(e.out, `\u%04x`, unit)
	}
}

// rowsOf is the rows of the document as a JSON string; nil when it has none.
func rowsOf(d *document.Document) ([]byte, error) {
	var text bytes.Buffer
	err := format.CSV(&text, d)
	var none *format.NoRowsError
	if errors.As(err, &none) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(text.String())
}

// HasRows reports whether the document can be written in rows.
func (p *page) HasRows() bool { return p.rows != nil }
