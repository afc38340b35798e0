package office

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"simulate/report/document"
)

// part is a file of the archive.
type part struct{ name, text string }

// header is the first line of every part.
const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// written is when the parts of an archive were written, as it says: the earliest time that it can say, so that bytes depend on no clock.
var written = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack writes parts in their order.
func pack(w io.Writer, parts []part) error {
	archive := zip.NewWriter(w)
	for _, p := range parts {
		f, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: written})
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if _, err := io.WriteString(f, header+p.text); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return archive.Close()
}

// escaped is a text as XML holds it, clean of what could do something instead of being shown.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(document.Clean(text))) // a Builder takes all
	return b.String()
}

const (
	contentTypes  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>`
	relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	typeOfOffice  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// contentType says what a part holds.
func contentType(part, kind string) string {
	return fmt.Sprintf(`<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/>`, part, kind)
}

// relation names a part that another one needs.
func relation(id int, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, id, typeOfOffice, kind, target)
}
