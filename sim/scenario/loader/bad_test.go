package loader_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

var update = flag.Bool("update", false, "rewrite the expected problems; read the difference")

// Every file of testdata/bad has a file beside it with the problems that a user reads.
func TestBadFilesAreExplained(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			s, problems := loader.File(file, loader.Options{})
			if s != nil || !problems.Any() {
				t.Errorf("the file was accepted")
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".txt", shown(problems))
		})
	}
}

// excerptWidth is as wide as where there is no terminal.
const excerptWidth = 80

// shown is what a user sees of problems.
func shown(problems tree.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n" + p.Excerpt(excerptWidth))
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("problems differ from %s; got\n%s", name, got)
	}
}
