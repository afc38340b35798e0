package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"simulate/sim/experiment"
)

const town = "testdata/town.yaml"

func TestInterruptedRunWritesWhatItHasMarkedAsPartial(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	code, stdout, stderr := called(t, stopped, "", town, "--runs", "100000")
	if code != exitInterrupted || !strings.Contains(stdout, "PARTIAL: interrupted after") || !strings.Contains(stderr, "interrupted") {
		t.Errorf("code %d, stderr %q, stdout %.600s", code, stderr, stdout)
	}
	code, stdout, _ = called(t, stopped, "", town, "--format", "json")
	if code != exitInterrupted || !strings.Contains(stdout, `"partial": true`) {
		t.Errorf("code %d, JSON is not marked", code)
	}
}

func TestFaultIsToldWithTheCommandThatReproducesIt(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	c := &console{args: []string{"town.yaml", "--set", "a b=1"}, err: &stderr}
	c.fault("index out of range", []byte("stack"))
	for _, want := range []string{"internal fault: index out of range", "simulate town.yaml --set 'a b=1'", "stack"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("%q is not in %q", want, stderr.String())
		}
	}
}

func TestFaultInASeededRunIsAFaultOfTheProgram(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	c := &console{err: &stderr}
	code := c.finish(&experiment.Fault{Seed: 7, Run: 12, Reason: "index out of range"})
	if code != exitFault || !strings.Contains(stderr.String(), "--seed 7 --run 12") {
		t.Errorf("code %d, stderr %q", code, stderr.String())
	}
}

