package cause

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// breaker makes runs, one after another in a world of its own, and walks the paths of what is asked about.
type breaker struct {
	set       *measure.Set
	alike     []uint16 // by step: the first that is the same step of a stream
	seed      uint64
	questions []Question
	asked     [][]bool // by question: its rows
	world     *sim.World
	fold      *measure.Fold
	kept      kept
	lapses    []measure.Lapse // of the run, those that happened
	lacking   []measure.Lapse // and those that did not
	ahead     *ahead          // nil before any run lacked something
}

func newBreaker(ctx context.Context, set *measure.Set, questions []Question, seed uint64) *breaker {
	b := &breaker{set: set, alike: alike(set.Program), seed: seed, questions: questions, world: sim.NewWorld(set.Program), fold: set.NewFold()}
	b.world.Stop = func() bool { return ctx.Err() != nil }
	wanted := make([]bool, len(set.Rows))
	for i := range questions {
		rows := make([]bool, len(set.Rows))
		for _, row := range rowsOf(set, &questions[i]) {
			rows[row], wanted[row] = true, true
		}
		b.asked = append(b.asked, rows)
	}
	b.fold.OnLapse = func(x measure.Lapse) {
		switch {
		case !wanted[x.Row]:
		case x.State == measure.Happened:
			b.lapses = append(b.lapses, x)
		default:
			b.lacking = append(b.lacking, x)
		}
	}
	return b
}

// runs makes the runs from first up to, not including, end. It stops early when the context ends.
func (b *breaker) runs(first, end int, number func(int) int) piece[*accounts] {
	done := piece[*accounts]{yield: newAccounts(len(b.questions))}
	for run := first; run < end; run++ {
		if err := b.run(number(run)); err != nil {
			if !errors.Is(err, sim.ErrStopped) {
				done.err = err
			}
			return done
		}
		b.account(number(run), done.yield)
		done.runs++
	}
	done.whole = true
	return done
}

// run makes a run. A panic becomes an error, so that it names the run.
func (b *breaker) run(number int) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &experiment.Fault{Seed: b.seed, Run: number, Reason: fault}
		}
	}()
	b.lapses, b.lacking = b.lapses[:0], b.lacking[:0]
	luck := sim.Luck{Seed: b.seed, Replication: uint64(number)}
	if err := b.world.Run(luck, &b.kept, b.fold); err != nil {
		return fmt.Errorf("%s: %w", experiment.Describe(luck), err)
	}
	return nil
}

// account adds what the run yields.
func (b *breaker) account(run int, to *accounts) {
	to.runs++
	b.fold.Values() // which tells of the lapses that were still to tell
	causes := New(b.set.Program, b.kept.records)
	for i, asked := range b.asked {
		for k := range b.lacking {
			switch x := &b.lacking[k]; {
			case !asked[x.Row]:
			case b.set.Rows[x.Row].Waits && x.State.Missing():
				b.forgo(causes, x, &b.questions[i], to.list[i])
			default:
				to.list[i].lack(x.State)
			}
		}
		b.walkAll(causes, asked, &b.questions[i], to.list[i])
	}
	missing := slices.DeleteFunc(b.lacking, func(x measure.Lapse) bool { return !x.State.Missing() })
	if len(missing) > 0 && !b.kept.full {
		b.lookAhead(run, causes, missing, to)
	}
}

// lookAhead adds why values are missing in the run.
func (b *breaker) lookAhead(run int, causes *Causes, missing []measure.Lapse, to *accounts) {
	if b.ahead == nil {
		b.ahead = newAhead(b.set)
	}
	b.ahead.each(causes, missing, func(i int, links []snapshot.Link) {
		last := snapshot.Last(links)
		for k, asked := range b.asked {
			if asked[missing[i].Row] {
				to.list[k].hinder(run, last)
			}
		}
	})
}

// walkAll walks the paths of a question's values.
func (b *breaker) walkAll(causes *Causes, asked []bool, q *Question, a *account) {
	for value := range eachValue(b.lapses) {
		if asked[value[0].Row] {
			b.walk(causes, value, q, a)
		}
	}
}

// eachValue yields the lapses that make up a value, value by value.
func eachValue(lapses []measure.Lapse) iter.Seq[[]measure.Lapse] {
	return func(yield func([]measure.Lapse) bool) {
		for i := 0; i < len(lapses); {
			end := i + 1
			for end < len(lapses) && lapses[end].Again {
				end++
			}
			if !yield(lapses[i:end]) {
				return
			}
			i = end
		}
	}
}

// walk adds the path of a value.
func (b *breaker) walk(causes *Causes, value []measure.Lapse, q *Question, a *account) {
	length := engine.Time(0)
	for i := range value {
		if int(max(value[i].From.Seq, value[i].To.Seq)) >= len(causes.records) {
			a.unkept++
			return
		}
		length += value[i].Length()
	}
	start := min(value[0].From.At, value[0].To.At)
	for i := range value {
		causes.spend(&value[i], q.Critical, func(seq sim.Seq, kind Kind, whom Whom, from, length engine.Time) {
			r := &causes.records[seq]
			at := place{b.alikeTo(r.Step), kind}
			if at.step != sim.NoStep && b.alikeTo(whom.Step) == at.step {
				whom.Step, whom.Other = at.step, true
			}
			a.spend(at, r, nthOf(causes.program, r), whom, from-start, length)
		})
	}
	a.close(length, q.Limit != nil && !measure.Allows(q.Limit, b.set.Rows[value[0].Row].Unit, int64(length)))
}

// forgo adds the path of a wait that was not served: all of it is the step's that asked. It counts as longer than any other.
func (b *breaker) forgo(causes *Causes, x *measure.Lapse, q *Question, a *account) {
	if int(x.From.Seq) >= len(causes.records) {
		a.unkept++
		return
	}
	r, kind := &causes.records[x.From.Seq], Unserved
	if x.State == measure.Never {
		kind = InVain
	}
	if x.Waited > 0 {
		a.spend(place{b.alikeTo(r.Step), kind}, r, nthOf(causes.program, r), nobody, 0, x.Waited)
	}
	a.unserved++
	a.close(x.Waited, q.Limit != nil && !q.Limit.IsLower())
}

// spend tells what lies between the two records of a lapse, the last first. Lengths are negative where it ends before it begins.
func (c *Causes) spend(x *measure.Lapse, critical bool, tell func(seq sim.Seq, kind Kind, whom Whom, from, length engine.Time)) {
	from, to, sign := x.From, x.To, engine.Time(1)
	if from.At > to.At || from.At == to.At && from.Seq > to.Seq {
		from, to, sign = to, from, -1
	}
	own, _ := c.Of(to.Seq)
	w := walk{c, own, critical}
	w.back(from.At, to.Seq, func(seq sim.Seq, began engine.Time) {
		r := &c.records[seq]
		began = max(began, from.At)
		if length := r.At - began; length > 0 {
			kind := w.kind(r)
			tell(seq, kind, w.whom(seq, kind), began, sign*length)
		}
	})
}
