package check

import (
	"slices"

	"simulate/sim/scenario"
)

// listReleases notes which releases may come while units of a send or a move are still asked for or on their way: those of all who
// share its scene, but for what waits until the step is over. Who rides with another is let go with its bus, whatever has become of
// its own plan.
func (p *prospects) listReleases() {
	onScene := make(map[string][]int)
	for i := range p.steps {
		if p.steps[i].step.Verb() == scenario.Release {
			scene := p.sceneOf(i)
			onScene[scene] = append(onScene[scene], i)
		}
	}
	p.release = make([][]int, len(p.steps))
	for i := range p.steps {
		if verb := p.steps[i].step.Verb(); verb != scenario.Send && verb != scenario.Move {
			continue
		}
		for _, r := range onScene[p.sceneOf(i)] {
			if p.reaches(r, i) {
				p.release[i] = append(p.release[i], r)
				p.waiting[r] = append(p.waiting[r], i)
			}
		}
	}
}

// sceneOf is the incident on whose scene the units of a step are.
func (p *prospects) sceneOf(i int) string {
	incident := p.steps[i].key.incident
	if whole := p.s.Incidents.Get(incident).PartOf; whole != "" {
		return whole
	}
	return incident
}

// reaches reports whether a release may find units of a step asked for or on their way.
func (p *prospects) reaches(release, i int) bool {
	from, of := &p.steps[release], &p.steps[i]
	same := from.key.incident == of.key.incident
	if of.step.Verb() == scenario.Send && (!same || from.step.With != "" && from.step.With != of.key.step) {
		return false
	}
	return !same || p.sceneOf(i) != of.key.incident || p.stageAt(i, release, from.step.After, make(map[int]bool)) != over
}

// mayBeReleased reports whether a step may be stopped by another that takes what it has asked for, or the units that are on their way.
func (p *prospects) mayBeReleased(i int) bool {
	if slices.ContainsFunc(p.release[i], func(r int) bool { return p.steps[r].asked }) {
		return true
	}
	send := &p.steps[i].step.Send
	return p.taking && send.Given() && (send.All || slices.ContainsFunc(send.Kinds.IDs(), func(kind string) bool { return send.Kinds.Get(kind).All }))
}
