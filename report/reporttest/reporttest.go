// Package reporttest is what the tests of reports share: files of what is written, results to report, and texts from strangers.
package reporttest

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/simtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares with a file of testdata, or writes it anew with -update.
func Golden(t testing.TB, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s", name, got)
	}
}

// Written is what a format makes of a document.
func Written(t rapid.TB, write func(io.Writer, *document.Document) error, d *document.Document) string {
	var b bytes.Buffer
	if err := write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Scenario is the path of a scenario that tests of several rooms share.
func Scenario(name string) string { return filepath.Join("..", "testdata", name) }

// Evaluate makes runs of a scenario that tests share, with changes PATH=VALUE.
func Evaluate(t testing.TB, runs int, name string, changes ...string) *experiment.Result {
	t.Helper()
	p := simtest.CompileFile(t, Scenario(name), changes...)
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Settings are those of the reports of tests.
var Settings = content.Settings{Seed: 1, Shown: content.Nominal, Version: "v1.0.0", Again: "simulate busy.yaml", Other: "simulate busy.yaml"}

// Timed are the settings of a report that says where the time went.
func Timed(t testing.TB, r *experiment.Result) content.Settings {
	t.Helper()
	s := Settings
	var err error
	if s.Time, err = cause.OfResult(t.Context(), r, cause.Headlines(r), experiment.Options{}); err != nil {
		t.Fatal(err)
	}
	return s
}

// Full is a writer that has no room left.
type Full struct{}

func (Full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// Strange is texts with everything in them that a terminal, a table or a parser could take for something else.
var Strange = rapid.StringOf(rapid.OneOf(
	rapid.Rune(),
	rapid.SampledFrom([]rune("\x1b\x07\x00\x7f\u009b\u202e\u2028\n\r\t|`<>\"\\'&*_[]#,;=-é漢👩‍🚒")),
))
