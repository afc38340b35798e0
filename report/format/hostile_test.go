package format_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"pgregory.net/rapid"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
)

// named is the sample with a text from a stranger wherever a name can stand.
func named(text string) *document.Document {
	d := sample()
	d.Title, d.Summary, d.Run.Scenario, d.Warnings = text, text, text, []string{text}
	d.Sections[0].(*document.Facts).Facts[0] = document.Fact{Label: text, Value: document.Text(text)}
	timeline := d.Sections[1].(*document.Timeline)
	timeline.Story[1] = document.Line{At: at(0), T: seconds(0), Who: text, What: text, Why: text, Tone: document.Bad}
	timeline.Entries[1].Text, timeline.Entries[1].Unit = text, text
	d.Sections[2].(*document.Table).Rows[0][0] = document.Text(text)
	d.Sections[3].(*document.Table).Rows[0][0] = document.Text(text)
	chain := &d.Sections[4].(*document.Chains).Chains[0]
	chain.Title, chain.Note, chain.Segments[0].What, chain.Segments[0].Who = text, text, text, text
	d.Sections[5].(*document.Prose).Lines = []string{text}
	return d
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		terminal := format.Terminal{
			Width: rapid.IntRange(format.NarrowestTerminal, 250).Draw(t, "width"),
			ASCII: rapid.Bool().Draw(t, "ascii"), Colour: rapid.Bool().Draw(t, "colour"), Verbose: rapid.Bool().Draw(t, "verbose"),
		}
		d := named(reporttest.Strange.Draw(t, "name"))
		d.Sections[4].(*document.Chains).Full = rapid.Bool().Draw(t, "full")
		for line := range strings.Lines(reporttest.Written(t, terminal.Write, d)) {
			if w := lipgloss.Width(strings.TrimSuffix(line, "\n")); w > terminal.Width {
				t.Fatalf("%d columns instead of %d: %q", w, terminal.Width, line)
			}
		}
	})
}

func TestNamesReachNoTerminalRaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := named(reporttest.Strange.Draw(t, "name"))
		for format, write := range map[string]func(io.Writer, *document.Document) error{
			"terminal": format.Terminal{Width: 80}.Write, "verbose": format.Terminal{Width: 80, Verbose: true}.Write,
			"JSON": format.JSON, "JSON Lines": format.JSONLines, "CSV": format.CSV, "Markdown": format.Markdown,
		} {
			for _, r := range reporttest.Written(t, write, d) {
				if r != '\n' && !unicode.IsPrint(r) {
					t.Fatalf("%s writes %q", format, r)
				}
			}
		}
	})
}

func TestASCIITerminalIsASCII(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range reporttest.Written(t, format.Terminal{Width: 80, ASCII: true}.Write, named(reporttest.Strange.Draw(t, "name"))) {
			if r > unicode.MaxASCII {
				t.Fatalf("%q", r)
			}
		}
	})
}

func TestColourIsOnlyWhereItIsAskedFor(t *testing.T) {
	t.Parallel()
	plain := reporttest.Written(t, format.Terminal{Width: 80}.Write, sample())
	coloured := reporttest.Written(t, format.Terminal{Width: 80, Colour: true}.Write, sample())
	if strings.Contains(plain, "\x1b") {
		t.Error("escape codes without colour")
	}
	if !strings.Contains(coloured, "\x1b[") {
		t.Error("no colour when it is asked for")
	}
}

func TestJSONKeepsEveryNameThatIsUTF8(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := reporttest.Strange.Draw(t, "name")
		var read struct{ Scenario struct{ Title string } }
		if err := json.Unmarshal([]byte(reporttest.Written(t, format.JSON, named(name))), &read); err != nil {
			t.Fatal(err)
		}
		if read.Scenario.Title != name {
			t.Fatalf("%q became %q", name, read.Scenario.Title)
		}
	})
}

func TestMarkdownTablesKeepTheirColumns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		for line := range strings.Lines(reporttest.Written(t, format.Markdown, named(reporttest.Strange.Draw(t, "name")))) {
			if !strings.HasPrefix(line, "| ") {
				continue
			}
			bars := strings.Count(line, "|") - strings.Count(line, `\|`)
			if bars != 6 && bars != 8 && bars != 5 {
				t.Fatalf("%d bars in %q", bars, line)
			}
		}
	})
}
