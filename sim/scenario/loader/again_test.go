package loader_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"simulate/sim/scenario/loader"
)

// TestAScenarioIsReadAgainFromItsTexts loads a scenario that extends another and has a table once more when its files are gone.
func TestAScenarioIsReadAgainFromItsTexts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/good")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, "town.yaml")
	if err := os.WriteFile(name, []byte("format: 1\nextends: streams.yaml\ntitle: Another title\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var opened *loader.Opened
	want, problems := loader.File(name, loader.Options{Opened: &opened})
	if want == nil {
		t.Fatal(problems)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	got, problems := loader.Again(name, opened.Texts(), loader.Options{})
	if got == nil {
		t.Fatal(problems)
	}
	if got.File != want.File || got.SHA256 != want.SHA256 || !reflect.DeepEqual(got.Files, want.Files) || got.Title != "Another title" {
		t.Errorf("%s, %v, %s came back as %s, %v, %s", want.File, want.Files, want.SHA256, got.File, got.Files, got.SHA256)
	}
}
