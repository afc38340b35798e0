package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// countdown is a context that ends when it has been asked so often whether it has. Nobody else can tell, so that a command is
// interrupted at the same instant every time.
type countdown struct {
	context.Context
	left atomic.Int64
}

func interruptedAfter(ctx context.Context, asked int) *countdown {
	c := &countdown{Context: context.WithoutCancel(ctx)}
	c.left.Store(int64(asked))
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// stopped makes a command in a folder, and stops it when it has asked so often whether it is to stop. FOLDER stands for the folder.
func stopped(t *testing.T, asked int, command string) (code int, stdout, stderr string, files map[string]string) {
	t.Helper()
	folder := t.TempDir()
	args := append(strings.Fields(strings.ReplaceAll(command, "FOLDER", folder)), "--workers", "1")
	var out, err bytes.Buffer
	c := &console{args: args, in: strings.NewReader(""), out: &out, err: &err}
	code = c.execute(interruptedAfter(t.Context(), asked))
	files = make(map[string]string)
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		text, _ := os.ReadFile(filepath.Join(folder, e.Name()))
		files[e.Name()] = string(text)
	}
	return code, out.String(), err.String(), files
}

// instants are those at which commands of forty runs are stopped: within the first, between two, and in the last.
var instants = []int{2, 3, 17, 41}

func TestInterruptedAtAnyInstantAllOutputsHaveTheRunsThatAreDone(t *testing.T) {
	t.Parallel()
	for _, shown := range []string{"nominal", "3", "typical", "worst"} {
		command := town + " --runs 40 --run " + shown + " -o FOLDER/o.json -o FOLDER/o.md -o FOLDER/o.html -o FOLDER/o.events.csv -o FOLDER/o.jsonl --format terminal"
		for _, instant := range instants {
			code, stdout, stderr, files := stopped(t, instant, command)
			if code != exitInterrupted || !strings.Contains(stderr, "interrupted: the figures rest on the runs done so far") {
				t.Errorf("%s after %d: code %d, stderr %q", shown, instant, code, stderr)
			}
			if !strings.Contains(files["o.json"], `"partial": true`) || strings.Contains(files["o.json"], "NaN") {
				t.Errorf("%s after %d: %.600s", shown, instant, files["o.json"])
			}
			for name, text := range map[string]string{"terminal": stdout, "o.md": files["o.md"], "o.html": files["o.html"]} {
				if !strings.Contains(text, "PARTIAL: interrupted after ") {
					t.Errorf("%s after %d: %s is not marked", shown, instant, name)
				}
			}
			if !strings.Contains(files["o.events.csv"], "\nchase,") || !strings.Contains(files["o.jsonl"], `"RunEnded"`) {
				t.Errorf("%s after %d: the records are not whole", shown, instant)
			}
		}
	}
}

func TestInterruptedTheRunThatIsFoundIsOneOfTheRunsDone(t *testing.T) {
	t.Parallel()
	for _, command := range []string{
		"explain " + town + " to-custody --run typical", "inspect " + town + " --at 09:10 --run typical",
		"explain " + town + " to-custody --run worst", "inspect " + town + " --at 09:10 --run worst:to-custody",
	} {
		for _, instant := range instants {
			code, stdout, _, _ := stopped(t, instant, command+" --runs 40")
			if code != exitInterrupted || !strings.Contains(stdout, "(PARTIAL:") {
				t.Errorf("%s after %d: code %d, %s", command, instant, code, stdout)
			}
		}
		if code, _, stderr, _ := stopped(t, 0, command+" --runs 40"); code != exitInterrupted || !strings.Contains(stderr, "which are none") {
			t.Errorf("%s: code %d, stderr %q", command, code, stderr)
		}
	}
}

