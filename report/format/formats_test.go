package format_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
)

func TestFormatsWriteTheSampleAsBefore(t *testing.T) {
	t.Parallel()
	for _, format := range []struct {
		file  string
		write func(io.Writer, *document.Document) error
	}{
		{"terminal-60.txt", format.Terminal{Width: 60}.Write},
		{"terminal-80.txt", format.Terminal{Width: 80}.Write},
		{"terminal-120.txt", format.Terminal{Width: 120}.Write},
		{"terminal-colour.txt", format.Terminal{Width: 80, Colour: true}.Write},
		{"terminal-ascii.txt", format.Terminal{Width: 80, ASCII: true}.Write},
		{"terminal-verbose.txt", format.Terminal{Width: 80, Verbose: true}.Write},
		{"sample.json", format.JSON},
		{"sample.jsonl", format.JSONLines},
		{"sample.csv", format.CSV},
		{"sample.md", format.Markdown},
	} {
		t.Run(format.file, func(t *testing.T) {
			var b bytes.Buffer
			if err := format.write(&b, sample()); err != nil {
				t.Fatal(err)
			}
			reporttest.Golden(t, format.file, b.Bytes())
		})
	}
}

func TestFullChainShowsKindsAndSum(t *testing.T) {
	t.Parallel()
	chains := sampleChains()
	chains.Full = true
	var b bytes.Buffer
	if err := (format.Terminal{Width: 100}).Write(&b, &document.Document{Title: "Explained", Sections: []document.Section{chains}}); err != nil {
		t.Fatal(err)
	}
	reporttest.Golden(t, "chain.txt", b.Bytes())
}

func TestJSONIsReadBackAsTheFiguresOfTheDocument(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := format.JSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Format   int
		Scenario struct{ SHA256 string }
		Partial  bool
		Timeline []struct {
			Seq  int
			T    float64
			At   string
			Unit string
		}
		Measures []struct {
			ID      string
			Nominal *float64
			N       int
			P90     *float64
			P90CI   []*float64 `json:"p90_ci"`
		}
		Waiting  []any
		Warnings []string
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Format != 1 || read.Scenario.SHA256 != "ab12" || read.Partial || len(read.Warnings) != 1 || read.Waiting == nil {
		t.Errorf("head: %+v", read)
	}
	if e := read.Timeline[1]; e.Seq != 13 || e.T != 761 || e.At != "2024-02-29T13:12:41-06:00" || e.Unit != "ipd-car-2" {
		t.Errorf("record: %+v", e)
	}
	if m := read.Measures[0]; *m.Nominal != 221 || m.N != 1000 || *m.P90 != 290 || *m.P90CI[0] != 284 {
		t.Errorf("measure: %+v", m)
	}
	if m := read.Measures[1]; m.Nominal != nil || m.P90 != nil || *m.P90CI[0] != 2900 || m.P90CI[1] != nil {
		t.Errorf("measure that was not reached: %+v", m)
	}
}

func TestDocumentWithoutRowsHasNoCSV(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "Nothing in rows"}
	for name, write := range map[string]func(io.Writer, *document.Document) error{"CSV": format.CSV, "JSON Lines": format.JSONLines} {
		var none *format.NoRowsError
		if err := write(io.Discard, d); !errors.As(err, &none) || none.Format != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestJSONLinesAreTheRowsOfTheMainTable(t *testing.T) {
	t.Parallel()
	d := &document.Document{Rows: "measures", Sections: []document.Section{sampleMeasures()}}
	var b bytes.Buffer
	if err := format.JSONLines(&b, d); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(b.String(), "\n"); lines != 2 {
		t.Errorf("%d lines instead of 2:\n%s", lines, b.String())
	}
}

func TestFailureToWriteIsReported(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(io.Writer, *document.Document) error{
		"terminal": format.Terminal{Width: 80}.Write, "JSON": format.JSON, "JSON Lines": format.JSONLines,
		"CSV": format.CSV, "Markdown": format.Markdown,
	} {
		if err := write(reporttest.Full{}, sample()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestJUnitIsOfChecksAlone(t *testing.T) {
	t.Parallel()
	var noRows *format.NoRowsError
	if err := format.JUnit(&bytes.Buffer{}, sample()); !errors.As(err, &noRows) {
		t.Error(err)
	}
}
