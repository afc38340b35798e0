package editor_test

import (
	"reflect"
	"testing"

	"simulate/report/editor"
	"simulate/sim/scenario/loader"
)

func TestProblemsHaveTheRangeOfWhatIsWritten(t *testing.T) {
	t.Parallel()
	_, problems := loader.Bytes("town.yaml", []byte("format: 1\ntitle: \"𝄞 drill\"\nagencies: {p: {name: 𝄞, knd: police}}\n"), loader.Options{})
	checked := editor.Sorted([]string{"town.yaml", "other.yaml"}, problems)
	if len(checked) != 2 || checked[1].File != "other.yaml" || len(checked[1].Diagnostics) != 0 {
		t.Fatalf("a file without a problem is not told of: %+v", checked)
	}
	for _, d := range checked[0].Diagnostics {
		if d.Data.Path != "agencies.p.knd" {
			continue
		}
		want := editor.Diagnostic{
			// The clef takes two units.
			Range:    editor.Range{Start: editor.Position{Line: 2, Character: 25}, End: editor.Position{Line: 2, Character: 28}},
			Severity: editor.Error, Source: "simulate", Message: `the key "knd" is not known here (did you mean "kind"?)`,
			Data: editor.Data{Path: "agencies.p.knd", Problem: `the key "knd" is not known here`, Remedy: `did you mean "kind"?`},
		}
		if !reflect.DeepEqual(d, want) {
			t.Errorf("got %+v, want %+v", d, want)
		}
		return
	}
	t.Errorf("the key that is misspelt is not among %+v", checked[0].Diagnostics)
}
