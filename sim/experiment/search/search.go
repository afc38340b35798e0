package search

import (
	"context"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Options are those of a search. Runs is how many runs each combination of changes is judged by at most.
type Options struct {
	experiment.Options
	Objective string // or the measure whose target is meant; empty: any objective that holds, or any target without objectives
	Tries     int    // combinations to try before the search goes on greedily
	Trying    func(tried, planned int)
	Frontier  bool // of levers: for stricter limits, too
}

// Build makes the program of a scenario with changes. The error says why they cannot be made.
type Build func(changes []scenario.PathValue) (*sim.Program, error)

// Found is the answer to a search: the smallest set of adverse changes that breaks an objective.
type Found struct {
	Search                      // of combinations, each judged by at most Runs
	Bounds  []Change            // all that may go wrong, each as badly as it may
	Held    []experiment.Judged // objectives that were searched for, without any change
	Already []experiment.Judged // those that are missed without any change
	Size    int                 // of which every combination was tried, unless Partial

	Set    *Minimum // nil: nothing within the bounds was found to break any
	Others []Trial  // further combinations of the same size that break an objective, unshrunk
}

// Search is what searches for a set of changes have in common.
type Search struct {
	Program     *sim.Program
	Most        int // changes together
	Seed        uint64
	Runs        int
	Fingerprint uint64 // of the runs without any change
	Tried       int    // sets
	Partial     bool   // it was stopped early
	Impossible  []Impossible
}

// Impossible is a change that cannot be made at all.
type Impossible struct {
	Change
	Reason error
}

// Minimum is a set of changes that breaks an objective, confirmed with other seeds.
type Minimum struct {
	Changes  []Change
	Smallest bool   // every smaller combination was tried, and none was found to break an objective
	Seed     uint64 // it was confirmed with
	Runs     int
	Before   experiment.Judged   // without changes
	After    experiment.Judged   // with them
	Without  []experiment.Judged // with all but one of them
}

// Trial is a combination of changes and what came of it.
type Trial struct {
	Changes []Change
	Broken  *experiment.Judged // the first objective that is missed; nil: none is
	margin  float64            // how far the objective that is worst off is beyond its limit, as a share of it
}

// Smallest looks for the smallest set of changes within the bounds of a program's scenario that breaks an objective: by size, first
// all single changes, then all pairs, and so on. Where there are too many it goes on from the worst combination, adding what makes
// it worst. What is found is made minimal: changes are left out, then made smaller, as long as the objective is missed; and it
// is confirmed with other seeds. When the context ends, the answer is what is known by then.
func Smallest(ctx context.Context, p *sim.Program, build Build, o Options) (*Found, error) {
	s := &search{judging: judging{ctx: ctx, build: build}, found: &Found{Search: Search{Program: p, Seed: o.Seed}, Bounds: adverse(p.Scenario)}}
	if err := o.Afford(ctx, p); err != nil {
		return s.finish(err)
	}
	s.options, s.found.Runs = o, o.Runs
	if err := s.baseline(); err != nil || len(s.found.Held) == 0 {
		return s.finish(err)
	}
	s.found.Most = len(s.found.Bounds)
	if most := p.Scenario.Stress; most != nil && most.Most != nil {
		s.found.Most = min(s.found.Most, *most.Most)
	}
	return s.finish(s.bySize())
}

// search is a search under way.
type search struct {
	judging
	found   *Found
	worst   Trial // of the combinations tried last
	planned int
}

// finish tells an interruption from a failure.
func (s *search) finish(err error) (*Found, error) {
	if s.ctx.Err() != nil {
		s.found.Partial = true
		err = nil
	}
	return s.found, err
}

// baseline judges the objectives without any change.
func (s *search) baseline() error {
	all, samples, err := s.judge(s.found.Program, s.options.Runs, s.options.Seed, stats.Level)
	if err != nil {
		return err
	}
	s.found.Fingerprint = samples.Fingerprint
	for _, j := range s.wanted(all) {
		if j.Verdict == stats.Missed {
			s.found.Already = append(s.found.Already, j)
		} else {
			s.found.Held = append(s.found.Held, j)
		}
	}
	return nil
}

// firstLook is the part of the runs after which a combination is judged for the first time: most are clear by then.
const firstLook = 5

// fewestLooked is the least number of runs for a first look.
const fewestLooked = 80

// try judges a combination by some objectives. None is broken by one that cannot be built.
func (s *search) try(changes []Change, objectives []experiment.Judged) (Trial, error) {
	t := Trial{Changes: changes, margin: math.Inf(-1)}
	p, err := s.build(Written(s.found.Program.Scenario, changes))
	if err != nil {
		if len(changes) == 1 {
			s.found.Impossible = append(s.found.Impossible, Impossible{changes[0], err})
		}
		return t, nil // what cannot be made breaks nothing
	}
	s.found.Tried++
	looks := []int{s.options.Runs}
	if few := max(s.options.Runs/firstLook, fewestLooked); 2*few <= s.options.Runs {
		looks = []int{few, s.options.Runs}
	}
	for _, runs := range looks {
		all, _, err := s.judge(p, runs, s.options.Seed, stats.Level)
		if err != nil {
			return t, err
		}
		if open := t.weigh(among(all, objectives)); t.Broken != nil || !open {
			break
		}
	}
	if s.options.Trying != nil {
		s.options.Trying(s.found.Tried, s.planned)
	}
	return t, nil
}

// among lists some objectives among all, as judged there.
func among(all, objectives []experiment.Judged) []experiment.Judged {
	return slices.DeleteFunc(slices.Clone(all), func(j experiment.Judged) bool {
		return !slices.ContainsFunc(objectives, func(o experiment.Judged) bool { return same(&o, &j) })
	})
}

// same reports whether both are of the same objective.
func same(a, b *experiment.Judged) bool { return a.ID == b.ID && a.Target == b.Target }

// weigh puts down what came of a combination, and reports whether there is an objective of which it cannot be told.
func (t *Trial) weigh(judged []experiment.Judged) (open bool) {
	t.margin = math.Inf(-1)
	for _, j := range judged {
		t.margin = max(t.margin, margin(&j))
		open = open || j.Verdict == stats.CannotTell
		if j.Verdict == stats.Missed && t.Broken == nil {
			t.Broken = &j
		}
	}
	return open
}

// margin is how far the statistic is beyond its limit, as a share of it; negative within.
func margin(j *experiment.Judged) float64 {
	limit := j.Limit()
	beyond := j.Value - limit.Value
	if j.Expression.IsLower() {
		beyond = -beyond
	}
	if !j.Known || math.IsNaN(beyond) {
		return math.Inf(-1)
	}
	return beyond / max(math.Abs(limit.Value), 1)
}

// bySize tries all combinations of one change, two, and so on, until some break an objective.
func (s *search) bySize() error {
	for size := 1; size <= s.found.Most; size++ {
		n := len(s.found.Bounds) - len(s.found.Impossible)
		number := numberOf(n, size, s.options.Tries)
		if s.found.Tried+number > s.options.Tries && size > 1 {
			return s.greedily()
		}
		s.planned = s.found.Tried + number
		broken, err := s.all(size)
		if err != nil {
			s.found.Others = broken
			return err
		}
		s.found.Size = size
		if found, err := s.settle(broken); found || err != nil {
			return err
		}
	}
	return nil
}

// all tries every combination of a size, and returns those that break an objective.
func (s *search) all(size int) (broken []Trial, err error) {
	possible := s.possible()
	s.worst = Trial{margin: math.Inf(-1)}
	combinations(len(possible), size, func(chosen []int) bool {
		changes := make([]Change, size)
		for i, c := range chosen {
			changes[i] = possible[c]
		}
		var t Trial
		if t, err = s.try(changes, s.found.Held); err != nil {
			return false
		}
		if t.Broken != nil {
			broken = append(broken, t)
		}
		if t.margin > s.worst.margin || s.worst.Changes == nil {
			s.worst = t
		}
		return true
	})
	return broken, err
}

// possible are the changes that can be made.
func (s *search) possible() []Change {
	return slices.DeleteFunc(slices.Clone(s.found.Bounds), func(c Change) bool {
		return slices.ContainsFunc(s.found.Impossible, func(i Impossible) bool { return i.Change == c })
	})
}

// settle makes the first of some combinations that can be confirmed minimal, and notes the others.
func (s *search) settle(broken []Trial) (found bool, err error) {
	s.found.Others = broken
	for i, t := range broken {
		minimum, err := s.minimise(t)
		if err != nil {
			return false, err
		}
		if minimum != nil {
			minimum.Smallest = len(minimum.Changes) <= s.found.Size+1
			s.found.Set, s.found.Others = minimum, slices.Delete(slices.Clone(broken), i, i+1)
			return true, nil
		}
	}
	s.found.Others = nil
	return false, nil
}

// greedily goes on from the worst combination, adding the change that makes it worst, and at last tries everything together.
func (s *search) greedily() error {
	for t := s.worst; len(t.Changes) < s.found.Most; {
		next := Trial{margin: math.Inf(-1)}
		for _, c := range s.possible() {
			if slices.Contains(t.Changes, c) {
				continue
			}
			s.planned = max(s.planned, s.found.Tried+1)
			with, err := s.try(append(slices.Clone(t.Changes), c), s.found.Held)
			if err != nil {
				return err
			}
			if with.margin > next.margin || next.Changes == nil {
				next = with
			}
		}
		if next.Changes == nil {
			break
		}
		if t = next; t.Broken != nil {
			if found, err := s.settle([]Trial{t}); found || err != nil {
				return err
			}
		}
	}
	possible := s.possible()
	if len(possible) > s.found.Most {
		return nil
	}
	t, err := s.try(possible, s.found.Held)
	if err != nil || t.Broken == nil {
		return err
	}
	_, err = s.settle([]Trial{t})
	return err
}
