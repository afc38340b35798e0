package conduct_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/scenarios"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// room is a room with a clock of its own, in memory.
type room struct {
	testing.TB
	*conduct.Conductor
	wall    time.Time
	journal bytes.Buffer
	full    bool // nothing more can be kept
	heard   map[string][]event

	unreadable bool // no journal can be opened any more

	everKnown map[string]bool
}

type event struct {
	kind string
	data string
}

// journal is that of an exercise on Independence that begins. What it holds is read once.
func journal(t testing.TB, run uint64) *exercise.Journal {
	t.Helper()
	s := independence.scenario()
	return exercise.New(exercise.Head{Scenario: "independence", Seed: 1, Run: run, Version: "test", Wall: began}, s, independence.opened.Texts())
}

var independence = loaded{}

type loaded struct {
	once   sync.Once
	opened *loader.Opened
}

func (l *loaded) scenario() *scenario.Scenario {
	l.once.Do(func() {
		if s, problems := loader.FS(scenarios.Files, "independence.yaml", loader.Options{Opened: &l.opened}); s == nil {
			panic(problems)
		}
	})
	return l.opened.Scenario
}

var began = time.Date(2026, 12, 3, 10, 0, 0, 0, time.UTC)

func open(t testing.TB, j *exercise.Journal) *room {
	t.Helper()
	opened := exercise.NewOpener("test.jsonl", loader.Options{})
	x, err := opened(j)
	if err != nil {
		t.Fatal(err)
	}
	r := &room{TB: t, wall: began, heard: make(map[string][]event), everKnown: make(map[string]bool)}
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
			if r.unreadable {
				return nil, errors.New("the journal cannot be read")
			}
			return opened(j)
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
