package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the transcripts anew")

func TestMain(m *testing.M) {
	testscript.Main(thenStop{m}, map[string]func(){"simulate": main})
}

// TestTranscripts runs each transcript in a folder of its own, in which town.yaml lies. With -update, what the commands
// print takes the place of what the transcripts expect; the difference is to be read.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	town, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"tells": tells},
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "C.UTF-8")
			return os.WriteFile(filepath.Join(e.WorkDir, "town.yaml"), town, 0o644)
		},
	})
}

// tells is the command of transcripts that looks for an expression in what was told, as it was before it was folded.
func tells(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: tells EXPRESSION")
	}
	found, err := regexp.MatchString("(?m)"+args[0], unfolded(ts.ReadFile("stderr")))
	ts.Check(err)
	if found == neg {
		ts.Fatalf("in what was told, %q was found: %v", args[0], found)
	}
}
