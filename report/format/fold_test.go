package format_test

import (
	"testing"

	"simulate/report/format"
)

func TestFoldBreaksWideLinesAtSpaces(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                           "",
		"as it is":                   "as it is",
		"one two three four five":    "one two\n  three four\n  five",
		"averyverylongword, and one": "averyverylongword,\n  and one",
		"one two three\nfour":        "one two\n  three\nfour",
		"a            averylongword": "a\n  averylongword",
		"  --x   what it is for":     "  --x   what\n  it is for",
	} {
		if got := format.Fold(text, 12, 2); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
