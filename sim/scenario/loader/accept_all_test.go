package loader_test

import (
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// TestEveryKindOfWarningCanBeAccepted: whatever warning a file is given, a note in the file with its code and place silences it, and nothing else.
func TestEveryKindOfWarningCanBeAccepted(t *testing.T) {
	t.Parallel()
	seen := make(map[tree.Code]bool)
	for files, name := range warningFiles(t) {
		s, problems := loader.FS(files, name, loader.Options{})
		if s == nil {
			continue
		}
		for _, p := range problems {
			if p.Code == scenario.AcceptsNothing || seen[p.Code] {
				continue
			}
			accepting := maps.Clone(files)
			note := "\naccept: {" + string(p.Code) + ": {\"" + p.Path + "\": meant so}}\n"
			accepting[name] = &fstest.MapFile{Data: append(slices.Clone(files[name].Data), note...)}
			accepted, left := loader.FS(accepting, name, loader.Options{})
			if accepted == nil {
				t.Errorf("%s: %s at %s cannot be accepted:\n%s", name, p.Code, p.Path, left)
				continue
			}
			same := func(q tree.Problem) bool {
				return q.Code == p.Code && q.Path == p.Path || q.Code == scenario.AcceptsNothing
			}
			if slices.ContainsFunc(left, same) || len(left) >= len(problems) {
				t.Errorf("%s: %s at %s was accepted, and is still told:\n%s", name, p.Code, p.Path, left)
			}
			seen[p.Code] = true
		}
	}
	for _, code := range scenario.Warnings {
		if !seen[code] && code != scenario.AcceptsNothing { // which is about a note, and goes with it
			t.Errorf("no file has a warning of the kind %s", code)
		}
	}
}

// warningFiles are files without mistakes, some of which have warnings, with those beside them: the ones of tests, and of transcripts.
func warningFiles(t *testing.T) iter.Seq2[fstest.MapFS, string] {
	return func(yield func(fstest.MapFS, string) bool) {
		for _, pattern := range []string{"testdata/good/*.yaml", "testdata/doubtful/*.yaml", "../../testdata/transcripts/*.txtar"} {
			found, err := filepath.Glob(pattern)
			if err != nil || len(found) == 0 {
				t.Fatalf("no files %s: %v", pattern, err)
			}
			for _, name := range found {
				if files, name := opened(t, name); !yield(files, name) {
					return
				}
			}
		}
	}
}

// opened is a file with those beside it: in its folder or its archive, of which it is the first.
func opened(t *testing.T, name string) (fstest.MapFS, string) {
	files := make(fstest.MapFS)
	if filepath.Ext(name) == ".txtar" {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		return files, archive.Files[0].Name
	}
	beside, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range beside {
		if text, err := os.ReadFile(filepath.Join(filepath.Dir(name), e.Name())); err == nil {
			files[e.Name()] = &fstest.MapFile{Data: text}
		}
	}
	return files, filepath.Base(name)
}
