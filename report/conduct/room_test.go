package conduct_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/scenarios"
	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// room is a room with a clock of its own, in memory.
type room struct {
	testing.TB
	*conduct.Conductor
	wall    time.Time
	journal bytes.Buffer
	full    bool // nothing more can be kept
	heard   map[string][]event
}

type event struct {
	kind string
	data string
}

// scenarioJournal is the journal of an exercise that begins on a scenario that comes with the program.
func scenarioJournal(t testing.TB, name string, run uint64) *exercise.Journal {
	t.Helper()
	var texts tree.Texts
	s, problems := loader.FS(scenarios.Files, name+".yaml", loader.Options{Texts: &texts})
	if s == nil {
		t.Fatal(problems)
	}
	return exercise.New(exercise.Head{Scenario: name, Seed: 1, Run: run, Version: "test", Wall: began}, s, texts)
}

var began = time.Date(2026, 12, 3, 10, 0, 0, 0, time.UTC)

func open(t testing.TB, j *exercise.Journal) *room {
	t.Helper()
	x, problems := exercise.Open(j, "test.jsonl", loader.Options{})
	if x == nil {
		t.Fatal(problems)
	}
	r := &room{TB: t, wall: began, heard: make(map[string][]event)}
	if err := j.Write(&r.journal); err != nil {
		t.Fatal(err)
	}
	c, err := conduct.New(conduct.Options{
		Exercise: x, Journal: "test.jsonl",
		Keep: func(line []byte) error {
			if r.full {
				return errors.New("no space left on device")
			}
			r.journal.Write(line)
			return nil
		},
		Branch: func(*exercise.Journal) (string, error) { return "test-b1.jsonl", nil },
		Cut: func(j *exercise.Journal) error {
			r.journal.Reset()
			return j.Write(&r.journal)
		},
		Open: func(j *exercise.Journal) (*exercise.Exercise, error) {
			x, problems := exercise.Open(j, "test.jsonl", loader.Options{})
			if x == nil {
				return nil, problems
			}
			return x, nil
		},
		Now: func() time.Time { return r.wall },
		Publish: func(audience, kind string, data any) {
			text, err := json.Marshal(data)
			if err != nil {
				t.Error(err)
			}
			r.heard[audience] = append(r.heard[audience], event{kind, string(text)})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Conductor = c
	return r
}

// pass lets time pass, tick by tick.
func (r *room) pass(length time.Duration) {
	const tick = 200 * time.Millisecond
	for end := r.wall.Add(length); r.wall.Before(end); {
		r.wall = r.wall.Add(tick)
		r.Tick()
	}
}

// must are outcomes that can only be had.
func (r *room) must(o conduct.Outcome, err error) conduct.Outcome {
	r.Helper()
	if err != nil || o.State == conduct.Refused {
		r.Fatalf("%+v, %v", o, err)
	}
	return o
}

func (r *room) join(roles ...string) {
	r.Helper()
	for _, id := range roles {
		if _, err := r.Join(id, conduct.JoinWish{Name: "N. N.", Device: "phone"}); err != nil {
			r.Fatal(err)
		}
	}
}

func (r *room) clock() conduct.Clock {
	r.Helper()
	return r.whole(conduct.Controller).Clock
}

func (r *room) whole(audience string) conduct.Whole {
	r.Helper()
	w, err := r.Whole(audience)
	if err != nil {
		r.Fatal(err)
	}
	return w.(conduct.Whole)
}

func (r *room) player(id string) *conduct.PlayerView {
	return r.whole(id).View.(*conduct.PlayerView)
}

func (r *room) controller() *conduct.ControllerView {
	return r.whole(conduct.Controller).View.(*conduct.ControllerView)
}

// kept is the journal as it is kept.
func (r *room) kept() *exercise.Journal {
	r.Helper()
	j, torn, problems := exercise.Read(bytes.NewReader(r.journal.Bytes()), "test.jsonl")
	if j == nil || torn != nil {
		r.Fatal(problems, torn)
	}
	return j
}

func has(lines []conduct.Line, text string) bool {
	return slices.ContainsFunc(lines, func(l conduct.Line) bool { return strings.Contains(l.Text, text) })
}

func TestARoomIsPlayed(t *testing.T) {
	t.Parallel()
	r := open(t, scenarioJournal(t, "independence", 512))
	if at := r.clock(); at.State != conduct.Waits || at.At != 0 {
		t.Fatalf("before: %+v", at)
	}
	r.join("watch-commander", "district")
	r.must(r.Start())
	r.pass(10 * time.Second)
	if at := r.clock(); at.State != conduct.Runs || at.At < 9500 || at.At > 10_500 || at.Limit < at.At {
		t.Fatalf("after 10 s: %+v", at)
	}
	r.must(r.Clock(conduct.ClockWish{Do: "run", Speed: 30}))
	r.pass(2 * time.Minute)
	for _, d := range r.player("watch-commander").Decisions {
		t.Logf("%+v", d)
	}
	t.Logf("%+v", r.clock())
	for _, l := range r.player("watch-commander").Lines {
		t.Logf("%d %s %s %s %s", l.At/1000, l.Kind, l.From, l.Text, l.Means)
	}
	text, _ := json.MarshalIndent(r.player("watch-commander"), "", " ")
	t.Logf("%s", text)
	text, _ = json.MarshalIndent(r.controller(), "", " ")
	t.Logf("%s", text)
}
