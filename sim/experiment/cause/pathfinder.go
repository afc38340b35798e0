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
	fold     *measure.Fold // nil where the row is about the instances of a stream
	kept     kept
}

func newPathfinder(s *side, seed uint64, critical bool) *pathfinder {
	f := &pathfinder{side: s, seed: seed, critical: critical, world: sim.NewWorld(s.program)}
	if s.set.Spans(s.row) {
		f.fold = s.set.NewFold()
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
	sinks := []sim.Sink{&f.kept}
	var lapses *Lapses
	if f.fold != nil {
		sinks = append(sinks, f.fold)
	} else {
		lapses = NewLapses(f.program, &f.set.Rows[f.row])
		sinks = append(sinks, lapses)
	}
	if err := f.world.Run(luck, sinks...); err != nil {
		return out, fmt.Errorf("%s: %w", experiment.Describe(luck), err)
	}
	if f.kept.full {
		return out, &experiment.TooLongError{Luck: luck, Limit: experiment.TraceLimit, Of: experiment.RecordsWalked}
	}
	if lapses != nil {
		return f.walkAll(lapses.Ranked()), nil
	}
	return f.walkOne(), nil
}

// walkOne walks the path of a measure of the whole run.
func (f *pathfinder) walkOne() found {
	out := found{state: measure.Never, spent: map[place]spent{}}
	for _, v := range f.fold.Values() {
		if int(v.Row) == f.row {
			out.state = v.State
		}
	}
	if from, to, _ := f.fold.Ends(f.row); from.Occurred() && to.Occurred() {
		out.walk(New(f.program, f.kept.records), from.Seq, to.Seq, f.critical)
	}
	return out
}

// walkAll walks the paths of a stream's instances.
func (f *pathfinder) walkAll(lapses []Lapse) found {
	out := found{state: measure.Never, spent: map[place]spent{}}
	causes := New(f.program, f.kept.records)
	for i := range lapses {
		out.walk(causes, lapses[i].From.Seq, lapses[i].To.Seq, f.critical)
	}
	return out
}

// walk adds the path between two records.
func (out *found) walk(causes *Causes, from, to sim.Seq, critical bool) {
	out.state = measure.Happened
	out.paths++
	here := make(map[place]bool)
	causes.follow(from, to, critical, func(at place, length engine.Time) {
		s := out.spent[at]
		if !here[at] {
			here[at] = true
			s.paths++
		}
		s.time += length
		out.length += length
		out.spent[at] = s
	})
}

// follow tells where the time between two records went, as Explain does, without words.
func (c *Causes) follow(from, to sim.Seq, critical bool, tell func(place, engine.Time)) {
	from, to = min(from, to), max(from, to)
	began := c.records[from].At
	own, _ := c.Of(to)
	w := walk{c, own, critical}
	w.back(began, to, func(seq sim.Seq, since engine.Time) {
		r := &c.records[seq]
		if length := r.At - max(since, began); length > 0 {
			tell(place{r.Step, w.kind(r)}, length)
		}
	})
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
