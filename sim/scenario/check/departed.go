package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
)

// departed warns of a step for which too few units are left where it is done: they have gone elsewhere before, or too few were ever
// brought there. It keeps still where an incident shares its scene with others, or moves.
func (p *plan) departed(b *branches, i int) {
	step := b.steps[i].step
	at := p.destinations(step)
	if step.Verb() == scenario.Move || step.With != "" || len(at) != 1 || !p.isSettled(b, i, 64) || p.brings() == nil || p.incident.PartOf != "" ||
		len(p.onSceneOf(p.id)) > 1 {
		return
	}
	for word, count := range step.Needs.Kinds.All() {
		come, known := p.comingTo(at[0], word)
		if count.All || !known || come == 0 {
			continue
		}
		gone, last := 0, ""
		if come == p.most(p.brings(), word) {
			gone, last = p.goneBefore(b, i, at[0], word)
		}
		path := b.steps[i].path.Key("needs", word).AtKey()
		hint := fmt.Sprintf("write move: {%s: %d} with where: %s before it, or bring more", word, count.Value, p.placeName(at[0]))
		switch {
		case come < count.Value && come < p.most(p.brings(), word): // of fewer in all it has been said
			p.Warnf(scenario.Elsewhere, path, hint, "only %s to %s", scenario.Units(come, word)+comes(come), p.placeName(at[0]))
		case gone > 0 && come-gone < count.Value && come >= count.Value:
			p.Warnf(scenario.Elsewhere, path, hint, "of %s at %s %s gone before this, the last with %s", scenario.Units(come, word), p.placeName(at[0]), leave(min(gone, come)), last)
		}
	}
}

func comes(n int) string {
	if n == 1 {
		return " comes"
	}
	return " come"
}

func leave(n int) string {
	if n == 1 {
		return "1 has"
	}
	return fmt.Sprintf("%d have", n)
}

// coming is how many units of a sort come to a place at the most, and whether that is known.
type coming struct {
	n     int
	known bool
}

// comingTo finds what comes to a place once: it looks at all of the plan.
func (p *plan) comingTo(place, word string) (n int, known bool) {
	key := [2]string{place, word}
	c, found := p.coming[key]
	if !found {
		if p.coming == nil {
			p.coming = make(map[[2]string]coming)
		}
		c.n, c.known = p.countComing(place, word)
		p.coming[key] = c
	}
	return c.n, c.known
}

// countComing is how many units of a sort come to a place at the most, present there, sent or moved. It is not known where a step that
// repeats brings some, or all that there are, or where the incident moves.
func (p *plan) countComing(place, word string) (n int, known bool) {
	if p.isAt(p.scenesOf(p.incident), place) {
		for kind, count := range p.incident.Present.All() {
			n += p.likely(count.Value, p.s.Agencies.IDs(), kind, word)
		}
	}
	for _, step := range p.incident.Plan.All() {
		verb := step.Verb()
		if step.Moves != "" { // its units go where it goes
			return 0, false
		}
		if verb != scenario.Send && verb != scenario.Move || !p.isAt(p.destinations(step), place) || !p.mayBring(step, word) {
			continue
		}
		need, agencies := step.Need(), p.s.Agencies.IDs()
		if verb == scenario.Send {
			agencies = p.senders(step)
		}
		if need.All || step.Every != nil || verb == scenario.Move && !need.Given() {
			return 0, false
		}
		for kind, count := range need.Kinds.All() {
			if count.All {
				return 0, false
			}
			if slices.Contains(p.fleet.kin(word), kind) {
				n += p.likely(count.Value, agencies, kind, word)
			}
		}
	}
	return n, true
}

// goneBefore is how many units that are surely of a sort have gone from a place before a step asks for some, and a step with which they
// did: those that are released or put out of action, or those of one move, since another may move the same on. All that come must come
// to that place.
func (p *plan) goneBefore(b *branches, i int, place, word string) (n int, last string) {
	let := 0
	for _, id := range p.leavers() {
		step, on := p.incident.Plan.Get(id), b.index[stepKey{p.id, id}]
		if on == i || step.With != "" || step.Every != nil {
			continue
		}
		left := p.lets(b, on, place, word)
		if left == 0 || len(b.own(on)) > 0 || !b.surely(on, i, isDone, make(map[int]bool)) {
			continue // what may be stopped or given up lets nobody go for sure
		}
		if step.Verb() != scenario.Move {
			let += left
			left = let
		}
		if left > n {
			n, last = left, id
		}
	}
	return n, last
}

// leavers are the steps with which units go.
func (p *plan) leavers() []string {
	if p.leaving == nil {
		p.leaving = []string{}
		for id, step := range p.incident.Plan.All() {
			if verb := step.Verb(); verb == scenario.Move || verb == scenario.Release || step.Disable.Given() {
				p.leaving = append(p.leaving, id)
			}
		}
	}
	return p.leaving
}

// lets is how many units that are surely of a sort go from a place for good with a step: it moves them elsewhere, releases them or puts
// them out of action.
func (p *plan) lets(b *branches, on int, place, word string) (n int) {
	step := b.steps[on].step
	need := step.Need()
	switch verb := step.Verb(); {
	case verb == scenario.Move && !p.isAt(p.destinations(step), place):
	case verb == scenario.Release && p.isScene(place):
		need = &step.Release
	case verb == scenario.Event && step.Until == nil && p.isScene(place):
		need = &step.Disable
	default:
		return 0
	}
	if need.All && p.noneAfter(b, on, word) {
		return p.most(p.brings(), word)
	}
	for kind, count := range need.Kinds.All() {
		switch {
		case !p.surely(kind, word) || p.meansAnywhere(step, kind):
		case !count.All:
			n += count.Value
		case p.noneAfter(b, on, word):
			return p.most(p.brings(), word)
		}
	}
	return n
}

// isScene reports whether the incident is surely at a place.
func (p *plan) isScene(place string) bool {
	scenes := p.scenesOf(p.incident)
	return len(scenes) == 1 && p.isAt(scenes, place)
}

// noneAfter reports whether all that brings units of a sort has begun before a step does.
func (p *plan) noneAfter(b *branches, on int, word string) bool {
	for id, step := range p.incident.Plan.All() {
		if verb := step.Verb(); (verb == scenario.Send || verb == scenario.Move) && p.mayBring(step, word) {
			atOnce := step.After == nil && step.At == nil && step.Delay == nil
			if i := b.index[stepKey{p.id, id}]; i != on && !atOnce && b.stageAt(i, on, b.steps[on].step.After, make(map[int]bool)) < begun {
				return false
			}
		}
	}
	return true
}
