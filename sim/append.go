package sim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// next is the record that append adds next, about nothing yet. It is written where it stays, field by field: a
// copy of the whole must wait until its parts have reached the memory.
func (w *World) next(kind Kind, cause, since Seq) *Record {
	r := &w.chunk[w.filled%chunkSize] // which has room; the remainder spares the check of the index
	r.Kind, r.Cause, r.Since = kind, cause, since
	r.Incident, r.Unit, r.Step, r.Place, r.Agency, r.Arg = None, None, NoStep, NoPlace, NoAgency, 0
	return r
}

// append adds the record that next has given out last as one of now, gives back its number, and reaches the milestones it stands for.
func (w *World) append(r *Record) Seq {
	if r != &w.chunk[w.filled%chunkSize] {
		panic("sim: a record was begun before the one before it was appended")
	}
	r.At = w.now
	seq := w.base + Seq(w.filled)
	if w.program.triggers.may(r.Step, r.Kind) {
		w.reach(r, seq)
	}
	w.filled++
	if w.filled == chunkSize {
		w.flush()
		w.stopped = w.Stop != nil && w.Stop()
	}
	return seq
}

// flush gives the records of the chunk to the sinks.
func (w *World) flush() {
	w.handOver()
	w.watchBudget()
	w.filled = 0
}

// The budget of a run, in records. A loop without time passing shows at one instant, a step that repeats without end over
// the whole run. A million records are 32 MB for who keeps them all, and more than a thousand large incidents; every instance
// that arrives in a stream brings a budget of its own, and so does every unit, whose tours may be many. The numbers of records
// end at the last.
//
// However many steps, units and messages there are, at one instant all of them may begin and end: each brings so many records as it
// has in doing so, with some to spare. Only what happens to one of them again and again is a loop.
const (
	instantBudget  = 1 << 18
	onceBudget     = 1 << 4
	runBudget      = 1 << 20
	instanceBudget = 1 << 12
	lastBudget     = 1<<32 - 1<<16
)

// BudgetError says that a run does not come to an end, and which steps keep it busy.
type BudgetError struct {
	Luck    Luck
	At      engine.Time
	Records int64    // of the run, or of the instant
	Instant bool     // no time passes any more
	Steps   []string // the busiest, as incident/step
	Written []string // where they stand, or the stream's arrivals, as file:line:column

	Open  string // the stream whose instances wait; empty where it is records that are too many
	Slots int    // incidents that are open at once
}

// Error says what happens and where to look.
func (e *BudgetError) Error() string {
	if e.Open != "" {
		return fmt.Sprintf("%d incidents are open at once, the last of %s (%s): they take more than the %d GB that a run may; "+
			"let fewer arrive or give them more units, let them give up, or shorten the horizon", e.Slots, e.Open, e.Written[0], scenario.MostHeld>>30)
	}
	named := make([]string, len(e.Steps))
	for i, step := range e.Steps {
		named[i] = fmt.Sprintf("%s (%s)", step, e.Written[i])
	}
	steps := strings.Join(named, ", ")
	if e.Instant {
		return fmt.Sprintf("more than %d records at one instant: time does not pass between repetitions of %s", e.Records, steps)
	}
	return fmt.Sprintf("more than %d records in one run, most of them of %s: let it repeat less often, or shorten the horizon", e.Records, steps)
}

// watchBudget stops a run that has spent its budget.
func (w *World) watchBudget() {
	if w.runaway != nil {
		return
	}
	if w.now != w.instant.at {
		w.instant.at, w.instant.first = w.now, w.base
	}
	spent, budget := int64(w.base-w.instant.first), w.budgetOfInstant()
	instant := spent > budget
	if !instant {
		spent, budget = int64(w.base), w.budgetOfRun()
	}
	if spent > budget {
		w.runaway = &BudgetError{Luck: w.luck, At: w.now, Records: budget, Instant: instant}
		w.runaway.Steps, w.runaway.Written = w.busiest()
	}
}

func (w *World) budgetOfInstant() int64 {
	return instantBudget + onceBudget*int64(len(w.steps)+len(w.units)+len(w.deliveries)+len(w.orders))
}

func (w *World) budgetOfRun() int64 {
	return min(runBudget+instanceBudget*(w.arrived+int64(len(w.units))), lastBudget)
}

// busiest names the steps that the last chunk is about, up to three, those with the most records first, and says where they are written.
func (w *World) busiest() (names, written []string) {
	count := make([]int, len(w.program.Steps))
	for i := range w.chunk[:w.filled] {
		if step := w.chunk[i].Step; step != NoStep {
			count[step]++
		}
	}
	var steps []int
	for step, n := range count {
		if n > 0 {
			steps = append(steps, step)
		}
	}
	slices.SortStableFunc(steps, func(a, b int) int { return cmp.Compare(count[b], count[a]) })
	for _, step := range steps[:min(len(steps), 3)] {
		s := &w.program.Steps[step]
		incident := w.program.Incidents[s.Incident].ID
		names = append(names, incident+"/"+s.ID)
		written = append(written, w.program.Scenario.StepWritten(incident, s.ID))
	}
	return names, written
}
