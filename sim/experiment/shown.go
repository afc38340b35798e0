package experiment

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
	"simulate/sim/stats"
)

// ShownRun is one run that is looked at by itself.
type ShownRun struct {
	Luck        sim.Luck
	Count       int64           // records
	Records     []sim.Record    // all of them; nil when they were not kept, or were more than TraceLimit
	Values      []measure.Value // by row, in the order of the set's rows; none of rows that are Streamed
	Fingerprint uint64
	footprint   int64            // of the world that made it
	Undone      *snapshot.Undone // what the run has left undone; nil where it was not asked for
	end         *snapshot.Fold   // of which that is
	ends        []ends           // by row
	streamed    []summary        // by row that is Streamed
	most        []int64          // by fleet: the most requests that waited at once
}

// ends are the milestones that a row counts from and to.
type ends struct {
	from, to sim.Occurrence
	known    bool
}

// summary is what is kept of the instances of streams.
type summary struct {
	middle measure.Value // their median
	sketch median        // the same, as it is known of runs whose values are not kept
}

// Show is Keep of a run of which readers are told what it has left undone.
func Show(ctx context.Context, p *sim.Program, set *measure.Set, luck sim.Luck, sinks ...sim.Sink) (*ShownRun, error) {
	end := snapshot.NewFold(p, engine.Never)
	r, err := Keep(ctx, p, set, luck, append(sinks, end)...)
	if err != nil {
		return nil, err
	}
	r.end = end
	r.Undone, err = end.Undone()
	return r, err
}

// Keep replays a run and keeps its records, if there are no more than TraceLimit. The sinks are told of all. The error is
// sim.ErrStopped when the context ends before the run.
func Keep(ctx context.Context, p *sim.Program, set *measure.Set, luck sim.Luck, sinks ...sim.Sink) (*ShownRun, error) {
	var tape Tape
	r, err := play(ctx, p, set, luck, append(sinks, &tape)...)
	if err != nil {
		return nil, err
	}
	r.Records = tape.Records()
	return r, nil
}

// play replays a run of which only the sinks are told the records.
func play(ctx context.Context, p *sim.Program, set *measure.Set, luck sim.Luck, sinks ...sim.Sink) (*ShownRun, error) {
	var count counter
	var fingerprint sim.Fingerprint
	fold := set.NewFold()
	footprint, err := run(ctx, p, luck, append(sinks, fold, &count, &fingerprint)...)
	if err != nil {
		return nil, err
	}
	r := &ShownRun{Luck: luck, Count: int64(count), footprint: footprint, Values: slices.Clone(fold.Values()), Fingerprint: fingerprint.Sum()}
	slices.SortStableFunc(r.Values, func(a, b measure.Value) int { return int(a.Row - b.Row) })
	r.keep(set, fold)
	return r, nil
}

// keep takes from a fold what the next run would overwrite.
func (r *ShownRun) keep(set *measure.Set, fold *measure.Fold) {
	r.streamed = make([]summary, len(set.Rows))
	for row := range set.Rows {
		var e ends
		e.from, e.to, e.known = fold.Ends(row)
		r.ends = append(r.ends, e)
		if ledger := fold.Ledger(row); ledger != nil {
			r.streamed[row] = summaryOf(row, ledger)
		}
	}
	for n := range set.Fleets() {
		r.most = append(r.most, fold.Most(n))
	}
}

func summaryOf(row int, ledger *measure.Ledger) summary {
	s := summary{sketch: medianOf(ledger.Whole()), middle: measure.Value{Row: int32(row), State: measure.NotApplicable}}
	switch median := ledger.Values.Sample().Quantile(0.5); {
	case !stats.IsMissing(median):
		s.middle.State, s.middle.Amount = measure.Happened, int64(median)
	case ledger.Count(measure.Unfinished) > 0:
		s.middle.State = measure.Unfinished
	case ledger.Count(measure.Never) > 0:
		s.middle.State = measure.Never
	}
	return s
}

// Run makes one run and tells the sinks its records. The error is sim.ErrStopped when the context ends before the run.
func Run(ctx context.Context, p *sim.Program, luck sim.Luck, sinks ...sim.Sink) error {
	_, err := run(ctx, p, luck, sinks...)
	return err
}

