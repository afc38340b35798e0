package experiment

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/measure"
)

// Replay is one run with all its records.
type Replay struct {
	Luck        sim.Luck
	Records     []sim.Record
	Values      []measure.Value // by row, in the order of the set's rows
	Fingerprint uint64
	ends        []ends // by row
}

// ends are the milestones that a row counts from and to.
type ends struct {
	from, to sim.Occurrence
	known    bool
}

// Nominal replays the run in which every draw is at its median.
func Nominal(p *sim.Program, set *measure.Set) (*Replay, error) {
	return replay(p, set, sim.Luck{Nominal: true})
}

// Single replays one seeded run.
func Single(p *sim.Program, set *measure.Set, seed uint64, run int) (*Replay, error) {
	return replay(p, set, sim.Luck{Seed: seed, Replication: uint64(run)})
}

func replay(p *sim.Program, set *measure.Set, luck sim.Luck) (*Replay, error) {
	var trace sim.Trace
	var fingerprint sim.Fingerprint
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(luck, fold, &trace, &fingerprint); err != nil {
		return nil, fmt.Errorf("%s: %w", describe(luck), err)
	}
	r := &Replay{Luck: luck, Records: trace.Records, Values: slices.Clone(fold.Values()), Fingerprint: fingerprint.Sum()}
	slices.SortStableFunc(r.Values, func(a, b measure.Value) int { return int(a.Row - b.Row) })
	for row := range set.Rows {
		var e ends
		e.from, e.to, e.known = fold.Ends(row)
		r.ends = append(r.ends, e)
	}
	return r, nil
}

// Draws replays a run for every draw that it makes.
func Draws(p *sim.Program, luck sim.Luck) ([]sim.Draw, error) {
	var draws []sim.Draw
	world := sim.NewWorld(p)
	world.OnDraw = func(d sim.Draw) { draws = append(draws, d) }
	if err := world.Run(luck); err != nil {
		return nil, fmt.Errorf("%s: %w", describe(luck), err)
	}
	return draws, nil
}

func describe(luck sim.Luck) string {
	if luck.Nominal {
		return "nominal run"
	}
	return fmt.Sprintf("run %d of seed %d", luck.Replication, luck.Seed)
}

// Of returns the values of a row.
func (r *Replay) Of(row int) []measure.Value {
	first, _ := slices.BinarySearchFunc(r.Values, int32(row), byRow)
	last, _ := slices.BinarySearchFunc(r.Values, int32(row)+1, byRow)
	return r.Values[first:last]
}

// Ends returns the records that a row's value counts from and to. ok is false unless the row is the time between two
// milestones and both occurred.
func (r *Replay) Ends(row int) (from, to sim.Seq, ok bool) {
	began, ended := r.Occurred(row)
	e := &r.ends[row]
	return e.from.Seq, e.to.Seq, began && ended
}

// Occurred reports which of the two milestones that a row's value counts from and to occurred. Of a row that is not the
// time between two milestones it is neither.
func (r *Replay) Occurred(row int) (from, to bool) {
	e := &r.ends[row]
	return e.known && e.from.Occurred(), e.known && e.to.Occurred()
}

func byRow(v measure.Value, row int32) int { return int(v.Row - row) }

// middle returns the median of values as package stats defines it, the one of rank ceil(n/2), those that are missing being
// longer than any other. Of no values it is one that never happened.
func middle(row int, values []measure.Value) measure.Value {
	if len(values) == 0 {
		return measure.Value{Row: int32(row), State: measure.Never}
	}
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, compare)
	return sorted[(len(sorted)-1)/2]
}

// compare returns -1, 0 or 1 as a value is shorter than, as long as or longer than another; those that are missing are
// longer than any other.
func compare(a, b measure.Value) int {
	return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Amount, b.Amount))
}
