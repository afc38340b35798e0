package exercise_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// TestWhatHasBeenShownIsNeverChanged is the property on which exercises stand: for every journal and every k, the runs of its first k
// and of its first k+1 entries agree in all records before the instant of entry k+1. What is taken back has never been.
func TestWhatHasBeenShownIsNeverChanged(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]struct {
		journal func(t *rapid.T) *exercise.Journal
		most    int // entries
	}{
		"generated":    {generated, 12},
		"independence": {func(*rapid.T) *exercise.Journal { return embedded("independence") }, 2},
		"siege":        {func(*rapid.T) *exercise.Journal { return &exercise.Journal{Head: head(siege)} }, 12},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) { play(t, of.journal(t), of.most) })
		})
	}
}

// generated is the beginning of an exercise with a random scenario.
func generated(t *rapid.T) *exercise.Journal {
	text := simtest.Scenario(t)
	var opened *loader.Opened
	s, problems := loader.FS(simtest.Files(text), "generated.yaml", loader.Options{Opened: &opened})
	if s == nil {
		t.Fatal(problems)
	}
	return exercise.New(exercise.Head{Scenario: "test", Seed: 1, Version: "test", Wall: wall}, s, opened.Texts())
}

// embedded is the beginning of an exercise with a scenario of the program.
func embedded(name string) *exercise.Journal {
	var opened *loader.Opened
	s, problems := loader.FS(scenarios.Files, name+".yaml", loader.Options{Opened: &opened})
	if s == nil {
		panic(problems)
	}
	return exercise.New(exercise.Head{Scenario: "test", Seed: 1, Version: "test", Wall: wall}, s, opened.Texts())
}

// play draws entries, and compares the runs before and with each.
func play(t *rapid.T, j *exercise.Journal, most int) {
	j.Head.Run = rapid.Uint64Range(0, 50).Draw(t, "run")
	x, problems := exercise.Open(j, "test.jsonl", loader.Options{})
	if x == nil {
		t.Fatal(problems)
	}
	lucks := []sim.Luck{x.Luck(), {Nominal: true}}
	luck := lucks[rapid.IntRange(0, 1).Draw(t, "nominal")]
	var before []string // the whole run ahead of the last effective entry
	for range rapid.IntRange(1, most).Draw(t, "entries") {
		e := someEntry(t, x)
		p, _ := x.Propose(e)
		if p == nil {
			continue
		}
		at := x.Instant(p.Entry.At)
		want, got := everything(t, x.Program, luck), everything(t, p.Program, luck)
		if had, has := ahead(want, at), ahead(got, at); had != has {
			t.Fatalf("entry %s changes what was before it:\n%s", line(&p.Entry), firstDifference(has, had))
		}
		if p.Entry.Undo != nil && before != nil && p.Entry.Undo.Entry == p.Entry.Number-1 && !slices.Equal(texts(got), before) {
			t.Fatalf("something is left of what was taken back:\n%s", firstDifference(strings.Join(texts(got), "\n"), strings.Join(before, "\n")))
		}
		before = texts(want)
		x.Accept(p)
	}
}

func line(e *exercise.Entry) string {
	text, err := e.Line()
	if err != nil {
		panic(err)
	}
	return string(text)
}

// fact is a record with names, and when it was.
type fact struct {
	at   engine.Time
	text string
}

func texts(facts []fact) []string {
	list := make([]string, len(facts))
	for i, f := range facts {
		list[i] = f.text
	}
	return list
}

func ahead(facts []fact, at engine.Time) string {
	before := slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.at >= at })
	return strings.Join(texts(before), "\n")
}

