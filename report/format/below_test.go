package format

import (
	"bytes"
	"strings"
	"testing"

	"simulate/report/document"
)

// TestATextWithoutRoomStandsBelowTheTable where all is asked for: what there is to say is said at any width.
func TestATextWithoutRoomStandsBelowTheTable(t *testing.T) {
	t.Parallel()
	text := document.Text
	table := &document.Table{
		Columns: []document.Column{{Title: "What"}, {Title: "Reported"}, {Title: "Source", Rank: 2}, {Title: "Share", Rank: 1}},
		Rows: [][]document.Value{
			{text("called"), text("one minute past nine in the morning"), text("The log of the police"), document.Number(document.Share, 0.5)},
			{text("found"), text("two"), text("A newspaper"), document.Number(document.Share, 0.5)},
			{text("over"), text("three"), text("The log of the police"), document.Number(document.Share, 0.5)},
		},
	}
	for full, want := range map[bool]string{
		true:  "Source: The log of the police (called, over); A newspaper (found)",
		false: "No room at this width for: Source",
	} {
		var b bytes.Buffer
		d := &document.Document{Title: "A report", Sections: []document.Section{table}}
		if err := (Terminal{Width: 40, Full: full}).Write(&b, d); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(strings.Fields(b.String()), " "); !strings.Contains(got, want) {
			t.Errorf("full %v: %s", full, b.String())
		}
	}
}
