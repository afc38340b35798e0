package exercise_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
)

// wall is an instant at which entries of tests are written.
var wall = time.Date(2026, 3, 2, 9, 30, 0, 250_000_000, time.UTC)

// head is the first line of a journal of a scenario.
func head(text string) exercise.Head {
	return exercise.Head{
		Format: exercise.Format, Scenario: "test.yaml", Files: []exercise.File{{Path: "test.yaml", Text: text}},
		Seed: 1, Run: 7, Pace: scenario.ByClock, DrawScheme: engine.DrawScheme, Version: "test", Wall: wall,
	}
}

// entry is an entry of a number at an instant.
func entry(number int, at int64, author string) exercise.Entry {
	return exercise.Entry{Number: number, Wall: wall, At: at, Author: author}
}

// everyKind is a journal with an entry of each kind.
func everyKind() *exercise.Journal {
	j := &exercise.Journal{Head: head("format: 1\n")}
	j.Head.Files = append(j.Head.Files, exercise.File{Path: "town.osm.pbf", Data: []byte{0xff, 0, 1}})
	add := func(author string, set func(e *exercise.Entry)) {
		e := entry(len(j.Entries)+1, exercise.Stamp(j.Shown()), author)
		set(&e)
		j.Entries = append(j.Entries, e)
	}
	add("watch", func(e *exercise.Entry) { e.Role = &exercise.Role{Role: "watch", Action: exercise.Join, Name: "Ann"} })
	add(exercise.Controller, func(e *exercise.Entry) { e.Role = &exercise.Role{Role: "watch", Action: exercise.Start} })
	add(exercise.Controller, func(e *exercise.Entry) { e.Clock = &exercise.Clock{State: exercise.Runs, Speed: 1, Shown: 5000} })
	add("watch", func(e *exercise.Entry) { e.Decide = &exercise.Decide{Incident: "fall", Step: "which", Option: "go"} })
	add("watch", func(e *exercise.Entry) {
		e.Order = &exercise.Order{Incident: "fall", ID: "watch-1", Step: json.RawMessage(`{"send":{"patrol":1}}`)}
	})
	add(exercise.Controller, func(e *exercise.Entry) { e.Finish = &exercise.Finish{Incident: "fall", Step: "watch-1"} })
	add(exercise.Controller, func(e *exercise.Entry) { e.Inject = &exercise.Inject{Inject: "second", Action: exercise.Release} })
	add(exercise.Controller, func(e *exercise.Entry) {
		e.Effect = &exercise.Effect{Incident: "fall", ID: "controller-1", Step: json.RawMessage(`{"event":"Shut","block":"quarry"}`)}
	})
	add("watch", func(e *exercise.Entry) { e.Note = &exercise.Note{Text: "Told the chief <by phone> & left"} })
	add(exercise.Evaluator, func(e *exercise.Entry) {
		e.Observe = &exercise.Observe{Text: "Nobody asked", About: 4000, Rating: exercise.SomeChallenges}
	})
	add("watch", func(e *exercise.Entry) {
		e.Refuse = &exercise.Refuse{Kind: "order", What: json.RawMessage(`{}`), Problems: []string{"nothing is ordered"}}
	})
	add(exercise.Controller, func(e *exercise.Entry) { e.Undo = &exercise.Undo{Entry: 8} })
	add(exercise.Controller, func(e *exercise.Entry) { e.Back = &exercise.Back{Entry: 40, Kept: "other.jsonl"} })
	add(exercise.Controller, func(e *exercise.Entry) { e.Clock = &exercise.Clock{State: exercise.Ended, Shown: 9000} })
	return j
}

func text(t testing.TB, j *exercise.Journal) string {
	t.Helper()
	var b bytes.Buffer
	if err := j.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAJournalIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	j := everyKind()
	written := text(t, j)
	if lines := strings.Count(written, "\n"); lines != 1+len(j.Entries) {
		t.Errorf("%d lines for %d entries and a head", lines, len(j.Entries))
	}
	got, torn, problems := exercise.Read(strings.NewReader(written), "a.jsonl")
	if problems != nil || torn != nil {
		t.Fatal(problems, torn)
	}
	if !reflect.DeepEqual(got, j) {
		t.Errorf("read is\n%+v, want\n%+v", got, j)
	}
	if again := text(t, got); again != written {
		t.Errorf("written again it is\n%s, want\n%s", again, written)
	}
}

