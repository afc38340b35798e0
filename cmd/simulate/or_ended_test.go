package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatCannotBeBrokenOffIsNotWaitedForOnceTheContextHasEnded(t *testing.T) {
	t.Parallel()
	if made, err := orEnded(t.Context(), func() int { return 7 }); made != 7 || err != nil {
		t.Errorf("made %d, %v", made, err)
	}
	ctx, end := context.WithCancel(t.Context())
	begun, never := make(chan struct{}), make(chan struct{})
	defer close(never)
	go func() { <-begun; end() }()
	_, err := orEnded(ctx, func() int { close(begun); <-never; return 7 })
	if !errors.Is(err, errBrokenOff) {
		t.Errorf("%v", err)
	}
}

func TestAFaultInWhatCannotBeBrokenOffIsToldAsAnyOther(t *testing.T) {
	t.Parallel()
	defer func() {
		if fault, _ := recover().(string); !strings.HasPrefix(fault, "no such unit\n") || !strings.Contains(fault, "or_ended_test.go") {
			t.Errorf("%s", fault)
		}
	}()
	_, _ = orEnded(t.Context(), func() int { panic("no such unit") })
}

// Of a log nothing is made by halves: neither its report nor a file.
func TestInterruptedCommandsOfLogsMakeNothing(t *testing.T) {
	t.Parallel()
	_, _, _, files := stopped(t, 1<<30, town+" --runs 0 --format terminal -o FOLDER/log.events.csv")
	if files["log.events.csv"] == "" {
		t.Fatal("no log")
	}
	name := filepath.Join(t.TempDir(), "log.csv")
	if err := os.WriteFile(name, []byte(files["log.events.csv"]), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, args := range [][]string{{"log", "read", name, "-o", filepath.Join(folder, "read.txt")}, {"log", "fit", name, "-o", filepath.Join(folder, "fit.yaml")}} {
		var stdout, stderr bytes.Buffer
		c := &console{args: args, in: strings.NewReader(""), out: &stdout, err: &stderr}
		code := c.execute(interruptedAfter(t.Context(), 2))
		left, _ := os.ReadDir(folder)
		if code != exitInterrupted || stdout.Len() > 0 || len(left) > 0 || stderr.String() != "simulate: interrupted: nothing was made of the log\n" {
			t.Errorf("%v: code %d, stdout %q, stderr %q, files %v", args, code, stdout.String(), stderr.String(), left)
		}
	}
}
