package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
)

// elsewhere warns of a step whose place is one to which nothing brings units of a kind that it needs.
func (p *plan) elsewhere(b *branches, i int) {
	path, step := b.steps[i].path, b.steps[i].step
	at := p.destinations(step)
	if step.Verb() == scenario.Move || len(at) == 0 || p.brings() == nil || p.usesThoseWhereTheyAre(step) || !p.isSettled(b, i, 64) {
		return
	}
	unknown := func(place string) bool { return place != anywhere && p.s.Places.Get(place) == nil }
	for kind, count := range step.Needs.Kinds.All() {
		if count.Value == 0 && !count.All {
			continue
		}
		there := p.stops(kind)
		known := !slices.ContainsFunc(slices.Concat(at, there), unknown)
		if known && len(there) > 0 && !slices.ContainsFunc(at, func(place string) bool { return p.isAt(there, place) }) {
			p.Warnf(scenario.Elsewhere, path.Key("needs", kind).AtKey(), fmt.Sprintf("write move: {%s: %d} with where: %s before it, or send some there", kind, max(1, count.Value), p.placeName(at[0])),
				"nothing brings %s to %s", kind, p.placeName(at[0]))
		}
	}
}

// usesThoseWhereTheyAre reports whether a step has its units from work by units that are not sent.
func (p *plan) usesThoseWhereTheyAre(step *scenario.Step) bool {
	for range 64 { // and not for ever where with leads in a circle
		if step == nil || step.With == "" {
			break
		}
		step = p.incident.Plan.Get(step.With)
	}
	return step != nil && len(step.By) > 0
}

// isSettled reports whether the places where a step happens are those of its destinations for sure: those that are another step's are so
// only once that has units, or has been asked for where it chooses among several, and before that the incident's. Depth bounds the walk.
func (p *plan) isSettled(b *branches, i, depth int) bool {
	for _, at := range b.steps[i].step.Where.All(nil) {
		if p.incident.Plan.Get(at.Name) == nil || p.s.Places.Get(at.Name) != nil {
			continue
		}
		on := b.index[stepKey{p.id, at.Name}]
		is := hasUnits
		if b.steps[on].step.Where.Chosen() {
			is = hasAsked
		}
		if depth == 0 || !b.surely(on, i, is, make(map[int]bool)) || !p.isSettled(b, on, depth-1) {
			return false
		}
	}
	return true
}

// isAt reports whether one of some places is a place, by name or as it lies at the same spot.
func (p *plan) isAt(places []string, place string) bool {
	of := p.s.Places.Get(place)
	return slices.Contains(places, place) || of != nil && of.Position != nil && slices.ContainsFunc(places, func(other string) bool {
		o := p.s.Places.Get(other)
		return o != nil && o.Position != nil && o.Position.Value == of.Position.Value
	})
}

// placeName names a place, or the area of the incident.
func (p *plan) placeName(place string) string {
	if place == anywhere {
		return p.area()
	}
	return place
}

// leftBehind warns of a step at the place to which the incident has moved before, when those who were on scene stay behind and nobody
// else comes.
func (p *plan) leftBehind(b *branches, i int) {
	step := b.steps[i].step
	if step.Verb() == scenario.Move || step.Where.Given() || len(p.onSceneOf(p.id)) > 1 || p.incident.PartOf != "" {
		return
	}
	for _, id := range p.movers() {
		m := b.index[stepKey{p.id, id}]
		if !p.isLastMove(b, m, i) {
			continue
		}
		for _, kind := range p.kindsOf(step) {
			if !p.follows(b, m, kind) {
				p.Warnf(scenario.Elsewhere, b.steps[i].path, fmt.Sprintf("write a step before it: {after: %s, move: {%s: %d}}", id, kind, 1),
					"the %s on scene stays behind as %s moves the incident to %s, and none comes there", kind, id, b.steps[m].step.Moves)
			}
		}
	}
}

// movers are the events that move the incident.
func (p *plan) movers() []string {
	if p.moving == nil {
		p.moving = []string{}
		for id, event := range p.incident.Plan.All() {
			if event.Moves != "" {
				p.moving = append(p.moving, id)
			}
		}
	}
	return p.moving
}

// isLastMove reports whether the incident is surely where event m has moved it when step i asks for units, and has never been
// there before.
func (p *plan) isLastMove(b *branches, m, i int) bool {
	to := b.steps[m].step.Moves
	comes := func(first, then int) stage {
		return b.stageAt(first, then, b.steps[then].step.After, make(map[int]bool))
	}
	if p.begunAt(to) || !b.surely(m, i, isDone, make(map[int]bool)) {
		return false
	}
	for _, id := range p.movers() {
		if n := b.index[stepKey{p.id, id}]; n == m {
			continue
		} else if comes(n, m) == over && b.steps[n].step.Moves == to || comes(n, m) != over && comes(i, n) < begun {
			return false
		}
	}
	return true
}

// begunAt reports whether the incident may have begun at a place.
func (p *plan) begunAt(place string) bool {
	return p.incident.Where.Place == place || p.incident.Where.Shares.Get(place) != nil || p.incident.Where.IsArea()
}

// follows reports whether units of a kind come to where an event moves the incident: they are sent or moved there, or are on their
// way to the incident at that time.
func (p *plan) follows(b *branches, m int, kind string) bool {
	for id, step := range p.incident.Plan.All() {
		if verb := step.Verb(); verb != scenario.Send && verb != scenario.Move || !p.mayBring(step, kind) {
			continue
		}
		to := b.steps[m].step
		if step.Where.Given() && p.isAt(p.destinations(step), to.Moves) || !step.Where.Given() && b.stageAt(b.index[stepKey{p.id, id}], m, to.After, make(map[int]bool)) != over {
			return true
		}
	}
	return false
}

// mayBring reports whether there may be units of a kind among those that a step asks for.
func (p *plan) mayBring(step *scenario.Step, kind string) bool {
	return step.Need().All || slices.ContainsFunc(p.kindsOf(step), func(own string) bool { return slices.Contains(p.fleet.kin(own), kind) })
}
