package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// called runs the program in this process.
func called(t testing.TB, ctx context.Context, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(ctx, args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// unfolded joins lines of text that went on below.
func unfolded(text string) string {
	return strings.ReplaceAll(text, "\n"+strings.Repeat(" ", indent), " ")
}

// aliasBomb is a file of nine levels, each of which holds the one before ten times: a billion nodes.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("format: 1\na0: &a0 [x]\n")
	for i := range 9 {
		n := string(rune('0' + i))
		b.WriteString("a" + string(rune('1'+i)) + ": &a" + string(rune('1'+i)) + " [" + strings.Repeat("*a"+n+", ", 9) + "*a" + n + "]\n")
	}
	return b.String()
}

func TestFilesThatAreNoScenariosAreRefused(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "bad.yaml")
	for name, c := range map[string]struct{ text, says string }{
		"binary":    {"\x7fELF\x00\x00\x01", "the file is binary"},
		"latin1":    {"format: 1\ntitle: Caf\xe9\n", "the file is not in UTF-8"},
		"huge":      {"format: 1\ntitle: " + strings.Repeat("x", 4<<20), "over 4 MiB"},
		"deep":      {"format: 1\nplaces: " + strings.Repeat("[", 20000), "max depth"},
		"alias":     {aliasBomb(), "alias"},
		"blank":     {" \n\t\n", "the file is empty"},
		"control":   {"format: 1\ntitle: \"\\e[31m\"\n\x1b[2Jagencies: 3\n", "control"},
		"two":       {"format: 1\n---\nformat: 1\n", "document"},
		"scalar":    {"42", "map"},
		"null list": {"format: 1\nincidents: [~, ~]\n", "map"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{file}, {"validate", file}, {"-"}} {
				code, stdout, stderr := called(t, t.Context(), c.text, args...)
				if code != exitUsage || stdout != "" || !strings.Contains(unfolded(stderr), c.says) {
					t.Errorf("%q: code %d, stdout %.80q, stderr %.400q", args, code, stdout, stderr)
				}
				if strings.ContainsAny(stderr, "\x1b\x00") {
					t.Errorf("%q: control characters reach the terminal: %.400q", args, stderr)
				}
			}
		})
	}
}

func TestManyProblemsAreCountedAndNotAllWrittenOut(t *testing.T) {
	t.Parallel()
	text := "format: 1\nclock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}\nagencies:\n" + strings.Repeat("  a: {kind: police}\n", 300)
	code, _, stderr := called(t, t.Context(), text, "-")
	if code != exitUsage || !strings.Contains(stderr, "more\n") || strings.Count(stderr, "\n") > 4*mostProblems {
		t.Errorf("code %d, %d lines: %.300s", code, strings.Count(stderr, "\n"), stderr)
	}
}