// everything is a run, record by record.
func everything(t *rapid.T, p *sim.Program, luck sim.Luck) []fact {
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	list := make([]fact, len(trace.Records))
	for i, r := range trace.Records {
		list[i] = fact{r.At, named(p, r)}
	}
	return list
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("record %d is\n%s, want\n%s", i, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d records, want %d", len(a), len(b))
}

// someEntry draws something that somebody might do: often enough what can be done.
func someEntry(t *rapid.T, x *exercise.Exercise) exercise.Entry {
	s := x.Scenario
	incident := rapid.SampledFrom(s.Incidents.IDs()).Draw(t, "incident")
	step := ""
	if plan := s.Incidents.Get(incident).Plan; plan.Len() > 0 {
		step = rapid.SampledFrom(plan.IDs()).Draw(t, "step")
	}
	e := exercise.Entry{Wall: wall, Author: exercise.Controller}
	switch kind := rapid.SampledFrom([]string{"show", "show", "order", "order", "order", "do", "do", "effect", "decide", "decide", "role", "inject", "finish", "undo", "end"}).Draw(t, "kind"); kind {
	case "show":
		most := int64(s.Clock.Horizon) / 4
		e.Clock = &exercise.Clock{State: exercise.Runs, Shown: x.Journal.Shown() + rapid.Int64Range(0, most).Draw(t, "shown")}
	case "end":
		if rapid.IntRange(0, 3).Draw(t, "ends") == 0 {
			e.Clock = &exercise.Clock{State: exercise.Ended, Shown: max(0, x.Journal.Shown())}
		} else {
			e.Note = &exercise.Note{Text: "A note"}
		}
	case "order":
		e.Order = &exercise.Order{Incident: incident, Step: json.RawMessage(someStep(t, s, incident, step))}
	case "do":
		e.Order = &exercise.Order{Incident: incident, Do: step}
	case "effect":
		e.Effect = &exercise.Effect{Incident: incident, Step: json.RawMessage(someEffect(t, s, step))}
	case "decide":
		someDecision(t, s, &e)
	case "role", "inject":
		someRole(t, s, &e)
	case "finish":
		e.Finish = &exercise.Finish{Incident: incident, Step: step}
	case "undo":
		e.Undo = &exercise.Undo{Entry: len(x.Journal.Entries)}
	}
	return e
}

func someDecision(t *rapid.T, s *scenario.Scenario, e *exercise.Entry) {
	all := s.Decisions()
	if len(all) == 0 {
		e.Note = &exercise.Note{Text: "Nothing to decide"}
		return
	}
	d := rapid.SampledFrom(all).Draw(t, "decision")
	e.Decide = &exercise.Decide{Incident: d.Incident, Step: d.Step, Option: rapid.SampledFrom(d.Options).Draw(t, "option")}
}

func someRole(t *rapid.T, s *scenario.Scenario, e *exercise.Entry) {
	switch {
	case s.Exercise == nil:
		e.Note = &exercise.Note{Text: "Nobody to play"}
	case s.Exercise.Injects.Len() > 0 && rapid.Bool().Draw(t, "inject"):
		e.Inject = &exercise.Inject{Inject: rapid.SampledFrom(s.Exercise.Injects.IDs()).Draw(t, "which"), Action: exercise.Release}
	default:
		e.Role = &exercise.Role{
			Role:   rapid.SampledFrom(s.Exercise.Roles.IDs()).Draw(t, "role"),
			Action: rapid.SampledFrom([]exercise.RoleAction{exercise.Start, exercise.Start, exercise.HandBack}).Draw(t, "action"),
		}
	}
}

// someStep is a step as somebody might order it.
func someStep(t *rapid.T, s *scenario.Scenario, incident, step string) string {
	unit := s.Units.Get(rapid.SampledFrom(s.Units.IDs()).Draw(t, "pool"))
	count := rapid.IntRange(1, 3).Draw(t, "count")
	place := rapid.SampledFrom(s.Places.IDs()).Draw(t, "place")
	agency := rapid.SampledFrom(s.Agencies.IDs()).Draw(t, "agency")
	return rapid.SampledFrom([]string{
		fmt.Sprintf(`{"send":{%q:%d},"from":%q}`, unit.Kind, count, unit.Agency),
		fmt.Sprintf(`{"send":{%q:%d},"from":%q,"divert":true,"priority":1}`, unit.Kind, count, unit.Agency),
		fmt.Sprintf(`{"move":{%q:%d},"where":%q}`, unit.Kind, count, place),
		fmt.Sprintf(`{"work":"Do it","needs":{%q:%d},"takes":"2m..9m"}`, unit.Kind, count),
		fmt.Sprintf(`{"work":"Do it","by":%q,"needs":{%q:%d}}`, unit.Agency, unit.Kind, count),
		fmt.Sprintf(`{"message":"Hear","from":%q,"to":%q}`, unit.Agency, agency),
		fmt.Sprintf(`{"release":{%q:%d}}`, unit.Kind, count),
		fmt.Sprintf(`{"release":"all","after":%q}`, step),
		`{"release":"all"}`,
		`{"posture":"secure","sites":"all","takes":"1m..4m"}`,
	}).Draw(t, "order of "+incident)
}

// someEffect is an event as a controller might let it happen.
func someEffect(t *rapid.T, s *scenario.Scenario, step string) string {
	place := rapid.SampledFrom(s.Places.IDs()).Draw(t, "blocked")
	unit := s.Units.Get(rapid.SampledFrom(s.Units.IDs()).Draw(t, "out"))
	return rapid.SampledFrom([]string{
		fmt.Sprintf(`{"event":"Shut","block":%q}`, place),
		fmt.Sprintf(`{"event":"Shut","block":%q,"until":%q}`, place, step),
		fmt.Sprintf(`{"event":"Slow","slow":{%q:1.5}}`, place),
		`{"event":"Snow","slow":{"everywhere":1.3}}`,
		fmt.Sprintf(`{"event":"Out","disable":{%q:1}}`, unit.Kind),
		`{"event":"Worse","priority":1}`,
		fmt.Sprintf(`{"event":"It moves","moves":%q}`, place),
	}).Draw(t, "effect")
}
