package check

import (
	"slices"

	"simulate/sim/scenario"
)

// own lists the ends other than done that a step can come to by itself.
func (b *branches) own(i int) []string {
	step, until := b.steps[i].step, b.untilFinds(i)
	onAir := step.Verb() != scenario.Message || b.isSaidOnAir(&b.steps[i])
	var ends []string
	if step.Chance != nil && mayFail(step.Chance) || until < begun {
		ends = append(ends, "skipped")
	}
	if until < over && !takesNoTime(step) {
		ends = append(ends, "stopped")
	}
	if step.GiveUp != nil && mayWait(step) && onAir {
		ends = append(ends, "gave-up")
	}
	if step.Lost != nil && mayOccur(step.Lost) && step.Retry == nil && onAir || step.Interrupted == "abandon" && mayWait(step) && b.taking {
		ends = append(ends, "failed")
	}
	return ends
}

// unforeseen lists those of its own ends at which a milestone of the step has not occurred and no longer can. That a step
// has a chance is foreseen: what waits for it goes with it. So is that nothing more becomes of the incident.
func (b *branches) unforeseen(i int, kind scenario.MilestoneKind) []string {
	if b.untilSettled(i) {
		return slices.DeleteFunc(b.before(i, kind), func(end string) bool { return end == "skipped" || end == "stopped" })
	}
	return slices.DeleteFunc(b.before(i, kind), func(end string) bool { return end == "skipped" && b.untilFinds(i) >= begun })
}

// untilSettled reports whether the until of a step is that the condition of its incident is in one of its final states, such as that the
// patient is dead.
func (b *branches) untilSettled(i int) bool {
	until := b.steps[i].step.Until
	if until == nil {
		return false
	}
	states := until.Any
	if until.Milestone != "" {
		states = []scenario.Trigger{*until}
	}
	return len(states) > 0 && !slices.ContainsFunc(states, func(t scenario.Trigger) bool { return !b.isFinal(i, t.Milestone) })
}

// isFinal reports whether a milestone is that the condition of the incident of step i is in a state out of which nothing leads.
func (b *branches) isFinal(i int, ref string) bool {
	m, _, ok := b.find(i, ref)
	return ok && m.Kind == scenario.InState && m.Incident == b.steps[i].key.incident && b.s.Incidents.Get(m.Incident).Condition.Final(m.Name)
}

// before lists those of its own ends at which a milestone of the step has not occurred and no longer can.
func (b *branches) before(i int, kind scenario.MilestoneKind) []string {
	return slices.DeleteFunc(b.own(i), func(end string) bool {
		switch {
		case kind == scenario.Asked:
			return end != "skipped"
		case end == "stopped":
			return kind == scenario.Started && !mayWait(b.steps[i].step)
		case end == "failed":
			return kind == scenario.Started
		}
		return false
	})
}

// stage is how far a step has come.
type stage int

const (
	pending stage = iota
	begun         // its waits for milestones and time are over
	over
)

// untilFinds is how far a step has come at the earliest when its until occurs: what waits for the step itself cannot
// precede it, nor can what comes later by the clock. Without an until that can stop it, the step is over.
func (b *branches) untilFinds(i int) stage {
	step := b.steps[i].step
	if step.Until == nil || step.Every != nil {
		return over
	}
	found, known := b.found[i]
	if !known {
		found = b.stageAt(i, i, step.Until, make(map[int]bool))
		if found < begun && b.begunBefore(i, step.Until) {
			found = begun
		}
		b.found[i] = found
	}
	return found
}

// stageAt is how far step i has come at the earliest when a trigger of step at comes true. Steps on the way are marked.
func (p *prospects) stageAt(i, at int, t *scenario.Trigger, passed map[int]bool) stage {
	if t == nil {
		return pending
	}
	if len(t.Any) > 0 {
		least := over
		for k := range t.Any {
			least = min(least, p.stageAt(i, at, &t.Any[k], passed))
		}
		return least
	}
	most := pending
	for k := range t.All {
		most = max(most, p.stageAt(i, at, &t.All[k], passed))
	}
	if m, on, ok := p.find(at, t.Milestone); ok && m.OfStep() && m.Instance == 0 {
		most = max(most, p.stageOf(i, m, on, passed))
	}
	return most
}

