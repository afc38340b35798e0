package judge

import (
	"context"
	"fmt"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/experiment/futures"
)

// Choice is what somebody has decided or ordered, beside what could have been done instead at that moment: another option, or of an
// order nothing. Both are told in futures from that moment on with the same lucks. What was done later is in neither: the roles are the
// plan's again, and nobody orders anything more.
type Choice struct {
	Entry   exercise.Entry
	Other   string           // the option that was not taken; empty of an order
	Changes []futures.Change // of the tasks of Team that can be judged, in their order: Baseline is instead, Variant as it was done
	Tasks   []int            // which those are
}

// Mattered tells what every decision and order of a journal that still stands has done to the chances of each task. Of each choice so
// many futures are told. The errors are those of futures and of open.
func (b *Beside) Mattered(ctx context.Context, j *exercise.Journal, open exercise.Opener, o futures.Options) error {
	var limits []futures.Limit
	var tasks []int
	for i := range b.Team {
		if t := &b.Team[i]; t.State != Unjudged {
			limits = append(limits, futures.Limit{ID: t.Ref.String(), Title: t.Task.Text, Measure: t.Task.Measure, Within: t.Task.Limit.Comparison})
			tasks = append(tasks, i)
		}
	}
	if len(limits) == 0 {
		return nil
	}
	b.Futures = o.Futures
	for _, e := range j.Effective() {
		if e.Decide == nil && e.Order == nil {
			continue
		}
		taken, err := present(j.Cut(e.Number), &e, open)
		if err != nil {
			return err
		}
		for _, other := range b.instead(&e) {
			c := Choice{Entry: e, Other: other, Tasks: tasks}
			instead, err := present(without(j, &e, other), &e, open)
			if err != nil {
				return err
			}
			if c.Changes, err = futures.Compare(ctx, instead, taken, limits, o); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return sim.ErrStopped
			}
			b.Choices = append(b.Choices, c)
		}
	}
	return nil
}

// instead lists what else could have been done than an entry does.
func (b *Beside) instead(e *exercise.Entry) []string {
	if e.Decide == nil {
		return []string{""}
	}
	var others []string
	incident := b.Scenario.Incidents.Get(e.Decide.Incident)
	for _, option := range incident.Plan.Get(e.Decide.Step).Options.IDs() {
		if option != e.Decide.Option {
			others = append(others, option)
		}
	}
	return others
}

// without is a journal up to an entry, with another option in the place of the one it takes, or without what it orders.
func without(j *exercise.Journal, e *exercise.Entry, other string) *exercise.Journal {
	cut := j.Cut(e.Number - 1)
	if e.Decide != nil {
		decide, instead := *e.Decide, *e
		decide.Option, instead.Decide = other, &decide
		cut.Entries = append(cut.Entries, instead)
	}
	return cut
}

// present is the run of a journal at the instant of an entry, which goes on by the plan.
func present(j *exercise.Journal, e *exercise.Entry, open exercise.Opener) (*futures.Present, error) {
	x, err := open(j)
	if err != nil {
		return nil, err
	}
	p, problems := x.Onwards()
	if p == nil {
		return nil, problems
	}
	at, err := futures.At(p, x.Luck(), x.Instant(e.At))
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Number, err)
	}
	return at, nil
}
