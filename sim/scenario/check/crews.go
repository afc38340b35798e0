package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// crews warns of steps whose units may not be there when they are needed: lent to others, held by what waits for the step
// itself, gone before it, or never brought to its place.
func (c *checker) crews(p *prospects) {
	if !c.fleetKnown || c.Unreadable(tree.At("incidents")) || c.Unreadable(tree.At("places")) {
		return
	}
	b := newBranches(p)
	for i := range p.steps {
		now := &p.steps[i]
		if verb := now.step.Verb(); verb != scenario.Work && verb != scenario.Move && verb != scenario.Decide {
			continue
		}
		plan := c.planOf(now.key.incident, c.s.Incidents.Get(now.key.incident))
		plan.allHeld(b, i)
		if len(now.step.By) > 0 {
			continue
		}
		plan.lent(b, i)
		plan.elsewhere(b, i)
		plan.leftBehind(b, i)
		plan.departed(b, i)
		plan.staysAway(b, i)
	}
}

// lent warns of a step that uses the units of another which has let them go before, where others may take them meanwhile.
func (p *plan) lent(b *branches, i int) {
	step := b.steps[i].step
	a, ok := b.index[stepKey{p.id, step.With}]
	if !ok || a == i {
		return
	}
	from := b.steps[a].step
	if verb := from.Verb(); verb != scenario.Work && verb != scenario.Move || len(from.By) > 0 || from.Every != nil {
		return
	}
	if b.stageAt(a, i, step.After, make(map[int]bool)) != over || b.keeps(i) {
		return
	}
	kinds := p.kindsOf(step)
	if rival := p.rival(b, a, i, kinds); rival != "" {
		remedy := "let work hold them until then"
		if from.Verb() == scenario.Work {
			remedy = "write hold: " + b.steps[i].key.step + ".asked on " + step.With
		}
		p.Warnf(scenario.Lent, b.steps[i].path.Key("with"), remedy,
			"this may begin later than %s ends, which does not hold its %s: %s may take them meanwhile", step.With, tree.InWords(kinds), rival)
	}
}

// kindsOf are the kinds of unit that a step needs, or those of the step whose units it takes whole.
func (p *plan) kindsOf(step *scenario.Step) []string {
	for range 64 {
		need := step.Need()
		if need.Kinds.Len() > 0 || step.With == "" {
			return need.Kinds.IDs()
		}
		if step = p.incident.Plan.Get(step.With); step == nil {
			return nil
		}
	}
	return nil
}

// keeps reports whether a step of the same crew has it until step i begins: it ends at the very instant, or it holds the
// crew.
func (b *branches) keeps(i int) bool {
	if b.crews == nil {
		b.crews = make(map[int][]int)
		for on := range b.steps {
			crew := b.crewOf(on)
			b.crews[crew] = append(b.crews[crew], on)
		}
	}
	return slices.ContainsFunc(b.crews[b.crewOf(i)], func(on int) bool {
		return on != i && (b.holdsLonger(on) || b.atOnce(i, on))
	})
}

// holdsLonger reports whether a step holds its units beyond its own end.
func (b *branches) holdsLonger(on int) bool {
	hold := b.steps[on].step.Hold
	return hold != nil && !b.comesWith(on, hold, on, 64) && !b.precedes(on, hold, on)
}

// crewOf is the step from which a step has its units, by way of others whose units they are.
func (b *branches) crewOf(i int) int {
	for range 64 { // further than any plan goes, and not for ever where with leads in a circle
		with, ok := b.index[stepKey{b.steps[i].key.incident, b.steps[i].step.With}]
		if !ok {
			return i
		}
		i = with
	}
	return i
}

// atOnce reports whether step i begins at the instant at which another is done.
func (b *branches) atOnce(i, on int) bool {
	step := b.steps[i].step
	return step.Delay == nil && step.At == nil && step.After != nil && b.comesWith(i, step.After, on, 64)
}

