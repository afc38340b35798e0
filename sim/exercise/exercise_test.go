package exercise_test

import (
	"encoding/json"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
)

// siege is a scenario with all that people can do something about.
const siege = `
format: 1
title: A siege
clock: {start: 2024-03-04T13:00:00Z, horizon: 3h}
agencies: {pd: {kind: police}, dispatch: {kind: dispatch}, district: {kind: school-district}}
places: {house: {}, base: {}, school: {}}
travel: {between: {base: {house: 10m, school: 5m}, house: {school: 5m}}}
units:
  car: {agency: pd, kind: patrol, count: 6, home: base, turnout: 10s..40s}
  chief: {agency: pd, kind: command, home: base}
channels: {air: {kind: radio, members: [pd, dispatch]}}
sites: {north: {agency: district, place: school}}
incidents:
  siege:
    agency: pd
    where: house
    plan:
      call: {event: A call, at: "13:05"}
      cars: {after: call, send: {patrol: 2}}
      ask: {after: call, delay: 1m, decide: Ask for more?, by: pd, needs: {command: 1}, options: {more: More, wait: Wait}, default: wait, takes: 2m..4m}
      more: {after: ask.more, send: {patrol: 2}}
      tell: {after: cars.first, message: Shots, from: pd, to: dispatch, takes: 10s..20s}
      lock: {after: tell, delay: 30m, posture: lockdown, sites: all, takes: 2m..6m}
      rumour: {after: tell, delay: 40m, chance: 10%, work: Check a rumour, needs: {patrol: 1}, takes: 3m..9m}
      out: {after: cars, work: Wait, needs: {patrol: 2}, takes: 40m..60m}
      clear: {after: out, release: all}
  other: {agency: pd, where: house, begins: "14:30", plan: {go: {send: {patrol: 1}}}}
  calls: {agency: pd, where: base, arrivals: {rate: 6/h}, plan: {go: {send: {patrol: 1}}, see: {after: go, work: See, needs: {patrol: 1}, takes: 5m..15m}}}
measures: {response: {from: siege/call, to: siege/cars.first}}
exercise:
  roles:
    watch: {agency: pd, decides: [ask], orders: [pd]}
    school: {agency: district}
  injects:
    second: {to: watch, text: A second gunman, step: siege/rumour}
  orders:
    neighbours: {work: Move the neighbours, needs: {patrol: 1}, takes: 4m..8m}
`

// opened is the exercise of the siege, without entries.
func opened(t testing.TB) *exercise.Exercise {
	t.Helper()
	return reopened(t, &exercise.Journal{Head: head(siege)})
}

func reopened(t testing.TB, j *exercise.Journal) *exercise.Exercise {
	t.Helper()
	x, problems := exercise.Open(j, "test.jsonl", loader.Options{})
	if x == nil {
		t.Fatal(problems)
	}
	return x
}

// told writes the records of a run with the names of what they are about, so that the runs of programs can be
// compared in which things have other numbers.
func told(t testing.TB, p *sim.Program, luck sim.Luck) []string {
	t.Helper()
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	list := make([]string, len(trace.Records))
	for i, r := range trace.Records {
		list[i] = named(p, r)
	}
	return list
}

// named is a record with the id of its step instead of its number.
func named(p *sim.Program, r sim.Record) string {
	step := ""
	if r.Step != sim.NoStep {
		s := &p.Steps[r.Step]
		step = p.Incidents[s.Incident].ID + "/" + s.ID
	}
	r.Step = 0
	text, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return step + " " + r.Kind.String() + " " + string(text)
}

// do proposes an entry, and accepts it.
func do(t testing.TB, x *exercise.Exercise, author string, set func(e *exercise.Entry)) {
	t.Helper()
	p, problems := x.Propose(made(author, set))
	if p == nil {
		t.Fatal(problems)
	}
	x.Accept(p)
}

func made(author string, set func(e *exercise.Entry)) exercise.Entry {
	e := exercise.Entry{Wall: wall, Author: author}
	set(&e)
	return e
}

