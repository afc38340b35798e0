package judge_test

import (
	"testing"
	"time"

	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/experiment/futures"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

const chosen = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 3h}
agencies: {city: {kind: police}}
places: {hall: {}}
incidents:
  drill:
    agency: city
    where: hall
    plan:
      alarm: {event: Alarm}
      how: {after: alarm, decide: How?, options: {quick: Quick, slow: Slow, well: Well}, default: quick, takes: 1m}
      quick: {after: how.quick, work: Quick, takes: 2m..6m}
      slow: {after: how.slow, work: Slow, takes: 20m..30m}
      well: {after: how.well, work: Well, takes: 2m..6m}
      over: {after: {any: [quick, slow, well]}, event: Over}
      look: {after: alarm, delay: 90m, work: Look, takes: 1m}
measures: {over: {from: alarm, to: over}, look: {from: alarm, to: look}}
exercise:
  objectives:
    safe:
      capability: Planning
      tasks: {over: {text: Over, measure: over, limit: 25m}, look: {text: Look, measure: look, limit: 30m}}
  roles: {chief: {agency: city, decides: how, orders: city}}
`

// What a choice has made is known here: the slow way instead of the quick one takes 18 to 24 minutes longer, and is never within the
// limit; what is looked at when it is ordered takes 80 minutes less. What was taken back is no choice.
func TestWhatChoicesHaveMadeIsKnown(t *testing.T) {
	t.Parallel()
	minute := int64(60_000)
	s, problems := loader.Bytes("drill.yaml", []byte(chosen), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	wall := time.Date(2026, 5, 12, 14, 0, 0, 0, time.UTC)
	j := exercise.New(exercise.Head{Scenario: "drill.yaml", Seed: 1, Run: 3, Version: "test", Wall: wall}, s, tree.Texts{{Path: "drill.yaml", Bytes: []byte(chosen)}})
	look := &exercise.Order{Incident: "drill", Do: "look"}
	for i, e := range []exercise.Entry{
		{At: 0, Author: exercise.Controller, Role: &exercise.Role{Role: "chief", Action: exercise.Start}},
		{At: 5 * minute, Author: "chief", Order: look},
		{At: 5 * minute, Author: "chief", Undo: &exercise.Undo{Entry: 2}},
		{At: 8 * minute, Author: "chief", Decide: &exercise.Decide{Incident: "drill", Step: "how", Option: "slow"}},
		{At: 10 * minute, Author: "chief", Order: look},
		{At: 12 * minute, Author: "chief", Note: &exercise.Note{Text: "It takes long"}},
	} {
		e.Number, e.Wall = i+1, wall
		j.Entries = append(j.Entries, e)
	}
	b, err := judge.Play(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), experiment.Options{Runs: 10, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Mattered(t.Context(), j, exercise.NewOpener("test.jsonl", loader.Options{}), futures.Options{Futures: 100, Seed: 5}); err != nil {
		t.Fatal(err)
	}
	if len(b.Choices) != 3 {
		t.Fatalf("%d choices, want two beside the decision and one beside the order", len(b.Choices))
	}
	for i, want := range []struct {
		other          string
		over, look     int // futures in which the task is within its limit instead, and not as it was done; negative: the other way round
		longer, sooner float64
	}{
		{"quick", 100, 0, 18, 0}, {"well", 100, 0, 18, 0}, {"", 0, -100, 0, 80},
	} {
		c := &b.Choices[i]
		over, look := c.Changes[0], c.Changes[1]
		if c.Other != want.other || over.OnlyBaseline-over.OnlyVariant != want.over || look.OnlyBaseline-look.OnlyVariant != want.look {
			t.Errorf("choice %d beside %q: %+v, %+v", i, c.Other, over.Occurrences, look.Occurrences)
		}
		if longer := over.Median.Value / float64(minute); longer < want.longer || longer > want.longer*24/18 {
			t.Errorf("choice %d: over %.1f minutes later", i, longer)
		}
		if sooner := -look.Median.Value / float64(minute); sooner != want.sooner {
			t.Errorf("choice %d: looked at %.1f minutes sooner", i, sooner)
		}
	}
	over, looked := &b.Team[0], &b.Team[1]
	if over.State != judge.Beyond || over.Evidence.Chain == nil || int64(over.Evidence.Chain.To-over.Evidence.Chain.From) != over.Amount {
		t.Errorf("the evidence of what took %d ms is %+v", over.Amount, over.Evidence)
	}
	if looked.State != judge.Within || !looked.Evidence.IsNone() {
		t.Errorf("there is evidence of what was within its limit: %+v", looked)
	}
	if over.Unit != scenario.Seconds {
		t.Error("a time is in no seconds")
	}
}