// comesWith reports whether a trigger of step i comes true at the instant at which a step is done, if not before. Depth
// bounds the walk.
func (b *branches) comesWith(i int, t *scenario.Trigger, on, depth int) bool {
	if len(t.Any) > 0 {
		return slices.ContainsFunc(t.Any, func(t scenario.Trigger) bool { return b.comesWith(i, &t, on, depth) })
	}
	if len(t.All) > 0 {
		some := false
		for k := range t.All {
			with := b.comesWith(i, &t.All[k], on, depth)
			if !with && !b.precedes(i, &t.All[k], on) {
				return false
			}
			some = some || with
		}
		return some
	}
	m, at, ok := b.find(i, t.Milestone)
	switch {
	case !ok || !m.OfStep() || m.Instance != 0 || depth == 0:
		return false
	case at == on:
		return isEnd(m.Kind) || m.Kind == scenario.Ended
	}
	next := b.steps[at].step
	return takesNoTime(next) && next.Delay == nil && next.At == nil && next.Every == nil && next.After != nil && b.comesWith(at, next.After, on, depth-1)
}

// precedes reports whether a trigger of step i has come true before a step begins.
func (b *branches) precedes(i int, t *scenario.Trigger, on int) bool {
	m, at, ok := b.find(i, t.Milestone)
	return ok && (m.Kind == scenario.Begins || m.OfStep() && b.stageAt(at, on, b.steps[on].step.After, make(map[int]bool)) == over)
}

// rival names a step that may take units of those kinds between the end of one step and the beginning of another; empty
// when there is none.
func (p *plan) rival(b *branches, from, until int, kinds []string) string {
	there, many := p.destinations(b.steps[from].step), p.incident.PartOf != ""
	for _, id := range p.onSceneOf(p.id) {
		other := p.planOf(id, p.s.Incidents.Get(id))
		for _, name := range other.takers() {
			step, i := other.incident.Plan.Get(name), b.index[stepKey{id, name}]
			own := id == p.id && !many // and not of another instance
			if own && (i == from || i == until || b.apart(i, from, until)) {
				continue
			}
			if other.takes(step, kinds, there) {
				return b.name(i, p.id)
			}
		}
	}
	return ""
}

// onSceneOf are the incidents that use the units on the scene of an incident.
func (c *checker) onSceneOf(id string) []string {
	if c.partsOf == nil {
		c.partsOf = make(map[string][]string)
		for part, incident := range c.s.Incidents.All() {
			c.partsOf[incident.PartOf] = append(c.partsOf[incident.PartOf], part)
		}
	}
	if host := c.s.Incidents.Get(id).PartOf; c.s.Incidents.Get(host) != nil {
		id = host
	}
	return append([]string{id}, c.partsOf[id]...)
}

// takers are the steps that take units which stand idle on the scene.
func (p *plan) takers() []string {
	if p.taking == nil {
		p.taking = []string{}
		for id, step := range p.incident.Plan.All() {
			verb := step.Verb()
			if (verb == scenario.Work || verb == scenario.Move || verb == scenario.Decide) && step.With == "" && len(step.By) == 0 {
				p.taking = append(p.taking, id)
			}
		}
	}
	return p.taking
}

// takes reports whether a step takes units of those kinds at one of the places; one that moves takes them anywhere.
func (p *plan) takes(step *scenario.Step, kinds, places []string) bool {
	verb := step.Verb()
	need := step.Need()
	wanted := need.All || slices.ContainsFunc(kinds, func(kind string) bool { return p.asksForKin(need, kind) })
	if verb == scenario.Move {
		return wanted
	}
	return wanted && slices.ContainsFunc(p.destinations(step), func(at string) bool { return slices.Contains(places, at) })
}

// apart reports whether a step is over before one begins, or begins only when another has begun.
func (b *branches) apart(i, before, after int) bool {
	return b.stageAt(i, before, b.steps[before].step.After, make(map[int]bool)) == over ||
		b.stageAt(after, i, b.steps[i].step.After, make(map[int]bool)) >= begun
}
