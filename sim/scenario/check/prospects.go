package check

import (
	"iter"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// prospects says what can become of the steps of a scenario. A step can be done when what it waits for can occur, which
// depends on other steps in turn: the answer is the least fixpoint, found by starting from nothing and adding what
// follows until nothing does.
//
// Shares are not looked at: a chance of 0% in a variant turns a step off, and what waits for it is not a mistake.
type prospects struct {
	s       *scenario.Scenario
	steps   []prospect // in the order of the file; before those of an incident that others set off, its beginning, whose name is empty
	index   map[stepKey]int
	waiting [][]int // steps whose prospects depend on those of a step
	release [][]int // releases that may come while a step's units are still asked for or on their way
	taking  bool    // whether anything takes units from what they do
}

type stepKey struct{ incident, step string }

// prospect is what can become of a step.
type prospect struct {
	key  stepKey
	path tree.Path
	step *scenario.Step
	outlook
}

// outlook is what is possible for a step.
type outlook struct {
	asked   bool // its waits can be over
	done    bool
	stopped bool
	skipped bool
}

func newProspects(s *scenario.Scenario) *prospects {
	p := &prospects{s: s, index: make(map[stepKey]int), taking: takesUnits(s)}
	for incident, i := range s.Incidents.All() {
		if i.IsSetOff() {
			p.add(stepKey{incident, ""}, tree.At("incidents", incident, "begins"), &scenario.Step{Event: "It begins", After: i.Begins.After})
		}
		for id, step := range i.Plan.All() {
			p.add(stepKey{incident, id}, tree.At("incidents", incident, "plan", id), step)
		}
	}
	p.waiting = make([][]int, len(p.steps))
	for i := range p.steps {
		step := p.steps[i].step
		p.await(i, step.After)
		p.await(i, step.Until)
		if on, ok := p.beginning(p.steps[i].key.incident); ok && on != i {
			p.waiting[on] = append(p.waiting[on], i)
		}
	}
	p.listReleases()
	p.solve()
	return p
}

func (p *prospects) add(key stepKey, path tree.Path, step *scenario.Step) {
	p.index[key] = len(p.steps)
	p.steps = append(p.steps, prospect{key: key, path: path, step: step})
}

// beginning is the number of the beginning of an incident that others set off; of any other there is none.
func (p *prospects) beginning(incident string) (on int, ok bool) {
	on, ok = p.index[stepKey{incident, ""}]
	return on, ok
}

// isBeginning reports whether it is the beginning of an incident.
func (now *prospect) isBeginning() bool { return now.key.step == "" }

// await notes that a step's prospects depend on those of the steps in a trigger.
func (p *prospects) await(i int, t *scenario.Trigger) {
	for ref := range milestonesOf(t) {
		if m, on, ok := p.find(i, ref); ok && (m.OfStep() || m.Kind == scenario.Begins && p.steps[on].isBeginning()) {
			p.waiting[on] = append(p.waiting[on], i)
		}
	}
}

// milestonesOf yields the milestones of a trigger as they are written; none of no trigger.
func milestonesOf(t *scenario.Trigger) iter.Seq[string] {
	return func(yield func(string) bool) {
		if t != nil {
			eachMilestone(t, yield)
		}
	}
}

func eachMilestone(t *scenario.Trigger, yield func(string) bool) bool {
	for _, inner := range [][]scenario.Trigger{t.All, t.Any} {
		for i := range inner {
			if !eachMilestone(&inner[i], yield) {
				return false
			}
		}
	}
	return t.Milestone == "" || yield(t.Milestone)
}

// find resolves a milestone that step i refers to, and returns the number of its step. Unknown ones have been reported.
func (p *prospects) find(i int, ref string) (m scenario.Milestone, on int, ok bool) {
	if ref == "" {
		return m, 0, false
	}
	m, err := p.s.Milestone(p.steps[i].key.incident, ref)
	if err != nil {
		return m, 0, false
	}
	return m, p.index[stepKey{m.Incident, m.Step}], true
}

// solve looks at every step, and again at those that depend on one for which something has become possible.
func (p *prospects) solve() {
	queued := make([]bool, len(p.steps))
	queue := make([]int, len(p.steps))
	for i := range queue {
		queue[i], queued[i] = i, true
	}
	for ; len(queue) > 0; queue = queue[1:] {
		i := queue[0]
		queued[i] = false
		if !p.look(i) {
			continue
		}
		for _, j := range p.waiting[i] {
			if !queued[j] {
				queue, queued[j] = append(queue, j), true
			}
		}
	}
}

// look works out what can become of a step, and reports whether that is more than before.
func (p *prospects) look(i int) bool {
	now := &p.steps[i]
	before := now.outlook
	step := now.step
	until := step.Until != nil && p.can(i, step.Until)
	now.asked = p.can(i, step.After) && p.canBegin(i)
	now.done = now.asked && (step.Every == nil || until)
	now.stopped = now.asked && (until && step.Every == nil || p.mayBeReleased(i))
	now.skipped = step.Chance != nil || until || p.canMiss(i, step.After)
	return now.outlook != before
}

// canBegin reports whether the incident of step i can begin.
func (p *prospects) canBegin(i int) bool {
	on, ok := p.beginning(p.steps[i].key.incident)
	return !ok || on == i || p.steps[on].done
}

// can reports whether a trigger of step i can come true. Without a trigger there is nothing to wait for.
func (p *prospects) can(i int, t *scenario.Trigger) bool {
	each := func(t scenario.Trigger) bool { return p.can(i, &t) }
	switch {
	case t == nil:
		return true
	case len(t.All) > 0:
		return allOf(t.All, each)
	case len(t.Any) > 0:
		return slices.ContainsFunc(t.Any, each)
	}
	m, on, ok := p.find(i, t.Milestone)
	return !ok || p.occurs(m, on)
}

// canMiss reports whether a trigger of step i can fail to come true, because of an end that the steps in it can have.
func (p *prospects) canMiss(i int, t *scenario.Trigger) bool {
	each := func(t scenario.Trigger) bool { return p.canMiss(i, &t) }
	switch {
	case t == nil:
		return false
	case len(t.All) > 0:
		return slices.ContainsFunc(t.All, each)
	case len(t.Any) > 0:
		return allOf(t.Any, each)
	}
	m, on, ok := p.find(i, t.Milestone)
	return ok && p.misses(m, on)
}

func allOf(triggers []scenario.Trigger, is func(scenario.Trigger) bool) bool {
	return !slices.ContainsFunc(triggers, func(t scenario.Trigger) bool { return !is(t) })
}

// occurs reports whether a milestone can occur at the step with that number.
func (p *prospects) occurs(m scenario.Milestone, on int) bool {
	if m.Kind == scenario.InState {
		c := p.s.Incidents.Get(m.Incident).Condition
		return c.Reaches(c.Outset()...)[m.Name]
	}
	now := &p.steps[on]
	switch m.Kind {
	case scenario.Begins:
		return !now.isBeginning() || now.done
	case scenario.Outcome, scenario.Option:
		return now.done || now.asked && now.step.Every != nil
	case scenario.Done:
		return now.done
	case scenario.Stopped:
		return now.stopped
	case scenario.Skipped:
		return now.skipped
	case scenario.GaveUp:
		return now.asked && now.step.GiveUp != nil
	case scenario.Failed:
		return now.asked && p.canFail(now)
	case scenario.SiteFailed:
		return now.asked && now.step.Fails != nil
	case scenario.Approved:
		return now.asked && p.asksApproval(now)
	case scenario.Ended:
		return now.done || now.skipped || p.endsEarly(on)
	default:
		return now.asked
	}
}

// asksApproval reports whether a send asks an agency that approves before it sends to an incident of another one.
func (p *prospects) asksApproval(of *prospect) bool {
	owner := p.s.Incidents.Get(of.key.incident).Agency
	return slices.ContainsFunc(of.step.From, func(id string) bool {
		agency := p.s.Agencies.Get(id)
		return agency == nil || id != owner && agency.Approval != nil
	})
}

// misses reports whether a milestone can fail to occur. Of a stream, too few may arrive, or one may not reach it.
func (p *prospects) misses(m scenario.Milestone, on int) bool {
	if m.Instance != 0 {
		return true
	}
	switch m.Kind {
	case scenario.InState:
		return p.s.Incidents.Get(m.Incident).Condition.Starts.State != m.Name
	case scenario.Begins, scenario.Ended:
		return false
	case scenario.Stopped, scenario.Skipped, scenario.GaveUp, scenario.Failed, scenario.SiteFailed, scenario.Outcome, scenario.Option:
		return true
	case scenario.OfUnit, scenario.NthOfEntry: // others may go
		return true
	case scenario.Asked:
		return p.steps[on].skipped
	default:
		return p.steps[on].skipped || p.endsEarly(on)
	}
}

// endsEarly reports whether a step that was asked for can end without being done.
func (p *prospects) endsEarly(on int) bool {
	now := &p.steps[on]
	return now.stopped || now.asked && (now.step.GiveUp != nil || p.canFail(now))
}

// canFail reports whether a step can fail: lost for good, refused everywhere, or abandoned.
func (p *prospects) canFail(of *prospect) bool {
	s := of.step
	return s.Lost != nil && s.Retry == nil && p.isSaidOnAir(of) || s.Fails != nil || s.Interrupted == "abandon"
}
