package conduct_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/sim/exercise"
)

// told is what every audience is told of the exercise, but for the devices, which join anew.
func (r *room) told() map[string]string {
	r.Helper()
	r.ToTheLimit()
	told := make(map[string]string)
	for _, id := range append([]string{conduct.Controller, conduct.Evaluator, conduct.Display}, roles...) {
		view := r.whole(id).View
		switch v := view.(type) {
		case *conduct.ControllerView:
			for i := range v.Roles {
				if v.Roles[i].Here = nil; v.Roles[i].Agency == "" {
					v.Roles[i].State = "" // of the controller and its like, which the journal knows nothing of
				}
			}
			sinceWhenever(v.Tasks)
		case *conduct.EvaluatorView:
			sinceWhenever(v.Tasks)
		}
		text, err := json.MarshalIndent(view, "", " ")
		if err != nil {
			r.Fatal(err)
		}
		told[id] = string(text)
	}
	return told
}

// sinceWhenever forgets as of when running tasks were measured: pages count on from there.
func sinceWhenever(tasks []conduct.TaskRow) {
	for i := range tasks {
		if t := &tasks[i]; t.State == "running" && t.Amount > 0 { // what never comes about any more has lasted for nothing
			t.Amount -= t.As
		}
		tasks[i].As = 0
	}
}

// sameAs says where a room that was opened again tells something else than the one before it.
func (r *room) sameAs(before map[string]string) {
	r.Helper()
	for id, text := range r.told() {
		was, is := strings.Split(before[id], "\n"), strings.Split(text, "\n")
		for i := range was {
			if i >= len(is) || was[i] != is[i] {
				r.Errorf("%s was told %s, and is told %s", id, was[i], is[min(i, len(is)-1)])
				break
			}
		}
	}
}

// An exercise that goes on after a crash tells everybody what it told before.
func TestWhatIsToldIsToldAgainAfterACrash(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Nudge(conduct.NudgeWish{Role: "watch-commander", Text: "Still open"}))
	r.must(r.Note("district", conduct.NoteWish{Text: "my own"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(10 * time.Second)
	at := r.clock().At
	r.pass(30 * time.Second)
	r.join("dispatcher")
	r.must(r.Show(exercise.Shared))
	branch, err := r.Branch(conduct.BranchWish{})
	r.must(branch.Outcome, err)
	back, err := r.Back(conduct.BackWish{At: &at, Why: "again"})
	r.must(back.Outcome, err)
	r.must(r.Note("watch-commander", conduct.NoteWish{Text: "seen"}))
	v := r.controller()
	if len(v.Branches) != 2 || v.Shows != exercise.Shared {
		t.Errorf("before: %q, %q", v.Branches, v.Shows)
	}
	if p := r.player("watch-commander"); !has(p.Lines, "Still open") || p.Back == nil || p.Back.N != 1 || p.Back.Why != "again" {
		t.Errorf("before: %+v", p.Back)
	}
	for _, role := range v.Roles[:3] {
		if role.State == "absent" {
			t.Errorf("%s has left as the clock was set back", role.ID)
		}
	}
	before := r.told()
	again := open(t, r.kept())
	again.sameAs(before)
	if other, err := again.Back(conduct.BackWish{At: &at}); err != nil || other.State == conduct.Refused || again.player("watch-commander").Back.N != 2 {
		t.Errorf("set back once more: %+v, %v, %+v", other, err, again.player("watch-commander").Back)
	}
}

// An inject that cannot come when its time has come is told to the controller, after a crash too; one that is changed is tried again.
func TestAnInjectThatCannotComeIsToldAfterACrash(t *testing.T) {
	t.Parallel()
	r := open(t, journal(t, 512))
	r.join("watch-commander")
	r.must(r.Start())
	early := int64(9*60_000 + 30_000)
	r.must(r.Clock(conduct.ClockWish{Do: "jump", At: &early}))
	r.must(r.Inject(conduct.InjectWish{Inject: "second-gunman", Do: "release"}))
	if refusal := r.problemOf("second-gunman"); refusal != "" {
		t.Fatalf("it has a problem: %q", refusal)
	}
	j := r.kept()
	what, err := json.Marshal(exercise.Inject{Inject: "media-call", Action: exercise.Release})
	if err != nil {
		t.Fatal(err)
	}
	last := j.Entries[len(j.Entries)-1]
	j.Entries = append(j.Entries, exercise.Entry{
		Number: last.Number + 1, Wall: began, At: last.At, Author: exercise.Keeper, Refuse: &exercise.Refuse{Kind: "inject", What: what, Problems: []string{"it cannot begin"}},
	})
	again := open(t, j)
	if again.problemOf("media-call") != "it cannot begin" {
		t.Errorf("its problem is %q", again.problemOf("media-call"))
	}
	again.must(again.Inject(conduct.InjectWish{Inject: "media-call", Do: "change", Text: "otherwise"}))
	if again.problemOf("media-call") != "" {
		t.Errorf("changed, its problem is %q", again.problemOf("media-call"))
	}
}

func (r *room) problemOf(inject string) string {
	r.Helper()
	for _, row := range r.controller().Injects {
		if row.ID == inject {
			return row.Problem
		}
	}
	r.Fatal(errors.New("there is no inject " + inject))
	return ""
}

// What no reader of the journal would take is not written to it.
func TestAnEntryThatNoReaderWouldTakeIsRefused(t *testing.T) {
	t.Parallel()
	r := opened(t)
	if o, err := r.Note("district", conduct.NoteWish{Text: strings.Repeat("long ", 60_000)}); err != nil || o.State != conduct.Refused {
		t.Errorf("%v, %v", o.State, err)
	}
	r.must(r.Note("district", conduct.NoteWish{Text: "short"}))
	r.kept()
}
