package log

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// workbook is an Excel file (ECMA-376, SpreadsheetML): an archive of sheets, and of the texts and styles that their cells refer to.
type workbook struct {
	packed  int64 // bytes of the file
	files   map[string]*zip.File
	sheets  []sheet
	since04 bool // days are counted from 1904, as old Macs did
	texts   []string
	styles  []dateStyle
}

// sheet is a sheet and where it stands in the archive.
type sheet struct{ name, file string }

// mostTexts is how many bytes the texts may have that cells refer to: all are held while a sheet is read.
const mostTexts = 96 << 20

var errTexts = fmt.Errorf("its texts are over %d MB: save the sheet as CSV, of which only a row is held at a time", mostTexts>>20)

// newWorkbook reads everything but the cells.
func newWorkbook(archive *zip.Reader, packed int64) (*workbook, error) {
	w := &workbook{packed: packed, files: make(map[string]*zip.File)}
	for _, f := range archive.File {
		w.files[strings.ToLower(f.Name)] = f
	}
	main, err := w.list()
	if err != nil {
		return nil, err
	}
	for _, part := range []struct {
		name string
		read func(*xml.Decoder, *patience) error
	}{{"styles.xml", w.readStyles}, {"sharedstrings.xml", w.readTexts}} {
		if err := w.part(path.Join(path.Dir(main), part.name), part.read); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// part reads a part of the archive, if it is there.
func (w *workbook) part(name string, read func(*xml.Decoder, *patience) error) error {
	f, ok := w.files[strings.ToLower(name)]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%s in it is broken: %w", name, err)
	}
	defer r.Close() //nolint:errcheck // nothing was written
	limit := &patience{r: &unpacking{r: r, packed: w.packed}, left: mostRecord}
	if err := read(xml.NewDecoder(limit), limit); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s in it is broken: %w", name, err)
	}
	return nil
}

// begins visits the beginnings of elements.
func begins(d *xml.Decoder, visit func(e *xml.StartElement) error) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := visit(&e); err != nil {
				return err
			}
		}
	}
}

// list finds the sheets, by the names of their relations to the workbook, and returns the place of the workbook.
func (w *workbook) list() (main string, err error) {
	err = w.part("_rels/.rels", func(d *xml.Decoder, _ *patience) error {
		return begins(d, func(e *xml.StartElement) error {
			if strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
				main = strings.TrimPrefix(attribute(e, "Target"), "/")
			}
			return nil
		})
	})
	if err != nil {
		return "", err
	}
	if _, ok := w.files[strings.ToLower(main)]; !ok {
		return "", errors.New("it has no workbook: it may be of another program, or broken")
	}
	places := make(map[string]string)
	err = w.part(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), func(d *xml.Decoder, _ *patience) error {
		return begins(d, func(e *xml.StartElement) error {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(main), target)
			}
			places[attribute(e, "Id")] = strings.TrimPrefix(target, "/")
			return nil
		})
	})
	if err != nil {
		return "", err
	}
	return main, w.part(main, func(d *xml.Decoder, _ *patience) error {
		return begins(d, func(e *xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				w.since04 = isTrue(attribute(e, "date1904"))
			case "sheet":
				w.sheets = append(w.sheets, sheet{attribute(e, "name"), places[relation(e)]})
			}
			return nil
		})
	})
}

// relation is the name of an element's relation: an attribute called id of another namespace than its own.
func relation(e *xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// readTexts reads the texts that cells refer to by number.
func (w *workbook) readTexts(d *xml.Decoder, limit *patience) error {
	total := 0
	return begins(d, func(e *xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		limit.left = mostRecord
		text, err := textOf(d)
		if err != nil {
			return err
		}
		if total += len(text) + 16; total > mostTexts {
			return errTexts
		}
		w.texts = append(w.texts, text)
		return nil
	})
}

// textOf is the text in an element that has begun: that of <t> in it, of each part that is formatted differently, and not of how it is
// pronounced (<rPh>).
func textOf(d *xml.Decoder) (string, error) {
	var b strings.Builder
	depth, within, spoken := 1, 0, 0
	for depth > 0 {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch is := token.(type) {
		case xml.StartElement:
			depth++
			if within == 0 && is.Name.Local == "t" {
				within = depth
			}
			if spoken == 0 && is.Name.Local == "rPh" {
				spoken = depth
			}
		case xml.EndElement:
			if depth == within {
				within = 0
			}
			if depth == spoken {
				spoken = 0
			}
			depth--
		case xml.CharData:
			if within > 0 && spoken == 0 {
				b.Write(is)
			}
		}
	}
	return b.String(), nil
}