func TestInterruptedCommandsSayWhatTheyRestOn(t *testing.T) {
	t.Parallel()
	const mark = "PARTIAL"
	for command, said := range map[string]string{
		"compare " + town + " --runs 40":                                         mark,
		"check " + town + " --runs 40":                                           mark,
		"explain " + town + " to-custody --runs 40":                              mark,
		"sweep " + town + " --runs 20 --vary agencies.sheriff.approval=0s,1m,2m": mark,
		"sensitivity " + town + " --runs 40":                                     mark,
		"calibrate " + town + " --runs 50":                                       mark,
		"search independence --runs 40 --tries 9":                                "the search was stopped",
		town + " --runs 40 --given to-custody=1m..50m":                           mark,
		town + " --runs 40 --rows runs --format csv":                             "run,measure,",
	} {
		code, stdout, stderr, _ := stopped(t, 30, command)
		if code != exitInterrupted || !strings.Contains(stdout, said) || !strings.Contains(stderr, "interrupted") {
			t.Errorf("%s: code %d, stderr %q, stdout %.300s", command, code, stderr, stdout)
		}
	}
}

// signalled makes a command of a process of its own, and sends it a signal when it has begun to read the scenario.
func signalled(t *testing.T, s os.Signal, args ...string) (code int, stderr string) {
	t.Helper()
	cmd := exec.Command("simulate", args...)
	text, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	cmd.Stderr = &told
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write(append(text, strings.Repeat("# more than a pipe holds\n", 1<<13)...)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(cmd.Process.Signal(s), in.Close()); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the code tells
	return cmd.ProcessState.ExitCode(), told.String()
}

func TestSignalsInterrupt(t *testing.T) {
	t.Parallel()
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(s) { // by nohup, which the program inherits and respects
			continue
		}
		folder := t.TempDir()
		code, stderr := signalled(t, s, "-", "--runs", "1000000", "-o", filepath.Join(folder, "o.json"), "-o", filepath.Join(folder, "o.events.csv"))
		if code != exitInterrupted || !strings.Contains(stderr, "simulate: interrupted: ") {
			t.Errorf("%v: code %d, stderr %q", s, code, stderr)
		}
	}
}

func TestACheckWhoseRunsAreAllMadeHasItsVerdict(t *testing.T) {
	t.Parallel()
	codes := make(map[int]int)
	for asked := 30; asked < 60; asked++ {
		code, stdout, _, _ := stopped(t, asked, "check "+town+" --runs 40")
		if partial := strings.Contains(stdout, "PARTIAL"); partial != (code == exitInterrupted) {
			t.Errorf("after %d: code %d, partial %t", asked, code, partial)
		}
		codes[code]++
	}
	if codes[exitInterrupted] == 0 || len(codes) == 1 {
		t.Errorf("all end alike: %v", codes)
	}
}

func TestWhoEndsAtOnceLeavesNoHalfOfAFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var half temporaries
	f, err := half.create(folder)
	if err != nil {
		t.Fatal(err)
	}
	half.end()
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}

func TestRowsThatAreBrokenOffExitAsInterrupted(t *testing.T) {
	t.Parallel()
	ctx, end := context.WithCancel(t.Context())
	end()
	var out, told bytes.Buffer
	c := &console{args: strings.Fields(town + " --runs 4 --rows calls --format csv"), in: strings.NewReader(""), out: &out, err: &told}
	if code := c.execute(ctx); code != exitInterrupted || !strings.Contains(told.String(), "interrupted: there are the rows of 0 of 4 runs") {
		t.Errorf("code %d, stderr %q", code, told.String())
	}
}

// unhurried is a context that ends when it has been asked so often whether it has, and says so when the time is over that the runs that
// are shown have from then on: as when much is to be made of the runs that are done.
type unhurried struct {
	context.Context
	end  context.CancelFunc
	left atomic.Int64
}

func (u *unhurried) Err() error {
	if u.left.Add(-1) == 0 {
		u.end()
		time.Sleep(grace + grace/4)
	}
	return u.Context.Err()
}

func TestInterruptedTheRunThatIsShownHasItsTimeOnceTheOthersAreMadeSomethingOf(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"explain " + town + " to-custody --run typical", "inspect " + town + " --at 09:10 --run typical"} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			ctx, end := context.WithCancel(t.Context())
			u := &unhurried{Context: ctx, end: end}
			u.left.Store(17)
			var out, told bytes.Buffer
			c := &console{args: strings.Fields(command + " --runs 40 --workers 1"), in: strings.NewReader(""), out: &out, err: &told}
			if code := c.execute(u); code != exitInterrupted || !strings.Contains(out.String(), "(PARTIAL:") {
				t.Errorf("code %d, stderr %q, stdout %.300s", code, told.String(), out.String())
			}
		})
	}
}
