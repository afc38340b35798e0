package check

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// speeds warns of kinds of unit whose trips take the speed that the model takes where the file gives none.
func (c *checker) speeds() {
	speed := &c.s.Travel.Speed
	if speed.Get(scenario.OfEveryKind) != nil || c.Unreadable(tree.At("travel")) || c.Unreadable(tree.At("places")) || c.Unreadable(tree.At("units")) {
		return
	}
	travelling := c.travelling()
	var kinds []string
	for _, kind := range c.fleet.kinds {
		if speed.Get(kind) == nil && travelling[kind] && !c.s.Travel.Roads.Drives(kind) {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) > 0 {
		c.Warnf(scenario.SpeedAssumed, tree.At("travel"), "write travel: {speed: {default: 50 km/h}}, or another speed",
			"no travel.speed is given for %s: they travel at 50 km/h", tree.InWords(kinds))
	}
}

// travelling are the kinds of unit that plans let make a trip whose time comes from a distance.
func (c *checker) travelling() map[string]bool {
	found := make(map[string]bool)
	for id, incident := range c.s.Incidents.All() {
		p := c.planOf(id, incident)
		for _, step := range incident.Plan.All() {
			for _, kind := range p.moved(step) {
				found[kind] = found[kind] || p.travels(step, kind)
			}
		}
	}
	return found
}

// moved are the kinds of unit that a step sends or moves.
func (p *plan) moved(step *scenario.Step) []string {
	need, verb := step.Need(), step.Verb()
	switch {
	case verb != scenario.Send && verb != scenario.Move:
		return nil
	case need.All:
		return p.fleet.kinds
	default:
		return slices.DeleteFunc(slices.Clone(p.fleet.allKin(need.Kinds.IDs())), func(word string) bool { return !slices.Contains(p.fleet.kinds, word) })
	}
}

// travels reports whether units of a kind that a step sends or moves make a trip whose time comes from a distance.
func (p *plan) travels(step *scenario.Step, kind string) bool {
	var alone scenario.Need
	alone.Kinds.Set(kind, scenario.Count{})
	for _, from := range p.origins(step, &alone) {
		for _, to := range p.destinations(step) {
			if (from != to || from == anywhere) && !p.timeKnown(from, to) && p.located(from) && p.located(to) {
				return true
			}
		}
	}
	return false
}
