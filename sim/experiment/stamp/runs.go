package stamp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/experiment"
	"simulate/sim/log"
	"simulate/sim/stats"
)

// Asked is what is kept of each course of the runs.
type Asked struct {
	Plan    *conform.Plan
	Figures []conform.Figure
	Points  []conform.Thing // whose phases are kept
}

// Kept is that of one.
type Kept struct {
	Counts []int
	Values []int64 // of the figures, then of the phases
	Over   bool    // the incident has closed: what has no value had none
}

// Of is what is kept of a course.
func (a *Asked) Of(c *conform.Course) Kept {
	k := Kept{Counts: a.Plan.Counts(c), Over: c.Call[log.Closed] != log.None}
	for i := range a.Figures {
		k.Values = append(k.Values, a.Figures[i].Of(a.Plan, c))
	}
	k.Values = append(k.Values, a.Plan.Phases(c, a.Points)...)
	return k
}

// Runs are what logs would show of many.
type Runs struct {
	Asked
	Seed       uint64
	Runs       int // done without a gap; 0: the nominal run alone
	Wanted     int
	Courses    []Kept // one a run, or of a stream those of its instances that are over, run by run
	Cut        int    // instances that were not over at the end of their run
	Over       int    // instances beyond those that are kept
	NominalOne *conform.Course
}

// MostCourses is of how many instances of a stream the figures are kept.
const MostCourses = 100_000

// Partial reports whether they were stopped before all were done.
func (r *Runs) Partial() bool { return r.Runs < r.Wanted }

// Sample is a figure's values, in milliseconds, and how many runs were over without it: one of its ends is of a unit that was not called, or of
// what did not come to pass. Where a run is not over, what has not happened counts as longer than any other.
func (r *Runs) Sample(value int) (s stats.Sample, without int) {
	var values []int64
	missing := 0
	for i := range r.Courses {
		c := &r.Courses[i]
		switch v := c.Values[value]; {
		case v != log.None:
			values = append(values, v)
		case c.Over:
			without++
		default:
			missing++
		}
	}
	return stats.NewSample(values, missing), without
}

// Ways are what the runs did.
func (r *Runs) Ways() []conform.Way {
	var counts [][]int
	for i := range r.Courses {
		counts = append(counts, r.Courses[i].Counts)
	}
	return conform.Ways(counts)
}

// played is what is kept of one run.
type played struct {
	courses []Kept
	cut     int
	done    bool
	err     error
}

// Play makes seeded runs and keeps of each what is asked for; without any it is the nominal run. What it holds is the same at any number of
// workers. When the context ends, it has those that are done without a gap, and there is no error. The error names the run that failed.
func (p *Plan) Play(ctx context.Context, a Asked, o experiment.Options) (*Runs, error) {
	r := &Runs{Asked: a, Seed: o.Seed}
	nominal, err := p.Nominal(ctx)
	if err != nil {
		return nil, err
	}
	if r.NominalOne = nominal; o.Runs > 0 {
		if err := o.Afford(ctx, p.Program); err != nil {
			return nil, err
		}
	}
	r.Wanted = o.Runs
	if o.Runs == 0 {
		if nominal != nil {
			r.Courses = []Kept{a.Of(nominal)}
		}
		return r, nil
	}
	all := make([]played, o.Runs)
	var done told
	experiment.InParallel(ctx, o.Runs, o.Workers, func() func(int) bool {
		player := p.newPlayer(ctx)
		return func(run int) bool {
			all[run] = player.play(a, sim.Luck{Seed: o.Seed, Replication: uint64(run)})
			done.tell(&o)
			return all[run].err == nil
		}
	})
	return r, r.gather(all)
}

// told counts the runs that are done, for whoever waits.
type told struct {
	mu   sync.Mutex
	runs int
}

func (t *told) tell(o *experiment.Options) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.runs++; o.Progress != nil {
		o.Progress(t.runs, o.Runs)
	}
}

// gather adds up the runs in their order.
func (r *Runs) gather(all []played) error {
	for i := range all {
		run := &all[i]
		if errors.Is(run.err, sim.ErrStopped) || run.err == nil && !run.done {
			return nil
		}
		if run.err != nil {
			return run.err
		}
		r.Runs++
		room := max(0, MostCourses-len(r.Courses))
		r.Courses = append(r.Courses, run.courses[:min(room, len(run.courses))]...)
		r.Over += max(0, len(run.courses)-room)
		r.Cut += run.cut
	}
	return nil
}

// player makes one run after another.
type player struct {
	world *sim.World
	fold  *Fold
	err   error
}

func (p *Plan) newPlayer(ctx context.Context) *player {
	fold, err := p.NewFold()
	world := sim.NewWorld(p.Program)
	world.Stop = func() bool { return ctx.Err() != nil }
	return &player{world, fold, err}
}

func (p *player) run(luck sim.Luck) error {
	if p.err != nil {
		return p.err
	}
	if err := p.world.Run(luck, p.fold); err != nil {
		return fmt.Errorf("%s: %w", experiment.Describe(luck), err)
	}
	return nil
}

// play makes a run. A panic becomes an error, as it must not take down the whole program from a goroutine.
func (p *player) play(a Asked, luck sim.Luck) (k played) {
	defer func() {
		if fault := recover(); fault != nil {
			k.err = &experiment.Fault{Seed: luck.Seed, Run: int(luck.Replication), Reason: fault}
		}
	}()
	if k.err = p.run(luck); k.err != nil {
		return k
	}
	courses, cut := p.fold.Courses()
	for _, c := range courses {
		k.courses = append(k.courses, a.Of(c))
	}
	k.courses = slices.Clip(k.courses)
	k.cut, k.done = cut, true
	return k
}

// Nominal is what a log would show of the nominal run, of a stream of its first instance; nil where the incident does not happen in it.
func (p *Plan) Nominal(ctx context.Context) (*conform.Course, error) {
	player := p.newPlayer(ctx)
	if err := player.run(sim.Luck{Nominal: true}); err != nil {
		return nil, err
	}
	courses, _ := player.fold.Courses()
	if len(courses) == 0 {
		return nil, nil
	}
	return courses[0], nil
}
