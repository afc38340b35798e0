package stamp

import (
	"strconv"

	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Milestones are what a thing is in the scenario, as references within the plan. There are several where a log does not show which of
// several steps called the unit.
func (p *Plan) Milestones(t conform.Thing) (references []string) {
	if t.Group == conform.Call {
		if reference := p.references[t.At]; reference != "" && !conform.OfUnits(t.At) {
			references = append(references, reference)
		}
		return references
	}
	for _, a := range p.candidates(t) {
		first, last := p.mayBe(a, t)
		for n := first; n <= last; n++ {
			if all := p.ofAsk(a, t.At, n); len(all) > 0 {
				references = append(references, all[0])
			}
		}
	}
	return references
}

// Sure reports whether a log shows which need a thing is of.
func (p *Plan) Sure(t conform.Thing) bool {
	return t.Group == conform.Call || len(p.candidates(t)) == 1
}

// candidates are the needs for which the n-th unit of a group may have been called: not those that had to wait for so many.
func (p *Plan) candidates(t conform.Thing) (asks []Ask) {
	if t.Group < 0 {
		return nil
	}
	for _, a := range p.Groups[t.Group].Asks {
		if p.beforeStep(a.Step)[t.Label] < t.Nth {
			asks = append(asks, a)
		}
	}
	return asks
}

// mayBe are which units of a need the n-th of its group may be: not more than have come since it asked, nor fewer than all others could
// not have had, or than surely are its own.
func (p *Plan) mayBe(a Ask, t conform.Thing) (first, last int) {
	if p.Sure(t) {
		return t.Nth, t.Nth
	}
	others := 0
	for _, other := range p.candidates(t) {
		if other != a {
			others += min(p.most(other), t.Nth-p.beforeStep(other.Step)[t.Label])
		}
	}
	first, last = max(1, t.Nth-others), min(p.most(a), t.Nth-p.beforeStep(a.Step)[t.Label])
	for n := t.Nth - 1; n >= first; n-- {
		if asks := p.candidates(conform.Thing{Label: t.Label, Nth: n}); len(asks) == 1 && asks[0] == a {
			return n + 1, last
		}
	}
	return first, last
}

// ofAsk are all milestones that the n-th unit of a need stands for, the plainest first.
func (p *Plan) ofAsk(a Ask, at log.Instant, n int) (references []string) {
	for _, part := range p.parts(a, at, n) {
		reference := p.Program.Steps[a.Step].ID + part
		if _, err := p.Program.Scenario.Milestone(p.id(), reference); err == nil {
			references = append(references, reference)
		}
	}
	return references
}

// parts are the parts of a step that the n-th unit of a need stands for.
func (p *Plan) parts(a Ask, at log.Instant, n int) (parts []string) {
	s := &p.Program.Steps[a.Step]
	need, alone := &s.Needs[a.Need], len(s.Needs) == 1
	switch {
	case s.Verb != scenario.Send && at == log.Notified && alone && need.Count == 1:
		return []string{".start"} // who works where they are begins at once
	case s.Verb != scenario.Send, n > int(need.Count) && !need.All:
		return nil
	case at == log.Notified && alone && n == 1:
		return []string{".start"}
	case at == log.EnRoute && alone && n == 1:
		return []string{".en-route"}
	case at != log.OnScene:
		return nil
	}
	sort := p.Program.Sorts[need.Sort].Name
	if last := n == int(need.Count) && !need.All; last && alone {
		parts = append(parts, "")
	} else if last {
		parts = append(parts, "."+sort)
	}
	if alone && n == 1 {
		parts = append(parts, ".first")
	}
	if alone {
		parts = append(parts, "."+strconv.Itoa(n))
	}
	m := scenario.Milestone{Kind: scenario.NthOfKind, Name: sort, N: n}
	return append(parts, "."+m.ArrivalPart())
}
