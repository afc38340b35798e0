package office

import (
	"fmt"
	"io"
	"strings"

	"simulate/report/document"
)

// Word writes the document as .docx: headings, paragraphs and tables on landscape pages. A chapter begins a page.
func Word(w io.Writer, d *document.Document) error {
	t := &word{}
	t.paragraph("Title", d.Title)
	if d.Summary != "" {
		t.paragraph("", d.Summary)
	}
	for _, s := range d.Sections {
		if _, chapter := s.(*document.Chapter); !chapter && !s.Readable() {
			continue
		}
		if _, chapter := s.(*document.Chapter); !chapter && s.Heading() != "" {
			t.paragraph("Heading2", s.Heading())
		}
		s.SetBy(t)
	}
	if len(d.Warnings) > 0 {
		t.paragraph("Heading2", "Notes")
		t.list(d.Warnings)
	}
	if d.Again != "" {
		t.paragraph("Heading2", "To write this again")
		t.paragraph("", d.Again)
		t.paragraph("", d.Run.Origin())
	}
	return pack(w, []part{
		{"[Content_Types].xml", fmt.Sprintf(contentTypes, contentType("word/document.xml", "wordprocessingml.document.main")+contentType("word/styles.xml", "wordprocessingml.styles"))},
		{"_rels/.rels", fmt.Sprintf(relationships, relation(1, "officeDocument", "word/document.xml"))},
		{"word/_rels/document.xml.rels", fmt.Sprintf(relationships, relation(1, "styles", "styles.xml"))},
		{"word/document.xml", `<w:document xmlns:w="` + wordprocessing + `"><w:body>` + t.body.String() + page + `</w:body></w:document>`},
		{"word/styles.xml", wordStyles},
	})
}

const wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// page is A4 in landscape, in twentieths of a point.
const (
	page  = `<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>`
	width = 16838 - 2*850
)

const wordStyles = `<w:styles xmlns:w="` + wordprocessing + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="List"><w:name w:val="List"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="280" w:hanging="280"/></w:pPr></w:style></w:styles>`

// word is a document being set. What only pages show is not in it.
type word struct{ body strings.Builder }

// paragraph writes a paragraph of a style; of none it is text.
func (t *word) paragraph(style, text string) { t.body.WriteString(paragraph(style, false, text)) }

// paragraph is a paragraph; a text of several lines keeps them.
func paragraph(style string, bold bool, text string) string {
	var b strings.Builder
	b.WriteString(`<w:p>`)
	if style != "" {
		fmt.Fprintf(&b, `<w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	}
	for i, line := range strings.Split(text, "\n") {
		b.WriteString(`<w:r>`)
		if bold {
			b.WriteString(`<w:rPr><w:b/></w:rPr>`)
		}
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		fmt.Fprintf(&b, `<w:t xml:space="preserve">%s</w:t></w:r>`, escaped(line))
	}
	b.WriteString(`</w:p>`)
	return b.String()
}

func (t *word) list(lines []string) {
	for _, line := range lines {
		t.paragraph("List", "– "+line)
	}
}

// table writes a table. Its titles, if it has some, are repeated on every page.
func (t *word) table(titles []string, rows [][]string) {
	if len(titles) == 0 && len(rows) == 0 {
		return
	}
	columns := titles
	if len(titles) == 0 {
		columns = rows[0]
	}
	each := width / len(columns)
	b := &t.body
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="808080"/>`, side)
	}
	b.WriteString(`</w:tblBorders></w:tblPr><w:tblGrid>`)
	for range columns {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, each)
	}
	b.WriteString(`</w:tblGrid>`)
	line := func(properties string, bold bool, cells []string) {
		b.WriteString(`<w:tr>` + properties)
		for _, cell := range cells {
			fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, each, paragraph("", bold, cell))
		}
		b.WriteString(`</w:tr>`)
	}
	if len(titles) > 0 {
		line(`<w:trPr><w:tblHeader/></w:trPr>`, true, titles)
	}
	for _, row := range rows {
		line("", false, row)
	}
	b.WriteString(`</w:tbl>`)
	t.paragraph("", "")
}
