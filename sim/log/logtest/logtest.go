// Package logtest is what tests of logs begin with.
package logtest

import (
	"os"
	"path/filepath"

	"pgregory.net/rapid"

	"simulate/sim/log"
)

// Write writes the text of a log into a folder, and returns the name of its file.
func Write(t rapid.TB, folder, name, text string) string {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// Read opens a log and finds out what its columns mean. The test fails where that is not possible.
func Read(t rapid.TB, file string, wish log.Wish) (*log.Source, *log.Survey, *log.Mapping) {
	t.Helper()
	s, err := log.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	v, err := log.Look(s)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := v.Infer(wish)
	if len(problems) > 0 {
		t.Fatalf("problems: %+v", problems)
	}
	return s, v, m
}
