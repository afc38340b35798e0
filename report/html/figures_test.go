package html

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"simulate/report/document"
)

// told is a figure and how readers see it.
type told struct {
	Value float64
	Text  string
}

// TestTablesAndChartsWriteFiguresAlike holds the tables to the cases that the tests of the page's script hold charts, tips and
// replays to.
func TestTablesAndChartsWriteFiguresAlike(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("page/test/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases struct {
		Lengths, Differences, Shares, Changes []told
		Instants                              []struct {
			At   time.Time
			Day  int
			Text string
		}
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	for unit, all := range map[document.Unit][]told{
		document.Seconds: cases.Lengths, document.Difference: cases.Differences, document.Share: cases.Shares, document.CountChange: cases.Changes,
	} {
		if len(all) == 0 {
			t.Errorf("there are no cases of unit %d", unit)
		}
		for _, c := range all {
			if got := document.Number(unit, c.Value).String(); got != c.Text {
				t.Errorf("%g of unit %d is written %s, not %s", c.Value, unit, got, c.Text)
			}
		}
	}
	for _, c := range cases.Instants {
		if got := document.Instant(c.At, c.Day).String(); got != c.Text {
			t.Errorf("%v on day %d is written %s, not %s", c.At, c.Day, got, c.Text)
		}
	}
}
