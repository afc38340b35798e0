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

// TestARowOfManyColumnsStandsBelowItself, with a line for each of them in which something stands.
func TestARowOfManyColumnsStandsBelowItself(t *testing.T) {
	t.Parallel()
	text := document.Text
	table := &document.Table{
		Lead:    2,
		Columns: []document.Column{{Title: "#"}, {Title: "Title"}, {Title: "Text"}, {Title: "Notes"}, {Key: "ID"}},
		Rows: [][]document.Value{
			{text("1"), text("A call"), text("Somebody is behind the mill, and has been there for a while"), text(""), text("call")},
			{text("2"), text("Another"), text("He is gone"), text("or not"), text("another")},
		},
	}
	var b bytes.Buffer
	if err := (Terminal{Width: 40}).Write(&b, &document.Document{Title: "A report", Sections: []document.Section{table}}); err != nil {
		t.Fatal(err)
	}
	want := "1  A call\nText  Somebody is behind the mill, and\n      has been there for a while\n\n2  Another\nText   He is gone\nNotes  or not\n"
	if !strings.Contains(b.String(), want) {
		t.Errorf("it is set as\n%s", b.String())
	}
}
