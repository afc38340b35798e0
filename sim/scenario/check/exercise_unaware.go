package check

import (
	"slices"

	"simulate/sim/scenario"
)

// unaware warns of messages that the plan sends for an agency that somebody plays, although nothing that comes before can have told the
// agency of the incident: its players would read their own words about what they do not know.
func (c *checker) unaware(e *scenario.Exercise) {
	p := newProspects(c.s)
	for i := range p.steps {
		now := &p.steps[i]
		if now.step.Verb() != scenario.Message || c.Unreadable(now.path) {
			continue
		}
		sender := c.s.Incidents.Get(now.key.incident).Agency
		if len(now.step.From) > 0 {
			sender = now.step.From[0]
		}
		if len(e.RolesOf(sender)) == 0 || c.mayKnow(p, i, sender) {
			continue
		}
		c.Warnf(scenario.Unaware, now.path.Key("message").AtKey(), "let it wait for a message to "+sender+", work by it or a unit of it",
			"%s is played, and nothing that comes before tells it of %s", sender, now.key.incident)
	}
}

// mayKnow reports whether an agency may know of the incident of step i when the step begins: units of it are present from the beginning,
// or one of the steps that come before it tells the agency, or is its own.
func (c *checker) mayKnow(p *prospects, i int, agency string) bool {
	incident := c.s.Incidents.Get(p.steps[i].key.incident)
	if incident.Present.Len() > 0 && incident.Agency == agency {
		return true
	}
	passed := map[int]bool{i: true}
	for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
		for _, on := range p.before(queue[0]) {
			if passed[on] {
				continue
			}
			passed[on] = true
			if c.informs(p.steps[on], agency) {
				return true
			}
			queue = append(queue, on)
		}
	}
	return false
}

// before lists the steps that step i waits for.
func (p *prospects) before(i int) []int {
	var steps []int
	for ref := range milestonesOf(p.steps[i].step.After) {
		if m, on, ok := p.find(i, ref); ok && m.OfStep() {
			steps = append(steps, on)
		}
	}
	if on, ok := p.beginning(p.steps[i].key.incident); ok && on != i {
		steps = append(steps, on)
	}
	return steps
}

// informs reports whether an agency learns of the incident by a step: it hears or passes on a message, is asked for units, has work to do
// or sites in the step's hands. Of work on scene it is not known here whose units do it: any of the incident's agency may.
func (c *checker) informs(of prospect, agency string) bool {
	step, incident := of.step, c.s.Incidents.Get(of.key.incident)
	acting := step.From
	if len(acting) == 0 {
		acting = scenario.Names{incident.Agency}
	}
	switch step.Verb() {
	case scenario.Message:
		return slices.Contains(step.To, agency) || slices.Contains(acting, agency) || c.passesOn(acting[0], agency)
	case scenario.Send, scenario.Move, scenario.Release:
		return slices.Contains(acting, agency)
	case scenario.Work, scenario.Decide:
		return slices.Contains(step.By, agency) || len(step.By) == 0 && step.Needs.Given() && incident.Agency == agency
	case scenario.Posture:
		return slices.ContainsFunc(c.s.SitesOf(step), func(id string) bool {
			site := c.s.Sites.Get(id)
			return site != nil && site.Agency == agency
		})
	}
	return false
}

// passesOn reports whether an agency dispatches and hears a sender.
func (c *checker) passesOn(sender, agency string) bool {
	of := c.s.Agencies.Get(agency)
	return of != nil && of.Kind == dispatchKind && c.audience(sender, nil).all[agency]
}
