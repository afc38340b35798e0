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

// mostPlain is how many bytes of data a page holds as they are. More are packed: pages are sent by mail.
const mostPlain = 32 << 10

// block is data on the page, in a script that is none.
type block struct {
	attributes string
	json       []byte
}

// attach puts the data on the page: the document and its rows as other formats write them, and the replays.
func (p *page) attach() {
	blocks := []block{{`id="data"`, p.escaped(p.data)}}
	if p.HasRows() {
		blocks = append(blocks, block{`id="rows"`, p.escaped(func(w io.Writer) error { _, err := w.Write(p.rows); return err })})
	}
	for _, r := range p.replays {
		attributes := `class="replay-data" data-id="` + attribute(r.ID) + `" data-title="` + attribute(r.Title) + `"`
		blocks = append(blocks, block{attributes, p.escaped(func(w io.Writer) error { _, err := w.Write(r.JSON); return err })})
	}
	sum := 0
	for _, b := range blocks {
		sum += len(b.json)
	}
	for _, b := range blocks {
		if sum > mostPlain {
			p.raw(`<script type="application/gzip" ` + b.attributes + `>` + packed(b.json) + "</script>\n")
		} else {
			p.raw(`<script type="application/json" ` + b.attributes + `>` + string(b.json) + "</script>\n")
		}
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

// escaped is JSON as it may stand in a script.
func (p *page) escaped(write func(io.Writer) error) []byte {
	var text bytes.Buffer
	out := bufio.NewWriter(&text)
	if p.err == nil {
		p.err = write(escaper{out})
	}
	_ = out.Flush() // nothing that is written to memory fails
	return text.Bytes()
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
