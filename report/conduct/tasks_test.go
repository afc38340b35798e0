package conduct_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
)

// task is a critical task as evaluators are shown it.
func (r *room) task(id string) conduct.TaskRow {
	r.Helper()
	tasks := r.whole(conduct.Evaluator).View.(*conduct.EvaluatorView).Tasks
	i := slices.IndexFunc(tasks, func(row conduct.TaskRow) bool { return row.ID == id })
	if i < 0 {
		r.Fatalf("no task %s", id)
	}
	return tasks[i]
}

// A task that can no longer come about does not run on: it says so, and why, and that is told to controllers too.
func TestATaskThatIsLostSaysWhy(t *testing.T) {
	t.Parallel()
	r := opened(t)
	if row := r.task("telling/warn-district"); row.State != "running" || row.Why != "" {
		t.Errorf("before anything is decided it is %+v", row)
	}
	r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(4 * time.Second)
	r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-schools", Option: "wait"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(4 * time.Second)
	row := r.task("telling/warn-district")
	if row.State != "lost" || row.Said != "cannot come about any more" || !strings.Contains(row.Why, "was skipped, as") {
		t.Errorf("when nobody is to tell the district any more, it is %+v", row)
	}
	if told := r.controller().Tasks; !slices.ContainsFunc(told, func(of conduct.TaskRow) bool { return of.ID == row.ID && of.Why == row.Why }) {
		t.Error("the controller is not told")
	}
}

// What has not begun does not run, and a number is what it has come to so far until the exercise ends or its limit is passed.
func TestTasksSayHowFarTheyHaveCome(t *testing.T) {
	t.Parallel()
	j := journal(t, 512)
	j.Head.Set = []string{
		"measures.shots={count: officer-down}", "measures.gone={from: decide-schools, to: tell-district}",
		`exercise.objectives.command.tasks.few={text: Few, measure: shots, limit: 9}`,
		`exercise.objectives.command.tasks.none={text: None, measure: shots, limit: 0}`,
		`exercise.objectives.command.tasks.go={text: Go, measure: gone, limit: 5m}`,
	}
	r := open(t, j)
	r.join("watch-commander")
	r.must(r.Start())
	r.must(r.Clock(conduct.ClockWish{Do: "jump", To: "decision"}))
	for id, want := range map[string][2]string{"few": {"running", "1 so far"}, "none": {"beyond", "1"}, "go": {"not-yet", "not called for yet"}} {
		if row := r.task("command/" + id); row.State != want[0] || row.Said != want[1] {
			t.Errorf("%s is %+v", id, row)
		}
	}
	r.must(r.Clock(conduct.ClockWish{Do: "end"}))
	if row := r.task("command/few"); row.State != "within" || row.Said != "1" {
		t.Errorf("at the end it is %+v", row)
	}
}

// Of a stream it is told of which instance something is, where everything is told; a player is not told how many there have been.
func TestWhatIsOfAStreamSaysOfWhich(t *testing.T) {
	t.Parallel()
	j := journal(t, 512)
	j.Head.Set = []string{
		"agencies.ipd-dispatch.name=Dispatch", `incidents.calls={agency: ipd, where: residence, title: Other calls, arrivals: {rate: 60/h}, plan: {go: {send: {patrol: 1}}, look: {after: go, work: Look, needs: {patrol: 1}, takes: 1m}}}`,
	}
	r := open(t, j)
	r.join("watch-commander")
	r.must(r.Start())
	r.must(r.Clock(conduct.ClockWish{Do: "jump", To: "decision"}))
	if lines := r.whole(conduct.Evaluator).View.(*conduct.EvaluatorView).Lines; !has(lines, "Look: begins (Other calls #2)") || has(lines, "Other calls #2 begins (") {
		t.Errorf("evaluators are told %+v", lines)
	}
	if lines := r.player("watch-commander").Lines; has(lines, "Look: begins (") || !has(lines, "Look: begins") {
		t.Errorf("a player is told %+v", lines)
	}
}
