package main

import (
	"flag"
	"os"
	"path/filepath"
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
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "C.UTF-8")
			return os.WriteFile(filepath.Join(e.WorkDir, "town.yaml"), town, 0o644)
		},
	})
}
