package csvtext_test

import (
	"bytes"
	"testing"

	"simulate/report/csvtext"
)

func TestCellsAreShownAndNotComputed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"=1+1":                     "'=1+1",
		"+15m":                     "'+15m",
		"-cut":                     "'-cut",
		"-":                        "'-",
		"@home":                    "'@home",
		"＝HYPERLINK(a)":            "'＝HYPERLINK(a)",
		"\t=1+1":                   "' =1+1",
		"\r=1+1":                   "' =1+1",
		"-12.5":                    "-12.5",
		"-3e-7":                    "-3e-7",
		"-1-1":                     "'-1-1",
		"-Inf":                     "'-Inf",
		"+5":                       "'+5",
		"":                         "",
		"  ":                       "  ",
		"the way = the goal":       "the way = the goal",
		"2025-03-10T09:00:00.000Z": "2025-03-10T09:00:00.000Z",
		"a\x1b[2Jb":                "a\uFFFD[2Jb",
	} {
		if got := csvtext.Cell(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRowsMayBeUsedAgain(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	w, row := csvtext.NewWriter(&out), []string{"=a", "b,c"}
	for range 2 {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil || out.String() != "'=a,\"b,c\"\n'=a,\"b,c\"\n" || row[0] != "=a" {
		t.Errorf("%q, %v, %q", out.String(), err, row)
	}
}
