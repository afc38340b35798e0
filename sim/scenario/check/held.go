package check

import (
	"slices"

	"simulate/sim/scenario"
)

// allHeld warns of a step that needs more units than there are while others hold theirs until it is over. Work by units where they are
// has those of its agencies, other steps those that the incident brings.
func (p *plan) allHeld(b *branches, i int) {
	step := b.steps[i].step
	have := func(word string) int { return p.most(p.brings(), word) }
	if len(step.By) > 0 {
		have = func(word string) int { return p.fleet.of(step.By, word) }
	} else if p.brings() == nil {
		return
	}
	if step.With != "" {
		return
	}
	for word, count := range step.Need().Kinds.All() {
		most := have(word)
		if count.Value == 0 { // or all, which is as many as there are
			continue
		}
		held, holder := 0, ""
		for _, id := range p.holders() {
			n := p.holdsUntil(b, b.index[stepKey{p.id, id}], i, word, most)
			if n > 0 {
				held, holder = held+n, id
			}
		}
		if held > 0 && held+count.Value > most && most > 0 {
			p.Warnf(scenario.AllHeld, b.steps[i].path, "send more, or let "+holder+" hold them until something else",
				"of %s %d are held until this is over: it waits in vain", scenario.Units(most, word), min(held, most))
		}
	}
}

// holdsUntil is how many units that are surely of a sort one step holds from before another begins until that is over, out of so many as
// there are.
func (p *plan) holdsUntil(b *branches, on, i int, word string, most int) int {
	step, holder := b.steps[i].step, b.steps[on].step
	if on == i || holder.Until != nil || !sameUnits(holder, step) ||
		!b.surely(on, i, hasUnits, make(map[int]bool)) || b.stageAt(i, on, holder.Hold, make(map[int]bool)) != over {
		return 0
	}
	held := 0
	for kind, count := range holder.Needs.Kinds.All() {
		switch {
		case !p.surely(kind, word):
		case count.All:
			return most
		default:
			held += count.Value
		}
	}
	return held
}

// sameUnits reports whether all units that one step takes are among those of which another has to take its own.
func sameUnits(taken, from *scenario.Step) bool {
	if len(from.By) == 0 || len(taken.By) == 0 {
		return len(from.By) == len(taken.By)
	}
	return !slices.ContainsFunc(taken.By, func(agency string) bool { return !slices.Contains(from.By, agency) })
}

// surely reports whether all units of one sort are of another, too.
func (p *plan) surely(one, other string) bool {
	all := p.s.Agencies.IDs()
	return one == other || p.fleet.of(all, one) > 0 && p.fleet.both(all, one, other) == p.fleet.of(all, one)
}

// holders are the steps of the plan that hold the units which they take.
func (p *plan) holders() []string {
	if p.holding == nil {
		p.holding = []string{}
		for id, step := range p.incident.Plan.All() {
			if verb := step.Verb(); step.Hold != nil && step.With == "" && (verb == scenario.Work || verb == scenario.Decide) {
				p.holding = append(p.holding, id)
			}
		}
	}
	return p.holding
}