// show lets the clock run up to an instant, in minutes.
func show(t testing.TB, x *exercise.Exercise, minutes int64) {
	t.Helper()
	do(t, x, exercise.Keeper, func(e *exercise.Entry) { e.Clock = &exercise.Clock{State: exercise.Runs, Shown: minutes * 60_000} })
}

func start(e *exercise.Entry) { e.Role = &exercise.Role{Role: "watch", Action: exercise.Start} }

func decide(option string) func(e *exercise.Entry) {
	return func(e *exercise.Entry) { e.Decide = &exercise.Decide{Incident: "siege", Step: "ask", Option: option} }
}

func order(step string) func(e *exercise.Entry) {
	return func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "siege", Step: json.RawMessage(step)} }
}

// instants are when records of a kind about a step were made, in milliseconds.
func instants(t testing.TB, x *exercise.Exercise, step string, kind sim.Kind) []engine.Time {
	t.Helper()
	var trace sim.Trace
	if err := sim.NewWorld(x.Program).Run(x.Luck(), &trace); err != nil {
		t.Fatal(err)
	}
	var list []engine.Time
	for _, r := range trace.Records {
		if r.Kind == kind && r.Step != sim.NoStep && x.Program.Steps[r.Step].ID == step {
			list = append(list, r.At)
		}
	}
	return list
}

// TestADecisionOfAPlayedRoleWaitsForItsAnswer: it is made when it is answered, with what is answered, and never by itself.
func TestADecisionOfAPlayedRoleWaitsForItsAnswer(t *testing.T) {
	t.Parallel()
	x := opened(t)
	if by := instants(t, x, "ask", sim.StepDone); len(by) != 1 || by[0] > 10*engine.Minute {
		t.Fatalf("nobody plays, and it is decided at %v", by)
	}
	do(t, x, exercise.Controller, start)
	if by := instants(t, x, "ask", sim.StepDone); len(by) != 0 {
		t.Fatalf("nobody has answered, and it is decided at %v", by)
	}
	show(t, x, 20)
	do(t, x, "watch", decide("more"))
	if by := instants(t, x, "ask", sim.StepDone); len(by) != 1 || by[0] != 20*engine.Minute+1 {
		t.Errorf("it was answered at 13:20:00.001 and is decided at %v", by)
	}
	if sent := instants(t, x, "more", sim.StepAsked); len(sent) != 1 {
		t.Errorf("more were to be sent, and were at %v", sent)
	}
}

// TestARoleThatIsHandedBackTakesItsDefault at once, when that would have been taken by then.
func TestARoleThatIsHandedBackTakesItsDefault(t *testing.T) {
	t.Parallel()
	x := opened(t)
	do(t, x, exercise.Controller, start)
	show(t, x, 30)
	do(t, x, exercise.Controller, func(e *exercise.Entry) { e.Role = &exercise.Role{Role: "watch", Action: exercise.HandBack} })
	if by := instants(t, x, "ask", sim.StepDone); len(by) != 1 || by[0] != 30*engine.Minute+1 {
		t.Errorf("it was handed back at 13:30:00.001 and is decided at %v", by)
	}
	if sent := instants(t, x, "more", sim.StepAsked); len(sent) != 0 {
		t.Error("the default is to wait, and more were sent")
	}
}

// TestOrdersAreSteps: in somebody's own words, by name, and a step of the plan done now.
func TestOrdersAreSteps(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 20)
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	do(t, x, "watch", func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "siege", Named: "neighbours"} })
	do(t, x, "watch", func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "siege", Do: "clear"} })
	do(t, x, "watch", order(`{"work":"Look round"}`))
	for step, want := range map[string]engine.Time{"watch-1": 20*engine.Minute + 1, "clear": 20*engine.Minute + 1} {
		if got := instants(t, x, step, sim.StepDone); step == "clear" && (len(got) != 1 || got[0] != want) {
			t.Errorf("%s is done at %v, want %v", step, got, want)
		}
	}
	if got := instants(t, x, "watch-1", sim.StepAsked); len(got) != 1 || got[0] != 20*engine.Minute+1 {
		t.Errorf("watch-1 asks at %v", got)
	}
	if got := instants(t, x, "watch-2", sim.StepAsked); len(got) != 1 {
		t.Errorf("the named order asks at %v", got)
	}
	if got := instants(t, x, "watch-3", sim.StepDone); len(got) != 0 {
		t.Errorf("work in somebody's own words ends by itself at %v", got)
	}
	show(t, x, 40)
	do(t, x, exercise.Controller, func(e *exercise.Entry) { e.Finish = &exercise.Finish{Incident: "siege", Step: "watch-3"} })
	if got := instants(t, x, "watch-3", sim.StepDone); len(got) != 1 || got[0] != 40*engine.Minute+1 {
		t.Errorf("it was ended at 13:40:00.001 and is done at %v", got)
	}
}

