package check

import (
	"slices"

	"simulate/sim/scenario"
)

// loss is what a step waits for without naming ends that it may come to: a milestone as it is written, its step and those ends.
type loss struct {
	ref  string
	on   int
	ends []string
}

// careless finds what a trigger of step i waits for without naming ends that it may come to.
func (b *branches) careless(i int, t *scenario.Trigger) loss {
	switch {
	case len(t.All) > 0:
		return b.carelessJoin(i, t.All)
	case len(t.Any) > 0:
		return b.carelessChoice(i, t.Any)
	}
	m, on, plain := b.plain(i, t)
	switch {
	case !plain:
		return loss{}
	case m.Instance == scenario.AllInstances && b.of(on) != trunk:
		return loss{t.Milestone, on, b.ends(on, scenario.Done)}
	default:
		return loss{t.Milestone, on, b.unforeseen(on, m.Kind)}
	}
}

// plain returns a milestone and its step, unless it means a certain end of it.
func (b *branches) plain(i int, t *scenario.Trigger) (m scenario.Milestone, on int, ok bool) {
	m, on, ok = b.find(i, t.Milestone)
	if m.Instance > 0 {
		return m, on, false
	}
	switch m.Kind {
	case scenario.Begins, scenario.InState, scenario.Ended, scenario.Outcome, scenario.Option, scenario.Stopped, scenario.Skipped, scenario.GaveUp, scenario.Failed, scenario.SiteFailed, scenario.Asked:
		return m, on, false
	}
	return m, on, ok
}

// carelessJoin looks at each of several milestones, and then for one whose step is lost without the others.
func (b *branches) carelessJoin(i int, triggers []scenario.Trigger) loss {
	for k := range triggers {
		if lost := b.careless(i, &triggers[k]); len(lost.ends) > 0 {
			return lost
		}
	}
	first := b.ofTrigger(i, &triggers[0])
	if !slices.ContainsFunc(triggers, func(t scenario.Trigger) bool { return b.ofTrigger(i, &t) != first }) {
		return loss{}
	}
	for k := range triggers {
		if m, on, ok := b.plain(i, &triggers[k]); ok && b.at(on, m.Kind) != trunk {
			return loss{triggers[k].Milestone, on, b.ends(on, m.Kind)}
		}
	}
	return loss{}
}

// carelessChoice finds an any that names some ends of a single step and not all.
func (b *branches) carelessChoice(i int, triggers []scenario.Trigger) loss {
	first, of, named := -1, 0, make(map[scenario.MilestoneKind]bool)
	for k := range triggers {
		m, step, ok := b.find(i, triggers[k].Milestone)
		if !ok || !m.OfStep() || first >= 0 && step != of {
			return loss{}
		}
		named[m.Kind] = true
		if _, _, plain := b.plain(i, &triggers[k]); plain && first < 0 {
			first = k
		}
		of = step
	}
	if first < 0 || named[scenario.Ended] {
		return loss{}
	}
	m, _, _ := b.find(i, triggers[first].Milestone)
	lost := loss{triggers[first].Milestone, of, b.unforeseen(of, m.Kind)}
	if m.Instance == scenario.AllInstances { // of which each may come to another end
		lost.ends = b.ends(of, scenario.Done)
	} else if !slices.ContainsFunc(lost.ends, func(end string) bool { kind, _ := scenario.CommonPart(end); return !named[kind] }) {
		lost.ends = nil
	}
	return lost
}
