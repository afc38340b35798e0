package simtest

import (
	"fmt"
	"slices"
)

// states are those that a condition may have. Nothing leads out of the last one that it has.
var states = []string{"red", "yellow", "green", "dead"}

// foresee draws which states the condition of an incident has, if it has one: steps refer to them.
func (p *plan) foresee() {
	if !p.oneIn(3) {
		return
	}
	p.stated = true
	p.states = states[len(states)-p.from(2, len(states)):]
	for _, state := range p.states {
		p.milestones = append(p.milestones, "condition."+state)
	}
}

// condition writes what has been foreseen, now that the steps are known.
func (p *plan) condition() {
	if len(p.states) == 0 {
		return
	}
	p.line("    condition:")
	if p.oneIn(2) {
		p.line("      starts: %s", pick(p.draft, p.states))
	} else {
		p.line("      starts: {%s: 60%%, %s: 40%%}", p.states[0], p.states[1])
	}
	p.line("      changes:")
	last := len(p.states) - 1
	for i, from := range p.states[:last] {
		var f fields
		to := some(p.draft, slices.Concat(p.states[:i], p.states[i+1:]))
		if i == last-1 && !slices.Contains(to, p.states[last]) { // a state is one that something leads to
			to = append(to, p.states[last])
		}
		for _, state := range to {
			f.add(state, p.change())
		}
		p.line("        %s: %s", from, f)
	}
	if len(p.tenders) > 0 && !p.oneIn(3) {
		p.line("      held-by: %s", list(some(p.draft, p.tenders)))
	}
	if p.oneIn(2) {
		p.line("      ended-by: %s", p.trigger(2))
	}
}

// change draws how long a condition takes to another state, and with which steps.
func (p *plan) change() string {
	in := p.duration()
	if len(p.tenders) > 0 && p.oneIn(3) {
		return fmt.Sprintf("{in: %s, while: %s}", in, list(some(p.draft, p.tenders)))
	}
	return in
}

// byState draws a figure, and where there is a condition sometimes one for a state and another for all others.
func (p *plan) byState(draw func() string) string {
	if len(p.states) == 0 || !p.oneIn(4) {
		return draw()
	}
	return fmt.Sprintf("{%s: %s, default: %s}", pick(p.draft, p.states), draw(), draw())
}