// run makes a run, and returns about how much memory its world takes.
func run(ctx context.Context, p *sim.Program, luck sim.Luck, sinks ...sim.Sink) (footprint int64, err error) {
	world := sim.NewWorld(p)
	world.Stop = func() bool { return ctx.Err() != nil }
	if err := world.Run(luck, sinks...); err != nil {
		return 0, fmt.Errorf("%s: %w", Describe(luck), err)
	}
	return world.Footprint(), nil
}

// Kept reports whether the replay has its records.
func (r *ShownRun) Kept() bool { return r.Records != nil }

// counter is a sink that counts records.
type counter int64

// Consume counts records.
func (c *counter) Consume(_ sim.Seq, records []sim.Record) { *c += counter(len(records)) }

// DrawsLimit is how many draws of a run are shown at most.
const DrawsLimit = 1 << 18

// Draws replays a run for every draw that it makes.
func Draws(ctx context.Context, p *sim.Program, luck sim.Luck) ([]sim.Draw, error) {
	var draws []sim.Draw
	many := false
	world := sim.NewWorld(p)
	world.Stop = func() bool { return many || ctx.Err() != nil }
	world.OnDraw = func(d sim.Draw) {
		if many = len(draws) == DrawsLimit; !many {
			draws = append(draws, d)
		}
	}
	switch err := world.Run(luck); {
	case many:
		return nil, &TooLongError{luck, DrawsLimit, DrawsShown}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", Describe(luck), err)
	}
	return draws, nil
}

// Describe names a run in errors: nominal run, or run 12 of seed 7.
func Describe(luck sim.Luck) string {
	if luck.Nominal {
		return "nominal run"
	}
	return fmt.Sprintf("run %d of seed %d", luck.Replication, luck.Seed)
}

// Of returns the values of a row that is not Streamed.
func (r *ShownRun) Of(row int) []measure.Value {
	first, _ := slices.BinarySearchFunc(r.Values, int32(row), byRow)
	last, _ := slices.BinarySearchFunc(r.Values, int32(row)+1, byRow)
	return r.Values[first:last]
}

// Middle returns the value of a row, of several their median.
func (r *ShownRun) Middle(set *measure.Set, row int) measure.Value {
	if set.Rows[row].Streamed {
		return r.streamed[row].middle
	}
	return middle(row, r.Of(row))
}

// rankedBy returns what a row's value is ranked by among those of runs.
func (r *ShownRun) rankedBy(set *measure.Set, row int) float64 {
	if set.Rows[row].Streamed {
		return r.streamed[row].sketch.value
	}
	return length(middle(row, r.Of(row)))
}

// Ends returns the records that a row's value counts from and to. ok is false unless the row is the time between two
// milestones, both occurred, and their records were kept.
func (r *ShownRun) Ends(row int) (from, to sim.Seq, ok bool) {
	began, ended := r.Occurred(row)
	e := &r.ends[row]
	return e.from.Seq, e.to.Seq, began && ended && r.Kept()
}

// Occurred reports which of the two milestones that a row's value counts from and to occurred. Of a row that is not the
// time between two milestones it is neither.
func (r *ShownRun) Occurred(row int) (from, to bool) {
	e := &r.ends[row]
	return e.known && e.from.Occurred(), e.known && e.to.Occurred()
}

func byRow(v measure.Value, row int32) int { return int(v.Row - row) }

// fewValues is how many values a run has of most rows, so that their median takes no memory.
const fewValues = 8

// middle returns the median of values as package stats defines it, the one of rank ceil(n/2), those that are missing being
// longer than any other. Of no values, and of those alone that are not applicable, it is one that is not.
func middle(row int, values []measure.Value) measure.Value {
	var few [fewValues]measure.Value
	sorted := slices.DeleteFunc(append(few[:0], values...), func(v measure.Value) bool { return v.State == measure.NotApplicable })
	if len(sorted) == 0 {
		return measure.Value{Row: int32(row), State: measure.NotApplicable}
	}
	slices.SortStableFunc(sorted, compare)
	return sorted[(len(sorted)-1)/2]
}

// compare returns -1, 0 or 1 as a value is shorter than, as long as or longer than another; those that are missing are
// longer than any other.
func compare(a, b measure.Value) int {
	return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Amount, b.Amount))
}
