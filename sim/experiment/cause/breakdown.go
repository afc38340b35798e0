package cause

import (
	"context"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Question is a measure whose time is to be broken down: its row for everything, or the rows that it has instead together, or the one
// with the key.
type Question struct {
	Measure string               // id of a declared measure or of a built-in one, or a milestone, which counts from the call
	Key     string               // of one of its rows; may be empty
	Limit   *scenario.Comparison // that its values are held against; nil without
	Target  *scenario.Target     // that the limit is of, or that is about something else than a time; nil without
	Missed  bool                 // that is the verdict on it

	Critical bool // a wait leads to what freed what was waited for, as in Causes.Explain
}

// Named is what is asked about as a command names it: MEASURE, or MEASURE:ROW.
func (q *Question) Named() string {
	if q.Key == "" {
		return q.Measure
	}
	return q.Measure + ":" + q.Key
}

// Breakdown is where the time of a measure went over many runs. A path leads through what let a value of it happen; each instant of
// it belongs to one step and one kind. All times are sums over paths in milliseconds, so that those of the parts add up to the
// measure's exactly. Of a value that is negative, because it ends before it begins, the times are negative.
type Breakdown struct {
	Question
	Program      *sim.Program
	Rows         []*measure.Row // asked about; at least one
	Seed         uint64
	Asked        int  // runs asked for
	Runs         int  // runs done without a gap
	Of           int  // runs that the result rests on, of which they are the first; as many as asked for where that is all
	Single       bool // a run has one value at most, so that paths are runs
	All          Side
	Over         Side      // values beyond the limit; the others are Within
	Unserved     int       // of All: waits that gave up or were not over by the horizon, with what they had waited; their limit is not kept
	Unfinished   int       // values that were not over by the horizon: they have no path and are in no sum
	Never        int       // values that never came about, the same
	Inapplicable int       // values that are none, as the plan took another way, the same
	Unkept       int       // values whose records were too many to be kept, the same
	Parts        []Part    // in the order of their Begin
	Missing      []Missing // why those that are Unserved, Unfinished or Never are, the most frequent first
}

// Side is some of the paths.
type Side struct {
	Paths int
	Time  engine.Time // of all of them
}

// Mean is the mean time of a path in milliseconds; 0 of none.
func (s Side) Mean() float64 { return mean(s.Time, s.Paths) }

// Within are the values that the limit allows.
func (b *Breakdown) Within() Side { return Side{b.All.Paths - b.Over.Paths, b.All.Time - b.Over.Time} }

// Partial reports whether it was stopped before all runs were done.
func (b *Breakdown) Partial() bool { return b.Runs < b.Asked }

// Streamed reports whether values are those of a stream's instances.
func (b *Breakdown) Streamed() bool { return b.Rows[0].Streamed }

// Part is what a step takes of one kind.
type Part struct {
	Step      uint16   // index in Program.Steps, or sim.NoStep
	Alike     []uint16 // the same step of other streams, of which the part is too
	Kind      Kind
	Nth       int         // of an arrival on the way to what comes next: which of the step's it is, counted from 1; 0 where that differs or is the last
	All, Over Side        // paths on which it is
	Begin     float64     // mean time from the beginning of a path at which it begins, in milliseconds, over the paths on which it is
	Low, High engine.Time // 10th and 90th percentile of its time on those paths
	From, To  engine.Time // of a wait for a channel, between which instants of the run 8 in 10 of them began
	Whom      []Share     // it was spent on or waited for, the most first; they add up to the part; none where nobody is known
}

// Share is a part of a part.
type Share struct {
	Whom
	Side
}

// fewestOnASide is how many paths there are at least on either side of a limit where one is held against the other.
const fewestOnASide = 20

// Contrasts reports whether there are enough paths over the limit and within to hold them against each other.
func (b *Breakdown) Contrasts() bool {
	return b.Limit != nil && min(b.Over.Paths, b.Within().Paths) >= fewestOnASide
}

// Excess is by how much the mean path over the limit is longer than that within it, in milliseconds. The parts' add up to it.
func (b *Breakdown) Excess() float64 { return b.Over.Mean() - b.Within().Mean() }

// ExcessOf is a part's share of the excess: its mean time over the limit less that within it, in milliseconds.
func (b *Breakdown) ExcessOf(p *Part) float64 {
	over, within := b.OverAndWithin(p)
	return over - within
}

// OverAndWithin are the mean times of a part on the paths over the limit and on those within it, in milliseconds.
func (b *Breakdown) OverAndWithin(p *Part) (over, within float64) {
	return mean(p.Over.Time, b.Over.Paths), mean(p.All.Time-p.Over.Time, b.Within().Paths)
}

// Why is the part that makes the most of why values are beyond the limit. It is nil where none makes a quarter, or where too few
// paths can be held against each other.
func (b *Breakdown) Why() *Part {
	if !b.Contrasts() || b.Excess() == 0 {
		return nil
	}
	var why *Part
	share := 0.25
	for i := range b.Parts {
		if s := b.ExcessOf(&b.Parts[i]) / b.Excess(); s >= share && (why == nil || s > share) {
			why, share = &b.Parts[i], s
		}
	}
	return why
}

// Mean is the mean time that a part contributes to a path in milliseconds, nothing where it is not on it.
func (b *Breakdown) Mean(p *Part) float64 { return mean(p.All.Time, b.All.Paths) }

// Share is on what share of the paths a part is.
func (b *Breakdown) Share(p *Part) float64 { return float64(p.All.Paths) / float64(b.All.Paths) }

func mean(sum engine.Time, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// BreakDown makes runs of a program and breaks down the time of measures in them. The i-th run, of o.Runs, is replication number(i).
// Records are kept of the runs that are being walked alone, and of those experiment.TraceLimit. When the context ends, the
// breakdowns are those of the runs done without a gap, and there is no error. A question that no row answers has nil.
func BreakDown(ctx context.Context, p *sim.Program, questions []Question, number func(run int) int, o experiment.Options) ([]*Breakdown, error) {
	set, err := measuresFor(p, questions)
	if err != nil {
		return nil, err
	}
	total := newAccounts(len(questions))
	err = inBlocks(ctx, o, func() func(first, end int) piece[*accounts] {
		w := newBreaker(ctx, set, questions, o.Seed)
		return func(first, end int) piece[*accounts] { return w.runs(first, end, number) }
	}, total.merge)
	if err != nil {
		return nil, err
	}
	all := make([]*Breakdown, len(questions))
	for i := range questions {
		if rows := rowsOf(set, &questions[i]); len(rows) > 0 {
			all[i] = total.list[i].breakdown(set, &questions[i], rows)
			all[i].Seed, all[i].Asked, all[i].Of, all[i].Runs = o.Seed, o.Runs, o.Runs, total.runs
		}
	}
	return all, nil
}

// measuresFor are the measures that the scenario declares, where those are what is asked about; otherwise all, with the milestones that
// are asked about, which count from the call.
func measuresFor(p *sim.Program, questions []Question) (*measure.Set, error) {
	var milestones []string
	for i := range questions {
		if name := questions[i].Measure; p.Scenario.Measures.Get(name) == nil {
			if _, err := p.Milestone(p.Scenario.OwnStream(name), name); err == nil {
				milestones = append(milestones, name)
			}
		}
	}
	set, err := measure.CompileDeclared(p)
	for i := range questions {
		if err == nil && len(rowsOf(set, &questions[i])) == 0 {
			set, err = measure.CompileWith(p, milestones)
		}
	}
	if err == nil {
		set.CountFromCall()
	}
	return set, err
}

func rowsOf(set *measure.Set, q *Question) []int { return RowsOf(set, q.Measure, q.Key) }

// RowsOf are the rows of a measure whose times can be explained, or the one of them with the key. Where several kinds of row have the
// name, they are of the first.
func RowsOf(set *measure.Set, name, key string) []int {
	var rows []int
	for i := range set.Rows {
		r := &set.Rows[i]
		switch {
		case r.Measure != name || !r.Timed || !r.Period.Whole() || key != "" && key != r.Key:
		case len(rows) > 0 && (r.Origin != set.Rows[rows[0]].Origin || r.Per != set.Rows[rows[0]].Per):
		default:
			rows = append(rows, i)
		}
	}
	return rows
}
