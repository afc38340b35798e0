package judge

import (
	"slices"

	"simulate/sim/exercise"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Task is a critical task and what it came to in one run.
type Task struct {
	Ref    scenario.TaskRef
	Task   *scenario.Task
	Unit   scenario.MeasureUnit
	State  State
	Amount int64 // the value furthest from what is wanted, in parts of the unit; of one not done how long it has lasted
	Scarce bool  // within its limit, with less than a tenth of it to spare

	Evidence Evidence // of the team's, where something is to be improved
}

// State is what became of a task.
type State uint8

// What becomes of tasks.
const (
	NotCalledFor State = iota // the run never came to it
	Within                    // done, within its limit
	Beyond                    // done, beyond its limit
	Undone                    // not done by the end; in a run that goes on, not yet
	Lost                      // not done, and it cannot come about any more: a step that it needs was left out, or came to nothing
	Unjudged                  // its measure has a value for each arrival of a stream, and none of one run
)

// Tasks judges the critical tasks of a scenario by the values of a run of it, whose rows are the set's.
func Tasks(s *scenario.Scenario, set *measure.Set, values []measure.Value) []Task {
	var tasks []Task
	for ref, task := range s.Exercise.AllTasks() {
		tasks = append(tasks, judged(ref, task, set, values))
	}
	return tasks
}

// Lose finds out which of the tasks that are undone cannot come about any more, given what has been of their run.
func Lose(tasks []Task, set *measure.Set, fold *measure.Fold) {
	for i := range tasks {
		t := &tasks[i]
		if t.State == Undone && slices.ContainsFunc(Rows(set, t.Task), func(row int32) bool { return fold.IsLost(int(row)) }) {
			t.State = Lost
		}
	}
}

// Rows lists the rows of a task's measure.
func Rows(set *measure.Set, task *scenario.Task) []int32 {
	var rows []int32
	for i := range set.Rows {
		if r := &set.Rows[i]; r.Origin == measure.Declared && r.Measure == task.Measure {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

func judged(ref scenario.TaskRef, task *scenario.Task, set *measure.Set, values []measure.Value) Task {
	t := Task{Ref: ref, Task: task}
	rows := Rows(set, task)
	for _, row := range rows {
		t.Unit = set.Rows[row].Unit
		if set.Rows[row].Streamed {
			t.State = Unjudged
			return t
		}
	}
	var of []measure.Value
	for _, v := range values {
		if slices.Contains(rows, v.Row) {
			of = append(of, v)
		}
	}
	worst, has := Worst(task, of)
	switch limit := task.Limit.Comparison; {
	case !has:
		return t
	case worst.State.Missing():
		t.State, t.Amount = Undone, worst.Amount
	case measure.Allows(&limit, t.Unit, worst.Amount):
		t.State, t.Amount = Within, worst.Amount
		t.Scarce = !limit.IsLower() && float64(t.Spare()) < measure.Amount(limit.Limit, t.Unit)/10
	default:
		t.State, t.Amount = Beyond, worst.Amount
	}
	return t
}

// Spare is how much less it came to than its limit, in parts of the unit; negative beyond it.
func (t *Task) Spare() int64 {
	return int64(measure.Amount(t.Task.Limit.Limit, t.Unit)) - t.Amount
}

// IsDone reports whether there is a value: what the task is about has come about.
func (t *Task) IsDone() bool { return t.State == Within || t.State == Beyond }

// IsUndone reports whether it was called for and not done.
func (t *Task) IsUndone() bool { return t.State == Undone || t.State == Lost }

// Worst is the value of a run that is furthest from what a task wants; one that is missing is further than any. Those that are not
// applicable count for nothing; has is false when there is no other.
func Worst(task *scenario.Task, values []measure.Value) (worst measure.Value, has bool) {
	for _, v := range values {
		if v.State != measure.NotApplicable && (!has || Worse(task, v, worst)) {
			worst, has = v, true
		}
	}
	return worst, has
}

// Worse reports whether a value is further from what a task wants than another.
func Worse(task *scenario.Task, v, than measure.Value) bool {
	switch {
	case v.State.Missing() != than.State.Missing():
		return v.State.Missing()
	case v.State.Missing():
		return false
	case task.Limit.IsLower():
		return v.Amount < than.Amount
	default:
		return v.Amount > than.Amount
	}
}

// Propose is the rating that the rule proposes for the tasks of a capability. What one capability costs another, and what was ordered in
// vain, no measure of a task tells: that is for people to see.
func Propose(tasks []Task) exercise.Rating {
	has := func(is func(t Task) bool) bool { return slices.ContainsFunc(tasks, is) }
	switch {
	case has(func(t Task) bool { return t.IsUndone() }):
		return exercise.Unable
	case has(func(t Task) bool { return t.State == Beyond }):
		return exercise.MajorChallenge
	case has(func(t Task) bool { return t.Scarce }):
		return exercise.SomeChallenges
	case has(func(t Task) bool { return t.State == Within }):
		return exercise.Performed
	default:
		return exercise.NotApplicable
	}
}
