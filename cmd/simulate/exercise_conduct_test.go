package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"simulate/sim/exercise"
)

// drill is a scenario with somebody to play that is read at once.
const drill = `format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}, dispatch: {kind: dispatch}}
travel: {speed: {default: 60 km/h}}
places: {west: {position: [39, -94.40]}, east: {position: [39, -94.38]}}
units: {car: {agency: pd, kind: patrol, count: 4, home: west}}
channels: {radio: {kind: radio, members: [pd, dispatch]}}
incidents:
  night:
    agency: pd
    where: east
    plan:
      call: {message: A prowler behind the mill, from: dispatch, to: pd, takes: 1s}
      go: {after: call, send: {patrol: 1}}
      more: {after: call, decide: Send a second car?, options: {two: Send it, one: Wait}, default: one, takes: 1m}
measures: {answer: {from: call, to: more}}
exercise:
  objectives: {help: {capability: Operational Coordination, tasks: {decide: {text: Decide soon, measure: answer, limit: 5m}}}}
  roles: {chief: {agency: pd, decides: more, orders: pd}, desk: {agency: dispatch}}
`

// played is simulate exercise while it serves, with the links that it tells.
type played struct {
	testing.TB
	links map[string]string // by the title of the role in small letters
	title string            // that was told last
}

// invites reads a line of what is told, and reports whether that was all.
func (p *played) invites(line string) bool {
	switch link := linkTold.FindString(line); {
	case link != "":
		p.links[p.title] = link
	case line != "":
		p.title = strings.ToLower(line)
	}
	return strings.Contains(line, "Ctrl-C")
}

// entry is where a role asks, and with what key.
func (p *played) entry(role string) (address, key string) {
	address, key, _ = strings.Cut(p.links[role], "/join#")
	if address == "" { // of a role that there is not
		address, _, _ = strings.Cut(p.links["controller"], "/join#")
	}
	return address, key
}

// ask asks what the page of a role asks.
func (p *played) ask(role, path, question string, answer any) (status int, err error) {
	address, key := p.entry(role)
	return asked(p.Context(), address, key, path, question, answer)
}

// must asks what is not refused.
func (p *played) must(role, path, question string) {
	p.Helper()
	var o struct{ State, Problem string }
	if status, err := p.ask(role, path, question, &o); err != nil || status != http.StatusOK || o.State == "refused" {
		p.Fatalf("%s asks %s %s: %d %+v %v", role, path, question, status, o, err)
	}
}

// listen hears the stream of a role until the context ends, and hands on each event.
func (p *played) listen(ctx context.Context, role, page string, heard func(kind, data string)) error {
	address, key := p.entry(role)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+page+"/events", nil)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+key)
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = a.Body.Close() }()
	kind := ""
	lines := bufio.NewScanner(a.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if text, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			kind = text
		} else if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			heard(kind, text)
		}
	}
	return nil
}

// beginExercise starts simulate exercise within this program.
func beginExercise(t testing.TB, args ...string) (p *played, stop func() (code int, stderr string)) {
	t.Helper()
	p = &played{TB: t, links: make(map[string]string)}
	end := started(t, p.invites, append([]string{"exercise"}, args...)...)
	stop = func() (int, string) {
		code, _, stderr := end()
		return code, stderr
	}
	if len(p.links) == 0 {
		_, problem := stop()
		t.Fatalf("no link is told: %s", problem)
	}
	return p, stop
}

// drillFile is the drill in a folder of its own.
func drillFile(t testing.TB) (scenario, journal string) {
	t.Helper()
	scenario = filepath.Join(t.TempDir(), "drill.yaml")
	if err := os.WriteFile(scenario, []byte(drill), 0o600); err != nil {
		t.Fatal(err)
	}
	return scenario, strings.TrimSuffix(scenario, ".yaml") + ".jsonl"
}