// TestAnInjectBeginsItsStep whatever its triggers and chance, and nothing else does.
func TestAnInjectBeginsItsStep(t *testing.T) {
	t.Parallel()
	x := opened(t)
	for run := range uint64(40) {
		x.Journal.Head.Run = run
		if got := instants(t, x, "rumour", sim.StepAsked); len(got) != 0 {
			t.Fatalf("in run %d it begins by itself at %v", run, got)
		}
	}
	show(t, x, 20)
	do(t, x, exercise.Controller, func(e *exercise.Entry) { e.Inject = &exercise.Inject{Inject: "second", Action: exercise.Release} })
	for run := range uint64(40) {
		x.Journal.Head.Run = run
		if got := instants(t, x, "rumour", sim.StepAsked); len(got) != 1 || got[0] != 20*engine.Minute+1 {
			t.Fatalf("in run %d it begins at %v", run, got)
		}
	}
}

// TestWhatIsWrongIsSaidToWhoeverDoesIt, and changes nothing.
func TestWhatIsWrongIsSaidToWhoeverDoesIt(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 20)
	do(t, x, exercise.Controller, start)
	before := text(t, x.Journal)
	for want, e := range map[string]exercise.Entry{
		`there is no agency "kcpd"`:         made("watch", order(`{"message":"Come","from":"pd","to":"kcpd"}`)),
		`"patrole"`:                         made("watch", order(`{"send":{"patrole":1}}`)),
		"watch gives no orders to district": made("watch", order(`{"posture":"lockdown","sites":"all"}`)),
		"an order begins when it is given":  made("watch", order(`{"send":{"patrol":1},"at":"13:40"}`)),
		"ask is not for school to decide":   made("school", decide("more")),
		`ask has no option "none"`:          made("watch", decide("none")),
		"that is for the controller to do": made("watch", func(e *exercise.Entry) {
			e.Effect = &exercise.Effect{Incident: "siege", Step: json.RawMessage(`{"event":"x","block":"house"}`)}
		}),
		"other has not begun": made("watch", func(e *exercise.Entry) {
			e.Order = &exercise.Order{Incident: "other", Step: json.RawMessage(`{"send":{"patrol":1}}`)}
		}),
		"calls comes again and again":            made(exercise.Controller, func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "calls", Do: "go"} }),
		"cars has begun already":                 made("watch", func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "siege", Do: "cars"} }),
		`there is no order "neighbors": did you`: made("watch", func(e *exercise.Entry) { e.Order = &exercise.Order{Incident: "siege", Named: "neighbors"} }),
		"an effect is an event": made(exercise.Controller, func(e *exercise.Entry) {
			e.Effect = &exercise.Effect{Incident: "siege", Step: json.RawMessage(`{"work":"x"}`)}
		}),
		`there is no objective "telling"`: made(exercise.Evaluator, func(e *exercise.Entry) { e.Observe = &exercise.Observe{Text: "x", Objective: "telling"} }),
		`there is no inject "gunman"`:     made(exercise.Evaluator, func(e *exercise.Entry) { e.Observe = &exercise.Observe{Text: "x", Inject: "gunman"} }),
		`the task "warn" is of no`:        made(exercise.Evaluator, func(e *exercise.Entry) { e.Observe = &exercise.Observe{Text: "x", Task: "warn"} }),
		`there is no role "wach"`:         made("wach", order(`{"send":{"patrol":1}}`)),
	} {
		p, problems := x.Propose(e)
		said := strings.ReplaceAll(problems.Error(), " (", ": ")
		if p != nil || !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if after := text(t, x.Journal); after != before {
		t.Errorf("the journal is\n%s, want\n%s", after, before)
	}
}

