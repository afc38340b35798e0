package office

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"simulate/report/document"
)

// Workbook writes the tables of a document that have a key as .xlsx: a sheet each, called by the key, whose first row holds the keys of the
// columns. Cells are texts, which no program computes.
func Workbook(w io.Writer, d *document.Document) error {
	var types, sheets, relations strings.Builder
	var parts []part
	for _, s := range d.Sections {
		t, ok := s.(*document.Table)
		if !ok || t.Key == "" {
			continue
		}
		n := len(parts) + 1
		name := fmt.Sprintf("worksheets/sheet%d.xml", n)
		types.WriteString(contentType("xl/"+name, "spreadsheetml.worksheet"))
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(t.Key), n, n)
		relations.WriteString(relation(n, "worksheet", name))
		parts = append(parts, part{"xl/" + name, sheet(t)})
	}
	types.WriteString(contentType("xl/workbook.xml", "spreadsheetml.sheet.main") + contentType("xl/styles.xml", "spreadsheetml.styles"))
	relations.WriteString(relation(len(parts)+1, "styles", "styles.xml"))
	return pack(w, append([]part{
		{"[Content_Types].xml", fmt.Sprintf(contentTypes, types.String())},
		{"_rels/.rels", fmt.Sprintf(relationships, relation(1, "officeDocument", "xl/workbook.xml"))},
		{"xl/workbook.xml", `<workbook xmlns="` + spreadsheet + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(relationships, relations.String())},
		{"xl/styles.xml", styles},
	}, parts...))
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// styles are two: of cells, whose texts are wrapped, and of the names of columns.
const styles = `<styleSheet xmlns="` + spreadsheet + `"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

// The narrowest and the widest column, in characters.
const narrowest, widest = 8, 44

// sheet is a table with the names of its columns, which stay in sight.
func sheet(t *document.Table) string {
	columns, rows := t.Data()
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + spreadsheet + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range columns {
		width := max(narrowest, utf8.RuneCountInString(c.Key)+2)
		for _, row := range rows {
			width = max(width, min(widest, utf8.RuneCountInString(row[i].String())))
		}
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	b.WriteString(`</cols><sheetData>`)
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Key
	}
	writeRow(&b, 1, 1, names)
	for k, row := range rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = v.String()
		}
		writeRow(&b, k+2, 0, cells)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// writeRow writes the cells of a row that hold something, in a style.
func writeRow(b *strings.Builder, number, style int, cells []string) {
	fmt.Fprintf(b, `<row r="%d">`, number)
	for i, text := range cells {
		if text != "" {
			fmt.Fprintf(b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, columnName(i), number, style, escaped(text))
		}
	}
	b.WriteString(`</row>`)
}

// columnName is what a spreadsheet calls the column of an index: A to Z, AA and so on.
func columnName(i int) string {
	name := string(rune('A' + i%26))
	if i < 26 {
		return name
	}
	return columnName(i/26-1) + name
}
