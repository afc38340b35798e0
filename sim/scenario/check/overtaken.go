package check

import "simulate/sim/scenario"

// overtaken warns of a step of which the until has come whenever it could begin: it is skipped, or stopped as it begins, in each run.
func (c *checker) overtaken(p *prospects, i int) {
	now := &p.steps[i]
	if now.step.Until == nil || !p.precedes(i, now.step.Until) {
		return
	}
	c.Warnf(scenario.Overtaken, now.path.Key("until"), "wait for less in after, or let it last until something later",
		"this has come whenever the step could begin: it is skipped, or stopped as it begins")
}

// precedes reports whether a trigger has come true whenever step i begins, as far as a walk back finds it.
func (p *prospects) precedes(i int, t *scenario.Trigger) bool {
	each := func(t scenario.Trigger) bool { return p.precedes(i, &t) }
	switch {
	case len(t.Any) > 0:
		for k := range t.Any {
			if each(t.Any[k]) {
				return true
			}
		}
		return false
	case len(t.All) > 0:
		return allOf(t.All, each)
	}
	m, on, ok := p.find(i, t.Milestone)
	if !ok || !m.OfStep() || m.Instance != 0 || on == i {
		return false
	}
	if p.mayBeDone(i) && p.waitsFor(i, on) {
		return false
	}
	implies := implying(m)
	return implies != nil && (p.surely(on, i, implies, make(map[int]bool)) || p.isHeldUntil(i, m, on))
}

// mayBeDone reports whether a step may be done though what ends it comes as it begins: only work and decisions surely take their time, and of
// what repeats the first round is done.
func (p *prospects) mayBeDone(i int) bool {
	step := p.steps[i].step
	takesTime := step.Takes != nil && step.Takes.Range == nil && step.Takes.Value.Dist.Min() > 0
	return step.Verb() != scenario.Work && step.Verb() != scenario.Decide || step.Every != nil || !takesTime
}

// waitsFor reports whether a step itself waits for a milestone of another.
func (p *prospects) waitsFor(i, on int) bool {
	if p.steps[i].step.After == nil {
		return false
	}
	for ref := range milestonesOf(p.steps[i].step.After) {
		if _, at, ok := p.find(i, ref); ok && at == on {
			return true
		}
	}
	return false
}

// implying are the kinds of milestone of a step with which another of it has occurred; nil where only its name could say.
func implying(m scenario.Milestone) func(scenario.MilestoneKind) bool {
	switch {
	case isDone(m.Kind) && m.Name == "":
		return isDone
	case m.Kind == scenario.Started:
		return hasUnits
	case m.Kind == scenario.Asked:
		return hasAsked
	}
	return nil
}

// isHeldUntil reports whether step i waits for a step to be done that is held until a milestone, which cannot fail to come.
func (p *prospects) isHeldUntil(i int, m scenario.Milestone, on int) bool {
	after := p.steps[i].step.After
	if after == nil || after.Milestone == "" {
		return false
	}
	first, at, ok := p.find(i, after.Milestone)
	if !ok || !first.OfStep() || first.Instance != 0 || !isDone(first.Kind) || p.misses(m, on) {
		return false
	}
	hold := p.steps[at].step.Hold
	if hold == nil || hold.Milestone == "" {
		return false
	}
	held, of, ok := p.find(at, hold.Milestone)
	return ok && of == on && held == m
}
