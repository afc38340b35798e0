package office_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/office"
	"simulate/report/reporttest"
)

// sample is a document with what office programs stumble over: markup, quotes, several lines, more than 26 columns, nothing at all.
func sample() *document.Document {
	wide := &document.Table{Key: "Wide", Title: "Wide"}
	var row []document.Value
	for i := range 30 {
		wide.Columns = append(wide.Columns, document.Column{Key: strings.Repeat("c", i+1), Title: "T"})
		row = append(row, document.Text(strings.Repeat("x", i)))
	}
	row[3] = document.Text(`=1+2 <b> & "quoted" ]]>`)
	wide.Rows = [][]document.Value{row, row}
	facts := &document.Facts{}
	facts.Add("Name", "first\nsecond")
	facts.Add("Nothing", "")
	return &document.Document{Title: "Sample & more", Sections: []document.Section{
		facts, &document.Chapter{Title: "Chapter"}, wide, &document.Table{Key: "Empty", Columns: []document.Column{{Key: "A", Title: "B"}}},
		&document.Prose{Title: "Prose", Lines: []string{"a line"}},
	}}
}

// parts are the files of an archive.
func parts(t *testing.T, text string) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
	}
	return all
}

// worksheet is a sheet as any reader takes it.
type worksheet struct {
	Rows []struct {
		Cells []struct {
			Place string `xml:"r,attr"`
			Text  string `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

func TestAWorkbookIsReadBackCellByCell(t *testing.T) {
	t.Parallel()
	all := parts(t, reporttest.Written(t, office.Workbook, sample()))
	var got worksheet
	if err := xml.Unmarshal([]byte(all["xl/worksheets/sheet1.xml"]), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 3 || len(got.Rows[0].Cells) != 30 {
		t.Fatalf("%d rows, %d names of columns", len(got.Rows), len(got.Rows[0].Cells))
	}
	cells := make(map[string]string)
	for _, row := range got.Rows {
		for _, c := range row.Cells {
			cells[c.Place] = c.Text
		}
	}
	for place, want := range map[string]string{"A1": "c", "AD1": strings.Repeat("c", 30), "AD3": strings.Repeat("x", 29), "D2": `=1+2 <b> & "quoted" ]]>`, "A2": ""} {
		if cells[place] != want {
			t.Errorf("%s is %q, want %q", place, cells[place], want)
		}
	}
	if !strings.Contains(all["xl/workbook.xml"], `<sheet name="Wide"`) || !strings.Contains(all["xl/workbook.xml"], `<sheet name="Empty"`) {
		t.Error("the sheets are not called by the keys of their tables")
	}
}

func TestADocumentHoldsWhatReadersSee(t *testing.T) {
	t.Parallel()
	body := parts(t, reporttest.Written(t, office.Word, sample()))["word/document.xml"]
	var said struct {
		Texts []string `xml:"body>p>r>t"`
		Cells []string `xml:"body>tbl>tr>tc>p>r>t"`
	}
	if err := xml.Unmarshal([]byte(body), &said); err != nil {
		t.Fatal(err)
	}
	texts, cells := strings.Join(said.Texts, "|"), strings.Join(said.Cells, "|")
	for _, want := range []string{"Sample & more", "Chapter", "Wide", "– a line"} {
		if !strings.Contains(texts, want) {
			t.Errorf("no paragraph says %q", want)
		}
	}
	for _, want := range []string{"Name|first|second|Nothing", `=1+2 <b> & "quoted" ]]>`} {
		if !strings.Contains(cells, want) {
			t.Errorf("no cell says %q", want)
		}
	}
}

func TestEveryPartIsWellFormedAndTheBytesAreTheSame(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(io.Writer, *document.Document) error{"workbook": office.Workbook, "word": office.Word} {
		once, again := reporttest.Written(t, write, sample()), reporttest.Written(t, write, sample())
		if once != again {
			t.Errorf("%s: the same document gives other bytes", name)
		}
		for part, text := range parts(t, once) {
			d := xml.NewDecoder(bytes.NewReader([]byte(text)))
			for {
				_, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s: %v", name, part, err)
				}
			}
		}
	}
}