// TestATornLineIsLeftOutAndSaid: of a journal that ends anywhere, all whole lines are read.
func TestATornLineIsLeftOutAndSaid(t *testing.T) {
	t.Parallel()
	written := text(t, everyKind())
	first := strings.Index(written, "\n") + 1
	for cut := first; cut < len(written); cut++ {
		got, torn, problems := exercise.Read(strings.NewReader(written[:cut]), "a.jsonl")
		if problems != nil {
			t.Fatalf("cut at %d: %v", cut, problems)
		}
		whole := strings.LastIndex(written[:cut], "\n") + 1
		if lines := strings.Count(written[:whole], "\n"); len(got.Entries) != lines-1 {
			t.Errorf("cut at %d: %d entries of %d lines", cut, len(got.Entries), lines)
		}
		switch {
		case whole == cut && torn != nil:
			t.Errorf("cut at %d: %+v is torn", cut, torn)
		case whole < cut && (torn == nil || torn.Intact != int64(whole) || !strings.HasPrefix(written[whole:cut], torn.Text)):
			t.Errorf("cut at %d: torn is %+v", cut, torn)
		}
	}
}

func TestAllThatIsWrongWithAJournalIsReported(t *testing.T) {
	t.Parallel()
	good, _, _ := strings.Cut(text(t, everyKind()), "\n")
	for name, test := range map[string]struct {
		lines []string
		want  []string
	}{
		"nothing":        {nil, []string{"a.jsonl: this is no journal"}},
		"not JSON":       {[]string{"format: 1"}, []string{"a.jsonl:1:2: this is no entry"}},
		"other draws":    {[]string{strings.Replace(good, `"drawScheme":2`, `"drawScheme":1`, 1)}, []string{"drawn by scheme 1, and by 2 here"}},
		"another format": {[]string{strings.Replace(good, `"format":1`, `"format":9`, 1)}, []string{"format 9"}},
		"unknown key":    {[]string{good, `{"number":1,"wall":"2026-03-02T09:30:00Z","at":0,"author":"a","nota":{}}`}, []string{`a.jsonl:2:`, `unknown field "nota"`}},
		"several at once": {[]string{good, `{"number":3,"wall":"2026-03-02T09:30:00Z","at":0,"author":"a","note":{"text":"x"}}`, `{"number":2,"at":0,"author":"","note":{}}`}, []string{
			"a.jsonl:2:1: number 3 is out of turn: 1 comes here", "a.jsonl:3:1: the entry says no wall time", "a.jsonl:3:1: the entry names no author", "a.jsonl:3:1: the entry names no text",
		}},
		"into what was shown": {
			[]string{good, `{"number":1,"wall":"2026-03-02T09:30:00Z","at":0,"author":"clock","clock":{"state":"runs","shown":5000}}`, `{"number":2,"wall":"2026-03-02T09:30:00Z","at":5000,"author":"a","note":{"text":"x"}}`},
			[]string{"a.jsonl:3:1: it takes effect at 5000 ms, and all up to 5000 ms may have been shown"},
		},
		"after the end": {
			[]string{good, `{"number":1,"wall":"2026-03-02T09:30:00Z","at":0,"author":"clock","clock":{"state":"ended","shown":0}}`, `{"number":2,"wall":"2026-03-02T09:30:00Z","at":1,"author":"a","decide":{"incident":"a","step":"b","option":"c"}}`},
			[]string{"a.jsonl:3:1: the exercise is over"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j, _, problems := exercise.Read(strings.NewReader(strings.Join(append(test.lines, ""), "\n")), "a.jsonl")
			if j != nil {
				t.Fatal("the journal was read")
			}
			for _, want := range test.want {
				if !strings.Contains(problems.Error(), want) {
					t.Errorf("%q is not said:\n%s", want, problems.Error())
				}
			}
		})
	}
}

// FuzzRead: whatever is read, it is refused with problems or written again as it was.
func FuzzRead(f *testing.F) {
	f.Add([]byte(text(f, everyKind())))
	f.Add([]byte("{}\n{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, torn, problems := exercise.Read(bytes.NewReader(data), "fuzz")
		if (j == nil) == (problems == nil) {
			t.Fatalf("journal %v, problems %v", j, problems)
		}
		if j == nil {
			return
		}
		if torn != nil && (torn.Intact >= int64(len(data)) || data[torn.Intact-1] != '\n') {
			t.Fatalf("torn is %+v of %d bytes", torn, len(data))
		}
		again, _, problems := exercise.Read(strings.NewReader(text(t, j)), "again")
		if problems != nil || text(t, again) != text(t, j) {
			t.Fatalf("what was written is not read again: %v", problems)
		}
	})
}
