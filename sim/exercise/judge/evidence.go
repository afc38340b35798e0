package judge

import (
	"slices"

	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// Evidence is why a task came to what it did: the chain of causes between the instants that its measure counts from and to, or what
// keeps it from coming about. There is none of a measure that is no time between two milestones.
type Evidence struct {
	Row     *measure.Row // whose value it is
	Chain   *cause.Chain
	Missing []snapshot.Link
}

// IsNone reports whether nothing can be told.
func (e *Evidence) IsNone() bool { return e.Chain == nil && len(e.Missing) == 0 }

// IsIssue reports whether there is something to improve: it was not done, not within its limit, or barely.
func (t *Task) IsIssue() bool { return t.IsUndone() || t.State == Beyond || t.Scarce }

// Lost is the step that a task was lost with, which was left out or came to nothing; nil where none is known.
func (e *Evidence) Lost() *snapshot.Link {
	return snapshot.Last(slices.DeleteFunc(slices.Clone(e.Missing), func(l snapshot.Link) bool { return !l.IsOver() }))
}

// Explain finds the evidence of tasks with which something is to be improved, in the run that they were judged in, given all its records, and
// which of them are lost.
func Explain(tasks []Task, set *measure.Set, records []sim.Record) {
	if records == nil {
		return
	}
	lapses := make([][]measure.Lapse, len(set.Rows))
	fold := set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		if set.Between(int(x.Row)) {
			lapses[x.Row] = append(lapses[x.Row], x)
		}
	}
	fold.Consume(0, records)
	fold.Values() // which tells of the lapses that were still to tell
	Lose(tasks, set, fold)
	causes := cause.New(set.Program, records)
	for i := range tasks {
		t := &tasks[i]
		if !t.IsIssue() {
			continue
		}
		worst := t.worst(set, lapses)
		switch {
		case worst == nil:
		case worst.State == measure.Happened:
			chain := causes.Explain(worst.From.Seq, worst.To.Seq, false)
			t.Evidence = Evidence{Row: &set.Rows[worst.Row], Chain: &chain}
		default:
			t.Evidence = Evidence{Row: &set.Rows[worst.Row], Missing: cause.Ahead(set, records, worst)}
		}
	}
}

// worst is the lapse of a task that is furthest from what is wanted; nil when there is none.
func (t *Task) worst(set *measure.Set, lapses [][]measure.Lapse) *measure.Lapse {
	var worst *measure.Lapse
	value := func(x *measure.Lapse) measure.Value {
		return measure.Value{Row: x.Row, State: x.State, Amount: int64(x.Length())}
	}
	for _, row := range Rows(set, t.Task) {
		for i := range lapses[row] {
			x := &lapses[row][i]
			if x.State != measure.NotApplicable && (worst == nil || Worse(t.Task, value(x), value(worst))) {
				worst = x
			}
		}
	}
	return worst
}
