package paper_test

import (
	"strings"
	"testing"
	"time"

	"simulate/report/paper"
	"simulate/scenarios"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/experiment/futures"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// conducted is an exercise of Independence in which the watch commander waits before asking, an inject is released, and an evaluator has
// seen something.
func conducted(t *testing.T) *exercise.Journal {
	t.Helper()
	text, err := scenarios.Read("independence")
	if err != nil {
		t.Fatal(err)
	}
	s := load(t, "independence")
	j := exercise.New(exercise.Head{
		Scenario: "independence.yaml", Seed: 1, Run: 511, Version: "test", Wall: time.Date(2026, 5, 12, 14, 0, 0, 0, time.UTC),
	}, s, tree.Texts{{Path: "independence.yaml", Bytes: text}})
	minute := int64(60_000)
	for i, e := range []exercise.Entry{
		{At: 0, Author: exercise.Controller, Role: &exercise.Role{Role: "watch-commander", Action: exercise.Start}},
		{At: 13 * minute, Author: exercise.Keeper, Inject: &exercise.Inject{Inject: "media-call", Action: exercise.Release}},
		{At: 40 * minute, Author: "watch-commander", Decide: &exercise.Decide{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}},
		{At: 45 * minute, Author: "watch-commander", Order: &exercise.Order{Incident: "elsea-smith", ID: "watch-commander-1", Named: "neighbours"}},
		{At: 50 * minute, Author: "watch-commander", Decide: &exercise.Decide{Incident: "elsea-smith", Step: "decide-schools", Option: "warn"}},
		{At: 60 * minute, Author: exercise.Evaluator, Observe: &exercise.Observe{
			Text: "The district heard of it from parents first", About: 55 * minute, Objective: "telling", Rating: exercise.MajorChallenge, Suggestion: "Agree who tells the district",
		}},
	} {
		e.Number, e.Wall = i+1, j.Head.Wall
		j.Entries = append(j.Entries, e)
	}
	return j
}

func TestTheReportSaysWhatWasMeasuredAndWhatPeopleRated(t *testing.T) {
	t.Parallel()
	j := conducted(t)
	b, err := judge.Play(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), experiment.Options{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Mattered(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), futures.Options{Futures: 40, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	text := said(paper.After(j, b))
	for _, want := range []string{
		"M, as proposed", "open", "The district heard of it from parents first", "Agree who tells the district",
		"Ask for tactical units: ", "beyond the limit", "ordered: Move the neighbours", "decided: Ask for tactical units (Operation 100)? Ask Kansas City and the Sheriff now", "released", "13:13:00", "not released", "Watch commander",
		"Decisions that mattered", "From the moment of each choice 40 futures", "percentage points within the limit", "Evidence: Operational Coordination",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, id := range []string{"decide-tactical", "watch-commander-1", "officers-shot"} {
		if strings.Contains(text, id) {
			t.Errorf("people read the id %s", id)
		}
	}
	if strings.Contains(text, "District administrator\n") {
		t.Error("a role that nobody played is among the participants")
	}
	for i := range b.Team {
		if b.Team[i].Task.Measure == "schools-told" && b.Ranks[i].Team != b.Runs+1 {
			t.Errorf("who is told after 50 minutes is in place %d of %d", b.Ranks[i].Team, b.Runs)
		}
	}
}

// Whatever an evaluator has noted stands in the report once or more: with an objective or without, rated or not.
func TestNoObservationIsLost(t *testing.T) {
	t.Parallel()
	j := conducted(t)
	var texts []string
	for _, objective := range []string{"", "telling", "command"} {
		for _, rating := range []exercise.Rating{"", exercise.Performed, exercise.SomeChallenges, exercise.MajorChallenge, exercise.Unable, exercise.NotApplicable} {
			text := "Seen of " + objective + ", rated " + string(rating) + " so"
			texts = append(texts, text)
			j.Entries = append(j.Entries, exercise.Entry{
				Number: len(j.Entries) + 1, Wall: j.Head.Wall, At: 60 * 60_000, Author: exercise.Evaluator,
				Observe: &exercise.Observe{Text: text, Objective: objective, Rating: rating},
			})
		}
	}
	b, err := judge.Play(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), experiment.Options{Runs: 1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	told := said(paper.After(j, b))
	for _, text := range texts {
		if !strings.Contains(told, text) {
			t.Errorf("the report does not say %q", text)
		}
	}
}

// What could not come about any more is told so, with the step that it was lost with, and not as what was not done by the end.
func TestTheReportSaysWhyATaskWasLost(t *testing.T) {
	t.Parallel()
	j := conducted(t)
	for i := range j.Entries {
		if d := j.Entries[i].Decide; d != nil && d.Step == "decide-schools" {
			d.Option = "wait"
		}
	}
	b, err := judge.Play(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), experiment.Options{Runs: 1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	told := said(paper.After(j, b))
	if want := "Warn the school district: could not come about any more (“Armed subject on North Elsea Smith Road” was skipped, as "; !strings.Contains(told, want) {
		t.Errorf("the report does not say %q", want)
	}
}
