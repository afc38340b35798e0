package stamp

import (
	"slices"
	"strconv"

	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Milestones are what a thing is in the scenario, as references within the plan. There are several where a log does not show which of
// several steps called the unit.
func (r *Reading) Milestones(t conform.Thing) (references []string) {
	if t.Group == conform.Call {
		if reference := r.Plan.references[t.At]; reference != "" && !conform.OfUnits(t.At) {
			references = append(references, reference)
		}
		return references
	}
	t = r.nth(t)
	for _, a := range r.candidates(t) {
		first, last := r.mayBe(a, t)
		for n := first; n <= last; n++ {
			if all := r.Plan.ofAsk(a, t.At, n); len(all) > 0 && !slices.Contains(references, all[0]) {
				references = append(references, all[0])
			}
		}
	}
	return references
}

// Sure reports whether a log shows which unit of which need a thing is about.
func (r *Reading) Sure(t conform.Thing) bool {
	if t.Group == conform.Call {
		return true
	}
	t = r.nth(t)
	asks := r.candidates(t)
	if len(asks) != 1 || r.Plan.Groups[t.Group].present { // nobody called those
		return false
	}
	first, last := r.mayBe(asks[0], t)
	return first == last
}

// all are all references to the milestones that a thing surely is.
func (r *Reading) all(t conform.Thing) []string {
	switch {
	case !r.Sure(t):
		return nil
	case t.Group == conform.Call:
		return r.Milestones(t)
	}
	a := r.candidates(t)[0]
	n, _ := r.mayBe(a, t)
	return r.Plan.ofAsk(a, t.At, n)
}

// mayBe are which units of a need the n-th of its group may be: not fewer than are surely its own before it, or than all others could not
// have had, and not more than may be its own.
func (r *Reading) mayBe(a Ask, t conform.Thing) (first, last int) {
	first, last = 1, 1
	had := make(map[Ask]int) // by those that may have been called before
	for n := 1; n < t.Nth; n++ {
		asks := r.candidates(conform.Thing{Label: t.Label, Nth: n})
		for _, ask := range asks {
			had[ask]++
		}
		if len(asks) == 1 && asks[0] == a {
			first++
		}
	}
	last += had[a]
	others := 0
	for ask, n := range had {
		if ask != a {
			others += min(r.Plan.most(ask), n)
		}
	}
	return max(first, t.Nth-others), min(last, r.Plan.most(a))
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
