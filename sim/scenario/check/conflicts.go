package check

import "simulate/sim/scenario"

// conflicts reports triggers of step i that need two ends of one step. A step ends once, so that they never come true.
func (c *checker) conflicts(p *prospects, i int) {
	for key, t := range triggersOf(p.steps[i].step) {
		if first, second, found := p.conflict(i, t); found {
			c.Errorf(c.triggerPath(p, i, key), "write {any: ["+first+", "+second+"]}, or keep one of them",
				"this can never come true: it needs %s and %s, and a step ends in one way only", first, second)
		}
	}
}

// end is a milestone with which a step ends, and how a trigger writes it.
type end struct {
	scenario.Milestone
	ref string
}

// conflict returns two ends that a trigger of step i needs and of which a step has only one. Of an any they are those of
// the last way, when every way has some.
func (p *prospects) conflict(i int, t *scenario.Trigger) (first, second string, found bool) {
	if len(t.Any) == 0 {
		return p.conflictWithin(i, t, make(map[int]end))
	}
	for k := range t.Any {
		if first, second, found = p.conflict(i, &t.Any[k]); !found {
			break
		}
	}
	return first, second, found
}

// conflictWithin looks for a conflict among the milestones of an all, those of alls within it included. The ends met so
// far are passed along by the number of their step.
func (p *prospects) conflictWithin(i int, t *scenario.Trigger, met map[int]end) (first, second string, found bool) {
	for k := range t.All {
		if inner := &t.All[k]; len(inner.Any) > 0 {
			first, second, found = p.conflict(i, inner)
		} else {
			first, second, found = p.conflictWithin(i, inner, met)
		}
		if found {
			return first, second, true
		}
	}
	m, on, ok := p.find(i, t.Milestone)
	if !ok || m.Instance != 0 || !isEnd(m.Kind) || isOfRound(m.Kind, p.steps[on].step) || !p.occurs(m, on) {
		return "", "", false
	}
	before, again := met[on]
	if !again || before.Kind == scenario.Done {
		met[on] = end{m, t.Milestone}
	}
	return before.ref, t.Milestone, again && before.excludes(m)
}

// isEnd reports whether it is one of the ends of which a step comes to one.
func isEnd(k scenario.MilestoneKind) bool {
	switch k {
	case scenario.Stopped, scenario.Skipped, scenario.GaveUp, scenario.Failed:
		return true
	}
	return isDone(k)
}

// isOfRound reports whether it is an end of a round of a step that repeats, of which there may be many.
func isOfRound(k scenario.MilestoneKind, s *scenario.Step) bool {
	return s.Every != nil && (k == scenario.Outcome || k == scenario.Option)
}

// excludes reports whether only one of two ends of a step can come. An outcome and an option are ways of being done.
func (e end) excludes(other scenario.Milestone) bool {
	if isDone(e.Kind) && isDone(other.Kind) {
		return e.Kind != scenario.Done && other.Kind != scenario.Done && e.Milestone != other
	}
	return e.Kind != other.Kind
}

func isDone(k scenario.MilestoneKind) bool {
	return k == scenario.Done || k == scenario.Outcome || k == scenario.Option
}