// Somebody joins, decides and orders over the wire; nobody else can; it ends cleanly and goes on.
func TestAnExerciseIsPlayedOverTheWire(t *testing.T) {
	scenario, journal := drillFile(t)
	p, stop := beginExercise(t, scenario, "--journal", journal)
	ctx, end := context.WithCancel(t.Context())
	defer end()
	var mu sync.Mutex
	var desk strings.Builder
	heard := make(chan struct{}, 1)
	go func() {
		_ = p.listen(ctx, "desk", "/player", func(kind, data string) {
			mu.Lock()
			defer mu.Unlock()
			desk.WriteString(kind + " " + data + "\n")
			if kind == "lines" {
				select {
				case heard <- struct{}{}:
				default:
				}
			}
		})
	}()
	p.must("chief", "/join", `{"name": "C. C.", "device": "phone"}`)
	p.must("controller", "/start", `{}`)
	p.must("controller", "/clock", `{"do": "jump", "to": "decision"}`)
	p.must("chief", "/decide", `{"incident": "night", "step": "more", "option": "two", "for": ""}`)
	p.must("chief", "/order", `{"order": {"word": "send", "incident": "night", "who": {"car": 2}, "where": "east"}, "for": ""}`)
	for _, refused := range []struct{ role, path, question string }{
		{"chief", "/clock", `{"do": "run"}`},
		{"desk", "/inject", `{"do": "make-up"}`},
		{"evaluator", "/order", `{"order": {"word": "send"}, "for": "chief"}`},
		{"nobody", "/me", `{}`},
	} {
		if status, _ := p.ask(refused.role, refused.path, refused.question, nil); status != http.StatusForbidden && status != http.StatusUnauthorized {
			t.Errorf("%s may ask %s: %d", refused.role, refused.path, status)
		}
	}
	<-heard // what the desk has sent itself
	if code, _, stderr := called(t, t.Context(), "", "exercise", "--resume", journal); code != exitUsage || !strings.Contains(unfolded(stderr), "is being played") {
		t.Errorf("a second server on the journal: code %d, %s", code, stderr)
	}
	_, key := p.entry("chief")
	if code, stderr := stop(); code != exitDone || strings.Contains(stderr, key) {
		t.Errorf("code %d, %s", code, stderr)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, secret := range []string{"Send a second car?", "Decide soon", `"ordered"`, "C. C."} {
		if strings.Contains(desk.String(), secret) {
			t.Errorf("the desk is sent %q", secret)
		}
	}
	if code, _, stderr := called(t, t.Context(), "", "exercise", scenario, "--journal", journal); code != exitUsage || !strings.Contains(unfolded(stderr), "is there already") {
		t.Errorf("over a journal: code %d, %s", code, stderr)
	}
}

// A line that was cut off while it was written is cut away and said, and the exercise goes on behind what is whole.
func TestATornJournalGoesOn(t *testing.T) {
	scenario, journal := drillFile(t)
	p, stop := beginExercise(t, scenario, "--journal", journal)
	p.must("controller", "/note", `{"text": "before"}`)
	if code, stderr := stop(); code != exitDone {
		t.Fatalf("code %d, %s", code, stderr)
	}
	f, err := os.OpenFile(journal, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString(`{"number":99,"no`)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	p, stop = beginExercise(t, "--resume", journal)
	p.must("controller", "/note", `{"text": "after"}`)
	if code, stderr := stop(); code != exitDone || !strings.Contains(unfolded(stderr), "the line was cut off while it was written") {
		t.Errorf("code %d, %s", code, stderr)
	}
	text, err := os.Open(journal)
	if err != nil {
		t.Fatal(err)
	}
	j, torn, problems := exercise.Read(text, journal)
	if err := text.Close(); j == nil || torn != nil || err != nil {
		t.Fatal(torn, problems, err)
	}
	var notes []string
	for _, e := range j.Entries {
		if e.Note != nil {
			notes = append(notes, e.Note.Text)
		}
	}
	if !slices.Equal(notes, []string{"before", "after"}) {
		t.Errorf("the notes are %q", notes)
	}
}

// kills is how often a program is ended without warning; SIMULATE_KILLS asks for more.
func kills(t *testing.T) int {
	n := 12
	if text := os.Getenv("SIMULATE_KILLS"); text != "" {
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// Nothing that was acknowledged is lost, whenever the program is killed, and the clock is never behind what was shown.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts and kills programs")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "simulate")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	scenario, journal := drillFile(t)
	random := rand.New(rand.NewPCG(1, 2))
	var acknowledged []string
	shown := int64(-1)
	for round := range kills(t) {
		args := []string{"exercise", "--resume", journal}
		if round == 0 {
			args = []string{"exercise", scenario, "--journal", journal}
		}
		cmd := exec.CommandContext(t.Context(), program, args...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		p := &played{TB: t, links: make(map[string]string)}
		for lines := bufio.NewScanner(out); lines.Scan() && !p.invites(lines.Text()); {
		}
		seen := p.untilKilled(cmd, time.Duration(random.IntN(150))*time.Millisecond, func(n int) string { return fmt.Sprintf("note %d of round %d", n, round) }, &acknowledged)
		shown = max(shown, seen)
		text, err := os.ReadFile(journal)
		if err != nil {
			t.Fatal(err)
		}
		j, _, problems := exercise.Read(bytes.NewReader(text), journal)
		if j == nil {
			t.Fatal(problems)
		}
		for _, note := range acknowledged {
			if !slices.ContainsFunc(j.Entries, func(e exercise.Entry) bool { return e.Note != nil && e.Note.Text == note }) {
				t.Fatalf("%q was acknowledged, and is lost", note)
			}
		}
		if j.Shown() < shown {
			t.Fatalf("%d ms were shown, and the journal says %d", shown, j.Shown())
		}
	}
	if len(acknowledged) == 0 {
		t.Error("nothing was ever acknowledged")
	}
}

// untilKilled keeps notes until the program is killed, and lists those that were acknowledged; it returns the last instant that was told.
func (p *played) untilKilled(cmd *exec.Cmd, after time.Duration, text func(n int) string, acknowledged *[]string) (shown int64) {
	shown = -1
	ctx, end := context.WithCancel(p.Context())
	var listening sync.WaitGroup
	listening.Go(func() {
		_ = p.listen(ctx, "controller", "/controller", func(kind, data string) {
			var told struct {
				At    int64
				Clock struct{ At int64 }
			}
			if (kind == "clock" || kind == "whole") && json.Unmarshal([]byte(data), &told) == nil {
				shown = max(shown, told.At, told.Clock.At)
			}
		})
	})
	_, _ = p.ask("controller", "/clock", `{"do": "run", "speed": 30}`, nil)
	time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	for n := 0; ; n++ {
		note := text(n)
		var o struct{ State string }
		status, err := p.ask("controller", "/note", fmt.Sprintf(`{"text": %q}`, note), &o)
		if err != nil {
			break
		}
		if status == http.StatusOK && o.State == "ok" {
			*acknowledged = append(*acknowledged, note)
		} else {
			time.Sleep(10 * time.Millisecond) // too fast
		}
	}
	_ = cmd.Wait() // it was killed
	end()
	listening.Wait()
	return shown
}
