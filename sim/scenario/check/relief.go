package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// relief checks that units take turns at work which is theirs on scene, and that a turn takes time.
func (p *plan) relief(path tree.Path, step *scenario.Step) {
	switch {
	case step.Relief == nil:
		return
	case len(step.By) > 0:
		p.Errorf(path.AtKey(), "remove one of the two", "units that work by their agency are where they are, and have nobody beside them")
	case step.Needs.Kinds.Len() == 0:
		p.Errorf(path.AtKey(), "write needs: {KIND: 1}", "nothing says who may take whose place")
	}
	p.endless(path.Key("after"), &step.Relief.After, "write how long a unit works, such as 20m", "units would relieve each other for ever at one instant")
	p.unrelieved(path, step)
}

// unrelieved warns of turns that nobody can take: all units of a kind that ever come are at work.
func (p *plan) unrelieved(path tree.Path, step *scenario.Step) {
	if p.incident.PartOf != "" || len(p.onSceneOf(p.id)) > 1 || p.brings() == nil || !p.fleetKnown || len(step.By) > 0 {
		return
	}
	for word, count := range step.Needs.Kinds.All() {
		most, who, hint := p.most(p.brings(), word), "the plan brings", "send more, or write from-home: true"
		if step.Relief.FromHome {
			most, who, hint = p.fleet.of(p.s.Agencies.IDs(), word), "there are", "raise the count of its units, or remove relief"
		}
		if !step.Relief.FromHome && p.handsOver(word) {
			continue
		}
		if !count.All && most > 0 && count.Value >= most {
			p.Warnf(scenario.NoRelief, path, hint, "no other %s can take a turn: %s %s, and all of them are at work", word, who, scenario.Units(most, word))
		}
	}
}

// handsOver reports whether units that a word means are replaced at the end of their tours: whoever comes for another that is back on duty by then
// is one more than the plan brings.
func (p *plan) handsOver(word string) bool {
	handsOver := func(on *scenario.OnDuty) bool { return on != nil && on.End == "hand-over" }
	for id, unit := range p.s.Units.All() {
		if id != word && !slices.Contains(p.fleet.kin(unit.Kind), word) {
			continue
		}
		for _, one := range unit.Each.All() {
			if handsOver(one.OnDuty) {
				return true
			}
		}
		if handsOver(unit.OnDuty) {
			return true
		}
	}
	return false
}
