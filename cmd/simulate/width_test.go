package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// tooWide lists the lines beyond so many characters of which more than one word is too much.
func tooWide(text string, width int) []string {
	var wide []string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > width && strings.Contains(strings.TrimLeft(line, " "), " ") {
			wide = append(wide, line)
		}
	}
	return wide
}

func TestHelpOfEveryCommandFitsTheWidth(t *testing.T) {
	t.Parallel()
	var visit func(*cobra.Command)
	visit = func(cmd *cobra.Command) {
		args := strings.Fields(cmd.CommandPath() + " --help")[1:]
		code, stdout, _ := called(t, t.Context(), "", args...)
		if code != exitDone || !strings.Contains(stdout, "Usage:\n") {
			t.Errorf("%q: code %d, %q", args, code, stdout)
		}
		for _, line := range tooWide(stdout, widthWithoutTerminal) {
			t.Errorf("%q: %s", args, line)
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	root := newRoot(&console{out: &bytes.Buffer{}, err: &bytes.Buffer{}})
	root.InitDefaultCompletionCmd()
	visit(root)
}

func TestProblemsFitTheWidth(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("..", "..", "sim", "scenario", "loader", "testdata", "bad", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		code, _, stderr := called(t, t.Context(), "", "validate", file)
		if code != exitUsage {
			t.Errorf("%s: code %d", file, code)
		}
		for _, line := range tooWide(stderr, widthWithoutTerminal) {
			t.Errorf("%s: %s", filepath.Base(file), line)
		}
	}
}

func TestWhatIsToldFitsTheWidth(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"nowhere"},
		{"improve", "independence"},
		{"independence", "--runs", "0", "--rows", "runs"},
		{"independence", "--run", "last"},
		{"explain", "independence", "--measure", "nothing"},
		{"sweep", "independence", "--vary", "nothing"},
		{"compare", "independence", "--measure", "nothing-of-the-kind-that-this-scenario-declares"},
	} {
		code, _, stderr := called(t, t.Context(), "", args...)
		if code != exitUsage || stderr == "" {
			t.Errorf("%q: code %d, %q", args, code, stderr)
		}
		for _, line := range tooWide(stderr, widthWithoutTerminal) {
			t.Errorf("%q: %s", args, line)
		}
	}
}
