package experiment

import (
	"context"
	"errors"
	"runtime"
	"slices"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Where nobody says how many seeded runs to make, they are as many as make so many records, but not fewer than the least:
// the usual number of them takes too long when a run is a week of a county.
const (
	affordableRecords = 20_000_000
	leastRuns         = 10
)

// columnsAtOnce is how many times as long as a report a comparison of many columns may take.
const columnsAtOnce = 5

// affordable is how many runs to make when the nominal one has so many records. It does not depend on the machine.
func (o *Options) affordable(records int64) int {
	if !o.Usual {
		return o.Runs
	}
	return int(min(max(affordableRecords/records, leastRuns), int64(o.Runs)))
}

// Afford makes the usual number of runs as many as can be afforded, and leaves as many workers as have room, when the nominal run
// is not made for its own sake.
func (o *Options) Afford(ctx context.Context, p *sim.Program) error {
	if !o.Usual {
		return o.Fit(ctx, p)
	}
	var records counter
	footprint, err := run(ctx, p, sim.Luck{Nominal: true}, &records)
	if err != nil {
		return err
	}
	o.Runs = o.affordable(int64(records))
	o.fit(footprint)
	return nil
}

// worldsTogether is how much memory the worlds of all workers may take, about.
const worldsTogether = scenario.MostHeld

// mostSampled is how much memory, in bytes, what runs yield may take, together with the traces of arrivals that programs keep and with what
// it takes to make figures of it.
const mostSampled = 3 << 29

// comparedBytes is about how much memory a run of a comparison takes, beside what it yields, where figures are made of that. It is an estimate.
const comparedBytes = 1000

// affordRuns returns an error where so many runs, of which each takes so many bytes, are too many beside what programs keep.
func affordRuns(runs int, each int64, programs ...*sim.Program) error {
	room := int64(mostSampled)
	for _, p := range programs {
		room -= p.TraceBytes()
	}
	if int64(runs)*each <= room {
		return nil
	}
	return &TooManyRunsError{Runs: runs, Bytes: int64(runs) * each, Room: max(room, 0), Most: int(max(room, 0) / each)}
}

// roomFor reports, as an error, that so many runs yield too much, if they are like those made so far.
func (s *Samples) roomFor(runs int) error {
	return affordRuns(runs, s.bytes()+s.workBytes(), s.Set.Program)
}

// bytes is how much memory a run takes; 0 as long as there is none.
func (s *Samples) bytes() int64 {
	bytes := 0
	for row := range s.columns {
		bytes += s.columns[row].bytes()
	}
	for _, of := range s.instances {
		if of != nil {
			for _, section := range of.sections {
				bytes += section.Bytes()
			}
		}
	}
	return int64((bytes + s.Runs - 1) / max(s.Runs, 1))
}

// workBytes is about how much memory a run takes where figures are made of a row: its values as they came, in their order and while they
// are put in order, and a header or two. What it was for the row before is garbage by then.
func (s *Samples) workBytes() int64 {
	const value, headers = 3 * 8, 100
	most := 0
	for row := range s.columns {
		most = max(most, s.columns[row].amounts.Len())
	}
	return int64(value*(most/max(s.Runs, 1)+1) + headers)
}

// makers are how many goroutines have room to make figures of rows at the same time.
func (s *Samples) makers(workers int) int {
	if s == nil || s.Runs == 0 {
		return workers
	}
	s = s.kept()
	return makersOf(workers, int64(s.Runs), s.bytes(), s.workBytes())
}

// makersOf are the makers where each of so many runs takes so many bytes, and so many more while a figure is made.
func makersOf(workers int, runs, each, work int64) int {
	return int(max(1, min(int64(workers), (mostSampled/runs-each)/work)))
}

// roomFor reports, as an error, that so many runs of every program yield too much.
func (t *Trials) roomFor(runs int) error {
	each := int64(comparedBytes)
	for _, out := range t.Outcomes {
		each += out.bytes() + t.BytesBeside
	}
	return affordRuns(runs, each, t.programs...)
}

// makeRoom makes room for what is judged of all runs that are asked for, if there is any. Of the first round it reports that there is none,
// which before the others is known.
func (t *Trials) makeRoom() error {
	if err := t.roomFor(t.Asked); err != nil && t.Runs == 0 {
		return err
	}
	for _, out := range t.Outcomes {
		if out.kept != nil {
			out.kept.reserve(t.Asked - out.kept.Runs)
		}
	}
	return nil
}

// Fit leaves as many workers as have room for a world of each of some programs.
func (o *Options) Fit(ctx context.Context, programs ...*sim.Program) error {
	together := int64(0)
	if o.fit(0); o.Workers == 1 {
		return nil
	}
	for _, p := range programs {
		footprint, err := footprintOf(ctx, p)
		if errors.Is(err, sim.ErrStopped) {
			return nil // nor will any other run be made
		}
		if err != nil {
			return err
		}
		together += footprint
	}
	o.fit(together)
	return nil
}

// footprintOf is about how many bytes a world of a program takes. What streams take is known from the nominal run.
func footprintOf(ctx context.Context, p *sim.Program) (int64, error) {
	if !slices.ContainsFunc(p.Incidents, func(i sim.Incident) bool { return i.Stream }) {
		return p.Footprint(), nil
	}
	return run(ctx, p, sim.Luck{Nominal: true})
}

// Fit leaves as many workers as have room for a world of the result's program.
func (r *Result) Fit(o *Options) { o.fit(r.Nominal.footprint) }

// fit leaves as many workers as have room for a world of that size. Results are the same at any number of them.
func (o *Options) fit(footprint int64) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	o.Workers = int(max(1, min(int64(o.Workers), worldsTogether/max(1, footprint))))
}

// Afford leaves as many runs of all programs as make no more records together than the reports of a few programs would, where
// nobody says how many to make.
func (t *Trials) Afford(ctx context.Context, o *Options) error {
	if !o.Usual || o.Precision.Given() {
		return nil
	}
	var records counter
	err := Run(ctx, t.programs[0], sim.Luck{Nominal: true}, &records)
	if errors.Is(err, sim.ErrStopped) {
		return nil // nor will any other run be made
	}
	if err != nil {
		return err
	}
	if runs := o.affordable(max(1, int64(records)*int64(max(len(t.programs), columnsAtOnce))/columnsAtOnce)); runs < o.Runs {
		t.Usual, o.Runs = o.Runs, runs
	}
	return nil
}
