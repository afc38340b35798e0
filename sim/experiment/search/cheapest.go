package search

import (
	"context"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Improved is the answer to what would help: the cheapest set of levers with which the objectives are met.
type Improved struct {
	Search           // of sets of levers, each judged by Runs first
	Levers   []Lever // each as far as it goes
	MostRuns int     // a set was judged by at most
	Level    float64 // of each judgement, so that all together are right with that of package stats

	Before []experiment.Judged // what is asked for, without any lever
	Out    bool                // as many sets were tried as may be, and others are left

	With   []experiment.Judged // what is asked for with all levers, where they can be used together
	Beyond bool                // something is missed even so: no set within the bounds meets all
	Floor  []int               // by lever: the level below which something is missed even with all of the others

	Set      *Purchase // nil: none was found
	Open     []Offer   // cheaper ones of which it cannot be told
	Missed   int       // cheaper ones with which something is missed
	Frontier []Stricter
}

// Needed is how many levers are in every set that meets all.
func (f *Improved) Needed() (n int) {
	for _, floor := range f.Floor {
		n += min(floor, 1)
	}
	return n
}

// Offer is a set of levers and what came of it.
type Offer struct {
	Changes []Change // those that are used, each with its level
	Price   int
	Runs    int // it was judged by
	Judged  []experiment.Judged
}

// Purchase is a set of levers that meets what is asked for, confirmed with another seed.
type Purchase struct {
	Offer
	Seed    uint64 // it was confirmed with
	Before  []experiment.Judged
	Without [][]experiment.Judged // by change: with one level less of it
}

// Stricter is the cheapest set for a stricter limit of the one objective that is asked for.
type Stricter struct {
	Limit scenario.Limit
	Offer *Offer // nil: none of those tried
}

// Looks is how often a set is judged while it cannot be told, each time by twice as many runs.
const Looks = 3

// mostWeighed bounds how many sets are looked at, of which many may exclude each other.
const mostWeighed = 200_000

// Cheapest looks for the cheapest set of levers with which all objectives are met that are asked for. Levers are taken to help, or to do
// nothing: so no set does if all together do not, and none that has less of one than what is missed without it. Sets are tried in the
// order of their price. One passes when the whole interval of every objective lies within its limit, and is dropped when one lies beyond;
// while it cannot be told it is judged by twice as many runs, and at last listed as open. What passes is confirmed by runs of another
// seed, with each lever and without. When the context ends, the answer is what is known by then.
func Cheapest(ctx context.Context, p *sim.Program, build Build, o Options) (*Improved, error) {
	s := &improving{judging: judging{ctx: ctx, build: build}, found: &Improved{Search: Search{Program: p, Seed: o.Seed}, Levers: leversOf(p.Scenario)}, known: map[string]*Offer{}}
	f := s.found
	if f.Most = len(f.Levers); p.Scenario.Levers.Most != nil {
		f.Most = min(f.Most, *p.Scenario.Levers.Most)
	}
	f.Floor = make([]int, len(f.Levers))
	if err := o.Afford(ctx, p); err != nil {
		return s.finish(err)
	}
	s.options, f.Runs, f.MostRuns = o, o.Runs, o.Runs<<(Looks-1)
	return s.finish(s.improve())
}

// improving is a search for what helps under way.
type improving struct {
	judging
	found *Improved
	known map[string]*Offer // by levels
	order []*Offer          // tried, by price
	sets  *byPrice
	seen  int // sets looked at
}

func (s *improving) finish(err error) (*Improved, error) {
	if s.ctx.Err() != nil {
		s.found.Partial = true
		err = nil
	}
	return s.found, err
}

func (s *improving) improve() error {
	f := s.found
	before, samples, err := s.judge(f.Program, f.Runs, f.Seed, stats.Level)
	if err != nil {
		return err
	}
	f.Before, f.Fingerprint = s.wanted(before), samples.Fingerprint
	f.Level = 1 - (1-stats.Level)/float64(s.options.Tries*Looks*max(1, len(f.Before)))
	if err := s.bound(); err != nil || f.Beyond || f.Needed() > f.Most {
		return err
	}
	s.sets = newByPrice(f.Levers, f.Floor)
	at, err := s.cheapest(0, verdictOf)
	for err == nil && at >= 0 && f.Set == nil {
		var confirmed bool
		if confirmed, err = s.confirm(s.order[at]); err != nil || confirmed {
			break
		}
		at, err = s.cheapest(at+1, verdictOf)
	}
	if err != nil || f.Set == nil {
		return err
	}
	return s.frontier(at)
}

// bound finds out whether anything is within reach, and what cannot be left out.
func (s *improving) bound() error {
	f := s.found
	full := make([]int, len(f.Levers))
	for i := range f.Levers {
		full[i] = f.Levers[i].Most
		for k := range i {
			if excludes(f.Program.Scenario, f.Levers[i].Change, f.Levers[k].Change) {
				return nil // they cannot be used together: nothing is known of all
			}
		}
	}
	all, err := s.offer(full)
	if err != nil || all == nil {
		return err
	}
	if f.With = all.Judged; verdictOf(all) == stats.Missed {
		f.Beyond = true
		return nil
	}
	for i := range full {
		needed, spared := -1, f.Levers[i].Most // a level that is too low, and one that is not known to be
		for spared-needed > 1 && err == nil && f.Tried < s.options.Tries {
			less := slices.Clone(full)
			less[i] = (spared + needed) / 2
			var o *Offer
			if o, err = s.offer(less); err == nil && o != nil && verdictOf(o) == stats.Missed {
				needed = less[i]
			} else {
				spared = less[i]
			}
		}
		if err != nil {
			return err
		}
		f.Floor[i] = needed + 1
	}
	return nil
}

// cheapest is the first of the sets in the order of price, from one of those tried on, that is met; -1 where there is none.
func (s *improving) cheapest(from int, verdict func(*Offer) stats.Verdict) (at int, err error) {
	for at = from; ; at++ {
		if at == len(s.order) {
			more, err := s.another()
			if err != nil || !more {
				return -1, err
			}
		}
		o := s.order[at]
		for verdict(o) == stats.CannotTell && o.Runs < s.found.MostRuns {
			if err := s.look(o, 2*o.Runs); err != nil {
				return -1, err
			}
		}
		if verdict(o) == stats.Met {
			return at, nil
		}
	}
}

// another tries the next set in the order of price.
func (s *improving) another() (more bool, err error) {
	for {
		c, ok := s.sets.next()
		if !ok {
			return false, nil
		}
		if s.seen++; s.found.Tried >= s.options.Tries || s.seen > mostWeighed {
			s.found.Out = true
			return false, nil
		}
		changes := s.changes(c.levels)
		if len(changes) > s.found.Most || s.clash(changes) {
			continue
		}
		o, err := s.offer(c.levels)
		if err != nil {
			return false, err
		}
		if o != nil {
			s.order = append(s.order, o)
			return true, nil
		}
	}
}

// clash reports whether some changes cannot be made together.
func (s *improving) clash(changes []Change) bool {
	for i := range changes {
		for k := range i {
			if excludes(s.found.Program.Scenario, changes[i], changes[k]) {
				return true
			}
		}
	}
	return false
}

// changes are the levers that are used, each with its level.
func (s *improving) changes(levels []int) []Change {
	var list []Change
	for i, level := range levels {
		if level > 0 {
			c := s.found.Levers[i].Change
			c.Level = level
			list = append(list, c)
		}
	}
	return list
}

// offer judges a set for the first time; nil for one that cannot be made.
func (s *improving) offer(levels []int) (*Offer, error) {
	key := fmt.Sprint(levels)
	if o, known := s.known[key]; known {
		return o, nil
	}
	o := &Offer{Changes: s.changes(levels), Price: priceOf(s.found.Levers, levels)}
	if _, err := s.program(o.Changes); err != nil {
		if len(o.Changes) == 1 && o.Changes[0].Level == 1 {
			s.found.Impossible = append(s.found.Impossible, Impossible{o.Changes[0], err})
		}
		s.known[key] = nil
		return nil, nil
	}
	s.known[key] = o
	s.found.Tried++
	if s.options.Trying != nil {
		s.options.Trying(s.found.Tried, s.options.Tries)
	}
	return o, s.look(o, s.found.Runs)
}

// look judges a set by so many runs.
func (s *improving) look(o *Offer, runs int) error {
	judged, err := s.judged(o.Changes, runs, s.found.Seed, s.found.Level)
	if err == nil {
		o.Judged, o.Runs = judged, runs
	}
	return err
}

// judged is what is asked for with some changes.
func (s *improving) judged(changes []Change, runs int, seed uint64, level float64) ([]experiment.Judged, error) {
	p, err := s.program(changes)
	if err != nil {
		return nil, err
	}
	all, _, err := s.judge(p, runs, seed, level)
	return among(all, s.found.Before), err
}

func (s *improving) program(changes []Change) (*sim.Program, error) {
	if len(changes) == 0 {
		return s.found.Program, nil
	}
	return s.build(Written(s.found.Program.Scenario, changes))
}

// verdictOf is what holds of all that is asked for.
func verdictOf(o *Offer) stats.Verdict { return together(o.Judged) }

// together is missed if one is, and met if all are.
func together(judged []experiment.Judged) stats.Verdict {
	verdict := stats.Met
	for i := range judged {
		switch judged[i].Verdict {
		case stats.Missed:
			return stats.Missed
		case stats.CannotTell:
			verdict = stats.CannotTell
		}
	}
	return verdict
}
