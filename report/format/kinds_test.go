package format_test

import (
	"reflect"
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
)

// mark is a text by which a section is found again.
const mark = "Quebec"

// marked is a section of each kind, and where its text is to be found: by readers of text, and by programs.
var marked = []struct {
	section    document.Section
	text, data bool
}{
	{&document.Facts{Facts: []document.Fact{{Label: mark, Value: document.Text("fact")}}}, true, false},
	{&document.Prose{Key: "prose", Lines: []string{mark}}, true, true},
	{&document.Code{Key: "code", Lines: []string{mark}}, true, true},
	{&document.Timeline{
		Key: "timeline", Story: []document.Line{{At: at(0), T: seconds(0), What: mark}}, Entries: []document.Entry{{Text: mark}},
	}, true, true},
	{&document.Table{
		Key: "table", Columns: []document.Column{{Key: "id", Title: "Id"}}, Rows: [][]document.Value{{document.Text(mark)}},
	}, true, true},
	{&document.Chains{Key: "chains", Chains: []document.Chain{{Title: mark}}}, true, true},
	{&document.Plot{Lines: []document.PlotLine{{Label: mark, Value: seconds(1)}}, From: seconds(0), To: seconds(2)}, true, false},
	{&document.Distributions{Key: "distributions", Rows: []document.Distribution{{Title: mark}}}, false, true},
	{&document.Heat{Rows: []document.HeatRow{{Title: mark}}}, false, true},
	{&document.Chapter{Title: mark}, false, false},
	{&document.Answer{Said: []document.Phrase{{Text: mark}}}, true, true},
	{&document.Breakdown{Shown: mark}, true, false},
	{&document.Chart{Title: mark}, false, false},
	{&document.Replay{Title: mark, JSON: []byte("{}")}, false, false},
}

func TestEveryKindIsWrittenWhereItIsRead(t *testing.T) {
	t.Parallel()
	for _, m := range marked {
		d := &document.Document{Title: "Kinds", Sections: []document.Section{m.section}}
		for name, got := range map[string]struct {
			text string
			want bool
		}{
			"terminal": {reporttest.Written(t, format.Terminal{Width: 80}.Write, d), m.text},
			"Markdown": {reporttest.Written(t, format.Markdown, d), m.text},
			"JSON":     {reporttest.Written(t, format.JSON, d), m.data},
		} {
			if has := strings.Contains(got.text, mark); has != got.want {
				t.Errorf("%T as %s: written is %v, want %v", m.section, name, has, got.want)
			}
		}
	}
}

func TestEveryKindIsTried(t *testing.T) {
	t.Parallel()
	tried := make(map[string]bool)
	for _, m := range marked {
		tried[reflect.TypeOf(m.section).Elem().Name()] = true
	}
	kinds := reflect.TypeFor[document.Format]()
	for i := range kinds.NumMethod() {
		if kind := kinds.Method(i).Name; !tried[kind] {
			t.Errorf("no section is a %s", kind)
		}
	}
}
