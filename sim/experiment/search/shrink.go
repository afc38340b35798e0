package search

import (
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// minimise makes a combination that breaks an objective minimal, and confirms it; nil when it cannot be confirmed, so that it
// was by chance that it seemed to break the objective.
func (s *search) minimise(t Trial) (*Minimum, error) {
	m := &reduction{search: s, objective: *t.Broken}
	changes, err := m.drop(t.Changes)
	if err != nil {
		return nil, err
	}
	if changes, err = m.shrink(changes); err != nil {
		return nil, err
	}
	return m.confirmed(changes)
}

// reduction makes a set of changes smaller that breaks one objective.
type reduction struct {
	*search
	objective experiment.Judged
}

// breaks reports whether a set of changes breaks the objective, as far as the search's own runs tell.
func (m *reduction) breaks(changes []Change) (bool, error) {
	t, err := m.try(changes, []experiment.Judged{m.objective})
	return t.Broken != nil, err
}

// drop leaves out what is not needed: first halves, then quarters and so on, at last one change at a time until none can be
// left out (Zeller & Hildebrandt, IEEE Transactions on Software Engineering 28(2), 2002).
func (m *reduction) drop(changes []Change) ([]Change, error) {
	for chunk := max(len(changes)/2, 1); ; chunk = max(chunk/2, 1) {
		before := len(changes)
		for from := 0; from < len(changes) && len(changes) > 1; {
			fewer := slices.Delete(slices.Clone(changes), from, min(from+chunk, len(changes)))
			broken := false
			if len(fewer) > m.found.Size { // of that size and below all have been tried
				var err error
				if broken, err = m.breaks(fewer); err != nil {
					return nil, err
				}
			}
			if broken {
				changes = fewer
			} else {
				from += chunk
			}
		}
		if chunk == 1 && len(changes) == before {
			return changes, nil
		}
	}
}

// shrink makes each change as small as it can be while the objective is missed, by bisection: counts down to one, durations
// towards their median.
func (m *reduction) shrink(changes []Change) ([]Change, error) {
	changes = slices.Clone(changes)
	for i := range changes {
		spared, needed := changes[i].least(), changes[i].Level
		for needed-spared > 1 {
			changes[i].Level = (spared + needed) / 2
			broken, err := m.breaks(changes)
			if err != nil {
				return nil, err
			}
			if broken {
				needed = changes[i].Level
			} else {
				spared = changes[i].Level
			}
		}
		changes[i].Level = needed
	}
	return changes, nil
}

// more times as many runs confirm a set as the search judges by, with a seed of their own.
const more = 2

// confirmed holds a set against runs of other seeds: with it the objective must be missed, and without any one of its changes it
// must not. Changes that were made too small grow again; one that is not needed after all is left out.
func (m *reduction) confirmed(changes []Change) (*Minimum, error) {
	c := &Minimum{Runs: more * m.options.Runs, Seed: m.options.Seed}
	for {
		c.Seed++
		after, err := m.measure(changes, c)
		if err != nil {
			return nil, err
		}
		if after.Verdict != stats.Missed {
			grown, ok := grow(changes)
			if !ok {
				return nil, nil
			}
			changes = grown
			continue
		}
		c.Changes, c.After, c.Without = changes, after, nil
		needless, err := m.without(c)
		if err != nil {
			return nil, err
		}
		if needless < 0 {
			c.Before, err = m.measure(nil, c)
			return c, err
		}
		changes = slices.Delete(slices.Clone(changes), needless, needless+1)
	}
}

// without judges the set without each of its changes, and returns one that is not needed, or -1.
func (m *reduction) without(c *Minimum) (needless int, err error) {
	for i := range c.Changes {
		fewer := slices.Delete(slices.Clone(c.Changes), i, i+1)
		j, err := m.measure(fewer, c)
		if err != nil {
			return 0, err
		}
		if j.Verdict == stats.Missed {
			return i, nil
		}
		c.Without = append(c.Without, j)
	}
	return -1, nil
}

// measure judges the objective with a set of changes by the runs that confirm.
func (m *reduction) measure(changes []Change, c *Minimum) (experiment.Judged, error) {
	p, err := m.program(changes)
	if err != nil {
		return experiment.Judged{}, err
	}
	all, _, err := m.judge(p, c.Runs, c.Seed, stats.Level)
	if err != nil {
		return experiment.Judged{}, err
	}
	i := slices.IndexFunc(all, func(j experiment.Judged) bool { return same(&j, &m.objective) })
	return all[i], nil
}

func (m *reduction) program(changes []Change) (*sim.Program, error) {
	if len(changes) == 0 {
		return m.found.Program, nil
	}
	return m.build(Written(m.found.Program.Scenario, changes))
}

// grow moves every change half of the way back to what its bounds allow; ok is false when all are there.
func grow(changes []Change) (grown []Change, ok bool) {
	grown = slices.Clone(changes)
	for i := range grown {
		if c := &grown[i]; c.Level < c.Most {
			c.Level, ok = (c.Level+c.Most+1)/2, true
		}
	}
	return grown, ok
}
