package paper_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/office"
	"simulate/report/paper"
	"simulate/report/reporttest"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/experiment/futures"
	"simulate/sim/scenario/loader"
)

// requireOffice, when it is in the environment, makes an office program that is missing a failure: continuous integration sets it.
const requireOffice = "SIMULATE_REQUIRE_OFFICE"

// converted are files of a folder as LibreOffice writes them anew in another format, from one run of it.
func converted(t *testing.T, folder, format string, files ...string) {
	t.Helper()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", format, "--outdir", folder}
	for _, name := range files {
		args = append(args, filepath.Join(folder, name))
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

// LibreOffice opens every paper, and reads in each cell what was written.
func TestPapersOpenInLibreOffice(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv(requireOffice) != "" {
			t.Fatal(err)
		}
		t.Skip("no LibreOffice is installed")
	}
	folder := t.TempDir()
	write := func(name string, write func(io.Writer, *document.Document) error, d *document.Document) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(reporttest.Written(t, write, d)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := load(t, "independence")
	papers := map[string]*document.Document{"aar.docx": afterwards(t)}
	for _, reader := range paper.Readers(s.Exercise) {
		papers[reader+".docx"] = plan(t, s, reader)
	}
	var names []string
	for name, d := range papers {
		write(name, office.Word, d)
		names = append(names, name)
	}
	slices.Sort(names)
	converted(t, folder, "fodt", names...)
	for _, name := range names {
		got, want := tablesIn(t, filepath.Join(folder, strings.TrimSuffix(name, ".docx")+".fodt")), tablesOf(papers[name])
		if len(want) == 0 || len(got) != len(want) {
			t.Errorf("%s has %d tables, want %d", name, len(got), len(want))
			continue
		}
		for i := range want {
			if !slices.EqualFunc(got[i], want[i], slices.Equal) {
				t.Errorf("%s: table %d is read as\n%q\nwant\n%q", name, i+1, got[i], want[i])
			}
		}
	}

	write("list.xlsx", office.Workbook, papers[paper.Controllers+".docx"])
	converted(t, folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "list.xlsx")
	for _, sheet := range []string{"MSEL", "Objectives", "Observations"} {
		got, err := os.ReadFile(filepath.Join(folder, "list-"+sheet+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		d := *papers[paper.Controllers+".docx"]
		d.Rows = sheet
		want := cells(t, reporttest.Written(t, format.CSV, &d))
		if rows := cells(t, string(got)); len(want) == 0 || !slices.EqualFunc(rows, want, slices.Equal) {
			t.Errorf("the sheet %s is read as\n%q\nwant\n%q", sheet, rows, want)
		}
	}
}

// afterwards is the report after an exercise.
func afterwards(t *testing.T) *document.Document {
	t.Helper()
	j := conducted(t)
	b, err := judge.Play(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), experiment.Options{Runs: 10, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Mattered(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), futures.Options{Futures: 40, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return paper.After(j, b)
}

// cells are those of a CSV file.
func cells(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// tablesOf are the cells of the tables that a paper has, without spaces but one between words.
func tablesOf(d *document.Document) (tables [][][]string) {
	add := func(rows [][]string) {
		for _, row := range rows {
			for i := range row {
				row[i] = strings.Join(strings.Fields(row[i]), " ")
			}
		}
		if len(rows) > 0 {
			tables = append(tables, rows)
		}
	}
	for _, s := range d.Sections {
		switch s := s.(type) {
		case *document.Facts:
			var rows [][]string
			for _, f := range s.Facts {
				rows = append(rows, []string{f.Label, f.Value.String()})
			}
			add(rows)
		case *document.Table:
			columns, shown := s.Shown()
			if len(shown) == 0 || len(columns) == 0 {
				continue
			}
			rows := make([][]string, 1, len(shown)+1)
			for _, c := range columns {
				rows[0] = append(rows[0], c.Title)
			}
			for _, values := range shown {
				var row []string
				for _, v := range values {
					row = append(row, v.String())
				}
				rows = append(rows, row)
			}
			add(rows)
		case *document.Chains:
			for _, c := range s.Chains {
				rows := [][]string{{"From", "Length", "Kind", "What"}}
				for _, g := range c.Segments {
					rows = append(rows, []string{g.At.String(), g.Shown.String(), g.Kind, g.What})
				}
				add(rows)
			}
		}
	}
	return tables
}

// tablesIn are the cells of the tables of a document as LibreOffice writes it.
func tablesIn(t *testing.T, file string) (tables [][][]string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const ofTables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	var rows [][]string
	var row []string
	var cell *strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return tables
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		switch is := token.(type) {
		case xml.StartElement:
			switch {
			case is.Name.Space == ofTables && is.Name.Local == "table":
				rows = nil
			case is.Name.Space == ofTables && is.Name.Local == "table-row":
				row = nil
			case is.Name.Space == ofTables && is.Name.Local == "table-cell":
				cell = &strings.Builder{}
			case cell != nil && slices.Contains([]string{"s", "line-break", "tab", "p"}, is.Name.Local):
				cell.WriteByte(' ')
			}
		case xml.CharData:
			if cell != nil {
				cell.Write(is)
			}
		case xml.EndElement:
			switch {
			case is.Name.Space != ofTables:
			case is.Name.Local == "table-cell":
				row, cell = append(row, strings.Join(strings.Fields(cell.String()), " ")), nil
			case is.Name.Local == "table-row":
				rows = append(rows, row)
			case is.Name.Local == "table":
				tables = append(tables, rows)
			}
		}
	}
}
