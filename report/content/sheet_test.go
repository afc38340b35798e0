package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/simtest"
)

// items are those of STRESS-DES, as they head the sections of a sheet.
var items = []string{
	"1.1 Purpose of the model", "1.2 Model outputs", "1.3 Experimentation aims",
	"2.1 Base model overview diagram", "2.2 Base model logic", "2.3 Scenario logic", "2.4 Algorithms",
	"2.5.1 Entities", "2.5.2 Activities", "2.5.3 Resources", "2.5.4 Queues", "2.5.5 Entry and exit points",
	"3.1 Data sources", "3.2 Pre-processing", "3.3 Input parameters", "3.4 Assumptions",
	"4.1 Initialisation", "4.2 Run length", "4.3 Estimation approach",
	"5.1 Software or programming language", "5.2 Random sampling", "5.3 Model execution", "5.4 System specification",
	"6.1 Computer model sharing statement",
}

// TestASheetHasEveryItem holds the sheets of a scenario with everything and of one with next to nothing to the items of the guideline, each
// with something to read, in their order.
func TestASheetHasEveryItem(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"../../scenarios/independence.yaml", "../../scenarios/county-day.yaml", reporttest.Scenario("alone.yaml")} {
		last := -1
		for _, item := range items {
			at := -1
			for i, s := range sheetOf(t, file).Sections {
				if s.Readable() && strings.HasPrefix(s.Heading(), item) {
					at = i
					break
				}
			}
			if at <= last {
				t.Errorf("%s: %q stands at %d, behind %d is expected", file, item, at, last)
			}
			last = at
		}
	}
}

func TestASheetInWriting(t *testing.T) {
	t.Parallel()
	reporttest.Golden(t, "sheet.md", []byte(reporttest.Written(t, format.Markdown, sheetOf(t, reporttest.Scenario("tiny.yaml")))))
	reporttest.Golden(t, "sheet-independence.md", []byte(reporttest.Written(t, format.Markdown, sheetOf(t, "../../scenarios/independence.yaml"))))
}

func sheetOf(t *testing.T, file string) *document.Document {
	t.Helper()
	return content.NewSheet(simtest.CompileFile(t, file), content.Sheet{Runs: 1000, Usual: true, Go: "go1", Report: "simulate a.yaml --seed 1"},
		content.Settings{Seed: 1, Version: "(devel)", Named: "a.yaml", Again: "simulate report-sheet a.yaml"})
}
