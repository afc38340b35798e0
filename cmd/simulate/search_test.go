package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/scenarios"
)

// What a search prints under "As a variant" can be pasted into the file as it is, and there breaks the objective.
func TestVariantThatASearchPrintsBreaksTheObjectiveInTheFile(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"starter"},
		{"starter", "--objective", "first-officer"},
		{"independence", "--objective", "officer-extracted"},
		{"independence", "--objective", "first-on-scene"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			lines := foundBy(t, args...)
			if len(lines) == 0 {
				t.Fatal("nothing was found")
			}
			text, err := scenarios.Read(args[0])
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "pasted.yaml")
			pasted := strings.Replace(string(text), "\nvariants:\n", "\nvariants:\n"+strings.Join(lines, "\n")+"\n", 1)
			if err := os.WriteFile(file, []byte(pasted), 0o644); err != nil {
				t.Fatal(err)
			}
			id := strings.Trim(lines[0], " :")
			code, stdout, stderr := called(t, t.Context(), "", "check", file, "--variant", id, "--format", "json", "--seed", "7")
			if code != exitMissed || !strings.Contains(stdout, `"verdict": "missed"`) || strings.Contains(stderr, "problem") {
				t.Errorf("exit %d with %s\n%s%s", code, id, stdout, stderr)
			}
		})
	}
}

// foundBy are the lines of the variant that a search prints.
func foundBy(t *testing.T, args ...string) []string {
	t.Helper()
	code, stdout, stderr := called(t, t.Context(), "", append([]string{"search", "--format", "json", "--runs", "200"}, args...)...)
	var found struct {
		Lines []string `json:"variant_yaml"`
	}
	if err := json.Unmarshal([]byte(stdout), &found); err != nil || code != exitDone {
		t.Fatalf("exit %d, %v: %s", code, err, stderr)
	}
	return found.Lines
}

func TestInterruptedSearchSaysSo(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := called(t, stoppedContext(t), "", "search", "starter")
	if code != exitInterrupted || !strings.Contains(stdout, "Nothing is known yet") || !strings.Contains(stderr, "interrupted") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
}

func TestInterruptedCheckIsPartial(t *testing.T) {
	t.Parallel()
	code, stdout, _ := called(t, stoppedContext(t), "", "check", "starter", "independence", "--format", "json")
	if code != exitInterrupted || !strings.Contains(stdout, `"partial": true`) ||
		!strings.Contains(stdout, "stopped early: 1 scenario was not checked") || strings.Contains(stdout, `"met"`+"}") {
		t.Errorf("exit %d: %s", code, stdout)
	}
}

// stoppedContext is a context that has ended.
func stoppedContext(t *testing.T) context.Context {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	return ctx
}
