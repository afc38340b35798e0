package calibrate

import (
	"context"
	"errors"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
)

// Options of a calibration. Runs is how many stand for the posterior.
type Options struct {
	experiment.Options
	Kernel Kernel
	Most   int // runs in all
}

// poolSize is how many times as many seeded runs are made at first as stand for the posterior.
const poolSize = 4

// Calibration is what the record says of what is assumed.
type Calibration struct {
	Program     *sim.Program
	Kernel      Kernel
	Seed        uint64
	Size        int // runs that stand for the posterior
	Prior       int // seeded runs, of what is assumed
	Together    int // of those, that agree with every report that is used
	Runs, Most  int // in all, and that might have been made
	Partial     bool
	Fingerprint uint64 // of the records of all runs

	Held []experiment.Observation
	Rest []experiment.Unheld
	Used []int // of Held, those that the posterior goes by: all but those that no run comes to, or all where there are no others

	Told      []Told // by input: first what the record tells, the most narrowed first, then the rest in the order of the file
	Loose     int    // assumed figures that are left to luck: chances, and what a run draws more than once
	Fixed     int    // assumed figures that are the same in every run
	Posterior *Posterior
	Reports   []Met // by report held
	Conflicts []Conflict
	Outcomes  []Outcome // of the reports that are held and of the headline measures
}

// The errors of what cannot be calibrated.
var (
	ErrNoReport = errors.New("nothing is reported that a run can be held against")
	ErrNoInput  = errors.New("no figure has a range, and no assumed duration is drawn once a run")
)

// Calibrate finds what values of assumed figures agree with the record of a program's scenario. Results are the same at any number of
// workers. When the context ends they rest on the runs done, and are Partial.
func Calibrate(ctx context.Context, p *sim.Program, o Options) (*Calibration, error) {
	m, rest, err := newMaker(ctx, p, o)
	if err != nil {
		return nil, err
	}
	if len(m.held) == 0 {
		return nil, ErrNoReport
	}
	possible := candidates(p)
	if len(possible) == 0 {
		return nil, ErrNoInput
	}
	pool, err := m.pool(possible, poolSize*o.Runs)
	if err != nil {
		return nil, err
	}
	if len(m.inputs) == 0 && len(pool) > 0 {
		return nil, ErrNoInput
	}
	c := &Calibration{
		Program: p, Kernel: o.Kernel, Seed: o.Seed, Size: o.Runs, Prior: len(pool), Most: o.Most, Held: m.held, Rest: rest,
		Fixed: influence.FixedAssumptions(p),
	}
	if len(pool) > 0 {
		err = c.ask(m, pool)
	}
	c.Runs, c.Partial, c.Fingerprint = m.trials.Runs, ctx.Err() != nil, m.trials.Outcomes[0].Fingerprint
	return c, err
}

// ask asks one question after another: what each report tells alone, which no run comes to, what the others tell together, which of these
// cannot be met together, and what comes of it.
func (c *Calibration) ask(m *maker, pool []*particle) (err error) {
	alone := make([]*Posterior, len(m.held))
	for i := range m.held {
		if alone[i], err = m.posterior(pool, c.Kernel, []int{i}, c.Size); err != nil {
			return err
		}
		apart, err := m.conflicts(pool, []int{i})
		if err != nil {
			return err
		}
		if c.Conflicts = append(c.Conflicts, apart...); len(apart) == 0 {
			c.Used = append(c.Used, i)
		}
	}
	if len(c.Used) == 0 {
		c.Used = everyone(len(m.held))
	}
	for _, p := range pool {
		if farthest(p.distances, c.Used) <= 1 {
			c.Together++
		}
	}
	if c.Posterior, err = m.posterior(pool, c.Kernel, c.Used, c.Size); err != nil {
		return err
	}
	if len(c.Conflicts) < len(m.held) {
		apart, err := m.conflicts(pool, c.Used)
		if err != nil {
			return err
		}
		c.Conflicts = append(c.Conflicts, apart...)
	}
	c.tell(m.inputs, alone)
	for _, in := range influence.InputsOf(c.Program) {
		if in.Assumed() {
			c.Loose++
		}
	}
	c.Loose -= len(m.inputs)
	return c.outcomes(m, pool)
}

// everyone are the numbers from 0 up to, not including, n.
func everyone(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