// TestWhatNobodyHasSeenCanBeTakenBack, by whoever did it or the controller; and what came of it then has never been.
func TestWhatNobodyHasSeenCanBeTakenBack(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 20)
	want := told(t, x.Program, x.Luck())
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	number := len(x.Journal.Entries)
	undo := func(e *exercise.Entry) { e.Undo = &exercise.Undo{Entry: number} }
	if p, _ := x.Propose(made("school", undo)); p != nil {
		t.Error("somebody else takes it back")
	}
	do(t, x, "watch", undo)
	if got := told(t, x.Program, x.Luck()); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("something is left of what was taken back")
	}
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	number = len(x.Journal.Entries)
	show(t, x, 21)
	if p, problems := x.Propose(made("watch", undo)); p != nil || !strings.Contains(problems.Error(), "has been seen") {
		t.Errorf("what has been seen is taken back: %v", problems)
	}
}

// TestTheClockIsSetBack: the journal is cut there, and stands where it stood.
func TestTheClockIsSetBack(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 10)
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	want := text(t, x.Journal)
	show(t, x, 20)
	do(t, x, "watch", order(`{"release":"all"}`))
	cut := x.Journal.Cut(x.Journal.Before(15 * 60_000))
	if got := text(t, cut); got != want {
		t.Errorf("cut, the journal is\n%s, want\n%s", got, want)
	}
	reopened(t, cut)
}

// TestAJournalStandsAlone: it has all that the scenario reads, and makes the same run.
// A room that stops early does not lose what waits for calls which would still have come.
func TestNothingIsLostBecauseTheRoomHasStopped(t *testing.T) {
	t.Parallel()
	x := reopened(t, &exercise.Journal{Head: head(strings.Replace(siege, "  other:", `  third: {agency: pd, where: house, begins: late/go.first, plan: {go: {send: {patrol: 1}}}}
  late: {agency: pd, where: base, arrivals: {rate: 6/h, from: +30m}, plan: {go: {send: {patrol: 1}}}}
  other:`, 1))})
	whole := told(t, x.Program, x.Luck())
	show(t, x, 5)
	do(t, x, exercise.Controller, func(e *exercise.Entry) { e.Clock = &exercise.Clock{State: exercise.Ended, Shown: 300_000} })
	ended := told(t, x.Program, x.Luck())
	ended = ended[:len(ended)-1] // without RunEnded
	if got, want := strings.Join(ended, "\n"), strings.Join(whole[:len(ended)], "\n"); got != want {
		t.Errorf("what was shown is changed:\n%s", firstDifference(got, want))
	}
}

func TestAJournalStandsAlone(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 20)
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	read, torn, problems := exercise.Read(strings.NewReader(text(t, x.Journal)), "a.jsonl")
	if problems != nil || torn != nil {
		t.Fatal(problems, torn)
	}
	again := reopened(t, read)
	if got, want := told(t, again.Program, again.Luck()), told(t, x.Program, x.Luck()); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("it makes another run")
	}
	if x.Scenario.SHA256 != again.Scenario.SHA256 {
		t.Error("it is of other files")
	}
}

// TestWhatIsWrongInAJournalIsSaidInItsLine: a step that cannot be is reported where it stands.
func TestWhatIsWrongInAJournalIsSaidInItsLine(t *testing.T) {
	t.Parallel()
	x := opened(t)
	show(t, x, 20)
	do(t, x, "watch", order(`{"send":{"patrol":1}}`))
	broken := x.Journal.Cut(2)
	broken.Entries[1].Order = &exercise.Order{Incident: "siege", ID: "watch-1", Step: json.RawMessage(`{"send":{"patrole":1}}`)}
	got, problems := exercise.Open(broken, "test.jsonl", loader.Options{})
	if got != nil || !strings.HasPrefix(problems.Error(), "test.jsonl:3:") {
		t.Errorf("the problem is %v", problems)
	}
}
