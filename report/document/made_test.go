package document_test

import (
	"testing"

	"simulate/report/document"
)

func TestWhatWasMadeIsSaidInWords(t *testing.T) {
	t.Parallel()
	edition := document.Edition{Variant: "more-aid", Title: "More aid"}
	for want, r := range map[string]document.Run{
		"1 run, nothing changed":                 {Runs: 1},
		"200 runs, variant More aid":             {Runs: 200, Edition: edition},
		"200 runs, variant more-aid":             {Runs: 200, Edition: document.Edition{Variant: "more-aid"}},
		"200 runs, 8 variants compared":          {Runs: 200, Against: "8 variants"},
		"2 runs, 1 variant compared, set a=1":    {Runs: 2, Against: "1 variant", Edition: document.Edition{Set: []string{"a=1"}}},
		"the nominal run alone, nothing changed": {},
	} {
		if got := r.Made(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
