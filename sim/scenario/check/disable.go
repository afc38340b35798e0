package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// disables warns of more units put out of action than can ever be there: those that lack are left out. Those that are called by their
// entry or their own id need not be on scene.
func (p *plan) disables(path tree.Path, step *scenario.Step) {
	units, who := p.available(step)
	for word, count := range step.Disable.Kinds.All() {
		have, who, hint := p.most(units, word), who, "disable fewer, or send more"
		if p.meansAnywhere(step, word) {
			have, who, hint = p.fleet.count[pool{"", word}], "the file", "disable fewer"
		}
		if have > 0 && count.Value > have && p.fleetKnown {
			p.Warnf(scenario.Lack, path.Key(word), hint, "%s are put out of action, %s has at most %d",
				scenario.Units(count.Value, word), who, have)
		}
	}
}

// meansAnywhere reports whether an event puts units out of action wherever they are: those that it calls by their entry or their own id.
func (p *plan) meansAnywhere(step *scenario.Step, word string) bool {
	_, _, single := p.s.SingleUnit(word)
	return step.Disable.Kinds.Get(word) != nil && step.With == "" && !slices.Contains(p.fleet.kinds, word) && (single || p.s.Units.Get(word) != nil)
}
