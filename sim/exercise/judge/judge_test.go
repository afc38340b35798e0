package judge_test

import (
	"testing"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

const drill = `
format: 1
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}
agencies: {city: {kind: police}}
places: {hall: {}}
incidents:
  drill:
    agency: city
    where: hall
    plan:
      alarm: {event: Alarm}
      soon: {after: alarm, work: Soon, takes: 5m}
      later: {after: alarm, work: Later, takes: 9m30s}
      late: {after: alarm, work: Late, takes: 12m}
      never: {after: alarm, work: Never, takes: 3h}
      other: {after: alarm, event: Other, chance: 0%}
      rest: {after: other, event: Rest}
      ahead: {after: never, work: Ahead, takes: 1m}
measures:
  soon: {from: alarm, to: soon}
  later: {from: alarm, to: later}
  late: {from: alarm, to: late}
  never: {from: alarm, to: never}
  rest: {from: other, to: rest}
  lost: {from: alarm, to: rest}
  ahead: {from: never, to: ahead}
  many: {from: alarm, to: soon, per: incident}
exercise:
  objectives:
    everything:
      capability: Planning
      tasks:
        soon: {text: Soon, measure: soon, limit: 10m}
        later: {text: Later, measure: later, limit: 10m}
        late: {text: Late, measure: late, limit: 10m}
        never: {text: Never, measure: never, limit: 10m}
        rest: {text: Rest, measure: rest, limit: 10m}
        slow: {text: Not too soon, measure: soon, limit: ">= 6m"}
        lost: {text: Lost, measure: lost, limit: 10m}
        ahead: {text: Ahead, measure: ahead, limit: 10m}
        many: {text: Each soon, measure: many, limit: 10m}
  roles: {chief: {agency: city}}
`

// judged are the tasks of the drill after a run, with the program that it was of.
func judged(t *testing.T) (map[string]judge.Task, *sim.Program) {
	t.Helper()
	s, problems := loader.Bytes("drill.yaml", []byte(drill), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	run, err := experiment.Keep(t.Context(), p, set, sim.Luck{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	tasks := judge.Tasks(s, set, run.Values)
	judge.Explain(tasks, set, run.Records)
	all := make(map[string]judge.Task)
	for _, task := range tasks {
		all[task.Ref.Task] = task
	}
	return all, p
}

func TestTasksAreJudgedInOneRun(t *testing.T) {
	t.Parallel()
	all, _ := judged(t)
	for id, want := range map[string]judge.State{
		"soon": judge.Within, "later": judge.Within, "late": judge.Beyond, "never": judge.Undone, "rest": judge.NotCalledFor, "slow": judge.Beyond, "many": judge.Within, "lost": judge.Lost, "ahead": judge.Undone,
	} {
		if all[id].State != want {
			t.Errorf("%s is %v, want %v", id, all[id].State, want)
		}
	}
	if all["soon"].Scarce || !all["later"].Scarce {
		t.Error("under a tenth of the limit to spare is not told from more")
	}
	if all["late"].Amount != 12*60*1000 {
		t.Errorf("late took %d ms", all["late"].Amount)
	}
}

// What a task was lost with is a step that has ended, not one that goes on.
func TestALostTaskSaysWithWhat(t *testing.T) {
	t.Parallel()
	all, p := judged(t)
	lost, undone := all["lost"], all["never"]
	if l := lost.Evidence.Lost(); l == nil || p.Steps[l.Step].ID != "other" || l.Status != "skipped" {
		t.Errorf("it was lost with %+v", l)
	}
	if l := undone.Evidence.Lost(); l != nil {
		t.Errorf("what goes on was lost with %+v", l)
	}
}

func TestTheRuleProposesRatings(t *testing.T) {
	t.Parallel()
	all, _ := judged(t)
	of := func(ids ...string) (list []judge.Task) {
		for _, id := range ids {
			list = append(list, all[id])
		}
		return list
	}
	for _, c := range []struct {
		tasks []judge.Task
		want  exercise.Rating
	}{
		{of("soon", "rest"), exercise.Performed},
		{of("soon", "later"), exercise.SomeChallenges},
		{of("soon", "late", "later"), exercise.MajorChallenge},
		{of("late", "never"), exercise.Unable},
		{of("late", "lost"), exercise.Unable},
		{of("rest"), exercise.NotApplicable},
	} {
		if got := judge.Propose(c.tasks); got != c.want {
			t.Errorf("proposed is %s, want %s", got, c.want)
		}
	}
}
