package check

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// prospects reports what plans wait for in vain, and steps that wait for each other in a circle.
func (c *checker) prospects() {
	p := newProspects(c.s)
	for i := range p.steps {
		c.inVain(p, i)
		c.conflicts(p, i)
		c.overtaken(p, i)
	}
	c.circles(p)
	c.waits(p)
	c.crews(p)
}

// inVain reports milestones that nothing can produce: an error when all of the trigger depends on them. What cannot
// occur only because another step cannot is left to that step.
func (c *checker) inVain(p *prospects, i int) {
	for key, t := range triggersOf(p.steps[i].step) {
		hopeless := !p.can(i, t)
		c.eachMilestone(c.triggerPath(p, i, key), t, func(path tree.Path, ref string) {
			m, on, ok := p.find(i, ref)
			if !ok || p.occurs(m, on) {
				return
			}
			switch why := p.why(m, on); {
			case why == "":
			case hopeless && m.OfStep(): // in which state a condition begins a variant may say
				c.Errorf(path, "wait for something else", "%s can never occur: %s %s", ref, m.Step, why)
			default:
				c.Warnf(scenario.NeverOccurs, path, "remove it", "%s can never occur: %s %s", ref, cmp.Or(m.Step, "the condition"), why)
			}
		})
	}
}

// triggerPath is where a trigger is written; that of a beginning may stand alone.
func (c *checker) triggerPath(p *prospects, i int, key string) tree.Path {
	now := &p.steps[i]
	if now.isBeginning() && c.Root.At(now.path).Kind != tree.Mapping {
		return now.path
	}
	return now.path.Key(key)
}

// triggersOf yields what a step waits for, by key.
func triggersOf(s *scenario.Step) iter.Seq2[string, *scenario.Trigger] {
	return func(yield func(string, *scenario.Trigger) bool) {
		_ = (s.After == nil || yield("after", s.After)) &&
			(s.Until == nil || yield("until", s.Until)) &&
			(s.Hold == nil || yield("hold", s.Hold))
	}
}

// why says why a step itself cannot produce a milestone; nothing when it depends on other steps.
func (p *prospects) why(m scenario.Milestone, on int) string {
	if m.Kind == scenario.InState {
		return "never comes to that"
	}
	now := &p.steps[on]
	switch {
	case !now.asked:
		return ""
	case m.Kind == scenario.Stopped && now.step.Until == nil && (now.step.Send.Given() || now.step.Move.Given()):
		return "has no until, and no release comes before it is done"
	case m.Kind == scenario.Stopped && now.step.Until == nil:
		return "has no until"
	case m.Kind == scenario.Stopped && now.step.Every != nil:
		return "repeats, and is done when its until occurs"
	case m.Kind == scenario.GaveUp:
		return "has no give-up"
	case m.Kind == scenario.SiteFailed:
		return "has no fails"
	case m.Kind == scenario.Approved:
		return "asks no other agency that has an approval"
	case m.Kind == scenario.Failed:
		return "cannot fail"
	case m.Kind == scenario.Skipped && now.step.Until == nil:
		return "is never skipped: it has no chance, and all that it waits for comes"
	}
	return ""
}

// circles reports steps that can never be done because each waits for the next.
func (c *checker) circles(p *prospects) {
	walk := make([]int, len(p.steps)) // the walk that came by a step, from 1
	for start := range p.steps {
		var way []int
		i, ok := start, !p.steps[start].done
		for ok && walk[i] == 0 {
			walk[i] = start + 1
			way = append(way, i)
			i, ok = p.blocker(i)
		}
		if ok && walk[i] == start+1 {
			c.circle(p, way[slices.Index(way, i):])
		}
	}
}

// blocker is the first step that keeps a step from its end.
func (p *prospects) blocker(i int) (on int, ok bool) {
	if on, ok = p.beginning(p.steps[i].key.incident); ok && on != i && !p.steps[on].done {
		return on, true
	}
	_, trigger := p.blocked(i)
	for ref := range milestonesOf(trigger) {
		if m, on, ok := p.find(i, ref); ok && !p.occurs(m, on) && p.why(m, on) == "" {
			return on, true
		}
	}
	return 0, false
}

// blocked is the trigger that keeps a step from its end, and its key: after, or the until that would stop it or end its
// repetition.
func (p *prospects) blocked(i int) (key string, t *scenario.Trigger) {
	if !p.steps[i].asked {
		return "after", p.steps[i].step.After
	}
	return "until", p.steps[i].step.Until
}

// circle reports steps of which each waits for the next and the last for the first.
func (c *checker) circle(p *prospects, steps []int) {
	if first := slices.IndexFunc(steps, func(i int) bool { return p.steps[i].isBeginning() }); first > 0 {
		steps = slices.Concat(steps[first:], steps[:first])
	}
	home := &p.steps[steps[0]]
	waits := make([]string, len(steps))
	for k, i := range steps {
		next := steps[(k+1)%len(steps)]
		waits[k] = p.name(i, home.key.incident) + " waits for " + p.name(next, home.key.incident)
		if next == i {
			waits[k] = p.name(i, home.key.incident) + " waits for itself"
		}
	}
	key, _ := p.blocked(steps[0])
	c.Errorf(c.triggerPath(p, steps[0], key), "let one of them wait for something else", "this can never come true: %s", strings.Join(waits, ", "))
}

// name is a step as it is written in the plan of an incident.
func (p *prospects) name(i int, incident string) string {
	key := p.steps[i].key
	if key.step == "" {
		return "the beginning of " + key.incident
	}
	if key.incident == incident {
		return key.step
	}
	return key.incident + "/" + key.step
}