// stageOf is how far step i has come at the earliest when a milestone of a step occurs.
func (p *prospects) stageOf(i int, m scenario.Milestone, on int, passed map[int]bool) stage {
	switch {
	case on == i && (isEnd(m.Kind) || m.Kind == scenario.Ended):
		return over
	case on == i:
		return begun
	case m.Kind == scenario.Skipped || m.Kind == scenario.Ended || passed[on]:
		return pending
	}
	passed[on] = true
	defer delete(passed, on)
	return p.stageAt(i, on, p.steps[on].step.After, passed)
}

// mostFollowed is how many steps a walk back looks at.
const mostFollowed = 256

// surely reports whether a milestone of one of these kinds of a step has occurred whenever step i begins, as far as a walk back finds it.
// Known is what it has found of the steps on the way.
func (p *prospects) surely(on, i int, is func(scenario.MilestoneKind) bool, known map[int]bool) bool {
	if found, ok := known[i]; ok || len(known) == mostFollowed {
		return found
	}
	known[i] = false // where it leads back here
	known[i] = p.surelyAfter(on, i, p.steps[i].step.After, is, known)
	return known[i]
}

func (p *prospects) surelyAfter(on, i int, t *scenario.Trigger, is func(scenario.MilestoneKind) bool, known map[int]bool) bool {
	each := func(t scenario.Trigger) bool { return p.surelyAfter(on, i, &t, is, known) }
	switch {
	case t == nil:
		return false
	case len(t.Any) > 0:
		return allOf(t.Any, each)
	case len(t.All) > 0:
		return slices.ContainsFunc(t.All, each)
	}
	m, at, ok := p.find(i, t.Milestone)
	switch {
	case !ok || !m.OfStep() || m.Instance != 0 || m.Kind == scenario.Skipped || m.Kind == scenario.Ended:
		return false
	case at == on:
		return is(m.Kind)
	default:
		return p.surely(on, at, is, known)
	}
}

// hasUnits reports whether a step of work has taken its units when such a milestone of it occurs.
func hasUnits(k scenario.MilestoneKind) bool { return isDone(k) || k == scenario.Started }

// hasAsked reports whether a step has been asked for when such a milestone of it occurs.
func hasAsked(k scenario.MilestoneKind) bool {
	return k != scenario.Skipped && k != scenario.Ended && k != scenario.Stopped
}

// mayWait reports whether a step asks for units or a channel, and so may have to wait for them.
func mayWait(s *scenario.Step) bool {
	switch s.Verb() {
	case scenario.Send, scenario.Move, scenario.Message:
		return true
	case scenario.Work, scenario.Decide:
		return s.Needs.Given() || s.With != ""
	}
	return false
}

// takesNoTime reports whether a step is done as it begins, so that nothing can stop it.
func takesNoTime(s *scenario.Step) bool {
	return !mayWait(s) && (s.Takes == nil || s.Takes.Value.Dist.Max() == 0 && s.Takes.Range == nil)
}

// takesUnits reports whether anything takes units from the work they do: a step that diverts, an event that puts them out
// of action, the end of a tour of duty.
func takesUnits(s *scenario.Scenario) bool {
	for _, incident := range s.Incidents.All() {
		for _, step := range incident.Plan.All() {
			if step.Divert || step.Disable.Given() {
				return true
			}
		}
	}
	for _, unit := range s.Units.All() {
		if unit.OnDuty != nil {
			return true
		}
		for _, override := range unit.Each.All() {
			if override.OnDuty != nil {
				return true
			}
		}
	}
	return false
}

// isSaidOnAir reports whether a message is said over a channel: within one agency it is only where over names one.
func (p *prospects) isSaidOnAir(of *prospect) bool {
	sender := p.s.Incidents.Get(of.key.incident).Agency
	if len(of.step.From) > 0 {
		sender = of.step.From[0]
	}
	return len(of.step.Over) > 0 || slices.ContainsFunc(of.step.To, func(to string) bool { return to != sender })
}