func TestCommandLineIsQuotedForAShell(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"simulate a.yaml --seed 2": {"a.yaml", "--seed", "2"},
		"simulate 'a b'":           {"a b"},
		`simulate 'it'\''s'`:       {"it's"},
		"simulate ''":              {""},
		"simulate '$(x)'":          {"$(x)"},
	} {
		if got := commandLine(args); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestLocaleDecidesWhetherTheTerminalShowsUnicode(t *testing.T) {
	for _, c := range []struct {
		all, ctype, lang string
		want             bool
	}{
		{"", "", "en_US.UTF-8", true},
		{"", "", "C.utf8", true},
		{"", "", "C", false},
		{"", "", "", false},
		{"C", "en_US.UTF-8", "en_US.UTF-8", false},
		{"", "de_DE.UTF-8", "C", true},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_CTYPE", c.ctype)
		t.Setenv("LANG", c.lang)
		if got := showsUnicode(); got != c.want {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}

func TestColourIsNotWantedWithNoColorOrOnADumbTerminal(t *testing.T) {
	for _, c := range []struct {
		noColour, term string
		want           bool
	}{
		{"", "xterm", true},
		{"1", "xterm", false},
		{"", "dumb", false},
	} {
		t.Setenv("NO_COLOR", c.noColour)
		t.Setenv("TERM", c.term)
		if got := wantsColour(); got != c.want {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}

func TestProgressIsSilentForASecondAndThenTellsRateAndTimeLeft(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := newProgress(&out)
	p.began, p.runs, p.now = now, now, func() time.Time { return now }
	now = now.Add(900 * time.Millisecond)
	p.tell(90, 1000)
	if out.Len() > 0 {
		t.Errorf("told within a second: %q", out.String())
	}
	now = now.Add(1100 * time.Millisecond)
	p.tell(200, 1000)
	if want := "200 of 1000 runs, 100/s, 8s left"; !strings.Contains(out.String(), want) {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	told := out.Len()
	p.tell(201, 1000)
	if out.Len() != told {
		t.Error("told twice within a tenth of a second")
	}
	p.clear()
	if !strings.HasSuffix(out.String(), strings.Repeat(" ", len("200 of 1000 runs, 100/s, 8s left"))+"\r") {
		t.Errorf("the line is still there: %q", out.String())
	}
}

func TestFilesAreReplacedWholeAndKeepTheirMode(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name, link := filepath.Join(folder, "report.md"), filepath.Join(folder, "link.md")
	if err := errors.Join(os.WriteFile(name, []byte("old"), 0o600), os.Symlink("report.md", link)); err != nil {
		t.Fatal(err)
	}
	if _, err := new(temporaries).write([]file{{link, written([]byte("new"))}}); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(name)
	status, err := os.Lstat(name)
	if err != nil || string(text) != "new" || status.Mode().Perm() != 0o600 {
		t.Errorf("%q, mode %v, %v", text, status.Mode(), err)
	}
	if status, err := os.Lstat(link); err != nil || status.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced instead of the file behind it")
	}
}

func TestOnlyRegularFilesAreReplaced(t *testing.T) {
	t.Parallel()
	socket := filepath.Join(t.TempDir(), "report.md")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	_, err = new(temporaries).write([]file{{socket, written(nil)}})
	if err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("got %v", err)
	}
}

// full is standard output on a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFullStandardOutputIsAnError(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{town, "--runs", "0"}, {"validate", town}, {"version"}, {"schema"}, {"--help"}, {}, {"help", "explain"}, {"completion", "bash"}, {"scenarios"}} {
		var stderr bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(""), full{}, &stderr); code != exitUsage {
			t.Errorf("%s: code %d", args, code)
		}
		if !strings.Contains(stderr.String(), "standard output cannot be written") {
			t.Errorf("%s: stderr %q", args, stderr.String())
		}
	}
}

func TestRepeatedCommandLeavesOutWhatDoesNotChangeTheReport(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"simulate a.yaml --runs 5":     {"a.yaml", "--workers", "3", "--runs", "5", "--quiet"},
		"simulate a.yaml --verbose":    {"--workers=3", "--no-color", "a.yaml", "--ascii", "--verbose"},
		"simulate --seed 2 -- --quiet": {"--quiet=true", "--seed", "2", "--", "--quiet"},
	} {
		if got := commandLine(sameBytes(args)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// county is a scenario whose runs have some ten thousand records.
const county = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 200h}
agencies: {pd: {}}
places: {desk: {}}
units: {taker: {agency: pd, kind: call-taker, home: desk}}
incidents: {calls: {agency: pd, where: desk, arrivals: {rate: 6/h}, plan: {answer: {work: Answer, by: pd, needs: {call-taker: 1}, takes: 2m}}}}
`

func TestInterruptedBeforeTheNominalRunIsOverShowsNothing(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range [][]string{{"-"}, {"-", "--format", "ocel"}, {"inspect", "-", "--at", "+1h"}} {
		code, _, stderr := called(t, stopped, county, args...)
		if code != exitInterrupted || !strings.Contains(stderr, "interrupted: no run was over, so there is nothing to show") {
			t.Errorf("%s: code %d, stderr %q", args, code, stderr)
		}
	}
}

func TestInterruptedRecordsOnStandardOutputEndWithAWholeLine(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	code, stdout, stderr := called(t, stopped, county, "-", "--run", "nominal", "--format", "jsonl")
	if code != exitInterrupted || !strings.HasSuffix(stdout, "}\n") || !strings.Contains(stderr, "interrupted: standard output ends where the run was broken off") {
		t.Errorf("code %d, stderr %q, stdout ends %.80q", code, stderr, stdout[max(0, len(stdout)-80):])
	}
}

func TestInterruptedFileOfRecordsIsNotWritten(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	name := filepath.Join(t.TempDir(), "records.jsonl")
	if code, _, _ := called(t, stopped, county, "-", "-o", name); code != exitInterrupted {
		t.Errorf("code %d", code)
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is there: %v", err)
	}
}

func TestInterruptedWithinASeededRunKeepsTheRunsBefore(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	time.AfterFunc(300*time.Millisecond, stop) // long after the nominal run, and long before the last
	code, stdout, _ := called(t, ctx, county, "-", "--runs", "100000")
	if code != exitInterrupted || !strings.Contains(stdout, "PARTIAL: interrupted after") {
		t.Errorf("code %d, stdout %.400s", code, stdout)
	}
}
