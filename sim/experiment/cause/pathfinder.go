package cause

import (
	"context"
	"errors"
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// pathfinder makes runs of a program, one after another in a world of its own, and walks the path of each.
type pathfinder struct {
	*side
	seed     uint64
	critical bool
	world    *sim.World
	fold     *measure.Fold
	kept     kept
	lapses   []measure.Lapse // of the run
	state    measure.State   // of a value that did not happen in it
}

func newPathfinder(s *side, seed uint64, critical bool) *pathfinder {
	f := &pathfinder{side: s, seed: seed, critical: critical, world: sim.NewWorld(s.program), fold: s.set.NewFold()}
	f.fold.OnLapse = func(x measure.Lapse) {
		switch {
		case int(x.Row) != f.row:
		case x.State == measure.Happened:
			f.lapses = append(f.lapses, x)
		default:
			f.state = x.State
		}
	}
	return f
}

// kept is a sink with the records of the last run, if they are no more than TraceLimit. Its memory is used again.
type kept struct {
	records []sim.Record
	full    bool
}

// Consume keeps records.
func (k *kept) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		k.records, k.full = k.records[:0], false
	}
	if k.full = k.full || len(k.records)+len(records) > experiment.TraceLimit; !k.full {
		k.records = append(k.records, records...)
	}
}

// place is where time goes: a step and a kind of segment.
type place struct {
	step uint16
	kind Kind
}

// spent is what the paths of one run have at a place.
type spent struct {
	paths int // that come by
	time  engine.Time
}

// found is what one run yields.
type found struct {
	state  measure.State // of the row; Happened with at least one path
	paths  int
	length engine.Time // of all paths
	spent  map[place]spent
}

// find makes a run and walks its paths. A panic becomes an error: see worker.run.
func (f *pathfinder) find(ctx context.Context, run int) (out found, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &experiment.Fault{Seed: f.seed, Run: run, Reason: fault}
		}
	}()
	luck := sim.Luck{Seed: f.seed, Replication: uint64(run)}
	f.world.Stop = func() bool { return ctx.Err() != nil }
	f.lapses, f.state = f.lapses[:0], measure.Never
	if err := f.world.Run(luck, &f.kept, f.fold); err != nil {
		return out, fmt.Errorf("%s: %w", experiment.Describe(luck), err)
	}
	if f.kept.full {
		return out, &experiment.TooLongError{Luck: luck, Limit: experiment.TraceLimit, Of: experiment.RecordsWalked}
	}
	f.fold.Values() // which tells of the lapses that were still to tell
	return f.walkAll(), nil
}

// walkAll walks the paths of the run's values.
func (f *pathfinder) walkAll() found {
	out := found{state: f.state, spent: map[place]spent{}}
	causes := New(f.program, f.kept.records)
	for value := range eachValue(f.lapses) {
		out.walk(causes, value, f.critical)
	}
	return out
}

// walk adds the path of a value.
func (out *found) walk(causes *Causes, value []measure.Lapse, critical bool) {
	out.state = measure.Happened
	out.paths++
	here := make(map[place]bool)
	for i := range value {
		causes.spend(&value[i], critical, func(seq sim.Seq, kind Kind, _ Whom, _, length engine.Time) {
			at := place{causes.records[seq].Step, kind}
			s := out.spent[at]
			if !here[at] {
				here[at] = true
				s.paths++
			}
			s.time += max(length, -length)
			out.length += max(length, -length)
			out.spent[at] = s
		})
	}
}

// findAll makes the runs from first up to, not including, end of every side. It stops early when the context ends.
func findAll(ctx context.Context, finders []*pathfinder, first, end int) piece[*pathTally] {
	done := piece[*pathTally]{yield: newPathTally(len(finders))}
	for run := first; run < end; run++ {
		outs := make([]found, len(finders))
		for i, f := range finders {
			var err error
			switch outs[i], err = f.find(ctx, run); {
			case errors.Is(err, sim.ErrStopped) || ctx.Err() != nil:
				return done
			case err != nil:
				done.err = err
				return done
			}
		}
		done.yield.add(finders, outs)
		done.runs++
	}
	done.whole = true
	return done
}
