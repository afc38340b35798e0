package stamp

import (
	"math"

	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// things are what has happened: of each label so many.
type things map[conform.Label]int

// both adds what has happened besides.
func (t things) both(other things) {
	for l, n := range other {
		t[l] = max(t[l], n)
	}
}

// either leaves what has happened in both cases.
func (t things) either(other things) {
	for l, n := range t {
		if t[l] = min(n, other[l]); t[l] == 0 {
			delete(t, l)
		}
	}
}

// beforeStep is what must have happened in a log before a step asks for anything: what all of the milestones that it waits for take, and
// of any of several what each of them does. More may be true, and less never.
func (p *Plan) beforeStep(step uint16) things {
	if known, ok := p.before[step]; ok {
		return known
	}
	p.before[step] = things{} // of one that waits for itself nothing is known
	so := p.begun()
	if after := p.Program.Written(&p.Program.Steps[step]).After; after != nil {
		so.both(p.beforeTrigger(after))
	}
	p.before[step] = so
	return so
}

// begun is what has happened once the incident has begun.
func (p *Plan) begun() things {
	so := things{}
	for at, m := range p.named {
		if m != nil && m.Kind == scenario.Begins {
			so[conform.Label{Group: conform.Call, At: log.Instant(at)}] = 1
		}
	}
	return so
}

func (p *Plan) beforeTrigger(t *scenario.Trigger) things {
	switch {
	case len(t.All) > 0:
		so := things{}
		for i := range t.All {
			so.both(p.beforeTrigger(&t.All[i]))
		}
		return so
	case len(t.Any) > 0:
		so := p.beforeTrigger(&t.Any[0])
		for i := range t.Any[1:] {
			so.either(p.beforeTrigger(&t.Any[1+i]))
		}
		return so
	}
	m, err := p.Program.Scenario.Milestone(p.id(), t.Milestone)
	if err != nil {
		return things{}
	}
	return p.beforeMilestone(m)
}

// beforeMilestone is what has happened once a milestone has: what its step waited for, and what it is itself.
func (p *Plan) beforeMilestone(m scenario.Milestone) things {
	so := things{}
	if m.Incident != p.id() || m.Instance != 0 {
		return so
	}
	so.both(p.begun())
	if !m.OfStep() || !isOfAsking(m.Kind) {
		return so
	}
	step := p.stepOf(m.Step)
	so.both(p.beforeStep(step))
	for at, named := range p.named {
		if named != nil && named.Step == m.Step && implies(&m, named) {
			so[conform.Label{Group: conform.Call, At: log.Instant(at)}] = 1
		}
	}
	so.both(p.arrived(step, &m))
	return so
}

// isOfAsking reports whether a step that has reached a milestone has asked before.
func isOfAsking(kind scenario.MilestoneKind) bool {
	switch kind {
	case scenario.Ended, scenario.Skipped, scenario.Stopped, scenario.GaveUp, scenario.Failed, scenario.SiteFailed:
		return false
	}
	return true
}

// implies reports whether a milestone of a step cannot come before another of the same step.
func implies(m, other *scenario.Milestone) bool {
	return *m == *other || other.Kind == scenario.Asked || other.Kind == scenario.Started && m.Kind == scenario.Done
}

// arrived is how many units are on scene once a milestone of a send has been reached.
func (p *Plan) arrived(step uint16, m *scenario.Milestone) things {
	s := &p.Program.Steps[step]
	so := things{}
	if s.Verb != scenario.Send {
		return so
	}
	for need := range s.Needs {
		n := 0
		switch sort := p.Program.Sorts[s.Needs[need].Sort].Name; {
		case m.Kind == scenario.Done, m.Kind == scenario.OfKind && m.Name == sort:
			n = int(s.Needs[need].Count)
		case m.Kind == scenario.Nth && len(s.Needs) == 1, m.Kind == scenario.NthOfKind && m.Name == sort:
			n = m.N
		}
		if group := p.groupOf(Ask{step, need}); n > 0 && group >= 0 {
			so.both(things{{Group: group, At: log.OnScene}: n})
			if !p.Groups[group].present {
				so.both(things{{Group: group, At: log.Notified}: n, {Group: group, At: log.EnRoute}: n})
			}
		}
	}
	return so
}

// groupOf is the group that a need draws upon, or conform.Unknown.
func (p *Plan) groupOf(a Ask) int {
	for g := range p.Groups {
		for _, ask := range p.Groups[g].Asks {
			if ask == a {
				return g
			}
		}
	}
	return conform.Unknown
}

// unbounded is more units than any step sends.
const unbounded = math.MaxInt32

// most is how many units at most a step calls for a need, if none of them is lost.
func (p *Plan) most(a Ask) int {
	s := &p.Program.Steps[a.Step]
	need, written := &s.Needs[a.Need], p.Program.Written(s)
	if need.All || written.Every != nil || p.mayLose() {
		return unbounded
	}
	return int(need.Count)
}

// mayLose reports whether units may be taken from steps, which then get others.
func (p *Plan) mayLose() bool {
	sc := p.Program.Scenario
	for _, unit := range sc.Units.All() {
		if unit.OnDuty != nil {
			return true
		}
		for _, each := range unit.Each.All() {
			if each.OnDuty != nil {
				return true
			}
		}
	}
	for _, incident := range sc.Incidents.All() {
		for _, step := range incident.Plan.All() {
			if step.Divert || step.Disable.Given() || step.Relief != nil {
				return true
			}
		}
	}
	return false
}
